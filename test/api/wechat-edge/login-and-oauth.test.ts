import { afterAll, beforeAll, expect, it } from 'vitest';
import { WeChatApiError } from '../../../server/src/wechat/errors.ts';
import type { GivenAccount } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { WeChatBrowser } from '../../support/wechat-browser.ts';
import { appOf } from './edge.ts';

let teahouse: Teahouse;
let account: GivenAccount;

beforeAll(async () => {
  teahouse = await startTeahouse();
  account = await teahouse.given.account();
});
afterAll(() => teahouse?.stop());

const miniProgramApp = () => appOf(account, 'miniProgram');
const officialAccountApp = () => appOf(account, 'officialAccount');

/** What WeChat knows of a person. */
async function identitiesOf(person: string): Promise<Record<string, string>> {
  const { people } = await teahouse.sandbox.control('state');
  return people.find(({ id }) => id === person)?.identities ?? {};
}

/** The code the authorization page gives a person. */
async function oauthCode(person: string, scope: 'base' | 'userinfo'): Promise<string> {
  const { officialAccount } = teahouse.app.services.wechat;
  const redirectUri = `${teahouse.url}/landing`;
  const browser = new WeChatBrowser(teahouse, person, account.officialAppid);
  const url = officialAccount.oauthUrl(officialAccountApp(), { redirectUri, scope, state: 'S1' });
  const landed = new URL(await browser.stopBefore(url, '/landing'));
  expect(landed.searchParams.get('state')).toBe('S1');
  return landed.searchParams.get('code') ?? '';
}

it('trades a login code for the person, once', async () => {
  const { miniProgram } = teahouse.app.services.wechat;
  const person = await teahouse.given.person();
  const code = await teahouse.given.loginCode(account, person);

  const first = await miniProgram.exchangeLoginCode(miniProgramApp(), code);
  const second = await miniProgram.exchangeLoginCode(miniProgramApp(), code);

  const identities = await identitiesOf(person);
  expect(first).toEqual({
    outcome: 'loggedIn',
    openid: identities[account.miniAppid],
    unionid: identities[account.openPlatformId],
    sessionKey: expect.stringMatching(/^[A-Za-z0-9+/]{22}==$/),
  });
  expect(second).toEqual({ outcome: 'codeRejected', errcode: 40163 });
});

it('says that an invented, expired or foreign code is no login', async () => {
  const { miniProgram } = teahouse.app.services.wechat;
  const person = await teahouse.given.person();
  const foreign = await teahouse.given.loginCode(await teahouse.given.account(), person);

  const rejected = { outcome: 'codeRejected', errcode: 40029 };
  expect(await miniProgram.exchangeLoginCode(miniProgramApp(), 'invented')).toEqual(rejected);
  expect(await miniProgram.exchangeLoginCode(miniProgramApp(), foreign)).toEqual(rejected);
});

it('says that WeChat blocks a person', async () => {
  const code = await teahouse.given.loginCode(account, await teahouse.given.person());
  await teahouse.sandbox.control('faults', { kind: 'api', path: '/sns/jscode2session', errcode: 40226 });

  const exchange = await teahouse.app.services.wechat.miniProgram.exchangeLoginCode(miniProgramApp(), code);

  expect(exchange).toEqual({ outcome: 'blocked', errcode: 40226 });
});

it('throws what is the fault of the installation, such as a wrong secret', async () => {
  const code = await teahouse.given.loginCode(account, await teahouse.given.person());
  const app = { ...miniProgramApp(), appSecret: '0'.repeat(32) };

  const error = await teahouse.app.services.wechat.miniProgram.exchangeLoginCode(app, code).catch((e: unknown) => e);

  expect(error).toBeInstanceOf(WeChatApiError);
  expect(error).toMatchObject({ errcode: 40125, rid: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{8}){2}$/) });
});

