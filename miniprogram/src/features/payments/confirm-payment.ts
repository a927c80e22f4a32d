import { ConfirmPaymentDocument, type PaymentStatus } from '@teahouse/schema/operations.ts';
import { request } from '../../api/request';
import { noteViewer } from '../members/session';

/** Waits between questions while WeChat's word is outstanding: about half a minute in all. */
const WAITS_MS = [0, 700, 1200, 2000, 3000, 5000, 8000, 10_000];

const pause = (durationMs: number) => new Promise<void>((resolve) => setTimeout(resolve, durationMs));

/** Asks the server once, which asks WeChat. Null when nobody could say. */
export async function confirmOnce(paymentId: string): Promise<PaymentStatus | null> {
  try {
    const { confirmPayment: answer } = await request(ConfirmPaymentDocument, { input: { paymentId } });
    if (answer.__typename !== 'ConfirmPaymentSuccess') return null;
    noteViewer(answer.viewer);
    return answer.payment.status;
  } catch {
    // no network, or the server is busy: the next question may be answered
    return null;
  }
}

/**
 * Asks until the payment is paid or closed, with growing pauses.
 * @param isWanted asked before every question; false ends the waiting
 * @returns 'PENDING' when the last question was still open
 */
export async function confirmUntilSettled(
  paymentId: string,
  isWanted: () => boolean = () => true,
): Promise<PaymentStatus> {
  for (const waitMs of WAITS_MS) {
    await pause(waitMs);
    if (!isWanted()) break;
    const status = await confirmOnce(paymentId);
    if (status === 'PAID' || status === 'CLOSED') return status;
  }
  return 'PENDING';
}
