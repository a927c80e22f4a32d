import { type Invariant, sumBy } from './invariant.ts';

const OWED = 'liabilities:commission';

/** What WeChat handed to promoters is paid out here, number by number, and nobody was paid more than they earned. */
export const payoutsMatch: Invariant = {
  name: 'payouts-match',
  check({ wechat, payouts, ledger }) {
    const ours = new Map(payouts.map((payout) => [payout.outBillNo, payout]));
    const wrong = wechat.transfers.flatMap(({ outBillNo, amountFen, isPaid }) => {
      const payout = ours.get(outBillNo);
      const isPaidHere = payout?.status === 'SUCCEEDED';
      if (isPaid === isPaidHere && (!payout || payout.amountFen === amountFen)) return [];
      const text = `transfer ${outBillNo} of ${amountFen} fen is ${isPaid ? '' : 'not '}paid at WeChat, ${payout?.status} here`;
      return [{ text, fen: amountFen, history: undefined }];
    });
    // Debit positive: a debt below nothing is money that was handed out and not earned, or was taken back by a refund later.
    const debts = sumBy(
      ledger.filter(({ ledgerAccount }) => ledgerAccount === OWED),
      ({ accountId }) => accountId,
      ({ amountFen }) => amountFen,
    );
    const reversed = sumBy(
      ledger.filter(({ ledgerAccount, kind }) => ledgerAccount === OWED && kind === 'COMMISSION_REVERSAL'),
      ({ accountId }) => accountId,
      ({ amountFen }) => amountFen,
    );
    const overpaid = [...debts].flatMap(([accountId, fen]) => {
      const unexplained = fen - (reversed.get(accountId) ?? 0);
      if (unexplained <= 0) return [];
      const text = `account ${accountId} handed out ${unexplained} fen of commission that nobody earned`;
      return [{ text, fen: unexplained, history: undefined }];
    });
    return [...wrong, ...overpaid];
  },
};
