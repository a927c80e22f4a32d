import type { ClientVersion, Platform } from './environment.ts';

/** What WeChat shows before a payment. `amountFen` is integer CNY fen. */
export interface PaySheet {
  id: string;
  title: string;
  amountFen: number;
  payee: string;
  /** what is deducted from now on, where a subscription is signed */
  contract?: { priceFen: number; periodDays: number };
}

/** `errMsg` as WeChat says it, with the name of the function in front. */
export interface Refusal {
  ok: false;
  errCode: number | 'WRONG_PIN';
  errMsg: string;
}

export type PaySheetAnswer = { ok: true; sheet: PaySheet } | Refusal;

/** `ok` means paid. A wrong PIN leaves the sheet where it is; any other refusal closes it. */
export type PaymentOutcome = { ok: true } | (Refusal & { sheetStays: boolean });

/** What WeChat shows before a merchant's money is taken. `amountFen` is integer CNY fen. */
export interface TransferSheet {
  id: string;
  /** what the merchant says it is for */
  remark: string;
  /** what WeChat says it is for */
  perception: string;
  amountFen: number;
  payer: string;
}

export type TransferSheetAnswer = { ok: true; sheet: TransferSheet } | Refusal;

/** `ok` means that the person said yes, not that the money arrived. */
export type TransferOutcome = { ok: true } | Refusal;

export interface VirtualPaymentRequest {
  mode: string;
  signData: string;
  paySig: string;
  signature: string;
}

/** For a subscription: signed like a payment, without a mode. */
export type SubscribeSignRequest = Omit<VirtualPaymentRequest, 'mode'>;

export interface MerchantPaymentRequest {
  appId?: string;
  timeStamp: string;
  nonceStr: string;
  package: string;
  signType: string;
  paySign: string;
}

export interface MerchantTransferRequest {
  mchId: string;
  appId?: string;
  package: string;
  openId?: string;
}

/** What the WeChat client itself does for a Mini Program. The answers come from WeChat, here from its sandbox. */
export interface Phone {
  login(): Promise<{ code: string }>;
  checkSession(): Promise<{ valid: boolean }>;
  requestVirtualPayment(request: VirtualPaymentRequest): Promise<PaySheetAnswer>;
  requestSubscribeSign(request: SubscribeSignRequest): Promise<PaySheetAnswer>;
  requestAppleSubscribeSign(request: SubscribeSignRequest): Promise<PaySheetAnswer>;
  requestMerchantPayment(request: MerchantPaymentRequest): Promise<PaySheetAnswer>;
  /** Shows the sheet to the person and resolves once it is paid, cancelled or refused. */
  presentPaySheet(sheet: PaySheet): Promise<PaymentOutcome>;
  requestMerchantTransfer(request: MerchantTransferRequest): Promise<TransferSheetAnswer>;
  /** Shows the person what a merchant wants to give, and resolves once they took it or left. */
  presentTransferSheet(sheet: TransferSheet): Promise<TransferOutcome>;
}

/** The faces of WeChat's own sheets. */
export type Sheets = Pick<Phone, 'presentPaySheet' | 'presentTransferSheet'>;

/** A call of the sandbox's phone API: `POST /__phone__/<name>`, JSON in and out. */
export type PhoneApi = (name: string, body: Record<string, unknown>) => Promise<unknown>;

/** @param baseUrl origin of the sandbox; empty for the page's own origin */
export function createPhoneApi(baseUrl: string, fetchJson: typeof fetch): PhoneApi {
  return async (name, body) => {
    const response = await fetchJson(`${baseUrl}/__phone__/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`phone API ${name} answered ${response.status}: ${text}`);
    return JSON.parse(text);
  };
}

export interface PhoneOwner {
  person: string;
  appid: string;
  platform: Platform;
  clientVersion: ClientVersion;
}

/** A phone whose WeChat is the sandbox. */
export function createPhone(
  api: PhoneApi,
  { person, appid, platform, clientVersion }: PhoneOwner,
  sheets: Sheets,
): Phone {
  return {
    login: async () => (await api('login', { person, appid })) as { code: string },
    checkSession: async () => (await api('check-session', { person, appid })) as { valid: boolean },
    requestVirtualPayment: async (request) =>
      (await api('virtual-payment', { person, appid, platform, clientVersion, ...request })) as PaySheetAnswer,
    requestSubscribeSign: async (request) =>
      (await api('subscribe-sign', { person, appid, platform, ...request })) as PaySheetAnswer,
    requestAppleSubscribeSign: async (request) =>
      (await api('apple-subscribe-sign', { person, appid, platform, ...request })) as PaySheetAnswer,
    requestMerchantPayment: async (request) =>
      (await api('jsapi-payment', { person, appid, ...request })) as PaySheetAnswer,
    requestMerchantTransfer: async (request) =>
      (await api('merchant-transfer', { person, appid, ...request })) as TransferSheetAnswer,
    presentPaySheet: (sheet) => sheets.presentPaySheet(sheet),
    presentTransferSheet: (sheet) => sheets.presentTransferSheet(sheet),
  };
}
