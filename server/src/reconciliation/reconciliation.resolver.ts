import {
  Arg,
  Args,
  Ctx,
  createUnionType,
  Field,
  FieldResolver,
  ID,
  Info,
  InputType,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { permit, staffMay } from '../accounts/permissions.ts';
import type { Context } from '../context.ts';
import { projected, type ReadInfo } from '../graphql/projector/selection.ts';
import { PaymentException } from '../payments/payment-exception.entity.ts';
import { Command } from '../shared/errors/rejection.ts';
import { type Connection, ConnectionArguments, connectionType } from '../shared/relay/connection.ts';
import { Task } from '../tasks/task.entity.ts';
import { Bill, BillKind } from './bill.entity.ts';
import { bills } from './bill.projection.ts';
import { BillLine } from './bill-line.entity.ts';
import { suggestedActions } from './exception-actions.ts';
import { StartReconciliationPayload, StartReconciliationSuccess } from './reconciliation.payloads.ts';

const BillConnection = connectionType('Bill', () => Bill, 'bills');
const BillLineConnection = connectionType('BillLine', () => BillLine, 'lines of a bill');

@InputType({ description: 'Which exception was dealt with, and how.' })
export class ResolvePaymentExceptionInput {
  @Field(() => ID, { description: 'The exception.' })
  id!: string;

  @Field(() => String, { description: 'What was done about it, 1–200 characters; it is kept.' })
  resolution!: string;
}

@ObjectType({ description: 'The exception is off the list of open ones.' })
export class ResolvePaymentExceptionSuccess {
  @Field(() => ID, { description: 'The exception.' })
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

export const ResolvePaymentExceptionPayload = createUnionType({
  name: 'ResolvePaymentExceptionPayload',
  description: 'What came of resolvePaymentException.',
  types: () => [ResolvePaymentExceptionSuccess] as const,
});

@Resolver(() => StartReconciliationSuccess)
export class StartReconciliationResolver {
  @Command(() => StartReconciliationPayload, {
    description: `${staffMay('reconcile')}: fetches and matches WeChat’s bills now instead of in the night. While it runs, the same task is given again.`,
  })
  async startReconciliation(
    @Ctx() { viewer, reconciliationStart }: Context,
  ): Promise<typeof StartReconciliationPayload> {
    return new StartReconciliationSuccess(await reconciliationStart.start(viewer));
  }

  @FieldResolver(() => Task, { description: 'The work that goes on.' })
  async task(
    @Root() { taskId }: StartReconciliationSuccess,
    @Ctx() context: Context,
    @Info() info: ReadInfo,
  ): Promise<Task> {
    return (await context.tasks.task(context, info, taskId))!;
  }
}

@Resolver(() => Bill)
export class BillResolver {
  @Query(() => BillConnection, {
    description: `${staffMay('readBooks')}: WeChat’s bills as they were fetched and matched every night, the latest first.`,
  })
  bills(
    @Args() page: ConnectionArguments,
    @Arg('kind', () => BillKind, { nullable: true, description: 'Of this kind only.' }) kind: BillKind | null,
    @Ctx() context: Context,
    @Info() info: ReadInfo,
  ) {
    permit(context.viewer, 'readBooks');
    return context.projector.connection(bills, context, info, page, { kind });
  }

  @FieldResolver(() => BillLineConnection, { description: 'Its lines, in order.' })
  lines(@Root() bill: Bill, @Args() _page: ConnectionArguments, @Info() info: ReadInfo): Connection<BillLine> {
    return projected(bill, info);
  }
}

@Resolver(() => PaymentException)
export class ExceptionActionResolver {
  @FieldResolver(() => String, { description: 'What to do about it, in the request’s language.' })
  suggestedAction(@Root() { kind }: PaymentException, @Ctx() { locale }: Context): string {
    return suggestedActions[kind][locale];
  }

  @Command(() => ResolvePaymentExceptionPayload, {
    description: `${staffMay('resolveExceptions')}: takes an exception off the list, with a word on what was done. Safe to repeat.`,
  })
  async resolvePaymentException(
    @Arg('input') { id, resolution }: ResolvePaymentExceptionInput,
    @Ctx() { viewer, reconciliation }: Context,
  ): Promise<typeof ResolvePaymentExceptionPayload> {
    return new ResolvePaymentExceptionSuccess(await reconciliation.resolve(viewer, id, resolution));
  }
}
