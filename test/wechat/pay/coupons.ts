import { randomDigits } from '../crypto/random-text.ts';

/** CASH (充值型): whoever gives it paid for it, the merchant receives the whole price. NOCASH (免充值): the merchant gives it. */
type CouponType = 'CASH' | 'NOCASH';

/** Makes orders cheaper for the payer. The merchant may not know of it: banks and WeChat give coupons too. */
export interface Coupon {
  name: string;
  type: CouponType;
  amountFen: number;
  /** only for orders with this `goods_tag`; for all of them when absent */
  goodsTag?: string;
}

/** A coupon of one order. */
export interface UsedCoupon {
  couponId: string;
  stockId: string;
  name: string;
  type: CouponType;
  amountFen: number;
}

/** The first that fits and leaves the payer something to pay. */
export function couponFor(
  coupons: readonly Coupon[],
  order: { amountFen: number; goodsTag: string | null },
): UsedCoupon | null {
  const coupon = coupons.find(
    ({ goodsTag, amountFen }) => (goodsTag === undefined || goodsTag === order.goodsTag) && amountFen < order.amountFen,
  );
  if (!coupon) return null;
  const { name, type, amountFen } = coupon;
  return { couponId: randomDigits(11), stockId: randomDigits(8), name, type, amountFen };
}

interface Priced {
  amountFen: number;
  coupon: UsedCoupon | null;
}

/** What the payer pays. */
export function payerFen({ amountFen, coupon }: Priced): number {
  return amountFen - (coupon?.amountFen ?? 0);
}

/** 应结金额: what the merchant receives, before the fee. */
export function settlementFen({ amountFen, coupon }: Priced): number {
  return amountFen - (coupon?.type === 'NOCASH' ? coupon.amountFen : 0);
}

/** `promotion_detail` of a transaction. */
export function promotionOf({ couponId, stockId, name, type, amountFen }: UsedCoupon): Record<string, unknown> {
  return {
    coupon_id: couponId,
    name,
    scope: 'GLOBAL',
    type,
    amount: amountFen,
    stock_id: stockId,
    wechatpay_contribute: type === 'CASH' ? amountFen : 0,
    merchant_contribute: type === 'NOCASH' ? amountFen : 0,
    other_contribute: 0,
    currency: 'CNY',
  };
}
