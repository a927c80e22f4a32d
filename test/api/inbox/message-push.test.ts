import { afterAll, beforeAll, expect, it } from 'vitest';
import { Books } from '../../support/books.ts';
import type { GivenAccount } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';

let teahouse: Teahouse;
let account: GivenAccount;
let books: Books;

beforeAll(async () => {
  teahouse = await startTeahouse();
  account = await teahouse.given.account();
  books = new Books(teahouse, account);
});
afterAll(() => teahouse?.stop());

const addressOf = (appid: string) => `${teahouse.url}/wechat/messages/${appid}`;
const followers = () =>
  teahouse.sql('select is_follower from members where account_id = $1 and merged_into_id is null', [account.id]);

it('knows who follows the Official Account, and who has left it', async () => {
  const person = await teahouse.given.person();

  await teahouse.sandbox.control('follow', { person, appid: account.officialAppid });
  await teahouse.sandbox.control('idle');
  await books.allProcessed();
  expect(await followers()).toEqual([{ is_follower: true }]);

  await teahouse.sandbox.control('unfollow', { person, appid: account.officialAppid });
  await teahouse.sandbox.control('idle');
  await books.allProcessed();
  expect(await followers()).toEqual([{ is_follower: false }]);
});

it('proves to WeChat that an address is ours', async () => {
  const { push } = account.secrets.officialAccount!;

  await expect(
    teahouse.sandbox.control('configure-callback', {
      appid: account.officialAppid,
      callback: {
        url: addressOf(account.officialAppid),
        token: push.token,
        encodingAesKey: push.encodingAesKey,
        mode: 'secure',
        format: 'xml',
      },
    }),
  ).resolves.toEqual({});
});

it('answers what nobody waits for with success, and keeps nothing of it', async () => {
  const before = await books.messages();
  const person = await teahouse.given.person();

  await teahouse.sandbox.control('push-message', {
    person,
    appid: account.officialAppid,
    message: { MsgType: 'event', Event: 'LOCATION', Latitude: '31.2', Longitude: '121.4', Precision: '40' },
  });
  await teahouse.sandbox.control('idle');

  const { deliveries } = await teahouse.sandbox.control('deliveries', { owner: account.officialAppid });
  expect(deliveries.at(-1)).toMatchObject({ verdict: 'accepted', status: 200, responseBody: 'success' });
  expect(await books.messages()).toBe(before);
});

it('refuses whoever is not WeChat, and apps it does not know', async () => {
  const forged = {
    method: 'POST',
    headers: { 'content-type': 'text/xml' },
    body: '<xml><MsgType>event</MsgType></xml>',
  };

  expect((await fetch(addressOf(account.miniAppid), forged)).status).toBe(401);
  expect((await fetch(`${addressOf(account.miniAppid)}?signature=0&timestamp=1&nonce=1&echostr=hi`)).status).toBe(401);
  expect((await fetch(addressOf('wx0000000000000000'), forged)).status).toBe(404);
  expect((await fetch(`${teahouse.url}/wechat/pay/1999999999/payments`, forged)).status).toBe(404);
  expect((await fetch(`${teahouse.url}/wechat/pay/${account.mchid}/payments`, forged)).status).toBe(401);
});

it('does not read more than a message can be', async () => {
  const body = 'x'.repeat(300 * 1024);

  expect((await fetch(addressOf(account.miniAppid), { method: 'POST', body })).status).toBe(413);
});

it.each(['/wechat/messages/%00', '/wechat/pay/%00/payments', `/wechat/messages/${'x'.repeat(90)}`])(
  'knows nobody at %s',
  async (path) => {
    expect((await fetch(`${teahouse.url}${path}`, { method: 'POST', body: '{}' })).status).toBe(404);
  },
);
