import fc from 'fast-check';
import { defineCommand } from './command.ts';

/** A giver looks up the codes of the gifts that were paid. */
export const giftCode = defineCommand({
  name: 'gift-code',
  weight: 10,
  parameters: fc.record({ reader: fc.nat(2) }),
  async run(play, { reader: index }) {
    const buyer = await play.signedIn(play.reader(index));
    if (!buyer) return;
    const gifts = await play.ask('giftsGiven', () => buyer.giftsGiven());
    for (const { code } of gifts ?? []) if (code && !play.giftCodes.includes(code)) play.giftCodes.push(code);
  },
});
