import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { UserError } from '../shared/errors/user-error.ts';
import type { Localized } from '../shared/locale/locale.ts';

export enum RenewalNotOfferedReason {
  NOT_ENABLED = 'NOT_ENABLED',
  PRICE_NOT_RENEWABLE = 'PRICE_NOT_RENEWABLE',
  MINI_PROGRAM_ONLY = 'MINI_PROGRAM_ONLY',
  DEVICE = 'DEVICE',
  UPGRADE_FIRST = 'UPGRADE_FIRST',
}
registerEnumType(RenewalNotOfferedReason, {
  name: 'RenewalNotOfferedReason',
  description: 'Why a membership cannot renew by itself.',
  valuesConfig: {
    NOT_ENABLED: { description: 'The account does not offer it.' },
    PRICE_NOT_RENEWABLE: { description: 'Not at this price, or it has left the shop.' },
    MINI_PROGRAM_ONLY: { description: 'It is signed inside the Mini Program.' },
    DEVICE: { description: 'WeChat lets it be signed on phones only.' },
    UPGRADE_FIRST: { description: 'A lesser tier was bought and still runs: upgrade, which credits it, then sign.' },
  },
});

const texts: Readonly<Record<RenewalNotOfferedReason, Localized>> = {
  NOT_ENABLED: { 'zh-CN': '这里还没有开通自动续费', en: 'Automatic renewal is not available here yet' },
  PRICE_NOT_RENEWABLE: {
    'zh-CN': '这个方案不支持自动续费，请看看其他方案',
    en: 'This choice does not renew by itself; please look at the others',
  },
  MINI_PROGRAM_ONLY: {
    'zh-CN': '请在小程序中开通自动续费',
    en: 'Please turn automatic renewal on in the Mini Program',
  },
  DEVICE: { 'zh-CN': '请在手机微信中开通自动续费', en: 'Please turn automatic renewal on in WeChat on a phone' },
  UPGRADE_FIRST: {
    'zh-CN': '你还有未到期的会员。请先升级（剩余价值会抵扣），再开通自动续费',
    en: 'You hold another membership still. Upgrade first, which credits what is left of it, then turn renewal on',
  },
};

@ObjectType({ implements: UserError, description: 'This membership cannot renew by itself, here or at all.' })
export class RenewalNotOffered extends UserError {
  @Field(() => RenewalNotOfferedReason, { description: 'Why.' })
  readonly reason: RenewalNotOfferedReason;

  constructor(reason: RenewalNotOfferedReason) {
    super('RENEWAL_NOT_OFFERED', texts[reason]);
    this.reason = reason;
  }
}

@ObjectType({ implements: UserError, description: 'A membership of the member renews by itself already.' })
export class AlreadyRenewing extends UserError {
  /** The field `contract` is read through the projector. */
  readonly contractId: string;

  constructor(contractId: string) {
    super('ALREADY_RENEWING', {
      'zh-CN': '你已经开通了自动续费，无需重复开通',
      en: 'Your membership renews by itself already',
    });
    this.contractId = contractId;
  }
}

@ObjectType({ implements: UserError, description: 'Apple charges for it, and only the member can end it, at Apple.' })
export class OnlyAppleEndsRenewal extends UserError {
  constructor() {
    super('ONLY_APPLE_ENDS_RENEWAL', {
      'zh-CN': '这项订阅由苹果扣费，请在 iPhone 的「设置 › Apple 账户 › 订阅」中取消',
      en: 'Apple charges for this subscription; cancel it on the iPhone in Settings › Apple Account › Subscriptions',
    });
  }
}

@ObjectType({ implements: UserError, description: 'There is no such contract, or it is not yours.' })
export class RenewalNotFound extends UserError {
  constructor() {
    super('RENEWAL_NOT_FOUND', { 'zh-CN': '没有找到这项自动续费', en: 'There is no such automatic renewal' });
  }
}

@ObjectType({
  implements: UserError,
  description: 'A pass, or a price below 1 or above 5,000 yuan: WeChat has no subscription for it.',
})
export class PriceCannotRenew extends UserError {
  constructor() {
    super('PRICE_CANNOT_RENEW', {
      'zh-CN': '通行证，以及低于 1 元或高于 5000 元的价格，不支持自动续费',
      en: 'Passes, and prices below 1 or above 5,000 yuan, cannot renew by themselves',
    });
  }
}
