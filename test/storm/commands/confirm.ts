import fc from 'fast-check';
import type { Play, Sheet } from '../play.ts';
import { defineCommand, which } from './command.ts';

/** The client says that it paid, truly or not; so many times at once. */
export const confirm = defineCommand({
  name: 'confirm',
  weight: 30,
  parameters: fc.record({ sheet: which, taps: fc.integer({ min: 1, max: 3 }) }),
  async run(play, { sheet, taps }) {
    const any = play.sheet(sheet);
    if (!any) return;
    await Promise.all(Array.from({ length: taps }, () => confirmPayment(play, any)));
  },
});

export async function confirmPayment(play: Play, { reader, paymentId }: Sheet): Promise<void> {
  const buyer = await play.signedIn(reader);
  if (!buyer) return;
  const answer = await play.ask('confirmPayment', () => buyer.confirm(paymentId));
  if (answer?.payment?.status === 'PAID') play.journal.paidPaymentIds.add(paymentId);
}
