import fc from 'fast-check';
import { defineCommand, which } from './command.ts';

/** Somebody redeems a gift, so many times at once. */
export const redeem = defineCommand({
  name: 'redeem',
  weight: 10,
  parameters: fc.record({ gift: which, reader: fc.nat(2), taps: fc.integer({ min: 1, max: 2 }) }),
  async run(play, { gift, reader, taps }) {
    const code = play.giftCode(gift);
    const buyer = code ? await play.signedIn(play.reader(reader)) : null;
    if (!code || !buyer) return;
    await Promise.all(Array.from({ length: taps }, () => play.ask('redeemGift', () => buyer.redeemGift(code))));
  },
});
