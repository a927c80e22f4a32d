import type { Invariant } from './invariant.ts';

/** WeChat knows of every paid virtual good that it was delivered; otherwise it would give the money back some day. */
export const deliveredAtWeChat: Invariant = {
  name: 'delivered-at-wechat',
  check: ({ wechat, historyOfPerson }) =>
    wechat.payments
      .filter(({ waitsForDelivery }) => waitsForDelivery)
      .map(({ outTradeNo, person }) => ({
        text: `WeChat waits for the delivery of ${outTradeNo}`,
        fen: 0,
        history: historyOfPerson.get(person),
      })),
};
