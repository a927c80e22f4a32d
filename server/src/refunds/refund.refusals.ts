import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { UserError } from '../shared/errors/user-error.ts';
import type { Localized } from '../shared/locale/locale.ts';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import type { Fen } from '../shared/money/fen.ts';

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
