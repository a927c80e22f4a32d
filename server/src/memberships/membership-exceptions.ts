import type { EntityManager } from '@mikro-orm/postgresql';
import { recordException, resolveExceptionsAbout } from '../payments/exceptions.ts';
import type { Order } from '../payments/order.entity.ts';
import { Payment, PaymentStatus } from '../payments/payment.entity.ts';
import { type PaymentDiscrepancy, PaymentExceptionKind } from '../payments/payment-exception.entity.ts';

/** Lists for the creator what an order's money and its membership do not agree about; once per order and kind. */
export async function listMembershipException(
  em: EntityManager,
  order: Order,
  kind: PaymentExceptionKind,
  now: Date,
  discrepancy: PaymentDiscrepancy,
): Promise<void> {
  const account = order.account.id;
  const payment = await em.findOne(
    Payment,
    { account, order: order.id, status: PaymentStatus.PAID },
    { orderBy: { settledAt: 'asc' } },
  );
  await recordException(em, {
    accountId: account,
    paymentId: payment?.id ?? null,
    kind,
    outTradeNo: payment?.outTradeNo ?? '',
    discrepancies: [discrepancy],
    evidenceKey: documentOf(order.id),
    now,
  });
}

const documentOf = (orderId: string): string => `order/${orderId}`;

/** Takes a credit that was not covered off the list: the upgrade that was given it is undone. */
export const resolveCreditException = (
  em: EntityManager,
  { accountId, orderId, now }: { accountId: string; orderId: string; now: Date },
): Promise<void> =>
  resolveExceptionsAbout(em, {
    accountId,
    kind: PaymentExceptionKind.CREDIT_NOT_COVERED,
    document: documentOf(orderId),
    now,
  });
