import type { ApiEndpoint } from '../http/api-endpoint.ts';
import type { Sandbox } from '../sandbox.ts';
import { coinEndpoints } from './coin-endpoints.ts';
import { contractEndpoints } from './contract-endpoints.ts';
import { goodsEndpoints } from './goods-endpoints.ts';
import { orderEndpoints } from './order-endpoints.ts';
import { settlementEndpoints } from './settlement-endpoints.ts';
import { xpayEndpoint } from './xpay-endpoint.ts';

/** Everything below api.weixin.qq.com/xpay. */
export function xpayEndpoints(sandbox: Sandbox): ApiEndpoint[] {
  const { xpayAccounts, people, settings, goods, xpayOrders: orders, xpayRefunds: refunds } = sandbox;
  const { contracts, appleSubscriptions, deductions, coins, sessions } = sandbox;
  const endpoint = xpayEndpoint(xpayAccounts);
  const now = () => sandbox.clock.now();
  const subscribing = { people, settings, goods, contracts, appleSubscriptions, deductions };
  return [
    ...orderEndpoints({ endpoint, orders, refunds, coins, now }),
    ...coinEndpoints({ endpoint, people, sessions, coins }),
    ...goodsEndpoints(endpoint, goods),
    ...settlementEndpoints({ endpoint, orders, bills: sandbox.xpayBills, withdrawals: sandbox.withdrawals, now }),
    ...contractEndpoints({ endpoint, orders, refunds, ...subscribing, now }),
  ];
}
