import fc from 'fast-check';
import type { PlacedOrder, Play, Sheet } from '../play.ts';
import { defineCommand, which } from './command.ts';

/** Begins an attempt and opens its pay sheet, on so many devices at once. */
export const openSheet = defineCommand({
  name: 'open-sheet',
  weight: 40,
  parameters: fc.record({ order: which, devices: fc.integer({ min: 1, max: 2 }) }),
  async run(play, { order, devices }) {
    const placed = play.order(order);
    if (!placed) return;
    await Promise.all(Array.from({ length: devices }, () => showSheet(play, placed)));
  },
});

export async function showSheet(play: Play, { id: orderId, reader }: PlacedOrder): Promise<Sheet | undefined> {
  const buyer = await play.signedIn(reader);
  if (!buyer) return undefined;
  const answer = await play.ask('startPayment', () => buyer.startPayment(orderId));
  if (answer?.__typename === 'LogInAgain') reader.buyer = null;
  const { payment, request } = answer ?? {};
  if (!payment || !request) return undefined;
  const sheetId = await play.onPhone(() => buyer.showSheet(request));
  if (sheetId === undefined) return undefined;
  const { id: paymentId, outTradeNo } = payment;
  const sheet: Sheet = { sheetId, paymentId, outTradeNo, reader, orderId, isOpen: true };
  play.sheets.push(sheet);
  return sheet;
}
