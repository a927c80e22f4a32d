import { randomText } from '../crypto/random-text.ts';
import type { Faults } from '../faults/faults.ts';
import { type PayNotifications, paymentNotification } from '../pay/notification-channel.ts';
import type { PayOrder, PayOrders } from '../pay/pay-orders.ts';
import type { People } from '../people/people.ts';
import type { Collection, Store } from '../store/store.ts';
import type { XpayDeliveries } from '../xpay/xpay-deliveries.ts';
import { XPAY_STATUS, type XpayOrder, type XpayOrders } from '../xpay/xpay-orders.ts';

/** A pay sheet that waits for its PIN, or once did. */
export interface PaySheet {
  id: string;
  rail: 'xpay' | 'pay';
  personId: string;
  appid: string;
  /** mchid for `pay`, appid for `xpay` */
  seller: string;
  outTradeNo: string;
  title: string;
  amountFen: number;
  payee: string;
  /** client function whose name begins its errMsg */
  api: 'requestVirtualPayment' | 'requestPayment' | 'get_brand_wcpay_request';
  state: 'open' | 'paid' | 'cancelled' | 'failed';
}

/** What the phone shows. */
export type VisibleSheet = Pick<PaySheet, 'id' | 'title' | 'amountFen' | 'payee'>;

export type SheetResult =
  | { ok: true; errMsg: string }
  | { ok: false; errCode: number | 'WRONG_PIN'; errMsg: string; sheetStays: boolean };

export interface PaySheetParts {
  store: Store;
  people: People;
  faults: Faults;
  xpayOrders: XpayOrders;
  xpayDeliveries: XpayDeliveries;
  payOrders: PayOrders;
  payNotifications: PayNotifications;
}

const CANCELLED = -2;
const FAILED = -1;

export class PaySheets {
  private readonly kept: Collection<PaySheet>;
  private readonly parts: PaySheetParts;

  constructor(parts: PaySheetParts) {
    this.kept = parts.store.collection('pay-sheets');
    this.parts = parts;
  }

  openForVirtualPayment(order: XpayOrder, payee: string): VisibleSheet {
    return this.open({
      rail: 'xpay',
      personId: order.personId,
      appid: order.appid,
      seller: order.appid,
      outTradeNo: order.orderId,
      title: order.productName,
      amountFen: order.amountFen,
      payee,
      api: 'requestVirtualPayment',
    });
  }

  openForOrder(order: PayOrder, payee: string, isPage: boolean): VisibleSheet {
    return this.open({
      rail: 'pay',
      personId: order.personId,
      appid: order.appid,
      seller: order.mchid,
      outTradeNo: order.outTradeNo,
      title: order.description,
      amountFen: order.amountFen,
      payee,
      api: isPage ? 'get_brand_wcpay_request' : 'requestPayment',
    });
  }

  /** The person leaves the sheet. Nothing is charged; the merchant hears nothing. */
  cancel(id: string): SheetResult {
    const sheet = this.get(id);
    this.kept.put(id, { ...sheet, state: 'cancelled' });
    const errMsg = sheet.api === 'get_brand_wcpay_request' ? `${sheet.api}:cancel` : `${sheet.api}:fail cancel`;
    return { ok: false, errCode: CANCELLED, errMsg, sheetStays: false };
  }

  /** The person types a PIN. A wrong one leaves the sheet as it was. */
  async pay(id: string, pin: string | undefined): Promise<SheetResult> {
    const sheet = this.get(id);
    if (pin !== this.parts.people.get(sheet.personId).paymentPin) {
      return { ok: false, errCode: 'WRONG_PIN', errMsg: '支付密码错误，请重试', sheetStays: true };
    }
    const fault = this.parts.faults.take('cashier');
    const charged = fault?.mode === 'fail' ? undefined : this.parts.store.together(() => this.charge(sheet));
    if (!charged) {
      this.kept.put(id, { ...sheet, state: 'failed' });
      return { ok: false, errCode: FAILED, errMsg: `${sheet.api}:fail`, sheetStays: false };
    }
    this.kept.put(id, { ...sheet, state: 'paid' });
    await charged.tellMerchant();
    if (fault?.mode === 'callback-lost') {
      return { ok: false, errCode: FAILED, errMsg: `${sheet.api}:fail`, sheetStays: false };
    }
    return { ok: true, errMsg: `${sheet.api}:ok` };
  }

  all(): PaySheet[] {
    return this.kept.values();
  }

  /** @throws RangeError unless the sheet is open */
  get(id: string): PaySheet {
    const sheet = this.kept.get(id);
    if (!sheet) throw new RangeError(`no pay sheet ${id}`);
    if (sheet.state !== 'open') throw new RangeError(`pay sheet ${id} is ${sheet.state}`);
    return sheet;
  }

  private open(sheet: Omit<PaySheet, 'id' | 'state'>): VisibleSheet {
    const id = `sheet-${randomText(12)}`;
    this.kept.keepNewest(2_000);
    this.kept.put(id, { ...sheet, id, state: 'open' });
    return { id, title: sheet.title, amountFen: sheet.amountFen, payee: sheet.payee };
  }

  /** Moves the money; undefined when the order cannot be paid any more. */
  private charge(sheet: PaySheet): { tellMerchant: () => Promise<void> } | undefined {
    const { xpayOrders, xpayDeliveries, payOrders, payNotifications } = this.parts;
    if (sheet.rail === 'pay') {
      const order = payOrders.pay(sheet.seller, sheet.outTradeNo);
      return order && { tellMerchant: () => payNotifications.push(paymentNotification(order)) };
    }
    const waiting = xpayOrders.find(sheet.seller, sheet.outTradeNo);
    const order = waiting?.status === XPAY_STATUS.created ? xpayOrders.pay(waiting) : undefined;
    return order && { tellMerchant: () => xpayDeliveries.push(order) };
  }
}
