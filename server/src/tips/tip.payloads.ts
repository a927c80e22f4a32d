import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { IdempotencyKeyReused, NoLawfulRail } from '../payments/payment.payloads.ts';
import { UserError } from '../shared/errors/user-error.ts';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import type { Fen } from '../shared/money/fen.ts';
import type { Tipping } from './tipping.ts';

export const maxTipMessageLength = 200;

@InputType({ description: 'A tip for the creator.' })
export class CreateTipInput {
  @Field(() => FenScalar, { description: 'How much; see account { tipping }.' })
  amountFen!: Fen;

  @Field(() => ID, { nullable: true, description: 'The article it is for; none: for the creator as such.' })
  articleId?: string | null;

  @Field(() => String, {
    defaultValue: '',
    description: `A word to the creator, at most ${maxTipMessageLength} characters; nobody else reads it.`,
  })
  message!: string;

  @Field(() => String, {
    description: 'Your own key for this tip, 1–64 characters: a repeated request is the same tip.',
  })
  idempotencyKey!: string;
}

const yuan = (amountFen: Fen) => (amountFen % 100 === 0 ? String(amountFen / 100) : (amountFen / 100).toFixed(2));

@ObjectType({
  implements: UserError,
  description: 'The amount is too low, too high, or not whole yuan where only those can be paid.',
})
export class TipAmountOutOfRange extends UserError {
  @Field(() => FenScalar, { description: 'The least.' })
  readonly minFen: Fen;

  @Field(() => FenScalar, { description: 'The most.' })
  readonly maxFen: Fen;

  @Field(() => FenScalar, { description: 'An amount is a multiple of this.' })
  readonly stepFen: Fen;

  constructor({ minFen, maxFen, stepFen }: Pick<Tipping, 'minFen' | 'maxFen' | 'stepFen'>) {
    const isWhole = stepFen > 1;
    super('TIP_AMOUNT_OUT_OF_RANGE', {
      'zh-CN': `打赏金额应在 ${yuan(minFen)} 元到 ${yuan(maxFen)} 元之间${isWhole ? '，且为整元' : ''}`,
      en: `A tip is between ${yuan(minFen)} and ${yuan(maxFen)} yuan${isWhole ? ', in whole yuan' : ''}`,
    });
    this.minFen = minFen;
    this.maxFen = maxFen;
    this.stepFen = stepFen;
  }
}

@ObjectType({ implements: UserError, description: 'The article takes no tips, or is not there.' })
export class ArticleNotTippable extends UserError {
  constructor() {
    super('ARTICLE_NOT_TIPPABLE', { 'zh-CN': '这篇文章没有开放打赏', en: 'This article takes no tips' });
  }
}

@ObjectType({ implements: UserError, description: 'The account takes no tips.' })
export class TippingNotEnabled extends UserError {
  constructor() {
    super('TIPPING_NOT_ENABLED', {
      'zh-CN': '作者暂时没有开放打赏，谢谢你的心意',
      en: 'The creator takes no tips at the moment; thank you all the same',
    });
  }
}

@ObjectType({ implements: UserError, description: 'The message is too long.' })
export class TipMessageTooLong extends UserError {
  @Field(() => Int, { description: 'Most characters it takes.' })
  readonly maxLength: number = maxTipMessageLength;

  constructor() {
    super('TIP_MESSAGE_TOO_LONG', {
      'zh-CN': `留言不超过 ${maxTipMessageLength} 个字`,
      en: `A message takes at most ${maxTipMessageLength} characters`,
    });
  }
}

@ObjectType({ description: 'The tip was begun, now or before under the same key. Pay its order with startPayment.' })
export class CreateTipSuccess {
  /** The fields `order` and `tip` are read through the projector. */
  readonly orderId: string;

  constructor(order: { readonly id: string }) {
    this.orderId = order.id;
  }
}

export const CreateTipPayload = createUnionType({
  name: 'CreateTipPayload',
  description: 'What came of createTip: its success, or a refusal.',
  types: () =>
    [
      CreateTipSuccess,
      TipAmountOutOfRange,
      ArticleNotTippable,
      TippingNotEnabled,
      TipMessageTooLong,
      NoLawfulRail,
      IdempotencyKeyReused,
    ] as const,
});
