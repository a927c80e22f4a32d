import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import type { Viewer } from '../members/viewer.ts';
import { ViewerType } from '../members/viewer.type.ts';
import { PassAlreadyHeld, UpgradeCreditTooGreat } from '../memberships/quote.refusals.ts';
import { OfferNotForYou, OfferNotFound, OfferUsedUp } from '../offers/offer.refusals.ts';
import { RenewalUnderWay } from '../renewals/deduction-under-way.ts';
import { UserError } from '../shared/errors/user-error.ts';
import { WeChatUnavailable } from '../shared/errors/wechat-unavailable.ts';
import { OrderStatus } from './order.entity.ts';
import { CheckoutUnavailableReason } from './rail.ts';
import type { PaymentRequestData } from './rail-gateway.ts';

@InputType({ description: 'What to buy.' })
export class PlaceOrderInput {
  @Field(() => ID, { description: 'The price of a tier and period, from `tiers { prices }`.' })
  tierPriceId!: string;

  @Field(() => String, {
    description: 'Your own key for this purchase, 1–64 characters: a repeated request is the same order.',
  })
  idempotencyKey!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The code of an offer, as the reader typed it. quoteOrder says what it takes off.',
  })
  offerCode?: string | null;
}

@InputType({ description: 'Which order to pay.' })
export class StartPaymentInput {
  @Field(() => ID, { description: 'An order of yours that is open.' })
  orderId!: string;
}

@InputType({ description: 'Which attempt to ask WeChat about.' })
export class ConfirmPaymentInput {
  @Field(() => ID, { description: 'From startPayment.' })
  paymentId!: string;
}

@ObjectType({ implements: UserError, description: 'The price is no longer offered, or never was.' })
export class TierNotOnSale extends UserError {
  constructor() {
    super('TIER_NOT_ON_SALE', {
      'zh-CN': '这个会员方案已经下架，请看看其他方案',
      en: 'This membership is no longer on sale; please look at the others',
    });
  }
}

const railTexts = {
  [CheckoutUnavailableReason.NOT_LOGGED_IN]: { 'zh-CN': '请先登录再购买', en: 'Please log in before you buy' },
  [CheckoutUnavailableReason.NO_LAWFUL_RAIL]: {
    'zh-CN': '当前设备或页面暂不支持购买',
    en: 'Nothing can be bought on this device or page',
  },
  [CheckoutUnavailableReason.RAIL_NOT_CONFIGURED]: {
    'zh-CN': '这个公众号还没有开通支付',
    en: 'This account has not set up payment yet',
  },
};

@ObjectType({
  implements: UserError,
  description: "WeChat's rules, or the account's set-up, leave no way to pay here.",
})
export class NoLawfulRail extends UserError {
  @Field(() => CheckoutUnavailableReason, { description: 'Why.' })
  readonly reason: CheckoutUnavailableReason;

  constructor(reason: CheckoutUnavailableReason) {
    super('NO_LAWFUL_RAIL', railTexts[reason]);
    this.reason = reason;
  }
}

@ObjectType({
  implements: UserError,
  description: 'The idempotency key belongs to an order for something else. Take a new key for a new purchase.',
})
export class IdempotencyKeyReused extends UserError {
  constructor() {
    super('IDEMPOTENCY_KEY_REUSED', {
      'zh-CN': '这次提交和上一次的内容不一致，请重新下单',
      en: 'This repeats an earlier order with different contents; please order again',
    });
  }
}

const orderTexts = {
  [OrderStatus.OPEN]: {
    'zh-CN': '订单暂时无法支付，请稍后再试',
    en: 'This order cannot be paid right now; please try again',
  },
  [OrderStatus.PAID]: { 'zh-CN': '这个订单已经支付', en: 'This order has been paid already' },
  [OrderStatus.CLOSED]: { 'zh-CN': '订单已超时关闭，请重新下单', en: 'This order has expired; please order again' },
};

@ObjectType({ implements: UserError, description: 'The order is paid or closed.' })
export class OrderNotPayable extends UserError {
  @Field(() => OrderStatus, { description: 'Where the order stands.' })
  readonly status: OrderStatus;

  constructor(status: OrderStatus) {
    super('ORDER_NOT_PAYABLE', orderTexts[status]);
    this.status = status;
  }
}

@ObjectType({
  implements: UserError,
  description: 'WeChat has forgotten this sign-in: wx.login, logInWithMiniProgram, then startPayment again.',
})
export class LogInAgain extends UserError {
  constructor() {
    super('LOG_IN_AGAIN', {
      'zh-CN': '登录已过期，请重新登录后支付',
      en: 'Your sign-in has expired; please log in again to pay',
    });
  }
}

