import { shanghaiDay } from '../clock/shanghai-time.ts';
import { randomText } from '../crypto/random-text.ts';
import { ApiError } from '../http/api-error.ts';
import type { Settings } from '../settings.ts';
import type { Collection, Store } from '../store/store.ts';
import { writeXpayBill } from './xpay-bill.ts';
import { XPAY_ERROR } from './xpay-endpoint.ts';
import type { XpayOrders } from './xpay-orders.ts';
import type { XpayRefunds } from './xpay-refunds.ts';

interface BillRange {
  appid: string;
  /** Shanghai days, `2026-01-01`, both inside */
  beginOn: string;
  endOn: string;
}

interface GeneratedBill extends BillRange {
  readyAt: number;
}

interface BillLink extends BillRange {
  expiresAt: number;
}

export interface XpayBillParts {
  store: Store;
  settings: Settings;
  orders: XpayOrders;
  refunds: XpayRefunds;
  now: () => number;
}

const DAY_MS = 24 * 3600_000;
const MOST_DAYS = 31;
const LINK_LIFETIME_MS = 30 * 60_000;

function noon(day: string): number {
  return Date.parse(`${day}T12:00:00+08:00`);
}

/** @param date such as 20260101 */
function dayOf(date: number): string {
  const day = String(date).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
  const instant = noon(day);
  if (Number.isNaN(instant) || shanghaiDay(instant) !== day) {
    throw new ApiError(XPAY_ERROR.parameter, `no day ${date}`);
  }
  return day;
}

/** Bills of virtual payment: asked for, generated, then downloaded by a link that dies after half an hour. */
export class XpayBills {
  private readonly generated: Collection<GeneratedBill>;
  private readonly links: Collection<BillLink>;
  private readonly parts: XpayBillParts;

  constructor(parts: XpayBillParts) {
    this.generated = parts.store.collection('xpay-bills');
    this.links = parts.store.collection('xpay-bill-links');
    this.parts = parts;
  }

  /**
   * @returns a token for the download
   * @throws ApiError 268490011 while it is generated, 268490002 for days that have no bill
   */
  request(appid: string, beginDs: number, endDs: number): string {
    const range = this.range(appid, beginDs, endDs);
    const now = this.parts.now();
    const key = `${appid}/${beginDs}/${endDs}`;
    const known = this.generated.get(key);
    if (!known) this.generated.put(key, { ...range, readyAt: now + this.parts.settings.current.xpayBillMs });
    if (!known || now < known.readyAt) throw new ApiError(XPAY_ERROR.generating, 'generating');
    const token = randomText(32);
    this.links.keepNewest(1_000);
    this.links.put(token, { ...range, expiresAt: now + LINK_LIFETIME_MS });
    return token;
  }

  /** The file, or undefined when the link is unknown or too old. */
  file(token: string): string | undefined {
    const link = this.links.get(token);
    return link && this.parts.now() < link.expiresAt ? this.write(link) : undefined;
  }

  /** What was paid and given back live; WeChat's own sandbox moves no money. */
  private write({ appid, beginOn, endOn }: BillRange): string {
    const { orders, refunds } = this.parts;
    const days: string[] = [];
    for (let at = noon(beginOn); at <= noon(endOn); at += DAY_MS) days.push(shanghaiDay(at));
    const paid = days.flatMap((day) => orders.paidOn(appid, day)).filter(({ env }) => env === 0);
    const givenBack = days.flatMap((day) => refunds.doneOn(appid, day)).filter(({ env }) => env === 0);
    return writeXpayBill(
      paid,
      givenBack.map((refund) => ({ refund, order: orders.find(appid, refund.orderId) })),
    );
  }

  /** From the day after on. */
  private range(appid: string, beginDs: number, endDs: number): BillRange {
    const beginOn = dayOf(beginDs);
    const endOn = dayOf(endDs);
    const days = (noon(endOn) - noon(beginOn)) / DAY_MS + 1;
    if (days < 1 || days > MOST_DAYS) throw new ApiError(XPAY_ERROR.parameter, `1 to ${MOST_DAYS} days`);
    if (endOn >= shanghaiDay(this.parts.now())) throw new ApiError(XPAY_ERROR.parameter, 'that day is not over');
    return { appid, beginOn, endOn };
  }
}
