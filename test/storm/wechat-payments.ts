import type { Shop } from './play.ts';
import type { Stack } from './stack/stack.ts';

/** One order at WeChat, on either rail. */
export interface WeChatPayment {
  readonly accountId: string;
  readonly rail: 'XPAY' | 'WECHAT_PAY';
  /** offerId or mchid */
  readonly merchant: string;
  readonly outTradeNo: string;
  readonly person: string;
  readonly amountFen: number;
  readonly isPaid: boolean;
  /** Virtual Payment only: whether the Mini Program's server said that the good was delivered. */
  readonly isDelivered: boolean | null;
}

const XPAY_DELIVERED = 4;

/** What WeChat knows of the shops' money: the truth that books are held against. */
export async function paymentsAtWeChat(stack: Stack, shops: readonly Shop[]): Promise<WeChatPayment[]> {
  const { payOrders, xpayOrders } = await stack.sandbox.control('state', { only: ['payOrders', 'xpayOrders'] });
  const byMchid = new Map(shops.map(({ account }) => [account.mchid, account]));
  const byAppid = new Map(shops.map(({ account }) => [account.miniAppid, account]));
  return [
    ...payOrders.flatMap((order): WeChatPayment[] => {
      const account = byMchid.get(order.mchid);
      if (!account) return [];
      const { mchid: merchant, outTradeNo, amountFen, personId: person } = order;
      const isPaid = order.paidAt !== null;
      return [
        {
          accountId: account.id,
          rail: 'WECHAT_PAY',
          merchant,
          outTradeNo,
          person,
          amountFen,
          isPaid,
          isDelivered: null,
        },
      ];
    }),
    ...xpayOrders.flatMap((order): WeChatPayment[] => {
      const account = byAppid.get(order.appid);
      const offerId = account?.secrets.xpay?.offerId;
      if (!account || offerId === undefined) return [];
      const { orderId: outTradeNo, amountFen, personId: person } = order;
      return [
        {
          accountId: account.id,
          rail: 'XPAY',
          merchant: offerId,
          outTradeNo,
          person,
          amountFen,
          isPaid: order.paidAt !== null,
          isDelivered: order.status === XPAY_DELIVERED,
        },
      ];
    }),
  ];
}
