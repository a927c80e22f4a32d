import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { UserError } from '../shared/errors/user-error.ts';
import type { Localized } from '../shared/locale/locale.ts';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import type { Fen } from '../shared/money/fen.ts';
import { NoTakeBackReason } from './refundability.ts';

/** WeChat Pay shows the reason to the payer, and takes no more. */
export const maxReasonBytes = 80;

export enum NotRefundableReason {
  NOT_PAID = 'NOT_PAID',
  NOTHING_LEFT = 'NOTHING_LEFT',
  TOO_LATE = 'TOO_LATE',
}
registerEnumType(NotRefundableReason, {
  name: 'NotRefundableReason',
  description: 'Why a payment cannot be given back.',
  valuesConfig: {
    NOT_PAID: { description: 'WeChat has not said that it was paid.' },
    NOTHING_LEFT: { description: 'All of it went back before.' },
    TOO_LATE: { description: 'It was paid more than 365 days ago, and WeChat gives nothing back by then.' },
  },
});

const notRefundableTexts: Readonly<Record<NotRefundableReason, Localized>> = {
  NOT_PAID: {
    'zh-CN': '这笔支付还没有到账，无法退款',
    en: 'This payment has not arrived, so nothing can be given back',
  },
  NOTHING_LEFT: { 'zh-CN': '这笔支付已全部退款', en: 'All of this payment has been given back already' },
  TOO_LATE: {
    'zh-CN': '支付已超过 365 天，微信不再支持原路退款，请与付款人另行商定',
    en: 'It was paid over 365 days ago and WeChat gives nothing back by now; settle it with the payer another way',
  },
};

@ObjectType({ implements: UserError, description: 'Nothing of the payment can be given back.' })
export class PaymentNotRefundable extends UserError {
  @Field(() => NotRefundableReason, { description: 'Why.' })
  readonly reason: NotRefundableReason;

  constructor(reason: NotRefundableReason) {
    super('PAYMENT_NOT_REFUNDABLE', notRefundableTexts[reason]);
    this.reason = reason;
  }
}

@ObjectType({ implements: UserError, description: 'More is asked for than is left of the payment, or nothing.' })
export class RefundAmountOutOfRange extends UserError {
  @Field(() => FenScalar, { description: 'The least.' })
  readonly minFen: Fen;

  @Field(() => FenScalar, { description: 'What is left of the payment.' })
  readonly maxFen: Fen;

  constructor(minFen: Fen, maxFen: Fen) {
    const yuan = (amount: Fen) => (amount / 100).toFixed(2);
    super('REFUND_AMOUNT_OUT_OF_RANGE', {
      'zh-CN': `退款金额应在 ${yuan(minFen)} 元到 ${yuan(maxFen)} 元之间`,
      en: `A refund of this payment is between ${yuan(minFen)} and ${yuan(maxFen)} yuan`,
    });
    this.minFen = minFen;
    this.maxFen = maxFen;
  }
}

@ObjectType({ implements: UserError, description: 'Another refund of this payment is on its way.' })
export class RefundUnderWay extends UserError {
  @Field(() => ID, { description: 'That refund.' })
  readonly refundId: string;

  constructor(refundId: string) {
    super('REFUND_UNDER_WAY', {
      'zh-CN': '这笔支付正有一笔退款在处理，请等它完成后再操作',
      en: 'A refund of this payment is under way; wait until it has ended',
    });
    this.refundId = refundId;
  }
}

@ObjectType({ implements: UserError, description: 'Apple took the money, and only Apple gives it back.' })
export class OnlyAppleRefunds extends UserError {
  @Field(() => String, { description: 'Where the payer asks Apple.' })
  readonly url: string;

  constructor() {
    const url = 'https://reportaproblem.apple.com';
    super('ONLY_APPLE_REFUNDS', {
      'zh-CN': `这笔款项由苹果收取，请付款人登录 ${url} 向苹果申请退款`,
      en: `Apple took this money; its payer asks Apple for it at ${url}`,
    });
    this.url = url;
  }
}

@ObjectType({ implements: UserError, description: 'The reason is empty, or longer than WeChat takes.' })
export class RefundReasonOutOfRange extends UserError {
  @Field(() => Int, { description: 'Most bytes of UTF-8; a Chinese character has 3.' })
  readonly maxBytes: number = maxReasonBytes;

  constructor() {
    super('REFUND_REASON_OUT_OF_RANGE', {
      'zh-CN': '请写退款原因，不超过 26 个汉字；付款人会看到',
      en: `Give a reason of at most ${maxReasonBytes} letters (26 Chinese characters); the payer will see it`,
    });
  }
}

@ObjectType({
  implements: UserError,
  description: 'The idempotency key belongs to another refund of this payment. Take a new key for a new refund.',
})
export class RefundKeyReused extends UserError {
  constructor() {
    super('REFUND_KEY_REUSED', {
      'zh-CN': '这次提交和上一次的退款内容不一致，请刷新后重试',
      en: 'This repeats an earlier refund with other contents; reload and try again',
    });
  }
}

const takeBackTexts: Readonly<Record<NoTakeBackReason, Localized>> = {
  NOT_PAID: { 'zh-CN': '这个订单还没有支付', en: 'This order has not been paid' },
  REFUNDED: { 'zh-CN': '这笔款项已经退还', en: 'This purchase has been refunded already' },
  REFUND_UNDER_WAY: { 'zh-CN': '退款正在处理，请稍候', en: 'A refund of it is on its way; please wait' },
  TIP: {
    'zh-CN': '打赏是送给作者的心意，不支持退回',
    en: 'A tip is a present for the author and cannot be taken back',
  },
  APPLE: { 'zh-CN': '这笔款项由苹果收取，请向苹果申请退款', en: 'Apple took this money; please ask Apple for it' },
  GIFT_REDEEMED: { 'zh-CN': '礼物已经被领取，不能退回', en: 'The gift has been redeemed and cannot be taken back' },
  ENDED: {
    'zh-CN': '购买的内容已经结束或已升级，不能退回',
    en: 'What you bought has ended, or became part of an upgrade',
  },
  WINDOW_OVER: {
    'zh-CN': '已超过无理由退款的期限，如有问题请联系公众号',
    en: 'The days for taking it back are over; please write to the account if something is wrong',
  },
  READ_TOO_MUCH: {
    'zh-CN': '已阅读的内容超过可退款的范围，如有问题请联系公众号',
    en: 'You have read more than can be given back; please write to the account if something is wrong',
  },
};

@ObjectType({ implements: UserError, description: 'The member cannot take this purchase back.' })
export class PurchaseNotTakenBack extends UserError {
  @Field(() => NoTakeBackReason, { description: 'Why.' })
  readonly reason: NoTakeBackReason;

  constructor(reason: NoTakeBackReason) {
    super('PURCHASE_NOT_TAKEN_BACK', takeBackTexts[reason]);
    this.reason = reason;
  }
}
