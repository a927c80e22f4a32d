import fc from 'fast-check';
import { wish } from '../wish.ts';
import { defineCommand } from './command.ts';
import { confirmPayment } from './confirm.ts';
import { showSheet } from './open-sheet.ts';
import { placeOrder } from './order.ts';
import { typePin } from './pay.ts';
import { aim, delayMs, pushFaultMode } from './push-fault.ts';

/** The whole way, as most readers go it; what WeChat says about it may go wrong. */
export const buy = defineCommand({
  name: 'buy',
  weight: 80,
  parameters: fc.record({
    reader: fc.nat(2),
    ...wish,
    push: fc.oneof(
      { weight: 2, arbitrary: fc.constant('as it should be' as const) },
      { weight: 3, arbitrary: pushFaultMode },
    ),
    delayMs,
    confirms: fc.nat(2),
  }),
  async run(play, { reader, what, choice, push, delayMs: delay, confirms }) {
    const buyer = play.reader(reader);
    const id = await placeOrder(play, buyer, { what, choice });
    const sheet = id && (await showSheet(play, { id, reader: buyer }));
    if (!sheet) return;
    if (push !== 'as it should be') await aim(play, sheet, { mode: push, times: 1, delayMs: delay });
    const isPaid = await typePin(play, sheet);
    if (isPaid) await Promise.all(Array.from({ length: confirms }, () => confirmPayment(play, sheet)));
  },
});
