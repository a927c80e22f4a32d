import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { UserError } from '../shared/errors/user-error.ts';
import { WeChatUnavailable } from '../shared/errors/wechat-unavailable.ts';
import { Member } from './member.entity.ts';
import type { Viewer } from './viewer.ts';
import { ViewerType } from './viewer.type.ts';

@InputType({ description: 'How the Mini Program was opened: what Taro.getLaunchOptionsSync() says.' })
export class LaunchInput {
  @Field(() => Int, { description: "WeChat's scene value; 1035 is the Custom Menu." })
  scene!: number;

  @Field(() => String, { description: 'The page that opened, without its query.' })
  path!: string;

  @Field(() => String, { nullable: true, description: "The Custom Menu entry, from the page's query `entry`." })
  entryKey?: string | null;
}

@InputType({ description: 'What a Mini Program knows when it opens.' })
export class LogInWithMiniProgramInput {
  @Field(() => String, { description: 'Appid of the Mini Program that runs.' })
  appid!: string;

  @Field(() => String, { description: 'From wx.login; works once, for five minutes.' })
  code!: string;

  @Field(() => String, {
    description: 'What wx.getDeviceInfo().platform says: ios, android, windows, mac, ohos, devtools.',
  })
  platform!: string;

  @Field(() => LaunchInput, { nullable: true, description: 'How the Mini Program was opened; kept as the source.' })
  launch?: LaunchInput | null;
}

@ObjectType({ description: 'Signed in. No form was filled: WeChat vouches for the person.' })
export class LogInSuccess {
  @Field(() => String, { description: 'Send it as `Authorization: Bearer …`; shown only here.' })
  readonly sessionToken: string;

  @Field(() => Date, { description: 'When the session ends by itself; log in again then.' })
  readonly expiresAt: Date;

  @Field(() => ViewerType, { description: 'Who you are from now on.' })
  readonly viewer: Viewer;

  constructor(sessionToken: string, expiresAt: Date, viewer: Viewer) {
    this.sessionToken = sessionToken;
    this.expiresAt = expiresAt;
    this.viewer = viewer;
  }
}

@ObjectType({
  implements: UserError,
  description: 'The wx.login code was unknown, used or too old: call wx.login again.',
})
export class LogInCodeRejected extends UserError {
  constructor() {
    super('LOG_IN_CODE_REJECTED', {
      'zh-CN': '登录凭证已失效，请重新进入小程序',
      en: 'This sign-in code no longer works; please reopen the Mini Program',
    });
  }
}

@ObjectType({ implements: UserError, description: 'The account, or WeChat, does not let this person in.' })
export class MemberBanned extends UserError {
  constructor() {
    super('MEMBER_BANNED', {
      'zh-CN': '你暂时无法使用这个公众号的会员服务，如有疑问请联系公众号',
      en: 'You cannot use this account’s membership at the moment; please contact the account if you think this is wrong',
    });
  }
}

export const LogInWithMiniProgramPayload = createUnionType({
  name: 'LogInWithMiniProgramPayload',
  description: 'What came of logInWithMiniProgram: its success, or a refusal.',
  types: () => [LogInSuccess, LogInCodeRejected, MemberBanned, WeChatUnavailable] as const,
});

@ObjectType({ description: 'The session has ended.' })
export class LogOutSuccess {
  @Field(() => ViewerType, { description: 'Nobody, from now on.' })
  readonly viewer: Viewer;

  constructor(viewer: Viewer) {
    this.viewer = viewer;
  }
}

export const LogOutPayload = createUnionType({
  name: 'LogOutPayload',
  description: 'What came of logOut: its success, or a refusal.',
  types: () => [LogOutSuccess] as const,
});

@InputType({ description: 'Whom to ban, and why.' })
export class BanMemberInput {
  @Field(() => ID, { description: 'The member.' })
  memberId!: string;

  @Field(() => String, { description: 'Why; for the staff, 1 to 200 characters.' })
  reason!: string;
}

@InputType({ description: 'Whose ban to lift.' })
export class UnbanMemberInput {
  @Field(() => ID, { description: 'The member.' })
  memberId!: string;
}

@ObjectType({ description: 'The member is banned.' })
export class BanMemberSuccess {
  @Field(() => Member, { description: 'The member, banned; all their sessions have ended.' })
  readonly member: Member;

  constructor(member: Member) {
    this.member = member;
  }
}

@ObjectType({ description: 'The ban is lifted.' })
export class UnbanMemberSuccess {
  @Field(() => Member, { description: 'The member, who may sign in again.' })
  readonly member: Member;

  constructor(member: Member) {
    this.member = member;
  }
}

@ObjectType({ implements: UserError, description: 'No member of this account has that id.' })
export class MemberNotFound extends UserError {
  constructor() {
    super('MEMBER_NOT_FOUND', { 'zh-CN': '没有这位会员', en: 'There is no such member' });
  }
}

@ObjectType({ implements: UserError, description: 'A ban needs a reason of 1 to 200 characters.' })
export class BanReasonRequired extends UserError {
  constructor() {
    super('BAN_REASON_REQUIRED', {
      'zh-CN': '请写明封禁原因（1–200 字）',
      en: 'Please give the reason for the ban (1–200 characters)',
    });
  }
}

export const BanMemberPayload = createUnionType({
  name: 'BanMemberPayload',
  description: 'What came of banMember: its success, or a refusal.',
  types: () => [BanMemberSuccess, MemberNotFound, BanReasonRequired] as const,
});

export const UnbanMemberPayload = createUnionType({
  name: 'UnbanMemberPayload',
  description: 'What came of unbanMember: its success, or a refusal.',
  types: () => [UnbanMemberSuccess, MemberNotFound] as const,
});
