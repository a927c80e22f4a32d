import { Field, Int, ObjectType } from 'type-graphql';
import { UserError } from '../shared/errors/user-error.ts';

export const maxGiftMessageLength = 200;

@ObjectType({
  implements: UserError,
  description: 'A pass ends on a fixed day, whenever it is redeemed; it cannot be given.',
})
export class PassNotGivable extends UserError {
  constructor() {
    super('PASS_NOT_GIVABLE', {
      'zh-CN': '通行证有固定的截止日，不能赠送，请选择按月或按年的会员',
      en: 'A pass ends on a fixed day and cannot be given; please choose a month, a quarter or a year',
    });
  }
}

@ObjectType({ implements: UserError, description: 'The message is too long.' })
export class GiftMessageTooLong extends UserError {
  @Field(() => Int, { description: 'Most characters it takes.' })
  readonly maxLength: number = maxGiftMessageLength;

  constructor() {
    super('GIFT_MESSAGE_TOO_LONG', {
      'zh-CN': `赠言不超过 ${maxGiftMessageLength} 个字`,
      en: `A message takes at most ${maxGiftMessageLength} characters`,
    });
  }
}

@ObjectType({ implements: UserError, description: 'No gift has this code.' })
export class GiftNotFound extends UserError {
  constructor() {
    super('GIFT_NOT_FOUND', {
      'zh-CN': '没有找到这份礼物，请检查链接是否完整',
      en: 'There is no such gift; please check that the link is complete',
    });
  }
}

@ObjectType({ implements: UserError, description: 'Somebody else redeemed it first.' })
export class GiftAlreadyRedeemed extends UserError {
  constructor() {
    super('GIFT_ALREADY_REDEEMED', {
      'zh-CN': '这份礼物已经被别人领取了',
      en: 'Somebody else has redeemed this gift already',
    });
  }
}

@ObjectType({ implements: UserError, description: 'It was refunded, or its money is on its way back.' })
export class GiftRevoked extends UserError {
  constructor() {
    super('GIFT_REVOKED', {
      'zh-CN': '这份礼物已经退款或正在退款，不能领取了',
      en: 'This gift was refunded, or is being refunded, and cannot be redeemed',
    });
  }
}

@ObjectType({ implements: UserError, description: 'Nobody redeemed it in time. Its giver can still have it refunded.' })
export class GiftExpired extends UserError {
  constructor() {
    super('GIFT_EXPIRED', {
      'zh-CN': '这份礼物已经过期，可以请赠送人申请退款',
      en: 'This gift has expired; its giver can have it refunded',
    });
  }
}
