/** Ways a push can go wrong; which kinds know which modes is told in the README. */
export type PushFaultMode =
  | 'lost'
  | 'duplicate'
  | 'concurrent-duplicate'
  | 'delayed'
  | 'before-callback'
  | 'forged-signature'
  | 'replayed-timestamp'
  | 'wrong-amount'
  | 'wrong-appid'
  | 'wrong-key'
  | 'unknown-order'
  | 'signtest';

interface FaultCommon {
  /** how often it strikes; `always` until cleared */
  times: number | 'always';
}

export interface PushFault extends FaultCommon {
  kind: 'xpay-push' | 'pay-notification' | 'papay-notification' | 'event-push';
  mode: PushFaultMode;
  /** strikes only pushes whose title in the log contains this, such as an outTradeNo */
  about?: string;
  /** for `delayed`: how long, on the virtual clock; one minute when absent */
  delayMs?: number;
}

/** What calls to an API path meet. The first of the given effects that applies is used, after `delayMs`. */
export interface ApiFault extends FaultCommon {
  kind: 'api';
  /** exact path, such as `/cgi-bin/stable_token`; a trailing `*` matches what begins so */
  path: string;
  errcode?: number;
  httpStatus?: number;
  /** for WeChat Pay, with `httpStatus`: the code of the refusal, SYSTEM_ERROR or FREQUENCY_LIMITED when absent */
  code?: string;
  /** real milliseconds before the answer */
  delayMs?: number;
  /** cut the connection instead of answering */
  reset?: boolean;
  /** send only half of the answer's bytes */
  truncate?: boolean;
  /** `after`: the call takes effect, only its answer is lost or wrong */
  when?: 'before' | 'after';
}

/** Answers of the Pay API with a deliberately wrong signature. */
export interface PayAnswerFault extends FaultCommon {
  kind: 'pay-answer';
  mode: 'signtest' | 'forged-signature';
}

/** What the cashier tells the client: an error, or nothing although the money moved. */
export interface CashierFault extends FaultCommon {
  kind: 'cashier';
  mode: 'fail' | 'callback-lost';
}

/** How a task of virtual payment ends that was accepted before. */
export interface XpayTaskFault extends FaultCommon {
  kind: 'xpay-refund' | 'xpay-deduction' | 'xpay-withdrawal';
  mode: 'fail';
  /** strikes only this person's money */
  openid?: string;
}

/** Why WeChat Pay does not pay a transfer out. Source: WeChat Pay API v3, merchant transfer, "Reasons of failed bills". */
export const TRANSFER_FAIL_REASONS = [
  'ACCOUNT_FROZEN',
  'ACCOUNT_NOT_EXIST',
  'BANK_CARD_ACCOUNT_ABNORMAL',
  'BLOCK_B2C_USERLIMITAMOUNT_MONTH',
  'DAY_RECEIVED_COUNT_EXCEED',
  'DAY_RECEIVED_QUOTA_EXCEED',
  'MCH_CANCEL',
  'NAME_NOT_CORRECT',
  'OPENID_INVALID',
  'OTHER_FAIL_REASON_TYPE',
  'OVERDUE_CLOSE',
  'PAYEE_ACCOUNT_ABNORMAL',
  'PAYER_ACCOUNT_ABNORMAL',
  'PRODUCT_AUTH_CHECK_FAIL',
  'REALNAME_ACCOUNT_RECEIVED_QUOTA_EXCEED',
  'REAL_NAME_CHECK_FAIL',
  'TRANSFER_QUOTA_EXCEED',
  'TRANSFER_RISK',
] as const;

export type TransferFailReason = (typeof TRANSFER_FAIL_REASONS)[number];

/** Why a receiver gets nothing of a split. Source: WeChat Pay API v3, "Profit sharing: query a split", fail_reason. */
export const PROFIT_FAIL_REASONS = [
  'ACCOUNT_ABNORMAL',
  'NO_RELATION',
  'RECEIVER_HIGH_RISK',
  'RECEIVER_REAL_NAME_NOT_VERIFIED',
  'NO_AUTH',
  'RECEIVER_RECEIPT_LIMIT',
  'PAYER_ACCOUNT_ABNORMAL',
  'INVALID_REQUEST',
] as const;

export type ProfitFailReason = (typeof PROFIT_FAIL_REASONS)[number];

/** One receiver of a split gets nothing. */
export interface ProfitSharingFault extends FaultCommon {
  kind: 'profit-sharing';
  mode: ProfitFailReason;
  /** strikes only this mchid or openid */
  account?: string;
}

/** Why a receiver gives nothing back. Source: WeChat Pay API v3, "Profit sharing: query a return", fail_reason. */
export const PROFIT_RETURN_FAIL_REASONS = [
  'ACCOUNT_ABNORMAL',
  'TIME_OUT_CLOSED',
  'PAYER_ACCOUNT_ABNORMAL',
  'BALANCE_NOT_ENOUGH',
  'INVALID_REQUEST',
] as const;

export type ProfitReturnFailReason = (typeof PROFIT_RETURN_FAIL_REASONS)[number];

export interface ProfitReturnFault extends FaultCommon {
  kind: 'profit-return';
  mode: ProfitReturnFailReason;
  /** strikes only this out_return_no */
  about?: string;
}

