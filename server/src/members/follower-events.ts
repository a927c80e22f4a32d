import { z } from 'zod';
import { handleMessage, type InboxHandler, type InboxKind } from '../inbox/inbox.service.ts';
import type { MemberService } from './member.service.ts';
import { type MemberMessages, memberMessageSent, type SentMessage } from './member-messages.ts';

interface FollowerChange {
  readonly appid: string;
  readonly openid: string;
  readonly isFollower: boolean;
  /** For the person's story; absent from what was kept before there was one. */
  readonly message?: SentMessage;
}

/** Somebody followed the Official Account, or left it. */
export const followerChanged: InboxKind<FollowerChange> = {
  name: 'follower-changed',
  body: z.object({
    appid: z.string(),
    openid: z.string(),
    isFollower: z.boolean(),
    message: memberMessageSent.body.optional(),
  }),
};

export const handleFollowerEvents = (deps: { members: MemberService; messages: MemberMessages }): InboxHandler =>
  handleMessage(followerChanged, async (accountId, { appid, openid, isFollower, message }) => {
    await deps.members.setFollowing(accountId, appid, openid, isFollower);
    if (message) await deps.messages.keep(accountId, message);
  });
