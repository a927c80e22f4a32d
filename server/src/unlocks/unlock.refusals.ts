import { ObjectType } from 'type-graphql';
import { UserError } from '../shared/errors/user-error.ts';

@ObjectType({
  implements: UserError,
  description: 'This article or series is not sold on its own, or is no longer there.',
})
export class NotForSale extends UserError {
  constructor() {
    super('NOT_FOR_SALE', {
      'zh-CN': '这一篇目前不单独出售，请看看会员方案',
      en: 'This is not sold on its own at the moment; please look at the memberships',
    });
  }
}

@ObjectType({ implements: UserError, description: 'The viewer holds an unlock of it already: it can be read.' })
export class AlreadyUnlocked extends UserError {
  constructor() {
    super('ALREADY_UNLOCKED', {
      'zh-CN': '你已经解锁过了，直接阅读就好',
      en: 'You have unlocked this already; just read on',
    });
  }
}