it('does not send a code twice when the answer is lost', async () => {
  const code = await teahouse.given.loginCode(account, await teahouse.given.person());
  await teahouse.sandbox.control('faults', { kind: 'api', path: '/sns/jscode2session', reset: true, when: 'after' });
  const { entries: before } = await teahouse.sandbox.control('log');

  await expect(
    teahouse.app.services.wechat.miniProgram.exchangeLoginCode(miniProgramApp(), code),
  ).rejects.toMatchObject({ reason: 'connectionLost' });

  const { entries } = await teahouse.sandbox.control('log', { after: before.at(-1)?.seq ?? 0 });
  expect(entries.filter(({ path }) => path.startsWith('/sns/jscode2session')).length).toBeLessThanOrEqual(1);
});

it('knows whether a session key still signs for a person', async () => {
  const { miniProgram } = teahouse.app.services.wechat;
  const person = await teahouse.given.person();
  const exchange = await miniProgram.exchangeLoginCode(
    miniProgramApp(),
    await teahouse.given.loginCode(account, person),
  );
  if (exchange.outcome !== 'loggedIn') throw new Error(exchange.outcome);

  expect(await miniProgram.checkSessionKey(miniProgramApp(), exchange)).toBe(true);

  await teahouse.sandbox.control('rotate-session-key', { person, appid: account.miniAppid });
  expect(await miniProgram.checkSessionKey(miniProgramApp(), exchange)).toBe(false);
});

it('learns only the openid silently, and unionid and name when the person agrees', async () => {
  const { officialAccount } = teahouse.app.services.wechat;
  const person = await teahouse.given.person();

  const silent = await officialAccount.exchangeOAuthCode(officialAccountApp(), await oauthCode(person, 'base'));
  const agreed = await officialAccount.exchangeOAuthCode(officialAccountApp(), await oauthCode(person, 'userinfo'));

  const identities = await identitiesOf(person);
  const openid = identities[account.officialAppid];
  const unionid = identities[account.openPlatformId];
  expect(silent).toEqual({
    outcome: 'authorized',
    openid,
    scope: 'base',
    userAccessToken: expect.any(String),
    isSnapshotUser: false,
  });
  expect(agreed).toMatchObject({ outcome: 'authorized', openid, unionid, scope: 'userinfo' });
  if (agreed.outcome !== 'authorized' || silent.outcome !== 'authorized') throw new Error('not authorized');
  expect(await officialAccount.fetchUserInfo(agreed)).toMatchObject({ openid, unionid, nickname: person });
  await expect(officialAccount.fetchUserInfo(silent)).rejects.toMatchObject({ errcode: 48001 });
});

it('trades the code of the authorization page once', async () => {
  const { officialAccount } = teahouse.app.services.wechat;
  const code = await oauthCode(await teahouse.given.person(), 'base');
  await officialAccount.exchangeOAuthCode(officialAccountApp(), code);

  expect(await officialAccount.exchangeOAuthCode(officialAccountApp(), code)).toEqual({
    outcome: 'codeRejected',
    errcode: 40163,
  });
});

it('knows a follower, with unionid, and tells no more of others', async () => {
  const { officialAccount } = teahouse.app.services.wechat;
  const [follower, stranger] = [
    await teahouse.given.person({ follows: [account.officialAppid] }),
    await teahouse.given.person(),
  ];
  const [ofFollower, ofStranger] = [await identitiesOf(follower), await identitiesOf(stranger)];

  expect(await officialAccount.fetchFollower(officialAccountApp(), ofFollower[account.officialAppid]!)).toMatchObject({
    isFollower: true,
    unionid: ofFollower[account.openPlatformId],
    subscribedAt: expect.any(Date),
  });
  expect(await officialAccount.fetchFollower(officialAccountApp(), ofStranger[account.officialAppid]!)).toEqual({
    isFollower: false,
    openid: ofStranger[account.officialAppid],
  });
});

it('gets over a token that WeChat refuses', async () => {
  const { officialAccount } = teahouse.app.services.wechat;
  const person = await teahouse.given.person({ follows: [account.officialAppid] });
  const openid = (await identitiesOf(person))[account.officialAppid]!;
  await teahouse.sandbox.control('faults', { kind: 'api', path: '/cgi-bin/user/info', errcode: 40001, times: 1 });

  expect((await officialAccount.fetchFollower(officialAccountApp(), openid)).isFollower).toBe(true);
});
