import type { AppSettings } from './apps/apps.ts';
import type { PastPayment } from './past-payments.ts';
import type { MerchantSettings } from './pay/merchants.ts';
import type { PersonSettings } from './people/people.ts';
import type { SandboxSettings } from './settings.ts';
import type { VirtualPaymentSettings } from './xpay/virtual-payment-settings.ts';

/**
 * What exists in the simulated WeChat. `world` is an upsert: what is named is created or changed, the rest stays, and a
 * field that is left out keeps its value.
 */
export interface SandboxWorld {
  apps?: AppSettings[];
  people?: PersonSettings[];
  /** WeChat Pay merchants */
  merchants?: MerchantSettings[];
  /** virtual payment of Mini Programs */
  xpay?: VirtualPaymentSettings[];
  /** made before, unless an order has the number */
  payments?: PastPayment[];
  /** origin as it is known inside WeChat → origin that really serves it, such as `https://teahouse.example` → `http://127.0.0.1:4000` */
  dns?: Record<string, string>;
  settings?: Partial<SandboxSettings>;
}
