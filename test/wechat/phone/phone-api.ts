import type { AppKind, ServerDomains } from '../apps/apps.ts';
import type { ChatMessage } from '../chats/chats.ts';
import type { Menu } from '../menus/menu-rules.ts';
import type { PapayContract } from '../papay/contracts.ts';
import type { ClientPayment } from '../pay/cashier.ts';
import type { SubscribeSignRequest } from '../xpay/request-subscribe-sign.ts';
import type { VirtualPaymentRequest } from '../xpay/request-virtual-payment.ts';
import type { SheetResult, VisibleSheet } from './pay-sheets.ts';
import type { TransferOpening, TransferOpeningRequest, TransferSheetResult } from './transfer-sheets.ts';

export type PapaySignResult = { ok: true; contractId: string } | { ok: false; errCode: string; errMsg: string };

export interface Chat {
  appid: string;
  name: string;
  kind: AppKind;
  isFollowing: boolean;
  menu: Menu | null;
  /** newest last */
  messages: ChatMessage[];
}

export interface MiniProgramInfo {
  appid: string;
  name: string;
  packageUrl: string;
  pages: string[];
  domains: ServerDomains & { business: string[] };
  dns: Record<string, string>;
}

/** One line in a person's list of subscriptions: WeChat's own, or the App Store's. */
export interface Subscription {
  kind: 'android' | 'apple';
  appid: string;
  productId: string;
  productName: string;
  periodDays: number;
  isRenewing: boolean;
  /** end of what is paid; null: nothing was paid yet */
  paidUntil: number | null;
}

export type PaymentOpening = { ok: true; sheet: VisibleSheet } | { ok: false; errCode: number; errMsg: string };

/** Names, inputs and outputs of `POST /__phone__/<name>`. */
export interface PhoneApi {
  people: {
    input: Record<string, never>;
    output: { people: { id: string; nickname: string; avatarUrl: string; language: string }[] };
  };
  chats: { input: { person: string }; output: { chats: Chat[] } };
  login: { input: { person: string; appid: string }; output: { code: string } };
  'check-session': { input: { person: string; appid: string }; output: { valid: boolean } };
  /** what `wx.getUserInfo` hands to a Mini Program: signed and encrypted with the session_key */
  'user-info': {
    input: { person: string; appid: string };
    output: { rawData: string; signature: string; encryptedData: string; iv: string };
  };
  'mini-program': { input: { appid: string }; output: MiniProgramInfo };
  'virtual-payment': { input: VirtualPaymentRequest; output: PaymentOpening };
  'jsapi-payment': { input: ClientPayment; output: PaymentOpening };
  /** `wx.requestMerchantTransfer`: the person is asked whether they take a merchant's money */
  'merchant-transfer': { input: TransferOpeningRequest; output: TransferOpening };
  'transfer-sheet': { input: { id: string; action: 'confirm' | 'refuse' | 'close' }; output: TransferSheetResult };
  /** wx.requestSubscribeSign */
  'subscribe-sign': { input: SubscribeSignRequest; output: PaymentOpening };
  /** wx.requestAppleSubscribeSign */
  'apple-subscribe-sign': { input: SubscribeSignRequest; output: PaymentOpening };
  /** what runs, newest last */
  subscriptions: { input: { person: string }; output: { subscriptions: Subscription[] } };
  /** the person ends it: in WeChat for good, at Apple to the end of the period */
  'cancel-subscription': {
    input: { person: string; appid: string; productId: string };
    output: { cancelled: boolean };
  };
  /** only at Apple, and before the period ends */
  'resume-subscription': { input: { person: string; appid: string; productId: string }; output: { resumed: boolean } };
  /** the person signs in Tencent's Mini Program: by v3's id, or by v2's signed `extraData` */
  'papay-sign': {
    input: { person: string; preEntrustwebId?: string; extraData?: Record<string, string> };
    output: PapaySignResult;
  };
  'papay-contracts': { input: { person: string }; output: { contracts: PapayContract[] } };
  /** in the wallet, whenever the person likes */
  'papay-terminate': { input: { person: string; contractId: string }; output: Record<string, never> };
  'pay-sheet': { input: { id: string; action: 'pay' | 'cancel'; pin?: string }; output: SheetResult };
}
