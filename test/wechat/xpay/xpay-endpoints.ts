import type { ApiEndpoint } from '../http/api-endpoint.ts';
import type { Sandbox } from '../sandbox.ts';
import { goodsEndpoints } from './goods-endpoints.ts';
import { orderEndpoints } from './order-endpoints.ts';
import { xpayEndpoint } from './xpay-endpoint.ts';

/** Everything below api.weixin.qq.com/xpay. */
export function xpayEndpoints(sandbox: Sandbox): ApiEndpoint[] {
  const { xpayAccounts, goods, xpayOrders: orders, xpayRefunds: refunds } = sandbox;
  const endpoint = xpayEndpoint(xpayAccounts);
  const now = () => sandbox.clock.now();
  return [...orderEndpoints({ endpoint, orders, refunds, now }), ...goodsEndpoints(endpoint, goods)];
}