/** Why WeChat Pay does not deduct, though it accepted. Source: WeChat Pay API v2, "Papay: deduct", error codes. */
export const PAPAY_FAIL_CODES = ['NOTENOUGH', 'ACCOUNTERROR', 'RULELIMIT', 'SYSTEMERROR'] as const;

export type PapayFailCode = (typeof PAPAY_FAIL_CODES)[number];

export interface PapayDeductionFault extends FaultCommon {
  kind: 'papay-deduction';
  mode: PapayFailCode;
  /** strikes only this out_trade_no */
  about?: string;
}

/** A transfer that fails after the user said yes, or one whose user was faster than its cancellation. */
export interface TransferFault extends FaultCommon {
  kind: 'transfer';
  mode: TransferFailReason | 'confirmed-during-cancel';
  /** strikes only this out_bill_no */
  about?: string;
}

/** A refund of WeChat Pay that does not reach the payer. */
export interface RefundFault extends FaultCommon {
  kind: 'refund';
  mode: 'abnormal' | 'closed';
  /** strikes only this out_refund_no, or refunds of this out_trade_no */
  about?: string;
}

export type Fault =
  | PushFault
  | ApiFault
  | PayAnswerFault
  | CashierFault
  | RefundFault
  | TransferFault
  | ProfitSharingFault
  | ProfitReturnFault
  | PapayDeductionFault
  | XpayTaskFault;

/** Distributes over the union: `Omit` alone would keep only the fields all faults share. */
export type NewFault = Fault extends infer Each
  ? Each extends Fault
    ? Omit<Each, 'times'> & { times?: number | 'always' }
    : never
  : never;

type FaultOf<Kind extends Fault['kind']> = Extract<Fault, { kind: Kind }>;

const MODES: Record<Exclude<Fault['kind'], 'api'>, readonly string[]> = {
  'xpay-push': [
    'lost',
    'duplicate',
    'concurrent-duplicate',
    'delayed',
    'before-callback',
    'forged-signature',
    'replayed-timestamp',
    'wrong-amount',
    'wrong-appid',
    'wrong-key',
    'unknown-order',
  ],
  'event-push': [
    'lost',
    'duplicate',
    'concurrent-duplicate',
    'delayed',
    'before-callback',
    'forged-signature',
    'replayed-timestamp',
    'wrong-appid',
    'wrong-key',
  ],
  'pay-notification': [
    'lost',
    'duplicate',
    'concurrent-duplicate',
    'delayed',
    'before-callback',
    'forged-signature',
    'replayed-timestamp',
    'wrong-amount',
    'wrong-key',
    'unknown-order',
    'signtest',
  ],
  'pay-answer': ['signtest', 'forged-signature'],
  cashier: ['fail', 'callback-lost'],
  refund: ['abnormal', 'closed'],
  transfer: [...TRANSFER_FAIL_REASONS, 'confirmed-during-cancel'],
  'profit-sharing': PROFIT_FAIL_REASONS,
  'profit-return': PROFIT_RETURN_FAIL_REASONS,
  'papay-deduction': PAPAY_FAIL_CODES,
  'papay-notification': [
    'lost',
    'duplicate',
    'concurrent-duplicate',
    'delayed',
    'before-callback',
    'forged-signature',
    'wrong-amount',
    'wrong-key',
    'unknown-order',
  ],
  'xpay-refund': ['fail'],
  'xpay-deduction': ['fail'],
  'xpay-withdrawal': ['fail'],
};

/** How often each of some things happened. */
export type Tally = Record<string, number>;

export function count(tally: Tally, name: string): void {
  tally[name] = (tally[name] ?? 0) + 1;
}

const nameOf = (fault: Fault): string =>
  fault.kind === 'api' ? `api:${fault.when ?? 'before'}` : `${fault.kind}:${fault.mode}`;

/** Faults wait in the order they were asked for; each strikes what it fits. */
export class Faults {
  private waiting: Fault[] = [];
  private readonly struck: Tally = {};

  /** @throws RangeError for a kind or mode that does not exist: a typo must not make a test pass */
  add(fault: NewFault): Fault {
    const known = { times: 1, ...fault } as Fault;
    if (known.kind === 'api') {
      if (!known.path) throw new RangeError('an api fault names a path');
    } else if (!MODES[known.kind]?.includes(known.mode)) {
      throw new RangeError(`no fault ${known.kind} ${known.mode}`);
    }
    if (known.times !== 'always' && !(Number.isInteger(known.times) && known.times > 0)) {
      throw new RangeError('times is a positive number or "always"');
    }
    this.waiting.push(known);
    return known;
  }

  take<Kind extends Fault['kind']>(kind: Kind, fits: (fault: FaultOf<Kind>) => boolean = () => true) {
    const found = this.waiting.find(
      (fault): fault is FaultOf<Kind> => fault.kind === kind && fits(fault as FaultOf<Kind>),
    );
    if (!found) return undefined;
    count(this.struck, nameOf(found));
    if (found.times !== 'always') {
      found.times -= 1;
      if (found.times === 0) this.waiting = this.waiting.filter((fault) => fault !== found);
    }
    return found;
  }

  /** How often each kind has struck. */
  tally(): Tally {
    return { ...this.struck };
  }

  list(): Fault[] {
    return this.waiting;
  }

  clear(): void {
    this.waiting = [];
  }
}
