import type { Shop } from './play.ts';
import type { Stack } from './stack/stack.ts';

type Rail = 'XPAY' | 'WECHAT_PAY';

/** One order at WeChat, on either rail. */
export interface WeChatPayment {
  readonly accountId: string;
  readonly rail: Rail;
  /** offerId or mchid */
  readonly merchant: string;
  readonly outTradeNo: string;
  readonly person: string;
  readonly amountFen: number;
  readonly isPaid: boolean;
  /** What the payer has back. */
  readonly refundedFen: number;
  /** Virtual Payment only: whether WeChat waits for word that the good was delivered. */
  readonly waitsForDelivery: boolean;
}

/** What WeChat owes a merchant at this moment: paid and paid in, less refunds, fees, transfers. */
export interface WeChatBalance {
  readonly accountId: string;
  /** as our books call it */
  readonly ledgerAccount: string;
  readonly fen: number;
}

/** Money WeChat was asked to hand to a person. */
export interface WeChatTransfer {
  readonly accountId: string;
  readonly outBillNo: string;
  readonly amountFen: number;
  readonly isPaid: boolean;
}

export interface WeChatMoney {
  readonly transfers: readonly WeChatTransfer[];
  readonly payments: readonly WeChatPayment[];
  readonly balances: readonly WeChatBalance[];
}

const XPAY_PAID = 2;
const XPAY_DELIVERING = 3;

/** What WeChat knows of the shops' money: the truth that books are held against. */
export async function moneyAtWeChat(stack: Stack, shops: readonly Shop[]): Promise<WeChatMoney> {
  const { payOrders, refunds, transfers, funds, xpayOrders } = await stack.sandbox.control('state', {
    only: ['payOrders', 'refunds', 'transfers', 'funds', 'xpayOrders'],
  });
  const byMchid = new Map(shops.map(({ account }) => [account.mchid, account]));
  const byAppid = new Map(shops.map(({ account }) => [account.miniAppid, account]));
  const backOf = new Map<string, number>();
  for (const { mchid, outTradeNo, amountFen, status } of refunds) {
    if (status !== 'SUCCESS') continue;
    backOf.set(`${mchid}/${outTradeNo}`, (backOf.get(`${mchid}/${outTradeNo}`) ?? 0) + amountFen);
  }
  const xpayFen = new Map<string, number>();
  const overXpay = xpayOrders.flatMap((order): WeChatPayment[] => {
    const account = byAppid.get(order.appid);
    const merchant = account?.secrets.xpay?.offerId;
    if (!account || merchant === undefined) return [];
    const isPaid = order.paidAt !== null;
    const keptFen = isPaid ? order.amountFen - order.refundedFen - order.feeFen + order.feeReturnedFen : 0;
    xpayFen.set(account.id, (xpayFen.get(account.id) ?? 0) + keptFen);
    return [
      {
        accountId: account.id,
        rail: 'XPAY',
        merchant,
        outTradeNo: order.orderId,
        person: order.personId,
        amountFen: order.amountFen,
        isPaid,
        refundedFen: order.refundedFen,
        waitsForDelivery: order.status === XPAY_PAID || order.status === XPAY_DELIVERING,
      },
    ];
  });
  const overWeChatPay = payOrders.flatMap((order): WeChatPayment[] => {
    const account = byMchid.get(order.mchid);
    if (!account) return [];
    return [
      {
        accountId: account.id,
        rail: 'WECHAT_PAY',
        merchant: order.mchid,
        outTradeNo: order.outTradeNo,
        person: order.personId,
        amountFen: order.amountFen,
        isPaid: order.paidAt !== null,
        refundedFen: backOf.get(`${order.mchid}/${order.outTradeNo}`) ?? 0,
        waitsForDelivery: false,
      },
    ];
  });
  return {
    transfers: transfers.flatMap(({ mchid, outBillNo, amountFen, state }) => {
      const account = byMchid.get(mchid);
      return account ? [{ accountId: account.id, outBillNo, amountFen, isPaid: state === 'SUCCESS' }] : [];
    }),
    payments: [...overXpay, ...overWeChatPay],
    balances: [
      ...shops.map(({ account }) => ({
        accountId: account.id,
        ledgerAccount: `assets:wechat:xpay:${account.secrets.xpay?.offerId}`,
        fen: xpayFen.get(account.id) ?? 0,
      })),
      ...funds.flatMap(({ mchid, account: part, availableFen, frozenFen }) => {
        const account = byMchid.get(mchid);
        if (!account || part !== 'BASIC') return [];
        return [{ accountId: account.id, ledgerAccount: `assets:wechat:pay:${mchid}`, fen: availableFen + frozenFen }];
      }),
    ],
  };
}
