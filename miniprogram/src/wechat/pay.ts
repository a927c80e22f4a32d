import Taro from '@tarojs/taro';
import type { StartPaymentMutation } from '@teahouse/schema/operations.ts';
import { isMiniProgram } from './environment';

type StartedPayment = Extract<StartPaymentMutation['startPayment'], { __typename: 'StartPaymentSuccess' }>;
export type PaymentRequest = StartedPayment['request'];
type XpayPaymentRequest = Extract<PaymentRequest, { __typename: 'XpayPaymentRequest' }>;
type JsapiPaymentRequest = Extract<PaymentRequest, { __typename: 'JsapiPaymentRequest' }>;

/**
 * What the phone says when its pay sheet closes. Only a hint: whether money moved is asked of the server, and the sheet
 * may close without saying anything at all.
 */
export type PaySheetResult =
  | { kind: 'succeeded' }
  | { kind: 'cancelled' }
  /** WeChat's session key is too old to pay with: log in again, then start the payment again. */
  | { kind: 'login-expired' }
  | { kind: 'failed'; message: string };

/** `wx.requestVirtualPayment`, error codes: cancelled. */
const XPAY_CANCELLED = -2;
/** `wx.requestVirtualPayment`, error codes: session_key expired. */
const XPAY_SESSION_EXPIRED = -15007;
const BRIDGE_WAIT_MS = 3000;

interface WeChatFailure {
  errCode?: number;
  errMsg?: string;
}

interface VirtualPaymentCall extends Omit<XpayPaymentRequest, '__typename'> {
  success(): void;
  fail(failure: WeChatFailure): void;
}

/** Taro has no name for it yet. */
declare const wx: { requestVirtualPayment?(call: VirtualPaymentCall): void };

interface WeixinJSBridge {
  invoke(name: 'getBrandWCPayRequest', request: object, callback: (answer: { err_msg: string }) => void): void;
}

/** Opens WeChat's pay sheet for the rail the server chose. Never rejects. */
export function openPaySheet(request: PaymentRequest): Promise<PaySheetResult> {
  if (request.__typename === 'XpayPaymentRequest') return payVirtually(request);
  return isMiniProgram ? payInMiniProgram(request) : payOnWeb(request);
}

function payVirtually({ mode, signData, paySig, signature }: XpayPaymentRequest): Promise<PaySheetResult> {
  return new Promise((resolve) => {
    if (!isMiniProgram || !wx.requestVirtualPayment) {
      resolve({ kind: 'failed', message: 'requestVirtualPayment: not supported' });
      return;
    }
    wx.requestVirtualPayment({
      mode,
      signData,
      paySig,
      signature,
      success: () => resolve({ kind: 'succeeded' }),
      fail: (failure) => resolve(readFailure(failure)),
    });
  });
}

function payInMiniProgram(request: JsapiPaymentRequest): Promise<PaySheetResult> {
  const { timeStamp, nonceStr, signType, paySign } = request;
  return new Promise((resolve) => {
    void Taro.requestPayment({
      timeStamp,
      nonceStr,
      package: request.package,
      signType: signType as 'RSA',
      paySign,
      success: () => resolve({ kind: 'succeeded' }),
      fail: (failure) => resolve(readFailure(failure)),
    });
  });
}

function readFailure({ errCode, errMsg = '' }: WeChatFailure): PaySheetResult {
  if (errCode === XPAY_SESSION_EXPIRED) return { kind: 'login-expired' };
  if (errCode === XPAY_CANCELLED || /cancel/i.test(errMsg)) return { kind: 'cancelled' };
  return { kind: 'failed', message: errCode === undefined ? errMsg : `${errMsg} (${errCode})` };
}

async function payOnWeb({ __typename, ...request }: JsapiPaymentRequest): Promise<PaySheetResult> {
  const bridge = await weixinJSBridge();
  if (!bridge) return { kind: 'failed', message: 'WeixinJSBridge: not in WeChat' };
  return new Promise((resolve) => {
    bridge.invoke('getBrandWCPayRequest', request, ({ err_msg: answer }) => {
      if (answer.endsWith(':ok')) resolve({ kind: 'succeeded' });
      else if (answer.endsWith(':cancel')) resolve({ kind: 'cancelled' });
      else resolve({ kind: 'failed', message: answer });
    });
  });
}

/** WeChat puts its bridge into the page some time after it loads; null when it does not come. */
function weixinJSBridge(): Promise<WeixinJSBridge | null> {
  const find = () => (window as { WeixinJSBridge?: WeixinJSBridge }).WeixinJSBridge ?? null;
  const present = find();
  if (present) return Promise.resolve(present);
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(find()), BRIDGE_WAIT_MS);
    document.addEventListener(
      'WeixinJSBridgeReady',
      () => {
        clearTimeout(timer);
        resolve(find());
      },
      { once: true },
    );
  });
}
