import type { ApiEndpoint } from '../http/api-endpoint.ts';
import { ApiError } from '../http/api-error.ts';
import type { People } from '../people/people.ts';
import type { Settings } from '../settings.ts';
import type { AppleSubscriptions } from './apple-subscriptions.ts';
import type { Contract, Contracts } from './contracts.ts';
import { checkDeduction, checkNotice, DEDUCTION_ERROR } from './deduction-rules.ts';
import type { Deductions } from './deductions.ts';
import type { Good, Goods } from './goods.ts';
import { integerIn, type MakeXpayEndpoint, textIn, XPAY_ERROR, type XpayCall } from './xpay-endpoint.ts';
import type { XpayOrders } from './xpay-orders.ts';
import type { XpayRefunds } from './xpay-refunds.ts';

export interface ContractEndpointParts {
  endpoint: MakeXpayEndpoint;
  people: People;
  settings: Settings;
  goods: Goods;
  orders: XpayOrders;
  refunds: XpayRefunds;
  contracts: Contracts;
  appleSubscriptions: AppleSubscriptions;
  deductions: Deductions;
  now: () => number;
}

/** Membership subscriptions, from the merchant's side. */
export function contractEndpoints(parts: ContractEndpointParts): ApiEndpoint[] {
  const { endpoint, people, settings, goods, contracts, appleSubscriptions, deductions, now } = parts;

  /** Subscriptions exist live only. */
  function live({ env }: XpayCall): void {
    if (env !== 0) throw new ApiError(XPAY_ERROR.parameter, 'subscriptions have no sandbox: env must be 0');
  }

  function openidIn({ appid, body }: XpayCall): string {
    const openid = textIn(body, 'openid');
    if (!people.byOpenidOf(appid, openid)) throw new ApiError(XPAY_ERROR.openid, 'invalid openid');
    return openid;
  }

  function namedContract({ appid, body }: XpayCall): Contract | undefined {
    const productId = textIn(body, 'product_id');
    const contract = contracts.find(appid, textIn(body, 'out_contract_code'));
    const isTheirs = contract?.openid === body.openid && contract?.productId === productId;
    return isTheirs ? contract : undefined;
  }

  /** @throws ApiError 690000000 unless it is signed */
  function signedContract(call: XpayCall): Contract {
    const contract = namedContract(call);
    if (contract?.state !== 'SIGNED') throw new ApiError(DEDUCTION_ERROR.notSigned, 'user not subscribed');
    return contract;
  }

  function appleState({ appid, body }: XpayCall, openid: string) {
    const subscription = appleSubscriptions.find(appid, openid, textIn(body, 'product_id'));
    if (!subscription) return { authorization_state: 'UNBINDUSER' };
    return {
      authorization_state: subscription.state,
      apple_subscription_info: {
        original_transaction_id: subscription.originalTransactionId,
        auto_renew_status: subscription.isAutoRenewing ? 1 : 0,
        recent_subscription_start_date: subscription.startedAt,
        renewal_date: subscription.renewsAt,
      },
    };
  }

  /** What the client's call is refused for, in the client's numbers. */
  function checkPayOrder({ appid, env, account, body }: XpayCall): Good {
    const { order_id: orderId, product_id: productId } = body;
    const refuse = (code: number, why: string): never => {
      throw new ApiError(code, why);
    };
    if (env !== 0) refuse(-15011, 'env must be 0');
    if (body.offer_id !== account.offerId) refuse(-15001, 'invalid offer_id');
    if (body.buy_quantity !== 1) refuse(-15001, 'buy_quantity must be 1');
    if (body.currency_type !== 'CNY') refuse(-15004, 'currency_type must be CNY');
    if (typeof body.attach !== 'string') refuse(-15001, 'invalid attach');
    if (typeof body.deduct_price !== 'number') refuse(-15001, 'invalid deduct_price');
    if (typeof orderId !== 'string' || !/^[0-9A-Za-z_-]{8,32}$/.test(orderId))
      return refuse(-15001, 'invalid order_id');
    if (!account.isOnboarded) refuse(-15008, 'merchant onboarding unfinished');
    if (parts.orders.find(appid, orderId) ?? parts.refunds.find(appid, orderId)) refuse(-15002, 'order_id used before');
    const good = typeof productId === 'string' ? goods.find(appid, 0, productId) : undefined;
    if (!good || good.sellableAt === null) return refuse(-15010, 'product_id not published');
    if (now() < good.sellableAt) refuse(-15014, 'publish not yet effective');
    if (good.periodDays === null) refuse(-15001, 'product_id is no subscription');
    return good;
  }

  return [
    endpoint('/xpay/query_subscribe_contract', (call) => {
      live(call);
      const openid = openidIn(call);
      const { mode = 'android' } = call.body;
      if (mode === 'apple') return appleState(call, openid);
      if (mode !== 'android') throw new ApiError(XPAY_ERROR.parameter, 'invalid mode');
      return { authorization_state: namedContract(call)?.state ?? 'UNBINDUSER' };
    }),
    endpoint('/xpay/cancel_subscribe_contract', async (call) => {
      live(call);
      openidIn(call);
      textIn(call.body, 'termination_reason');
      await contracts.terminate(signedContract(call), 'merchant');
      return {};
    }),
    endpoint('/xpay/send_subscribe_pre_payment', (call) => {
      live(call);
      openidIn(call);
      const deductFen = integerIn(call.body, 'deduct_price');
      const good = goods.find(call.appid, 0, textIn(call.body, 'product_id'));
      if (!good || good.periodDays === null) throw new ApiError(DEDUCTION_ERROR.invalid, 'product type not support');
      const contract = signedContract(call);
      const { unusedNoticeWaitDays } = settings.current;
      checkNotice(contract, { deductFen, priceFen: good.priceFen, now: now(), unusedNoticeWaitDays });
      contracts.announce(contract, deductFen);
      return {};
    }),
    endpoint('/xpay/submit_subscribe_pay_order', (call) => {
      const good = checkPayOrder(call);
      const openid = openidIn(call);
      const contract = contracts.signedBy(call.appid, openid, good.id);
      if (!contract) throw new ApiError(DEDUCTION_ERROR.notAnnounced, 'user not subscribed');
      const deductFen = Number(call.body.deduct_price);
      checkDeduction(contract, { deductFen, priceFen: good.priceFen, now: now() });
      const { order_id, attach } = call.body;
      deductions.begin(contract, good, { orderId: String(order_id), deductFen, attach: String(attach) });
      return {};
    }),
  ];
}
