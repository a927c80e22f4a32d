import { TierChange } from '../payments/order.entity.ts';
import type { Localized } from '../shared/locale/locale.ts';
import { yuanText } from '../shared/money/yuan.ts';
import { lastDayBefore, shanghaiDate } from '../shared/time/shanghai.ts';
import type { MembershipQuote } from './membership-quotes.ts';

/** What a quote means, in sentences to be read before confirming: when it begins, what ends, what moves, what is paid. */
export function quoteWords(quote: MembershipQuote): Localized[] {
  return [
    beginning(quote),
    ...quote.replaced.map(ending),
    ...quote.moved.map(moving),
    ...(quote.creditFen > 0 || quote.discountFen > 0 ? [sum(quote)] : []),
  ];
}

function beginning({ price, change, beginsAt, endsAt }: MembershipQuote): Localized {
  const { name } = price.tier;
  const [first, last] = [shanghaiDate(beginsAt), lastDayBefore(endsAt)];
  switch (change) {
    case TierChange.RENEWAL:
      return {
        'zh-CN': `「${name}」从 ${first} 接着算，有效期到 ${last}`,
        en: `${name} goes on from ${first}, until ${last}`,
      };
    case TierChange.DOWNGRADE:
      return {
        'zh-CN': `现有会员到期后，「${name}」从 ${first} 开始，有效期到 ${last}`,
        en: `When what you hold ends, ${name} begins on ${first}, until ${last}`,
      };
    default:
      return {
        'zh-CN': `付款后「${name}」立即生效，有效期到 ${last}`,
        en: `${name} begins when you pay, until ${last}`,
      };
  }
}

function ending({ membership, creditFen }: MembershipQuote['replaced'][number]): Localized {
  const [name, last, left] = [membership.tier.name, lastDayBefore(membership.endsAt), yuanText(creditFen)];
  return {
    'zh-CN': `「${name}」（原到 ${last}）随之结束，剩余价值 ${left['zh-CN']}，抵扣本次付款`,
    en: `${name} (until ${last}) ends with it; the ${left.en} left of it are taken off the price`,
  };
}

function moving({ membership, startsAt, endsAt }: MembershipQuote['moved'][number]): Localized {
  const [name, first, last] = [membership.tier.name, shanghaiDate(startsAt), lastDayBefore(endsAt)];
  return {
    'zh-CN': `「${name}」剩余的时间顺延：从 ${first} 到 ${last}，一天不少`,
    en: `What is left of ${name} moves behind it: from ${first} until ${last}, no day is lost`,
  };
}

function sum({ listAmountFen, creditFen, discountFen, amountFen }: MembershipQuote): Localized {
  const [list, credit, discount, amount] = [listAmountFen, creditFen, discountFen, amountFen].map(yuanText) as [
    Localized,
    Localized,
    Localized,
    Localized,
  ];
  return {
    'zh-CN': [
      `原价 ${list['zh-CN']}`,
      creditFen > 0 ? `抵扣 ${credit['zh-CN']}` : '',
      discountFen > 0 ? `优惠 ${discount['zh-CN']}` : '',
      `实付 ${amount['zh-CN']}`,
    ]
      .filter(Boolean)
      .join('，'),
    en: [
      `List price ${list.en}`,
      creditFen > 0 ? `credit ${credit.en}` : '',
      discountFen > 0 ? `discount ${discount.en}` : '',
      `to pay ${amount.en}`,
    ]
      .filter(Boolean)
      .join(', '),
  };
}
