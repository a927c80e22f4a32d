import { Field, ObjectType } from 'type-graphql';
import { UserError } from '../shared/errors/user-error.ts';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import type { Fen } from '../shared/money/fen.ts';

export const maxLinkTitleLength = 60;
export const maxRateBps = 9_000;
export const maxCoolingOffDays = 90;

@ObjectType({ implements: UserError, description: 'Something about the link cannot be stored as it is.' })
export class InvalidAffiliateLink extends UserError {
  @Field(() => String, { description: 'The input field that is wrong.' })
  readonly field: string;

  constructor(field: keyof typeof linkTexts) {
    super('INVALID_AFFILIATE_LINK', linkTexts[field]);
    this.field = field;
  }
}

const linkTexts = {
  title: {
    'zh-CN': `商品名称须为 1–${maxLinkTitleLength} 个字`,
    en: `The title must have 1–${maxLinkTitleLength} characters`,
  },
  imageUrl: {
    'zh-CN': '图片地址须以 https:// 或 /media/ 开头',
    en: 'The picture must be an https:// URL or a path under /media/',
  },
  priceFen: { 'zh-CN': '价格须为正数', en: 'The price must be above zero' },
  rateBps: {
    'zh-CN': `佣金比例须为 1–${maxRateBps} 个基点（1%–${maxRateBps / 100}%）`,
    en: `The rate must be 1–${maxRateBps} basis points`,
  },
  coolingOffDays: {
    'zh-CN': `冷静期须为 0–${maxCoolingOffDays} 天`,
    en: `Cooling-off takes 0–${maxCoolingOffDays} days`,
  },
  target: {
    'zh-CN': '请填写店铺小程序的 appid 与页面路径，或店铺网址（https），二选一',
    en: "Give either the shop's Mini Program appid and page, or its https address",
  },
  earnerMemberId: { 'zh-CN': '找不到这位会员', en: 'There is no such member' },
} as const;

@ObjectType({ implements: UserError, description: 'The account has promoters switched off: see moneySettings.' })
export class PromotersNotEnabled extends UserError {
  constructor() {
    super('PROMOTERS_NOT_ENABLED', {
      'zh-CN': '这个公众号还没有开放会员推广',
      en: 'This account does not offer promotion yet',
    });
  }
}

@ObjectType({ implements: UserError, description: 'The file is not a list of sales.' })
export class InvalidSalesFile extends UserError {
  constructor(zh: string, en: string) {
    super('INVALID_SALES_FILE', { 'zh-CN': zh, en });
  }
}

@ObjectType({ implements: UserError, description: 'There is not enough commission to pay out yet.' })
export class NothingToPayOut extends UserError {
  @Field(() => FenScalar, { description: 'What could be paid out.' })
  readonly payableFen: Fen;

  @Field(() => FenScalar, { description: 'From how much on it is paid out.' })
  readonly minFen: Fen;

  constructor(payableFen: Fen, minFen: Fen) {
    super('NOTHING_TO_PAY_OUT', {
      'zh-CN': `可提现金额不足 ${minFen / 100} 元，冷静期过后再来看看`,
      en: `Less than ${minFen / 100} yuan can be paid out; come back when the cooling-off is over`,
    });
    this.payableFen = payableFen;
    this.minFen = minFen;
  }
}

@ObjectType({ implements: UserError, description: 'The account cannot pay out to this person over WeChat Pay here.' })
export class PayoutNotPossible extends UserError {
  constructor() {
    super('PAYOUT_NOT_POSSIBLE', {
      'zh-CN': '这个公众号还没有开通商家转账，请联系创作者',
      en: 'This account has not opened merchant transfers; please ask the creator',
    });
  }
}
