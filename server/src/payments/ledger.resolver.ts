import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { permit, staffMay } from '../accounts/permissions.ts';
import type { Context } from '../context.ts';
import type { ReadInfo } from '../graphql/projector/selection.ts';
import { ConnectionArguments, connectionType } from '../shared/relay/connection.ts';
import { LedgerTransaction } from './ledger-transaction.entity.ts';
import { LedgerFilter, rangeOf } from './money-filters.ts';
import { PaymentDiscrepancy, PaymentException } from './payment-exception.entity.ts';

const LedgerTransactionConnection = connectionType('LedgerTransaction', () => LedgerTransaction, 'ledger transactions');
const PaymentExceptionConnection = connectionType('PaymentException', () => PaymentException, 'payment exceptions');

@Resolver(() => LedgerTransaction)
export class LedgerResolver {
  @Query(() => LedgerTransactionConnection, {
    description: `${staffMay('readBooks')}: the books, the latest event first.`,
  })
  ledgerTransactions(
    @Args() page: ConnectionArguments,
    @Arg('filter', () => LedgerFilter, { nullable: true, description: 'Only some of them.' })
    filter: LedgerFilter | null,
    @Ctx() context: Context,
    @Info() info: ReadInfo,
  ) {
    permit(context.viewer, 'readBooks');
    const { from, to, ...which } = filter ?? {};
    return context.paymentReads.ledgerTransactions(context, info, page, { ...which, ...rangeOf(from, to) });
  }

  @Query(() => PaymentExceptionConnection, {
    description: `${staffMay('readBooks')}: money that does not match, the latest first. Normally there is none.`,
  })
  paymentExceptions(
    @Args() page: ConnectionArguments,
    @Arg('isOpen', () => Boolean, { nullable: true, description: 'Only what still waits, or only what is settled.' })
    isOpen: boolean | null,
    @Ctx() context: Context,
    @Info() info: ReadInfo,
  ) {
    permit(context.viewer, 'readBooks');
    return context.paymentReads.paymentExceptions(context, info, page, isOpen);
  }
}

@Resolver(() => PaymentException)
export class PaymentExceptionResolver {
  @FieldResolver(() => String, { description: 'Our number for the attempt, as WeChat reported it.' })
  outTradeNo(@Root() { detail }: PaymentException): string {
    return detail.outTradeNo;
  }

  @FieldResolver(() => [PaymentDiscrepancy], { description: 'The facts that differ.' })
  discrepancies(@Root() { detail }: PaymentException): readonly PaymentDiscrepancy[] {
    return detail.discrepancies;
  }
}
