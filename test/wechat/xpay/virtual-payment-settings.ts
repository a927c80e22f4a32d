import type { Collection, Store } from '../store/store.ts';

/** 0 live, 1 WeChat's own payment sandbox. */
export type XpayEnv = 0 | 1;

export interface GoodSettings {
  /** at most 20 of letters, digits, `_` and `-` */
  productId: string;
  name: string;
  /** price of one, in fen */
  priceFen: number;
  /** left out: sold in both */
  env?: XpayEnv;
  /** a membership subscription of so many days: 7, 31, 93 or 372; only sold live */
  periodDays?: number;
}

/** What a Mini Program's coin is called, and what one costs. */
export interface CoinSettings {
  name: string;
  priceFen: number;
}

/** Virtual payment of one Mini Program, as its console shows it. */
export interface VirtualPaymentSettings {
  appid: string;
  offerId: string;
  appKeys: { live: string; sandbox: string };
  /** false: the merchant's onboarding is unfinished (-15008); true when left out */
  isOnboarded?: boolean;
  /** iOS needs an agreement of its own; true when left out */
  sellsOnIos?: boolean;
  /** subscriptions need a permission of their own; true when left out */
  sellsSubscriptions?: boolean;
  /** the published coin; null, or left out: there is none */
  coin?: CoinSettings | null;
  /** published goods, for sale at once */
  goods?: GoodSettings[];
}

export type VirtualPaymentAccount = Required<Omit<VirtualPaymentSettings, 'goods'>>;

export class VirtualPaymentAccounts {
  private readonly kept: Collection<VirtualPaymentAccount>;

  constructor(store: Store) {
    this.kept = store.collection('xpay-accounts');
  }

  upsert({ goods: _goods, ...settings }: VirtualPaymentSettings): VirtualPaymentAccount {
    const before = this.find(settings.appid);
    return this.kept.put(settings.appid, {
      isOnboarded: true,
      sellsOnIos: true,
      sellsSubscriptions: true,
      coin: null,
      ...before,
      ...settings,
    });
  }

  find(appid: string): VirtualPaymentAccount | undefined {
    return this.kept.get(appid);
  }

  all(): VirtualPaymentAccount[] {
    return this.kept.values();
  }
}

export function appKeyOf(account: VirtualPaymentAccount, env: XpayEnv): string {
  return env === 0 ? account.appKeys.live : account.appKeys.sandbox;
}
