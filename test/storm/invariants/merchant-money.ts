import { type Invariant, sumBy } from './invariant.ts';

/** What our books say is at WeChat is at WeChat, fees and all: per account and merchant. */
export const merchantMoney: Invariant = {
  name: 'merchant-money',
  check({ wechat, ledger, payments }) {
    const here = sumBy(
      ledger.filter(({ ledgerAccount }) => ledgerAccount.startsWith('assets:wechat:')),
      ({ accountId, ledgerAccount }) => `${accountId}/${ledgerAccount}`,
      ({ amountFen }) => amountFen,
    );
    const there = sumBy(
      wechat.balances,
      ({ accountId, ledgerAccount }) => `${accountId}/${ledgerAccount}`,
      ({ fen }) => fen,
    );
    // bills are fetched of merchants that were ever paid; of others we need not know what their owner paid in
    const known = new Set(payments.map(({ accountId, merchant }) => `${accountId}/${merchant}`));
    return [...new Set([...there.keys(), ...here.keys()])].flatMap((key) => {
      const [atWeChat, inBooks] = [there.get(key) ?? 0, here.get(key) ?? 0];
      const [accountId, ledgerAccount = ''] = key.split('/');
      const isKnown = known.has(`${accountId}/${ledgerAccount.split(':').at(-1)}`);
      if (atWeChat === inBooks || !isKnown) return [];
      const text = `${key}: ${atWeChat} fen at WeChat, ${inBooks} fen in the books`;
      return [{ text, fen: Math.abs(atWeChat - inBooks), history: undefined }];
    });
  },
};
