import { isInVain, numberKey } from '../evidence.ts';
import type { Invariant } from './invariant.ts';

/** What is paid at WeChat is paid here, and brought exactly one entitlement, or is owed to the payer. */
export const paidIsFulfilled: Invariant = {
  name: 'paid-is-fulfilled',
  check(evidence) {
    const { wechat, payments, orders, entitlementsOf, owed, historyOfPerson } = evidence;
    const paymentOf = new Map(payments.map((payment) => [numberKey(payment), payment]));
    const orderOf = new Map(orders.map((order) => [order.id, order]));
    const paidFor = Map.groupBy(
      payments.filter(({ status }) => status === 'PAID'),
      ({ orderId }) => orderId,
    );
    return wechat.payments.flatMap((paid) => {
      if (!paid.isPaid) return [];
      const history = historyOfPerson.get(paid.person);
      const wrong = (what: string) => [
        { text: `${paid.rail} ${paid.outTradeNo} of ${paid.amountFen} fen: ${what}`, fen: paid.amountFen, history },
      ];
      const payment = paymentOf.get(numberKey(paid));
      if (!payment) return wrong('paid at WeChat and unknown here');
      if (payment.status !== 'PAID') return wrong(`paid at WeChat and ${payment.status} here`);
      if (payment.amountFen !== paid.amountFen) return wrong(`asked for ${payment.amountFen} fen`);
      const order = orderOf.get(payment.orderId);
      if (order?.status === 'CLOSED' && isInVain(evidence, payment)) {
        return entitlementsOf.has(order.id) ? wrong('its order is CLOSED and brought an entitlement') : [];
      }
      if (order?.status !== 'PAID') return wrong(`its order is ${order?.status ?? 'gone'}`);
      const count = entitlementsOf.get(order.id)?.length ?? 0;
      if (count !== 1) return wrong(`its order ${order.kind} brought ${count} entitlements`);
      const applied = (paidFor.get(order.id) ?? []).filter((each) => !owed.has(numberKey(each)));
      return applied.length === 1 ? [] : wrong(`${applied.length} payments count for its one entitlement`);
    });
  },
};
