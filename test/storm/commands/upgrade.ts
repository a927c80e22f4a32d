import fc from 'fast-check';
import { defineCommand } from './command.ts';
import { showSheet } from './open-sheet.ts';
import { placeOrder } from './order.ts';
import { typePin } from './pay.ts';

/** The prices of a month in both tiers, in the shop's list of prices. */
const MONTHS = [0, 3];

/** Buys a month of the lesser tier, and then one of the greater, whose price is what the first leaves of it. */
export const upgrade = defineCommand({
  name: 'upgrade',
  weight: 12,
  parameters: fc.record({ reader: fc.nat(2) }),
  async run(play, { reader: index }) {
    const reader = play.reader(index);
    for (const choice of MONTHS) {
      const id = await placeOrder(play, reader, { what: 'membership', choice });
      const sheet = id && (await showSheet(play, { id, reader }));
      if (sheet) await typePin(play, sheet);
    }
  },
});
