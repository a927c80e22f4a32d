import { createUnionType, Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'What matching WeChat’s bills by hand came to.' })
export class ReconciliationReport {
  @Field(() => Int, { description: 'Bills that were not matched when it began.' })
  readonly billCount!: number;

  @Field(() => Int, {
    description:
      'Bills that are matched now; WeChat has not given the others out yet, and they are asked for again by themselves.',
  })
  readonly matchedCount!: number;

  @Field(() => Int, { description: 'Payment exceptions that were open when it ended.' })
  readonly exceptionCount!: number;
}

@ObjectType({ description: 'WeChat’s bills are being fetched and matched.' })
export class StartReconciliationSuccess {
  readonly taskId: string;

  constructor(taskId: string) {
    this.taskId = taskId;
  }
}

export const StartReconciliationPayload = createUnionType({
  name: 'StartReconciliationPayload',
  description: 'What came of startReconciliation.',
  types: () => [StartReconciliationSuccess] as const,
});
