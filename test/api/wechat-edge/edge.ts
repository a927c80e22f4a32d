import type { MessagePushConfig } from '../../../server/src/wechat/config.ts';
import { NotFromWeChat } from '../../../server/src/wechat/errors.ts';
import { pushTaken, receivePush } from '../../../server/src/wechat/messages/message-push.ts';
import type { PushAnswer, ReceivedPush } from '../../../server/src/wechat/messages/push-event.ts';
import { type HttpPeer, type PeerRequest, startHttpPeer } from '../../../server/src/wechat/testing/http-peer.ts';
import type { GivenAccount } from '../../support/given.ts';
import type { Teahouse } from '../../support/teahouse.ts';

export type App = 'officialAccount' | 'miniProgram';

/** The secrets of one app, which every given account has. */
export function appOf<Kind extends App>(account: GivenAccount, kind: Kind) {
  const app = account.secrets[kind];
  if (!app) throw new Error(`the account has no ${kind}`);
  return app as NonNullable<GivenAccount['secrets'][Kind]>;
}

/** An endpoint that reads pushes with our code alone, as the simulated WeChat sends them. */
export interface PushEndpoint {
  readonly received: ReceivedPush[];
  /** Why the others were not believed. */
  readonly distrusted: string[];
  close(): Promise<void>;
}

export async function receivePushesOf(
  { sandbox }: Teahouse,
  account: GivenAccount,
  kind: App,
  config: Partial<MessagePushConfig> = {},
  answerTo: (push: ReceivedPush) => PushAnswer = pushTaken,
): Promise<PushEndpoint> {
  const { appid, push } = appOf(account, kind);
  const own = { ...push, ...config };
  const received: ReceivedPush[] = [];
  const distrusted: string[] = [];
  const peer = await startHttpPeer(({ url, body }) => {
    try {
      const read = receivePush(own, { query: queryOf(url), body });
      received.push(read);
      const answer = answerTo(read);
      return { headers: { 'content-type': answer.contentType }, body: answer.body };
    } catch (error) {
      if (!(error instanceof NotFromWeChat)) throw error;
      distrusted.push(error.reason);
      return { status: 401 };
    }
  });
  const { token, encodingAesKey, mode } = own;
  const format = kind === 'miniProgram' ? 'json' : 'xml';
  const callback = { url: `${peer.baseUrl}/push`, token, encodingAesKey, mode, format } as const;
  await sandbox.control('world', { apps: [{ appid, callback }] });
  return { received, distrusted, close: () => peer.close() };
}

export const queryOf = (url: string): Record<string, string> =>
  Object.fromEntries(new URL(url, 'http://localhost').searchParams);

/** Keeps every request to a notify URL and says "taken". */
export async function keepRequests(): Promise<{ peer: HttpPeer; requests: readonly PeerRequest[] }> {
  const peer = await startHttpPeer(() => ({ status: 204 }));
  return { peer, requests: peer.requests };
}
