import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { UserError } from '../shared/errors/user-error.ts';
import type { Localized } from '../shared/locale/locale.ts';

@ObjectType({ implements: UserError, description: 'There is no offer with this code, or no longer.' })
export class OfferNotFound extends UserError {
  constructor() {
    super('OFFER_NOT_FOUND', {
      'zh-CN': '没有这个优惠码，请检查有没有输错',
      en: 'There is no such code; please check how it is spelled',
    });
  }
}

@ObjectType({ implements: UserError, description: 'The offer has been used as often, or for as much, as it may.' })
export class OfferUsedUp extends UserError {
  constructor() {
    super('OFFER_USED_UP', { 'zh-CN': '这个优惠已经用完了', en: 'This offer has been used up' });
  }
}

export enum OfferRefusalReason {
  NOT_YET = 'NOT_YET',
  OVER = 'OVER',
  OTHER_TIER = 'OTHER_TIER',
  OTHER_PERIOD = 'OTHER_PERIOD',
  IS_TRIAL = 'IS_TRIAL',
  IS_NO_TRIAL = 'IS_NO_TRIAL',
  ONLY_SIGN_UP = 'ONLY_SIGN_UP',
  ONLY_LEAVING = 'ONLY_LEAVING',
  USED_BEFORE = 'USED_BEFORE',
  HELD_BY_ORDER = 'HELD_BY_ORDER',
  TRIED_BEFORE = 'TRIED_BEFORE',
  TIER_HELD = 'TIER_HELD',
}
registerEnumType(OfferRefusalReason, {
  name: 'OfferRefusalReason',
  description: 'Why an offer is not for this purchase or this member.',
  valuesConfig: {
    NOT_YET: { description: 'It has not begun.' },
    OVER: { description: 'It has ended.' },
    OTHER_TIER: { description: 'It is for another tier.' },
    OTHER_PERIOD: { description: 'It is for another period.' },
    IS_TRIAL: { description: 'It is a trial: begin it with startTrial, there is nothing to pay.' },
    IS_NO_TRIAL: { description: 'It makes a purchase cheaper: give its code to placeOrder.' },
    ONLY_SIGN_UP: { description: 'It is for who has never held a paid membership.' },
    ONLY_LEAVING: { description: 'It is for who is about to leave, or has just left.' },
    USED_BEFORE: { description: 'The member has used it as often as it may be used by one member.' },
    HELD_BY_ORDER: { description: 'An open order of the member holds it: pay that one, or wait until it closes.' },
    TRIED_BEFORE: { description: 'The member has tried this tier before.' },
    TIER_HELD: { description: 'The member holds this tier already.' },
  },
});

const texts: Readonly<Record<OfferRefusalReason, Localized>> = {
  NOT_YET: { 'zh-CN': '这个优惠还没有开始', en: 'This offer has not begun yet' },
  OVER: { 'zh-CN': '这个优惠已经结束', en: 'This offer has ended' },
  OTHER_TIER: { 'zh-CN': '这个优惠适用于另一个等级', en: 'This offer is for another membership' },
  OTHER_PERIOD: { 'zh-CN': '这个优惠适用于另一种时长', en: 'This offer is for another period' },
  IS_TRIAL: {
    'zh-CN': '这是试用码，不需要付款，直接开始试用即可',
    en: 'This is a trial: just begin it, there is nothing to pay',
  },
  IS_NO_TRIAL: { 'zh-CN': '这是优惠码，请在购买时使用', en: 'This code makes a purchase cheaper; use it when you buy' },
  ONLY_SIGN_UP: {
    'zh-CN': '这个优惠只给第一次成为会员的人',
    en: 'This offer is for those who become a member for the first time',
  },
  ONLY_LEAVING: {
    'zh-CN': '这个优惠只给会员即将到期或刚到期的人',
    en: 'This offer is for members whose time ends, or has just ended',
  },
  USED_BEFORE: { 'zh-CN': '你已经用过这个优惠', en: 'You have used this offer already' },
  HELD_BY_ORDER: {
    'zh-CN': '你有一个未付款的订单正在使用这个优惠，请先付款，或等它关闭',
    en: 'An order of yours that is not paid yet uses this offer: pay it, or wait until it closes',
  },
  TRIED_BEFORE: { 'zh-CN': '你已经试用过这个等级', en: 'You have tried this membership before' },
  TIER_HELD: { 'zh-CN': '你已经是这个等级的会员', en: 'You hold this membership already' },
};

@ObjectType({ implements: UserError, description: 'There is such an offer, but not for this purchase or this member.' })
export class OfferNotForYou extends UserError {
  @Field(() => OfferRefusalReason, { description: 'Why.' })
  readonly reason: OfferRefusalReason;

  @Field(() => ID, { nullable: true, description: 'HELD_BY_ORDER: the open order that holds it.' })
  readonly orderId: string | null;

  constructor(reason: OfferRefusalReason, orderId: string | null = null) {
    super('OFFER_NOT_FOR_YOU', texts[reason]);
    this.reason = reason;
    this.orderId = orderId;
  }
}

@ObjectType({ implements: UserError, description: 'Another offer, maybe an archived one, has this code.' })
export class OfferCodeTaken extends UserError {
  constructor() {
    super('OFFER_CODE_TAKEN', {
      'zh-CN': '这个优惠码已经被用过（可能已归档），请换一个',
      en: 'Another offer, maybe an archived one, has this code; choose another',
    });
  }
}

const fieldTexts = {
  name: { 'zh-CN': '名称应为 1–40 个字', en: 'The name takes 1 to 40 characters' },
  code: {
    'zh-CN': '优惠码应为 3–32 个大写字母、数字或 -',
    en: 'The code takes 3 to 32 capital letters, digits and hyphens',
  },
  percentOffBps: {
    'zh-CN': '折扣应在 0.01% 到 99% 之间，且只有打折的优惠才填',
    en: 'A discount is between 0.01% and 99%, and only a percentage off has one',
  },
  amountOffFen: {
    'zh-CN': '立减金额至少 ¥0.01，且只有立减的优惠才填',
    en: 'An amount off is at least ¥0.01, and only that kind of offer has one',
  },
  trialDays: {
    'zh-CN': '试用应为 1–90 天，且只有免费试用才填',
    en: 'A trial lasts 1 to 90 days, and only a free trial has days',
  },
  tierId: { 'zh-CN': '请选择一个在售的方案；试用必须选', en: 'Choose a tier that is on sale; a trial needs one' },
  periods: {
    'zh-CN': '每人可用 1–36 次；通票和免费试用一人只有一次，不能填几次',
    en: 'Each person uses it 1 to 36 times; a pass or a free trial is had once, so several times make no sense',
  },
  budgetFen: { 'zh-CN': '预算至少 ¥0.01；试用没有预算', en: 'A budget is at least ¥0.01; a trial has none' },
  maxRedemptions: { 'zh-CN': '总次数至少为 1', en: 'It can be used at least once in all' },
  endsAt: {
    'zh-CN': '结束时间应晚于开始时间，也晚于现在',
    en: 'The end lies after the beginning, and after now',
  },
} satisfies Record<string, Localized>;

export type OfferField = keyof typeof fieldTexts;

@ObjectType({
  implements: UserError,
  description: 'A value of the offer is missing, out of range or does not suit its kind.',
})
export class InvalidOffer extends UserError {
  @Field(() => String, { description: 'The input field.' })
  readonly field: OfferField;

  constructor(field: OfferField) {
    super('INVALID_OFFER', fieldTexts[field]);
    this.field = field;
  }
}
