import type { Collection, Store } from '../store/store.ts';
import { invalidRequest } from './pay-error.ts';
import type { ReceiverAccount, ReceiverType } from './profit-sharing-rules.ts';

/** 分账关系: a merchant may share with this account. */
export interface ProfitReceiver extends ReceiverAccount {
  mchid: string;
  relationType: string;
  customRelation: string | null;
  addedAt: number;
}

const MOST_RECEIVERS = 20_000;

/** Whom merchants may share their money with. */
export class ProfitReceivers {
  private readonly kept: Collection<ProfitReceiver>;
  private readonly byMerchant: { count: (mchid: string) => number };
  private readonly now: () => number;

  constructor(store: Store, now: () => number) {
    this.kept = store.collection('profit-receivers');
    const index = this.kept.indexBy(({ mchid }) => mchid);
    this.byMerchant = { count: (mchid) => index.find(mchid).length };
    this.now = now;
  }

  has(mchid: string, type: ReceiverType, account: string): boolean {
    return this.kept.get(`${mchid}/${type}/${account}`) !== undefined;
  }

  /** Safe to repeat; what is known already stays as it is. @throws PayError when there are too many */
  add(receiver: Omit<ProfitReceiver, 'addedAt'>): ProfitReceiver {
    const key = `${receiver.mchid}/${receiver.type}/${receiver.account}`;
    const known = this.kept.get(key);
    if (known) return known;
    if (this.byMerchant.count(receiver.mchid) >= MOST_RECEIVERS) throw invalidRequest('分账接收方数量超过限制');
    return this.kept.put(key, { ...receiver, addedAt: this.now() });
  }

  /** Safe to repeat. */
  delete(mchid: string, { type, account }: ReceiverAccount): void {
    this.kept.delete(`${mchid}/${type}/${account}`);
  }

  all(): ProfitReceiver[] {
    return this.kept.values();
  }
}
