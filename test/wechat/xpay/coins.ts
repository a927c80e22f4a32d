import type { Collection, Store } from '../store/store.ts';
import type { XpayEnv } from './virtual-payment-settings.ts';
import type { XpayOrder } from './xpay-orders.ts';

export interface CoinHolder {
  appid: string;
  env: XpayEnv;
  openid: string;
}

/** Somebody's coins with one Mini Program. */
export interface CoinAccount extends CoinHolder {
  /** bought, and still there */
  saved: number;
  /** given, and still there */
  presented: number;
  sumSaved: number;
  sumPresented: number;
  sumSpent: number;
}

/** One movement that the merchant asked for, under a number of its own. */
export interface CoinMove extends CoinHolder {
  orderId: string;
  kind: 'pay' | 'cancel' | 'present';
  amount: number;
  /** of a payment: given coins that went into it */
  usedPresented: number;
  /** of a payment: taken back so far */
  cancelled: number;
}

type NewMove = Pick<CoinMove, 'orderId' | 'amount'>;

/** Coins of virtual payment: topped up, given, spent, and taken back. Given coins are spent first and come back last. */
export class Coins {
  private readonly accounts: Collection<CoinAccount>;
  private readonly moves: Collection<CoinMove>;
  private readonly store: Store;

  constructor(store: Store) {
    this.accounts = store.collection('xpay-coin-accounts');
    this.moves = store.collection('xpay-coin-moves');
    this.store = store;
  }

  accountOf({ appid, env, openid }: CoinHolder): CoinAccount {
    const nothing = { saved: 0, presented: 0, sumSaved: 0, sumPresented: 0, sumSpent: 0 };
    return this.accounts.get(`${appid}/${env}/${openid}`) ?? { appid, env, openid, ...nothing };
  }

  move({ appid, env }: CoinHolder, orderId: string): CoinMove | undefined {
    return this.moves.get(`${appid}/${env}/${orderId}`);
  }

  topUp(order: XpayOrder): void {
    const account = this.accountOf(order);
    const sumSaved = account.sumSaved + order.quantity;
    this.put({ ...account, saved: account.saved + order.quantity, sumSaved });
  }

  /** Takes bought coins away because their money goes back. @returns how many it took: what is there, at most */
  withdraw(order: XpayOrder, amount: number): number {
    const account = this.accountOf(order);
    const taken = Math.min(amount, account.saved);
    this.put({ ...account, saved: account.saved - taken, sumSaved: account.sumSaved - taken });
    return taken;
  }

  /** The money did not go back after all. */
  restore(order: XpayOrder, amount: number): void {
    const account = this.accountOf(order);
    this.put({ ...account, saved: account.saved + amount, sumSaved: account.sumSaved + amount });
  }

  /** @returns undefined when there are too few */
  pay(holder: CoinHolder, { orderId, amount }: NewMove): CoinMove | undefined {
    const account = this.accountOf(holder);
    if (account.saved + account.presented < amount) return undefined;
    const usedPresented = Math.min(amount, account.presented);
    return this.store.together(() => {
      this.put({
        ...account,
        saved: account.saved - (amount - usedPresented),
        presented: account.presented - usedPresented,
        sumSpent: account.sumSpent + amount,
      });
      return this.record(holder, { orderId, kind: 'pay', amount, usedPresented, cancelled: 0 });
    });
  }

  cancel(payment: CoinMove, { orderId, amount }: NewMove): void {
    const account = this.accountOf(payment);
    const boughtLeft = Math.max(0, payment.amount - payment.usedPresented - payment.cancelled);
    const bought = Math.min(amount, boughtLeft);
    this.store.together(() => {
      this.put({
        ...account,
        saved: account.saved + bought,
        presented: account.presented + (amount - bought),
        sumSpent: account.sumSpent - amount,
      });
      this.record(payment, { ...payment, cancelled: payment.cancelled + amount });
      this.record(payment, { orderId, kind: 'cancel', amount, usedPresented: 0, cancelled: 0 });
    });
  }

  present(holder: CoinHolder, { orderId, amount }: NewMove): CoinAccount {
    const account = this.accountOf(holder);
    return this.store.together(() => {
      this.record(holder, { orderId, kind: 'present', amount, usedPresented: 0, cancelled: 0 });
      return this.put({
        ...account,
        presented: account.presented + amount,
        sumPresented: account.sumPresented + amount,
      });
    });
  }

  all(): CoinAccount[] {
    return this.accounts.values();
  }

  private put(account: CoinAccount): CoinAccount {
    return this.accounts.put(`${account.appid}/${account.env}/${account.openid}`, account);
  }

  private record({ appid, env, openid }: CoinHolder, move: Omit<CoinMove, keyof CoinHolder>): CoinMove {
    return this.moves.put(`${appid}/${env}/${move.orderId}`, { ...move, appid, env, openid });
  }
}
