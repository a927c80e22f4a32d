import type { Collection, Store } from './store/store.ts';

/** Numbers and switches WeChat does not publish, or that tests want small. Times in milliseconds. */
export interface SandboxSettings {
  /** how long a receiver may take to answer a push, in real time */
  callbackTimeoutMs: number;
  /** session_keys live this long after their last use */
  sessionKeyLifetimeMs: number;
  /** a `wx.login` replaces a session_key that is older than this; 0 replaces it at every login */
  sessionKeyRotatesAfterMs: number;
  /** calls of jscode2session for one user in one minute, beyond which WeChat answers 45011 */
  loginsPerMinute: number;
  /** API path → calls a day for one app */
  dailyLimits: Record<string, number>;
  /** API path → calls a minute for one app */
  minuteLimits: Record<string, number>;
  /** refuse `\uXXXX` escapes in menus, as WeChat does on some endpoints (40033) */
  strictEscapes: boolean;
  /** refuse fields of WeChat Pay requests that the documentation does not know */
  refuseUnknownPayFields: boolean;
  /** a transfer to a user is accepted, then locks the money, for this long each; 0 asks the user at once */
  transferStepMs: number;
  /** money the user said yes to arrives after this long */
  transferSettleMs: number;
  /** a cancelled transfer is cancelling for this long */
  transferCancelMs: number;
  /** the user may say yes for this long */
  transferConfirmWindowMs: number;
  /** a split, a release or a return is done, or has failed, after this long */
  profitSharingMs: number;
  /** what nobody split of an order is released after this long */
  profitFreezeMs: number;
  /** an automatic payment that may happen now is done, or has failed, after this long */
  papayDeductionMs: number;
  /** one of which the person is only now warned happens after this long */
  papayDelayMs: number;
  /** whoever signed is not warned for this long */
  papayFirstMs: number;
  /** a published good can be sold after this long */
  publishDelayMs: number;
  /** an unpaid virtual payment order closes after this long */
  virtualOrderLifetimeMs: number;
  /** a refund of virtual payment is done, or has failed, after this long */
  xpayRefundMs: number;
  /** an accepted deduction is done, or has failed, after this long */
  xpayDeductionMs: number;
  /**
   * days after T before a pre-notification may follow one that was not used; null: one period. WeChat's pages say both eight
   * days and a period.
   */
  unusedNoticeWaitDays: number | null;
  /** a bill of virtual payment is ready this long after it was first asked for */
  xpayBillMs: number;
  /** how long the answer to Apple's refund question may take, in real time */
  refundInquiryTimeoutMs: number;
  /** what virtual payment takes of a single payment, in basis points */
  directFeeBps: number;
  /** what Apple takes of everything bought on an iPhone */
  appleFeeBps: number;
  /** of the first deduction of a contract that was signed without paying */
  firstDeductionFeeBps: number;
  /** of every other deduction */
  deductionFeeBps: number;
  /** WeChat Pay: method and path, as `POST /v3/refund/domestic/refunds` → calls a minute for one merchant, beyond which it is 429 */
  payMinuteLimits: Record<string, number>;
  /** hour of the next Shanghai day at which a day's bills are ready */
  billReadyHour: number;
  /** how long a bill's download_url is good for */
  billTokenLifetimeMs: number;
  /** how lines of bills end; WeChat's documentation does not say */
  billLineEnd: 'crlf' | 'lf';
  /** a refund of WeChat Pay is done, abnormal or closed, after this long */
  refundDelayMs: number;
  /**
   * Which clock the timestamps inside signatures follow. The product's servers live in real time; if they get the virtual
   * clock too, choose `virtual`.
   */
  signatureClock: 'real' | 'virtual';
}

const DEFAULTS: SandboxSettings = {
  callbackTimeoutMs: 5_000,
  sessionKeyLifetimeMs: 3 * 24 * 3600_000,
  sessionKeyRotatesAfterMs: 24 * 3600_000,
  loginsPerMinute: 100,
  dailyLimits: {
    '/cgi-bin/token': 2_000,
    '/cgi-bin/stable_token': 500_000,
    '/cgi-bin/menu/create': 1_000,
    '/cgi-bin/menu/get': 10_000,
    '/cgi-bin/menu/delete': 1_000,
  },
  minuteLimits: { '/cgi-bin/stable_token': 10_000 },
  strictEscapes: true,
  refuseUnknownPayFields: true,
  transferStepMs: 0,
  transferSettleMs: 1_000,
  transferCancelMs: 1_000,
  transferConfirmWindowMs: 24 * 3600_000,
  profitSharingMs: 1_000,
  profitFreezeMs: 30 * 24 * 3600_000,
  papayDeductionMs: 2_000,
  papayDelayMs: 24 * 3600_000,
  papayFirstMs: 12 * 3600_000,
  publishDelayMs: 10 * 60_000,
  virtualOrderLifetimeMs: 2 * 3600_000,
  xpayRefundMs: 3_000,
  xpayDeductionMs: 5_000,
  unusedNoticeWaitDays: null,
  xpayBillMs: 5_000,
  refundInquiryTimeoutMs: 3_000,
  directFeeBps: 100,
  appleFeeBps: 1_200,
  firstDeductionFeeBps: 100,
  deductionFeeBps: 1_000,
  payMinuteLimits: {
    'POST /v3/refund/domestic/refunds': 9_000,
    'POST /v3/profitsharing/orders': 18_000,
    'GET /v3/profitsharing/orders/{out_order_no}': 30_000,
    'POST /v3/profitsharing/return-orders': 6_000,
  },
  billReadyHour: 10,
  billTokenLifetimeMs: 30_000,
  billLineEnd: 'crlf',
  refundDelayMs: 3_000,
  signatureClock: 'real',
};

export class Settings {
  private readonly kept: Collection<Partial<SandboxSettings>>;

  constructor(store: Store) {
    this.kept = store.collection('settings');
  }

  get current(): SandboxSettings {
    return { ...DEFAULTS, ...this.kept.get('current') };
  }

  change(change: Partial<SandboxSettings>): void {
    for (const name of Object.keys(change)) {
      if (!(name in DEFAULTS)) throw new RangeError(`no setting ${name}`);
    }
    const before = this.kept.get('current') ?? {};
    this.kept.put('current', {
      ...before,
      ...change,
      ...(change.dailyLimits && { dailyLimits: { ...this.current.dailyLimits, ...change.dailyLimits } }),
      ...(change.minuteLimits && { minuteLimits: { ...this.current.minuteLimits, ...change.minuteLimits } }),
      ...(change.payMinuteLimits && {
        payMinuteLimits: { ...this.current.payMinuteLimits, ...change.payMinuteLimits },
      }),
    });
  }
}
