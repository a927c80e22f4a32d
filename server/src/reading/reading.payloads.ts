import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { UserError } from '../shared/errors/user-error.ts';

@InputType({ description: 'How far the reader has come.' })
export class RecordReadingInput {
  @Field(() => ID, { description: 'A published article.' })
  articleId!: string;

  @Field(() => Int, { description: 'The share of all of it that has been on the screen, in basis points: 0 to 10000.' })
  readBps!: number;
}

@ObjectType({ description: 'Kept.' })
export class RecordReadingSuccess {
  @Field(() => Int, { description: 'The furthest the member has ever come, in basis points.' })
  readonly readBps: number;

  constructor(readBps: number) {
    this.readBps = readBps;
  }
}

@ObjectType({
  implements: UserError,
  description: 'The viewer sees only the preview, which does not count as reading.',
})
export class ArticleLocked extends UserError {
  constructor() {
    super('ARTICLE_LOCKED', {
      'zh-CN': '这篇文章尚未解锁，阅读进度不会记录',
      en: 'This article is locked for you; how far you read its preview is not kept',
    });
  }
}

export const RecordReadingPayload = createUnionType({
  name: 'RecordReadingPayload',
  description: 'What came of recordReading: its success, or a refusal.',
  types: () => [RecordReadingSuccess, ArticleLocked] as const,
});
