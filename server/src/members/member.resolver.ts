import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { staffMay } from '../accounts/permissions.ts';
import type { Context } from '../context.ts';
import { Command } from '../shared/errors/rejection.ts';
import { Member } from './member.entity.ts';
import {
  BanMemberInput,
  BanMemberPayload,
  BanMemberSuccess,
  LogInSuccess,
  LogInWithMiniProgramInput,
  LogInWithMiniProgramPayload,
  LogOutPayload,
  LogOutSuccess,
  UnbanMemberInput,
  UnbanMemberPayload,
  UnbanMemberSuccess,
} from './member.payloads.ts';
import { anonymousIn } from './viewer-loader.ts';

@Resolver(() => Member)
export class MemberResolver {
  @FieldResolver(() => Boolean, { description: 'Whether the account has banned this member.' })
  isBanned(@Root() member: Member): boolean {
    return member.bannedAt !== null;
  }

  @Command(() => LogInWithMiniProgramPayload, {
    description: 'Signs a reader in with the code of wx.login. No form: WeChat vouches for the person.',
  })
  async logInWithMiniProgram(
    @Arg('input') input: LogInWithMiniProgramInput,
    @Ctx() { viewer, members, viewerOf }: Context,
  ): Promise<typeof LogInWithMiniProgramPayload> {
    const session = await members.logInWithMiniProgram(viewer, input);
    return new LogInSuccess(session.token, session.expiresAt, await viewerOf(session.token));
  }

  @Command(() => LogOutPayload, {
    description: 'Ends this session; its token works no more, from the next request on.',
  })
  async logOut(@Ctx() { viewer, members }: Context): Promise<typeof LogOutPayload> {
    await members.logOut(viewer);
    return new LogOutSuccess(anonymousIn(viewer.accountId));
  }

  @Command(() => BanMemberPayload, {
    description: `${staffMay('tendMembers')}: bans a member and ends all their sessions. What they bought stays theirs.`,
  })
  async banMember(
    @Arg('input') input: BanMemberInput,
    @Ctx() { viewer, members }: Context,
  ): Promise<typeof BanMemberPayload> {
    return new BanMemberSuccess(await members.ban(viewer, input.memberId, input.reason));
  }

  @Command(() => UnbanMemberPayload, { description: `${staffMay('tendMembers')}: lets a banned member sign in again.` })
  async unbanMember(
    @Arg('input') input: UnbanMemberInput,
    @Ctx() { viewer, members }: Context,
  ): Promise<typeof UnbanMemberPayload> {
    return new UnbanMemberSuccess(await members.unban(viewer, input.memberId));
  }
}
