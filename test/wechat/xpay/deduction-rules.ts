import { shanghaiDayNumber, shanghaiTimeOfDayMs } from '../clock/shanghai-time.ts';
import { ApiError } from '../http/api-error.ts';
import type { Contract, Notice } from './contracts.ts';
import { LEAST_SUBSCRIPTION_FEN } from './goods.ts';

/** Refusals around deductions. Source: Mini Program, Virtual Payment, send_subscribe_pre_payment and submit_subscribe_pay_order. */
export const DEDUCTION_ERROR = {
  invalid: 674690001,
  notSigned: 690000000,
  notNow: 690000001,
  notAnnounced: -15025,
  time: -15026,
  price: -15027,
} as const;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const OPENS_MS = 7 * HOUR_MS + 10 * MINUTE_MS;
const CLOSES_MS = 21 * HOUR_MS + 50 * MINUTE_MS;
/** The notice is sent on T-2. */
const NOTICE_DAYS = 2;
/** A deduction that failed is tried again until T+6 … */
const RETRY_DAYS = 6;
/** … and a new notice may follow on T+8. */
const NEXT_NOTICE_DAYS = 8;
const EARLIEST_NOTICE_DAYS = 3;
const FIRST_DEDUCTION_MS = 12 * HOUR_MS;

/** 07:10 to 21:50 in China. */
function isOpen(now: number): boolean {
  const time = shanghaiTimeOfDayMs(now);
  return time >= OPENS_MS && time < CLOSES_MS;
}

/** T, in days since 1970. */
function dueDay(noticedAt: number): number {
  return shanghaiDayNumber(noticedAt) + NOTICE_DAYS;
}

function isPriceOf(deductFen: number, priceFen: number): boolean {
  return Number.isInteger(deductFen) && deductFen >= LEAST_SUBSCRIPTION_FEN && deductFen <= priceFen;
}

/** @throws ApiError unless this may be announced now */
export function checkNotice(
  contract: Contract,
  request: { deductFen: number; priceFen: number; now: number; unusedNoticeWaitDays: number | null },
): void {
  const { deductFen, priceFen, now } = request;
  if (!isPriceOf(deductFen, priceFen)) throw new ApiError(DEDUCTION_ERROR.invalid, 'input deduct_price not valid');
  const refuse = (why: string): never => {
    throw new ApiError(DEDUCTION_ERROR.notNow, `not allowed to trigger pre payment at this time: ${why}`);
  };
  if (!isOpen(now)) refuse('only from 07:10 to 21:50');
  if (contract.runningOrderId !== null) refuse('a deduction runs');
  const { notice, paidUntil } = contract;
  const today = shanghaiDayNumber(now);
  if (notice && notice.outcome !== 'paid') {
    const waitDays =
      notice.outcome === 'waiting' ? (request.unusedNoticeWaitDays ?? contract.periodDays) : NEXT_NOTICE_DAYS;
    if (today < dueDay(notice.noticedAt) + waitDays) refuse('the last notice still counts');
  }
  if (paidUntil !== null && today < shanghaiDayNumber(paidUntil) - EARLIEST_NOTICE_DAYS)
    refuse('too early in the period');
}

/** Soon after a signing without payment, the first deduction needs no notice. */
function needsNoNotice(contract: Contract, now: number): boolean {
  const { signedBy, deductions, notice, signedAt } = contract;
  return signedBy === 'signing' && deductions === 0 && notice === null && now - signedAt <= FIRST_DEDUCTION_MS;
}

/** @throws ApiError unless this may be deducted now */
export function checkDeduction(
  contract: Contract,
  { deductFen, priceFen, now }: { deductFen: number; priceFen: number; now: number },
): void {
  const { runningOrderId, notice, triedAt } = contract;
  if (runningOrderId !== null) throw new ApiError(DEDUCTION_ERROR.notAnnounced, 'a deduction runs already');
  const isFree = needsNoNotice(contract, now);
  if (!isFree && (!notice || notice.outcome === 'paid'))
    throw new ApiError(DEDUCTION_ERROR.notAnnounced, 'no pre payment');
  if (triedAt !== null && notice?.outcome !== 'waiting' && now - triedAt < HOUR_MS)
    throw new ApiError(DEDUCTION_ERROR.time, 'once an hour');
  if (isFree && !isPriceOf(deductFen, priceFen)) throw new ApiError(DEDUCTION_ERROR.price, 'price illegal');
  if (notice) checkAnnounced(notice, deductFen, now);
}

/** On T, or again until T+6 after a failure; always in the open hours, and what was announced. */
function checkAnnounced(notice: Notice, deductFen: number, now: number): void {
  const daysLate = shanghaiDayNumber(now) - dueDay(notice.noticedAt);
  if (daysLate < 0 || daysLate > RETRY_DAYS) throw new ApiError(DEDUCTION_ERROR.time, 'only from T to T+6');
  if (daysLate > 0 && notice.outcome === 'waiting') throw new ApiError(DEDUCTION_ERROR.time, 'T passed unused');
  if (!isOpen(now)) throw new ApiError(DEDUCTION_ERROR.time, 'only from 07:10 to 21:50');
  if (deductFen !== notice.deductFen) throw new ApiError(DEDUCTION_ERROR.price, 'not what was announced');
}
