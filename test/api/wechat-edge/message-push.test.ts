import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyPushUrl } from '../../../server/src/wechat/messages/message-push.ts';
import { startHttpPeer } from '../../../server/src/wechat/testing/http-peer.ts';
import type { GivenAccount } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { appOf, queryOf, receivePushesOf } from './edge.ts';

let teahouse: Teahouse;

beforeAll(async () => {
  teahouse = await startTeahouse();
});
afterAll(() => teahouse?.stop());

async function follow(account: GivenAccount, times = 1): Promise<void> {
  for (let index = 0; index < times; index += 1) {
    const person = await teahouse.given.person();
    await teahouse.sandbox.control('follow', { person, appid: account.officialAppid });
  }
  await teahouse.sandbox.control('idle');
}

it('passes the URL check of the console', async () => {
  const account = await teahouse.given.account();
  const { appid, push } = appOf(account, 'officialAccount');
  const peer = await startHttpPeer(({ url }) => ({ body: verifyPushUrl(push, queryOf(url)) }));
  const { token, encodingAesKey } = push;
  const callback = { url: `${peer.baseUrl}/push`, token, encodingAesKey, mode: 'secure', format: 'xml' } as const;

  await teahouse.sandbox.control('configure-callback', { appid, callback });

  expect(peer.requests[0]?.method).toBe('GET');
  await peer.close();
});

it.each(['plain', 'compatible', 'secure'] as const)('reads a follow and an unfollow in %s mode', async (mode) => {
  const account = await teahouse.given.account();
  const endpoint = await receivePushesOf(teahouse, account, 'officialAccount', { mode });
  const person = await teahouse.given.person();

  await teahouse.sandbox.control('follow', { person, appid: account.officialAppid });
  await teahouse.sandbox.control('unfollow', { person, appid: account.officialAppid });
  await teahouse.sandbox.control('idle');

  expect(endpoint.received.map(({ event }) => event)).toMatchObject([
    { type: 'subscribe', appid: account.officialAppid },
    { type: 'unsubscribe' },
  ]);
  expect(endpoint.received[0]?.event.toOriginalId).toBe(appOf(account, 'officialAccount').originalId);
  await endpoint.close();
});

it('reads what a tap on the menu pushes', async () => {
  const account = await teahouse.given.account();
  const endpoint = await receivePushesOf(teahouse, account, 'officialAccount');
  const { officialAccount } = teahouse.app.services.wechat;
  const url = 'https://teahouse.example/h5/?a=1&b=茶';
  await officialAccount.createMenu(appOf(account, 'officialAccount'), [
    { name: '点', type: 'click', key: 'about' },
    { name: '看', type: 'view', url },
    {
      name: '更多',
      buttons: [
        { name: '读', type: 'miniProgram', appid: account.miniAppid, pagepath: 'pages/home/index?entry=e', url },
      ],
    },
  ]);
  const person = await teahouse.given.person({ follows: [account.officialAppid] });
  await teahouse.sandbox.control('idle');
  endpoint.received.length = 0;

  for (const index of [0, 1, 2]) {
    const subIndex = index === 2 ? { subIndex: 0 } : {};
    await teahouse.sandbox.control('tap-menu', { person, appid: account.officialAppid, index, ...subIndex });
  }
  await teahouse.sandbox.control('idle');

  expect(endpoint.received.map(({ event }) => event)).toMatchObject([
    { type: 'click', key: 'about' },
    { type: 'view', url },
    { type: 'viewMiniProgram', pagepath: 'pages/home/index?entry=e' },
  ]);
  await endpoint.close();
});

it('keeps the MsgId of a message exact', async () => {
  const account = await teahouse.given.account();
  const endpoint = await receivePushesOf(teahouse, account, 'officialAccount');
  const person = await teahouse.given.person({ follows: [account.officialAppid] });

  const { msgId } = await teahouse.sandbox.control('send-message', {
    person,
    appid: account.officialAppid,
    text: '有 ]]> 和 🍵 & <b>',
  });
  await teahouse.sandbox.control('idle');

  const message = endpoint.received.find(({ event }) => event.type === 'message');
  const said = { messageType: 'text', text: '有 ]]> 和 🍵 & <b>', dedupeKey: `message:${msgId}` };
  expect(message?.event).toMatchObject(said);
  expect(BigInt(msgId) > BigInt(Number.MAX_SAFE_INTEGER)).toBe(true);
  await endpoint.close();
});

it.each([
  ['forged-signature', 'wrongSignature'],
  ['wrong-appid', 'wrongAppid'],
  ['wrong-key', 'undecryptable'],
] as const)('does not believe a push with %s, and takes its repetition', async (mode, reason) => {
  const account = await teahouse.given.account();
  const endpoint = await receivePushesOf(teahouse, account, 'officialAccount');
  await teahouse.sandbox.control('faults', { kind: 'event-push', mode, times: 1 });

  await follow(account);
  await teahouse.sandbox.control('clock', { advanceMs: 10_000 });
  await teahouse.sandbox.control('idle');

  expect(endpoint.distrusted).toEqual([reason]);
  expect(endpoint.received.map(({ event }) => event.type)).toEqual(['subscribe']);
  await endpoint.close();
});

it('gives repetitions of one push one key, and two pushes two', async () => {
  const account = await teahouse.given.account();
  const endpoint = await receivePushesOf(teahouse, account, 'officialAccount');
  await teahouse.sandbox.control('faults', { kind: 'event-push', mode: 'concurrent-duplicate', times: 1 });

  await follow(account, 2);

  const keys = endpoint.received.map(({ event }) => event.dedupeKey);
  expect(keys).toHaveLength(3);
  expect(new Set(keys).size).toBe(2);
  await endpoint.close();
});