@ObjectType({ description: 'Arguments for wx.requestVirtualPayment, to be handed over as they are.' })
export class XpayPaymentRequest {
  @Field(() => String, { description: 'short_series_goods.' })
  readonly mode: string;

  @Field(() => String, { description: 'JSON text; the signatures cover it byte for byte.' })
  readonly signData: string;

  @Field(() => String, { description: "The merchant's signature." })
  readonly paySig: string;

  @Field(() => String, { description: 'The signature in the payer’s name.' })
  readonly signature: string;

  constructor(request: { mode: string; signData: string; paySig: string; signature: string }) {
    this.mode = request.mode;
    this.signData = request.signData;
    this.paySig = request.paySig;
    this.signature = request.signature;
  }
}

@ObjectType({ description: 'Arguments for getBrandWCPayRequest and wx.requestPayment, to be handed over as they are.' })
export class JsapiPaymentRequest {
  @Field(() => String, { description: 'The app the order was placed for; wx.requestPayment does not take it.' })
  readonly appId: string;

  @Field(() => String, { description: 'Unix seconds.' })
  readonly timeStamp: string;

  @Field(() => String, { description: 'A random text.' })
  readonly nonceStr: string;

  @Field(() => String, { description: 'prepay_id=…' })
  readonly package: string;

  @Field(() => String, { description: 'RSA.' })
  readonly signType: string;

  @Field(() => String, { description: "The merchant's signature." })
  readonly paySign: string;

  constructor(request: Omit<JsapiPaymentRequest, never>) {
    this.appId = request.appId;
    this.timeStamp = request.timeStamp;
    this.nonceStr = request.nonceStr;
    this.package = request.package;
    this.signType = request.signType;
    this.paySign = request.paySign;
  }
}

export const PaymentRequest = createUnionType({
  name: 'PaymentRequest',
  description: 'What opens the pay sheet of the rail.',
  types: () => [XpayPaymentRequest, JsapiPaymentRequest] as const,
});

const paymentRequestOf = (data: PaymentRequestData): typeof PaymentRequest =>
  data.rail === 'XPAY' ? new XpayPaymentRequest(data) : new JsapiPaymentRequest(data);

@ObjectType({ description: 'Ordered, now or before under the same key. Pay it with startPayment.' })
export class PlaceOrderSuccess {
  /** The field `order` is read through the projector. */
  readonly orderId: string;

  constructor(order: { readonly id: string }) {
    this.orderId = order.id;
  }
}

@ObjectType({ description: 'WeChat is ready to be paid.' })
export class StartPaymentSuccess {
  /** The field `payment` is read through the projector. */
  readonly paymentId: string;

  @Field(() => PaymentRequest, { description: 'What opens the pay sheet.' })
  readonly request: typeof PaymentRequest;

  constructor(payment: { readonly id: string }, request: PaymentRequestData) {
    this.paymentId = payment.id;
    this.request = paymentRequestOf(request);
  }
}

@ObjectType({ description: 'What WeChat said.' })
export class ConfirmPaymentSuccess {
  /** The field `payment` is read through the projector. */
  readonly paymentId: string;

  @Field(() => ViewerType, { description: 'Who you are from now on: a membership that was paid counts already.' })
  readonly viewer: Viewer;

  constructor(payment: { readonly id: string }, viewer: Viewer) {
    this.paymentId = payment.id;
    this.viewer = viewer;
  }
}

export const PlaceOrderPayload = createUnionType({
  name: 'PlaceOrderPayload',
  description: 'What came of placeOrder: its success, or a refusal.',
  types: () =>
    [
      PlaceOrderSuccess,
      TierNotOnSale,
      UpgradeCreditTooGreat,
      PassAlreadyHeld,
      OfferNotFound,
      OfferNotForYou,
      OfferUsedUp,
      NoLawfulRail,
      IdempotencyKeyReused,
    ] as const,
});

export const StartPaymentPayload = createUnionType({
  name: 'StartPaymentPayload',
  description: 'What came of startPayment: its success, or a refusal.',
  types: () =>
    [StartPaymentSuccess, OrderNotPayable, RenewalUnderWay, LogInAgain, NoLawfulRail, WeChatUnavailable] as const,
});

export const ConfirmPaymentPayload = createUnionType({
  name: 'ConfirmPaymentPayload',
  description: 'What came of confirmPayment: its success, or a refusal.',
  types: () => [ConfirmPaymentSuccess, WeChatUnavailable] as const,
});
