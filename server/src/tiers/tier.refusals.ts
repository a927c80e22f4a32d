import { Field, Int, ObjectType } from 'type-graphql';
import { UserError } from '../shared/errors/user-error.ts';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import { type Fen, fen } from '../shared/money/fen.ts';

export const maxTierNameLength = 20;
export const maxTierDescriptionLength = 200;
export const maxBenefits = 10;
export const maxBenefitLength = 40;
export const minPriceFen = fen(1);
/** 5,000,000 yuan: nobody means more, and a slipped decimal point is caught. */
export const maxPriceFen = fen(500_000_000);

@ObjectType({ implements: UserError, description: "The tier's key is not 1–10 of a–z and 0–9." })
export class InvalidTierKey extends UserError {
  constructor() {
    super('INVALID_TIER_KEY', {
      'zh-CN': '等级代号应为 1–10 个小写字母或数字，例如 tea',
      en: 'A key is 1 to 10 of a–z and 0–9, for example tea',
    });
  }
}

@ObjectType({ implements: UserError, description: 'Another tier, maybe an archived one, has this key.' })
export class TierKeyTaken extends UserError {
  constructor() {
    super('TIER_KEY_TAKEN', {
      'zh-CN': '这个代号已被另一个等级（可能已停售）使用，请换一个',
      en: 'Another tier, maybe an archived one, has this key; choose another',
    });
  }
}

@ObjectType({ implements: UserError, description: 'A text of the tier is empty or too long.' })
export class TierTextOutOfRange extends UserError {
  @Field(() => String, { description: 'The input field: name, description or benefits.' })
  readonly field: string;

  @Field(() => Int, { description: 'Most characters the field, or one line of it, takes.' })
  readonly maxLength: number;

  constructor(field: string, maxLength: number) {
    super('TIER_TEXT_OUT_OF_RANGE', {
      'zh-CN': `「${field}」不能留空，且不超过 ${maxLength} 个字`,
      en: `${field} may not be empty and takes at most ${maxLength} characters`,
    });
    this.field = field;
    this.maxLength = maxLength;
  }
}

@ObjectType({
  implements: UserError,
  description: 'A tier needs at least one price, and one at most per period; of passes one at most per last day.',
})
export class OnePricePerPeriod extends UserError {
  constructor() {
    super('ONE_PRICE_PER_PERIOD', {
      'zh-CN': '请至少设一个价格；每种时长只能有一个价格，同一天到期的通行证也只能有一个',
      en: 'Set at least one price, and one at most per period; of passes one at most per last day',
    });
  }
}

export const maxPassDays = 3 * 366;

@ObjectType({
  implements: UserError,
  description: 'A pass ends at an instant to come, within three years; no other period has one.',
})
export class PassEndOutOfRange extends UserError {
  constructor() {
    super('PASS_END_OUT_OF_RANGE', {
      'zh-CN': '通行证需要一个将来的到期时间，最长三年；其他时长不要填写到期时间',
      en: 'A pass needs an end to come, within three years; other periods have none',
    });
  }
}

@ObjectType({ implements: UserError, description: 'The tier is off sale; nothing new is sold of it.' })
export class TierIsArchived extends UserError {
  constructor() {
    super('TIER_IS_ARCHIVED', { 'zh-CN': '这个等级已经停售', en: 'This tier is off sale' });
  }
}

@ObjectType({ implements: UserError, description: 'A price is too low or too high.' })
export class PriceOutOfRange extends UserError {
  @Field(() => FenScalar, { description: 'The lowest price.' })
  readonly minFen: Fen = minPriceFen;

  @Field(() => FenScalar, { description: 'The highest price.' })
  readonly maxFen: Fen = maxPriceFen;

  constructor() {
    super('PRICE_OUT_OF_RANGE', {
      'zh-CN': '价格应在 0.01 元到 5,000,000 元之间（以分填写）',
      en: 'A price is between 0.01 and 5,000,000 yuan, given in fen',
    });
  }
}

@ObjectType({
  implements: UserError,
  description: 'The order does not name every tier on sale once: one was added or archived meanwhile. Read them again.',
})
export class TierOrderIncomplete extends UserError {
  constructor() {
    super('TIER_ORDER_INCOMPLETE', {
      'zh-CN': '会员方案刚刚有增减，请刷新后再排序',
      en: 'A tier was added or archived meanwhile; load them again, then order them',
    });
  }
}
