import { type Invariant, sumBy } from './invariant.ts';

const PREFIXES = { XPAY: 'assets:wechat:xpay:', WECHAT_PAY: 'assets:wechat:pay:' } as const;

/** What our books say is at WeChat is at WeChat: per account and merchant. */
export const merchantMoney: Invariant = {
  name: 'merchant-money',
  check({ wechat, ledger }) {
    const there = sumBy(
      wechat.filter(({ isPaid }) => isPaid),
      ({ accountId, rail, merchant }) => `${accountId}/${PREFIXES[rail]}${merchant}`,
      ({ amountFen }) => amountFen,
    );
    const here = sumBy(
      ledger.filter(({ ledgerAccount }) => ledgerAccount.startsWith('assets:wechat:')),
      ({ accountId, ledgerAccount }) => `${accountId}/${ledgerAccount}`,
      ({ amountFen }) => amountFen,
    );
    return [...new Set([...there.keys(), ...here.keys()])].flatMap((key) => {
      const [atWeChat, inBooks] = [there.get(key) ?? 0, here.get(key) ?? 0];
      if (atWeChat === inBooks) return [];
      const text = `${key}: ${atWeChat} fen at WeChat, ${inBooks} fen in the books`;
      return [{ text, fen: Math.abs(atWeChat - inBooks), history: undefined }];
    });
  },
};
