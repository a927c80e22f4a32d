import { LockMode, type MikroORM } from '@mikro-orm/postgresql';
import { Account, AccountKind } from '../accounts/account.entity.ts';
import type { CredentialsStore } from '../accounts/credentials.ts';
import { permit } from '../accounts/permissions.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { WeChatUnavailable } from '../shared/errors/wechat-unavailable.ts';
import { isId } from '../shared/ids.ts';
import type { Clock } from '../shared/time/clock.ts';
import type { OfficialAccountApp } from '../wechat/config.ts';
import { WeChatApiError, WeChatUnreachable } from '../wechat/errors.ts';
import type { MiniProgramClient } from '../wechat/mini-program/mini-program.client.ts';
import type { Follower } from '../wechat/official-account/follower.ts';
import type { OAuthScope } from '../wechat/official-account/oauth.ts';
import type { OfficialAccountClient } from '../wechat/official-account/official-account.client.ts';
import type { Identities } from './identities.ts';
import { Member } from './member.entity.ts';
import {
  BanReasonRequired,
  LogInCodeRejected,
  type LogInWithMiniProgramInput,
  MemberBanned,
  MemberNotFound,
} from './member.payloads.ts';
import { MemberIdentity } from './member-identity.entity.ts';
import { MemberSource } from './member-source.ts';
import { Client } from './session.entity.ts';
import type { BegunSession, Launch, Sessions } from './sessions.ts';
import type { Viewer } from './viewer.ts';

/** What came of a return from the web authorization page. */
export type WebLogIn =
  | { readonly outcome: 'loggedIn'; readonly session: BegunSession }
  /** The code is spent: send the browser round again. */
  | { readonly outcome: 'codeRejected' }
  /** WeChat's snapshot page shows a throw-away person; no member is made of it. */
  | { readonly outcome: 'snapshot' }
  | { readonly outcome: 'banned' };

/** Commands about people: sign in by either door, follow, ban. */
export class MemberService {
  readonly #orm: MikroORM;
  readonly #clock: Clock;
  readonly #credentials: CredentialsStore;
  readonly #identities: Identities;
  readonly #sessions: Sessions;
  readonly #miniProgram: MiniProgramClient;
  readonly #officialAccount: OfficialAccountClient;

  constructor(deps: {
    orm: MikroORM;
    clock: Clock;
    credentials: CredentialsStore;
    identities: Identities;
    sessions: Sessions;
    miniProgram: MiniProgramClient;
    officialAccount: OfficialAccountClient;
  }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
    this.#credentials = deps.credentials;
    this.#identities = deps.identities;
    this.#sessions = deps.sessions;
    this.#miniProgram = deps.miniProgram;
    this.#officialAccount = deps.officialAccount;
  }

