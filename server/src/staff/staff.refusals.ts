import { Field, Int, ObjectType } from 'type-graphql';
import { UserError } from '../shared/errors/user-error.ts';

export const maxNameLength = 40;

@ObjectType({ implements: UserError, description: 'A name is empty or too long.' })
export class StaffNameOutOfRange extends UserError {
  @Field(() => Int, { description: 'How many characters it may have.' })
  readonly maxCharacters = maxNameLength;

  constructor() {
    super('STAFF_NAME_OUT_OF_RANGE', {
      'zh-CN': `名字须为 1–${maxNameLength} 个字`,
      en: `A name has 1–${maxNameLength} characters`,
    });
  }
}

@ObjectType({ implements: UserError, description: 'The only owner can neither leave nor take another role.' })
export class LastOwner extends UserError {
  constructor() {
    super('LAST_OWNER', {
      'zh-CN': '这是唯一的所有者。请先让另一位同事成为所有者',
      en: 'This is the only owner; make somebody else an owner first',
    });
  }
}

@ObjectType({ implements: UserError, description: 'This person works here no more.' })
export class StaffHasLeft extends UserError {
  constructor() {
    super('STAFF_HAS_LEFT', {
      'zh-CN': '这位同事已经离开。要再请 TA 回来，请重新邀请',
      en: 'This person has left; invite them again to have them back',
    });
  }
}

@ObjectType({ implements: UserError, description: 'Somebody accepted the invitation already.' })
export class InvitationAccepted extends UserError {
  constructor() {
    super('INVITATION_ACCEPTED', {
      'zh-CN': '邀请已被接受。要收回权限，请在人员列表中移除这位同事',
      en: 'The invitation was accepted already; remove the person from the staff instead',
    });
  }
}
