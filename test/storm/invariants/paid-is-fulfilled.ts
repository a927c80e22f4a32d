import type { Evidence } from '../evidence.ts';
import type { Invariant } from './invariant.ts';

const UNAPPLIED = 'liabilities:unapplied-payments';

/** What is paid at WeChat is paid here, and brought exactly one entitlement, or is owed to the payer. */
export const paidIsFulfilled: Invariant = {
  name: 'paid-is-fulfilled',
  check(evidence) {
    const { wechat, payments, orders, historyOfPerson } = evidence;
    const numberKey = (of: { accountId: string; rail: string; outTradeNo: string }) =>
      `${of.accountId}/${of.rail}/${of.outTradeNo}`;
    const paymentOf = new Map(payments.map((payment) => [numberKey(payment), payment]));
    const orderOf = new Map(orders.map((order) => [order.id, order]));
    const entitled = entitlementCounts(evidence);
    const owed = owedDocuments(evidence);
    return wechat.flatMap((paid) => {
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
      if (order?.status !== 'PAID') return wrong(`its order is ${order?.status ?? 'gone'}`);
      const count = entitled.get(order.id) ?? 0;
      if (count !== 1) return wrong(`its order brought ${count} entitlements`);
      const applied = payments.filter(
        (other) => other.orderId === order.id && other.status === 'PAID' && !owed.has(numberKey(other)),
      );
      return applied.length === 1 ? [] : wrong(`${applied.length} payments count for its one entitlement`);
    });
  },
};

/** How many entitlements each order brought. */
function entitlementCounts({ memberships }: Evidence): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { orderId } of memberships) if (orderId !== null) counts.set(orderId, (counts.get(orderId) ?? 0) + 1);
  return counts;
}

/** Payments whose money is booked as owed. */
function owedDocuments({ ledger, payments }: Evidence): Set<string> {
  const documents = new Set(
    ledger
      .filter(({ ledgerAccount, amountFen }) => ledgerAccount === UNAPPLIED && amountFen < 0)
      .map(({ providerDocument }) => providerDocument),
  );
  return new Set(
    payments
      .filter(({ outTradeNo }) => [...documents].some((document) => document.includes(outTradeNo)))
      .map(({ accountId, rail, outTradeNo }) => `${accountId}/${rail}/${outTradeNo}`),
  );
}
