import { type Aftermath, readAftermath } from './aftermath.ts';
import { type Entitlement, type PaymentRow, type Rows, readRows } from './evidence-rows.ts';
import type { Journal } from './journal.ts';
import type { Shop } from './play.ts';
import type { Stack } from './stack/stack.ts';
import { moneyAtWeChat, type WeChatMoney } from './wechat-money.ts';

/** Both sides of what happened in a town, as they are stored: WeChat's and ours. */
export interface Evidence extends Rows, Aftermath {
  readonly shops: readonly Shop[];
  readonly journals: ReadonlyMap<number, Journal>;
  readonly wechat: WeChatMoney;
  /** What orders brought, by order. */
  readonly entitlementsOf: ReadonlyMap<string, readonly Entitlement[]>;
  /** Numbers whose money is booked as owed, as `<account>/<rail>/<outTradeNo>`. */
  readonly owed: ReadonlySet<string>;
  /** How many refunds WeChat was made to fail, since the stack began. */
  readonly refundFaults: number;
  readonly historyOfPerson: ReadonlyMap<string, number>;
  readonly historyOfMember: ReadonlyMap<string, number>;
}

export const numberKey = (of: { accountId: string; rail: string; outTradeNo: string }): string =>
  `${of.accountId}/${of.rail}/${of.outTradeNo}`;

/** Whether the money of a closed order is owed to its payer because another order brought what it would have brought. */
export function isInVain({ inVain, owed }: Pick<Evidence, 'inVain' | 'owed'>, payment: PaymentRow): boolean {
  return owed.has(numberKey(payment)) && inVain.some(({ orderId }) => orderId === payment.orderId);
}

export async function collectEvidence(of: {
  stack: Stack;
  shops: readonly Shop[];
  journals: ReadonlyMap<number, Journal>;
  historyOfPerson: ReadonlyMap<string, number>;
  historyOfOpenid: ReadonlyMap<string, number>;
}): Promise<Evidence> {
  const { stack, shops, journals, historyOfPerson, historyOfOpenid } = of;
  const rows = await readRows(
    stack,
    shops.map(({ account }) => account.id),
  );
  const paymentOf = new Map(rows.payments.map((payment) => [payment.id, payment]));
  const owed = rows.ledger.flatMap(({ kind, paymentId }) => {
    const payment = kind === 'UNAPPLIED_PAYMENT' && paymentId !== null ? paymentOf.get(paymentId) : undefined;
    return payment ? [numberKey(payment)] : [];
  });
  const { faults } = await stack.sandbox.control('tally');
  return {
    ...rows,
    ...(await readAftermath(stack, shops)),
    refundFaults: (faults['xpay-refund:fail'] ?? 0) + (faults['refund:closed'] ?? 0),
    shops,
    journals,
    wechat: await moneyAtWeChat(stack, shops),
    entitlementsOf: Map.groupBy(rows.entitlements, ({ orderId }) => orderId),
    owed: new Set(owed),
    historyOfPerson,
    historyOfMember: new Map(
      rows.identities.flatMap(({ memberId, openid }) => {
        const history = historyOfOpenid.get(openid);
        return history === undefined ? [] : [[memberId, history] as const];
      }),
    ),
  };
}
