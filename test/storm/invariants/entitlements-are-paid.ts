import type { Invariant } from './invariant.ts';

/** Nobody holds what nobody paid: every entitlement that was bought has its paid order, and that its payment at WeChat. */
export const entitlementsArePaid: Invariant = {
  name: 'entitlements-are-paid',
  check({ orders, payments, entitlements, wechat, historyOfMember }) {
    const orderOf = new Map(orders.map((order) => [order.id, order]));
    const paidNumbers = new Set(wechat.payments.filter(({ isPaid }) => isPaid).map(({ outTradeNo }) => outTradeNo));
    const isPaidAtWeChat = new Set(
      payments.filter(({ outTradeNo }) => paidNumbers.has(outTradeNo)).map(({ orderId }) => orderId),
    );
    const unpaidOrders = orders
      .filter(({ id, status }) => status === 'PAID' && !isPaidAtWeChat.has(id))
      .map(({ id, amountFen, memberId }) => ({
        text: `order ${id} of ${amountFen} fen is PAID here and not at WeChat`,
        fen: amountFen,
        history: historyOfMember.get(memberId),
      }));
    const unpaidPayments = payments
      .filter(({ status, outTradeNo }) => status === 'PAID' && !paidNumbers.has(outTradeNo))
      .map(({ id, outTradeNo, amountFen, orderId }) => ({
        text: `payment ${id} (${outTradeNo}) of ${amountFen} fen is PAID here and not at WeChat`,
        fen: amountFen,
        history: historyOfMember.get(orderOf.get(orderId)?.memberId ?? ''),
      }));
    const unpaid = entitlements.flatMap(({ id, kind, orderId, memberId }) => {
      const order = orderOf.get(orderId);
      const history = historyOfMember.get(memberId);
      if (order?.status !== 'PAID') {
        const text = `${kind} ${id} has an order that is ${order?.status ?? 'gone'}`;
        return [{ text, fen: order?.amountFen ?? 0, history }];
      }
      return order.memberId === memberId ? [] : [{ text: `${kind} ${id} is not its payer's`, fen: 0, history }];
    });
    return [...unpaidOrders, ...unpaidPayments, ...unpaid];
  },
};
