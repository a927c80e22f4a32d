import { randomText } from '../crypto/random-text.ts';
import type { Faults } from '../faults/faults.ts';
import { payerFen } from '../pay/coupons.ts';
import type { PayOrder, PayOrders } from '../pay/pay-orders.ts';
import type { People } from '../people/people.ts';
import type { Collection, Store } from '../store/store.ts';
import type { Signing } from '../xpay/request-subscribe-sign.ts';
import type { VirtualCashier } from '../xpay/virtual-cashier.ts';
import type { XpayOrder } from '../xpay/xpay-orders.ts';

/** A pay sheet that waits for its PIN, or once did. */
export interface PaySheet {
  id: string;
  rail: 'xpay' | 'pay' | 'sign';
  personId: string;
  appid: string;
  /** mchid for `pay`, appid for the others */
  seller: string;
  /** of the order; a contract that is signed alone has none */
  outTradeNo: string;
  title: string;
  amountFen: number;
  payee: string;
  /** client function whose name begins its errMsg */
  api:
    | 'requestVirtualPayment'
    | 'requestPayment'
    | 'get_brand_wcpay_request'
    | 'requestSubscribeSign'
    | 'requestAppleSubscribeSign';
  /** what will be deducted from now on, where something is signed */
  contract?: { priceFen: number; periodDays: number };
  signing?: Signing;
  state: 'open' | 'paid' | 'cancelled' | 'failed';
}

/** What the phone shows. */
export type VisibleSheet = Pick<PaySheet, 'id' | 'title' | 'amountFen' | 'payee' | 'contract'>;

export type SheetResult =
  | { ok: true; errMsg: string }
  | { ok: false; errCode: number | 'WRONG_PIN'; errMsg: string; sheetStays: boolean };

export interface PaySheetParts {
  store: Store;
  people: People;
  faults: Faults;
  virtualCashier: VirtualCashier;
  payOrders: PayOrders;
  /** tells the merchant that an order was paid */
  tellPaid: (order: PayOrder) => Promise<void>;
}

const CANCELLED = -2;
const FAILED = -1;
/** Signing: the client cannot say. */
const UNKNOWN = -5;

export class PaySheets {
  private readonly kept: Collection<PaySheet>;
  private readonly parts: PaySheetParts;

  constructor(parts: PaySheetParts) {
    this.kept = parts.store.collection('pay-sheets');
    this.parts = parts;
  }

  openForVirtualPayment(order: XpayOrder, payee: string, contract?: PaySheet['contract']): VisibleSheet {
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
      contract,
    });
  }

  openForSigning(signing: Signing, title: string, payee: string): VisibleSheet {
    const { personId, appid, priceFen, periodDays } = signing;
    return this.open({
      rail: 'sign',
      personId,
      appid,
      seller: appid,
      outTradeNo: '',
      title,
      amountFen: signing.kind === 'apple' ? signing.firstPriceFen : 0,
      payee,
      api: signing.kind === 'apple' ? 'requestAppleSubscribeSign' : 'requestSubscribeSign',
      contract: { priceFen, periodDays },
      signing,
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
      amountFen: payerFen(order),
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
    const told = fault?.mode === 'fail' ? undefined : this.parts.store.together(() => this.charge(sheet));
    if (!told) {
      this.kept.put(id, { ...sheet, state: 'failed' });
      return { ok: false, errCode: FAILED, errMsg: `${sheet.api}:fail`, sheetStays: false };
    }
    this.kept.put(id, { ...sheet, state: 'paid' });
    await told;
    if (fault?.mode === 'callback-lost') {
      return {
        ok: false,
        errCode: sheet.rail === 'sign' ? UNKNOWN : FAILED,
        errMsg: `${sheet.api}:fail`,
        sheetStays: false,
      };
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
    const { title, amountFen, payee, contract } = sheet;
    return { id, title, amountFen, payee, contract };
  }

  /**
   * Moves the money and begins to tell the merchant.
   * @returns how telling goes on; undefined when there is nothing left to pay or to sign
   */
  private charge(sheet: PaySheet): Promise<unknown> | undefined {
    const { virtualCashier, payOrders, tellPaid } = this.parts;
    if (sheet.signing) return virtualCashier.sign(sheet.signing);
    if (sheet.rail === 'xpay') return virtualCashier.pay(sheet.seller, sheet.outTradeNo);
    const order = payOrders.pay(sheet.seller, sheet.outTradeNo);
    return order && tellPaid(order);
  }
}
