import type { App, CallbackSettings } from '../apps/apps.ts';
import type { Code } from '../codes/codes.ts';
import type { Session } from '../codes/sessions.ts';
import type { Delivery } from '../deliveries/deliveries.ts';
import type { Fault, NewFault, Tally } from '../faults/faults.ts';
import type { LogEntry } from '../log/request-log.ts';
import type { Menu } from '../menus/menu-rules.ts';
import type { MenuAction } from '../menus/menus.ts';
import type { PapayContract } from '../papay/contracts.ts';
import type { Deduction as PapayDeduction } from '../papay/deductions.ts';
import type { FundAccount, FundBalance, FundMovement } from '../pay/funds.ts';
import type { Merchant } from '../pay/merchants.ts';
import type { PayOrder } from '../pay/pay-orders.ts';
import type { ProfitSplit } from '../pay/profit-sharing.ts';
import type { ProfitReceiver } from '../pay/profit-sharing-receivers.ts';
import type { ProfitReturn } from '../pay/profit-sharing-returns.ts';
import type { Refund, RefundOutcome } from '../pay/refunds.ts';
import type { Transfer } from '../pay/transfers.ts';
import type { Person } from '../people/people.ts';
import type { PaySheet } from '../phone/pay-sheets.ts';
import type { AccessToken } from '../tokens/access-tokens.ts';
import type { SandboxWorld } from '../world.ts';
import type { AppleDecision, AppleInquiry } from '../xpay/apple-inquiries.ts';
import type { AppleSubscription } from '../xpay/apple-subscriptions.ts';
import type { BizBalance } from '../xpay/biz-balance.ts';
import type { CoinAccount } from '../xpay/coins.ts';
import type { Contract } from '../xpay/contracts.ts';
import type { Good } from '../xpay/goods.ts';
import type { Withdrawal } from '../xpay/withdrawals.ts';
import type { XpayOrder } from '../xpay/xpay-orders.ts';
import type { XpayRefund } from '../xpay/xpay-refunds.ts';

/** Every secret it has: this is for assertions. */
export interface SandboxState {
  now: number;
  apps: App[];
  /** `identities`: appid → openid, Open Platform id → unionid, and whom they follow */
  people: (Person & { identities: Record<string, string>; following: string[] })[];
  merchants: Omit<Merchant, 'wechatPayPrivateKeyPem' | 'platformCertificates'>[];
  menus: { appid: string; menu: Menu; publishedAt: number }[];
  tokens: AccessToken[];
  codes: Code[];
  sessions: Session[];
  goods: Good[];
  xpayOrders: XpayOrder[];
  xpayRefunds: XpayRefund[];
  contracts: Contract[];
  appleSubscriptions: AppleSubscription[];
  appleInquiries: AppleInquiry[];
  coins: CoinAccount[];
  withdrawals: Withdrawal[];
  payOrders: PayOrder[];
  refunds: Refund[];
  funds: ({ mchid: string; account: string } & FundBalance)[];
  fundMovements: FundMovement[];
  transfers: Transfer[];
  papayContracts: PapayContract[];
  papayDeductions: PapayDeduction[];
  profitReceivers: ProfitReceiver[];
  profitSplits: ProfitSplit[];
  profitReturns: ProfitReturn[];
  sheets: PaySheet[];
  faults: Fault[];
  dns: Record<string, string>;
}

/** Names, inputs and outputs of `POST /__sandbox__/<name>`. */
export interface ControlApi {
  reset: { input: Record<string, never>; output: Record<string, never> };
  world: { input: SandboxWorld; output: { people: Record<string, Record<string, string>> } };
  /** all of it, or the parts that are named */
  state: { input: { only?: (keyof SandboxState)[] }; output: SandboxState };
  clock: {
    input: { advanceMs?: number; set?: number | string };
    /** `nextDueAt`: when the next retry or deadline falls due */
    output: { now: number; nextDueAt: number | null };
  };
  faults: { input: NewFault | { clear: true }; output: { faults: Fault[] } };
  deliveries: { input: { kind?: Delivery['kind']; owner?: string }; output: { deliveries: Delivery[] } };
  redeliver: { input: { id: string }; output: { delivery: Delivery } };
  /** sends every recorded delivery whose title contains `about` again, byte for byte; `to` another receiver */
  repeat: { input: { about: string; times?: number; atOnce?: number; to?: string }; output: { verdicts: Tally } };
  /** what happened since the sandbox began: deliveries by verdict, faults by kind */
  tally: { input: Record<string, never>; output: { deliveries: Tally; faults: Tally } };
  /** waits until no push is under way; moves no clock */
  idle: { input: Record<string, never>; output: Record<string, never> };
  log: { input: { after?: number }; output: { entries: LogEntry[] } };
  follow: { input: { person: string; appid: string; scene?: string }; output: { changed: boolean } };
  unfollow: { input: { person: string; appid: string }; output: { changed: boolean } };
  'tap-menu': {
    input: { person: string; appid: string; index: number; subIndex?: number };
    output: { action: MenuAction };
  };
  'send-message': { input: { person: string; appid: string; text: string }; output: { msgId: string } };
  /** any message or event at all, for what WeChat might send one day */
  'push-message': {
    input: { person: string; appid: string; message: Record<string, unknown> };
    output: Record<string, never>;
  };
  /** saves callback settings as the console does: only if the URL answers the echostr check */
  'configure-callback': { input: { appid: string; callback: CallbackSettings }; output: Record<string, never> };
  'rotate-session-key': { input: { person: string; appid: string }; output: Record<string, never> };
  /** the merchant pays money in; BASIC unless another account is named */
  'top-up': { input: { mchid: string; account?: FundAccount; amountFen: number }; output: FundBalance };
  /** ends a refund that is still PROCESSING */
  'decide-refund': {
    input: { mchid: string; outRefundNo: string; outcome: RefundOutcome };
    output: { refund: Refund };
  };
  'rotate-certificate': { input: { mchid: string }; output: { serialNo: string } };
  /** the merchant's money with virtual payment, settled or not */
  'xpay-balance': { input: { appid: string }; output: BizBalance };
  /** a person complains to WeChat about an order; WeChat tells the merchant */
  complain: { input: { appid: string; orderId: string; detail: string }; output: { complaintId: string } };
  /** Apple gives back what is left of an Apple order, and asks nobody */
  'apple-refund': { input: { appid: string; orderId: string }; output: { refund: XpayRefund } };
  /** a person asks Apple for money back: Apple asks the merchant three times, then decides; `as-answered` unless told */
  'apple-refund-inquiry': {
    input: { appid: string; orderId: string; reason?: string; decision?: AppleDecision };
    output: { inquiry: AppleInquiry };
  };
}
