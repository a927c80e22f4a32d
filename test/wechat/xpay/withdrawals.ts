import type { VirtualClock } from '../clock/virtual-clock.ts';
import { randomDigits } from '../crypto/random-text.ts';
import type { Faults } from '../faults/faults.ts';
import type { Settings } from '../settings.ts';
import type { Collection, Store } from '../store/store.ts';

export interface Withdrawal {
  appid: string;
  /** the merchant's number */
  withdrawNo: string;
  wxWithdrawNo: string;
  amountFen: number;
  /** 1 running, 2 done, 3 failed */
  status: 1 | 2 | 3;
  failReason: string;
  createdAt: number;
  endedAt: number | null;
}

export interface WithdrawalParts {
  store: Store;
  clock: VirtualClock;
  settings: Settings;
  faults: Faults;
}

const TIMER = 'xpay-withdrawal';

/** Money on its way to the merchant's bank: a task like a refund. */
export class Withdrawals {
  private readonly kept: Collection<Withdrawal>;
  private readonly byApp: { find: (appid: string) => Withdrawal[] };
  private readonly parts: WithdrawalParts;

  constructor(parts: WithdrawalParts) {
    this.kept = parts.store.collection('xpay-withdrawals');
    this.byApp = this.kept.indexBy(({ appid }) => appid);
    this.parts = parts;
    parts.clock.on<{ key: string }>(TIMER, ({ key }) => this.end(key));
  }

  find(appid: string, withdrawNo: string): Withdrawal | undefined {
    return this.kept.get(`${appid}/${withdrawNo}`);
  }

  /** Gone, or on its way. */
  takenFen(appid: string): number {
    return this.byApp
      .find(appid)
      .filter(({ status }) => status !== 3)
      .reduce((sum, { amountFen }) => sum + amountFen, 0);
  }

  begin(appid: string, withdrawNo: string, amountFen: number): Withdrawal {
    const { store, clock, settings } = this.parts;
    const key = `${appid}/${withdrawNo}`;
    return store.together(() => {
      clock.schedule(TIMER, clock.now() + settings.current.xpayRefundMs, { key });
      return this.kept.put(key, {
        appid,
        withdrawNo,
        wxWithdrawNo: `VW${randomDigits(26)}`,
        amountFen,
        status: 1,
        failReason: '',
        createdAt: clock.now(),
        endedAt: null,
      });
    });
  }

  all(): Withdrawal[] {
    return this.kept.values();
  }

  private end(key: string): void {
    const withdrawal = this.kept.get(key);
    if (withdrawal?.status !== 1) return;
    const isFailed = this.parts.faults.take('xpay-withdrawal') !== undefined;
    this.kept.put(key, {
      ...withdrawal,
      status: isFailed ? 3 : 2,
      failReason: isFailed ? '银行卡信息有误' : '',
      endedAt: this.parts.clock.now(),
    });
  }
}