  /**
   * Signs a reader in with what wx.login gave.
   * @throws Rejection LogInCodeRejected, MemberBanned, WeChatUnavailable
   */
  async logInWithMiniProgram(viewer: Viewer, input: LogInWithMiniProgramInput): Promise<BegunSession> {
    const { miniProgram } = await this.#credentials.of(viewer.accountId);
    // A code of another Mini Program could not be exchanged anyway; not asking keeps its appid out of our hands.
    if (miniProgram?.appid !== input.appid) throw new Rejection(new LogInCodeRejected());
    const exchange = await this.#miniProgram.exchangeLoginCode(miniProgram, input.code).catch((error: unknown) => {
      throw error instanceof WeChatUnreachable ? new Rejection(new WeChatUnavailable()) : error;
    });
    if (exchange.outcome === 'codeRejected') throw new Rejection(new LogInCodeRejected());
    if (exchange.outcome === 'blocked') throw new Rejection(new MemberBanned());
    const em = this.#orm.em.fork();
    const { openid, unionid, sessionKey } = exchange;
    const { appid } = miniProgram;
    const source = input.launch?.entryKey ? MemberSource.customMenu : MemberSource.miniProgram;
    const member = await this.#identities.meet(em, viewer.accountId, { appid, openid, unionid, sessionKey, source });
    if (member.bannedAt) throw new Rejection(new MemberBanned());
    return this.#sessions.beginForMember(em, {
      accountId: viewer.accountId,
      memberId: member.id,
      client: Client.MINI_PROGRAM,
      platform: input.platform,
      appid,
      openid,
      launch: input.launch,
    });
  }

  /** The address of WeChat's web authorization page; null for all but verified Service Accounts, which alone have one. */
  async webAuthorizationUrl(
    accountId: string,
    request: { redirectUri: string; scope: OAuthScope; state: string },
  ): Promise<string | null> {
    const { kind, isVerified } = await this.#orm.em.fork().findOneOrFail(Account, { id: accountId });
    if (kind !== AccountKind.SERVICE_ACCOUNT || !isVerified) return null;
    const { officialAccount } = await this.#credentials.of(accountId);
    return officialAccount ? this.#officialAccount.oauthUrl(officialAccount, request) : null;
  }

  /**
   * Signs a reader in who returns from WeChat's web authorization page.
   * @throws WeChatUnreachable when WeChat gave no usable answer
   */
  async logInWithWebCode(
    accountId: string,
    code: string,
    from: { platform: string; launch: Launch },
  ): Promise<WebLogIn> {
    const { officialAccount } = await this.#credentials.of(accountId);
    if (!officialAccount) return { outcome: 'codeRejected' };
    const exchange = await this.#officialAccount.exchangeOAuthCode(officialAccount, code);
    if (exchange.outcome === 'codeRejected') return { outcome: 'codeRejected' };
    if (exchange.isSnapshotUser) return { outcome: 'snapshot' };
    const { appid } = officialAccount;
    const { openid } = exchange;
    const info = exchange.scope === 'userinfo' ? await this.#officialAccount.fetchUserInfo(exchange) : null;
    // The silent scope tells no unionid, but a follower's is known to the account: no need to ask the reader.
    const follower = info ? null : await this.#followerIfKnown(officialAccount, openid);
    const em = this.#orm.em.fork();
    const member = await this.#identities.meet(em, accountId, {
      appid,
      openid,
      unionid: exchange.unionid ?? info?.unionid ?? follower?.unionid,
      nickname: info?.nickname || undefined,
      source: from.launch.entryKey ? MemberSource.customMenu : MemberSource.officialAccount,
    });
    if (follower && follower.isFollower !== member.isFollower) {
      await em.nativeUpdate(Member, { account: accountId, id: member.id }, { isFollower: follower.isFollower });
    }
    if (member.bannedAt) return { outcome: 'banned' };
    const session = await this.#sessions.beginForMember(em, {
      accountId,
      memberId: member.id,
      client: Client.OFFICIAL_ACCOUNT_H5,
      platform: from.platform,
      appid,
      openid,
      launch: from.launch,
    });
    return { outcome: 'loggedIn', session };
  }

  /**
   * The account gained a follower, or lost one. Safe to repeat and in any order: WeChat is asked how it stands now, and
   * the event's own word counts only where the account may not ask.
   * @param openid of the Official Account
   * @throws WeChatUnreachable when WeChat gave no usable answer; try again later
   */
  async setFollowing(accountId: string, appid: string, openid: string, isFollowerByEvent: boolean): Promise<void> {
    const { officialAccount } = await this.#credentials.of(accountId);
    const known = officialAccount
      ? await this.#officialAccount.fetchFollower(officialAccount, openid).catch((error: unknown) => {
          if (error instanceof WeChatApiError) return null;
          throw error;
        })
      : null;
    const isFollower = known?.isFollower ?? isFollowerByEvent;
    const em = this.#orm.em.fork();
    if (!isFollower && !(await em.findOne(MemberIdentity, { account: accountId, appid, openid }))) return;
    // The event names only the openid; the unionid joins the follower to the reader of the Mini Program.
    const source = MemberSource.follow;
    const member = await this.#identities.meet(em, accountId, { appid, openid, unionid: known?.unionid, source });
    await em.nativeUpdate(Member, { account: accountId, id: member.id }, { isFollower });
  }

  /** Null where the account may not ask, or WeChat does not answer: signing in must not hang on it. */
  async #followerIfKnown(officialAccount: OfficialAccountApp, openid: string): Promise<Follower | null> {
    try {
      return await this.#officialAccount.fetchFollower(officialAccount, openid);
    } catch (error) {
      if (error instanceof WeChatApiError || error instanceof WeChatUnreachable) return null;
      throw error;
    }
  }

  async logOut(viewer: Viewer): Promise<void> {
    if (viewer.sessionId) await this.#sessions.end(this.#orm.em.fork(), viewer.accountId, viewer.sessionId);
  }

  /**
   * Bans a member and ends all their sessions. What they bought stays theirs.
   * @throws Rejection MemberNotFound, BanReasonRequired
   */
  async ban(viewer: Viewer, memberId: string, reason: string): Promise<Member> {
    permit(viewer, 'tendMembers');
    const why = reason.trim();
    if (why.length < 1 || why.length > 200 || why.includes('\0')) throw new Rejection(new BanReasonRequired());
    return this.#change(viewer, memberId, (member) => member.ban(this.#clock.now(), why));
  }

  /** @throws Rejection MemberNotFound */
  async unban(viewer: Viewer, memberId: string): Promise<Member> {
    permit(viewer, 'tendMembers');
    return this.#change(viewer, memberId, (member) => member.unban());
  }

  async #change(viewer: Viewer, memberId: string, change: (member: Member) => void): Promise<Member> {
    return this.#orm.em.fork().transactional(async (em) => {
      const member = isId(memberId)
        ? await em.findOne(
            Member,
            { account: viewer.accountId, id: memberId, mergedInto: null },
            { lockMode: LockMode.PESSIMISTIC_WRITE },
          )
        : null;
      if (!member) throw new Rejection(new MemberNotFound());
      change(member);
      if (member.bannedAt) await this.#sessions.endAllOf(em, viewer.accountId, member.id);
      return member;
    });
  }
}
