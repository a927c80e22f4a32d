import { z } from 'zod';
import { handleMessage, type InboxHandler, type InboxKind } from '../inbox/inbox.service.ts';
import type { MemberService } from './member.service.ts';

/** Somebody followed the Official Account, or left it. */
export const followerChanged: InboxKind<{ appid: string; openid: string; isFollower: boolean }> = {
  name: 'follower-changed',
  body: z.object({ appid: z.string(), openid: z.string(), isFollower: z.boolean() }),
};

export const handleFollowerEvents = ({ members }: { members: MemberService }): InboxHandler =>
  handleMessage(followerChanged, (accountId, { appid, openid, isFollower }) =>
    members.setFollowing(accountId, appid, openid, isFollower),
  );
