import type { Payment } from '../payments/payment.entity.ts';

const DAY_MS = 86_400_000;
/** Neither rail gives anything back later. */
const REFUNDABLE_DAYS = 365;

/** Whether WeChat refuses to give a payment back because it lies too far behind. */
export const isTooLateToRefund = ({ paidAt }: Pick<Payment, 'paidAt'>, now: Date): boolean =>
  paidAt !== null && now.getTime() > paidAt.getTime() + REFUNDABLE_DAYS * DAY_MS;
