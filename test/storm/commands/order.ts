import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Play, Reader } from '../play.ts';
import { order as orderIt, type Wish, wish } from '../wish.ts';
import { defineCommand } from './command.ts';

const TRIES = 4;

/** Orders something; `taps` times at once with one key, as a double click does. */
export const order = defineCommand({
  name: 'order',
  weight: 40,
  parameters: fc.record({ reader: fc.nat(2), ...wish, taps: fc.integer({ min: 1, max: 3 }) }),
  async run(play, { reader, what, choice, taps }) {
    await placeOrder(play, play.reader(reader), { what, choice }, taps);
  },
});

/** Asks again with the same key while no answer comes. @returns the order's id, when the reader was told one */
export async function placeOrder(play: Play, reader: Reader, wanted: Wish, taps = 1): Promise<string | undefined> {
  const buyer = await play.signedIn(reader);
  if (!buyer) return undefined;
  const key = randomUUID();
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const answers = await Promise.all(
      Array.from({ length: taps }, () =>
        play.ask(`order ${wanted.what}`, () => orderIt(buyer, reader.shop, wanted, key)),
      ),
    );
    const ids = new Set(answers.flatMap((answer) => (answer?.order ? [answer.order.id] : [])));
    for (const id of ids) play.journal.orderIds.add(id);
    if (ids.size > 1) play.journal.complain(`one key, ${ids.size} orders: ${[...ids].join(', ')}`);
    const [id] = ids;
    if (id) {
      play.orders.push({ id, reader });
      return id;
    }
    if (answers.some((answer) => answer)) return undefined; // refused in words
  }
  return undefined;
}
