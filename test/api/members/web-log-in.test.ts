import { afterAll, beforeAll, expect, it } from 'vitest';
import { AccountKind } from '../../../server/src/accounts/account.entity.ts';
import { type GivenAccount } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { WeChatBrowser } from '../../support/wechat-browser.ts';

let teahouse: Teahouse;
let account: GivenAccount;

beforeAll(async () => {
  teahouse = await startTeahouse();
  account = await teahouse.given.account();
});

afterAll(() => teahouse?.stop());

const start = (query: string) => `${teahouse.url}/wechat/oauth/${account.handle}/start?${query}`;

it('signs a reader in through WeChat’s page and returns them to where they were', async () => {
  const browser = new WeChatBrowser(teahouse, await teahouse.given.person(), account.officialAppid);

  const { url } = await browser.visit(start('return=/h5/pages/article/index?id=1&entry=menu-1'));

  expect(new URL(url).pathname).toBe('/h5/pages/article/index');
  const { viewer } = await browser.query<{ viewer: { member: object | null } }>(
    account,
    '{ viewer { member { id } } }',
  );
  expect(viewer.member).not.toBeNull();
  expect(await teahouse.sql('select launch_entry_key, client from sessions order by created_at desc limit 1')).toEqual([
    { launch_entry_key: 'menu-1', client: 'OFFICIAL_ACCOUNT_H5' },
  ]);
});

it('knows the reader of the Mini Program again once they agree to say who they are', async () => {
  const person = await teahouse.given.person();
  const miniMember = await logInToMiniProgram(person);
  const browser = new WeChatBrowser(teahouse, person, account.officialAppid);

  await browser.visit(start('return=/h5/&scope=base'));
  const silent = await memberOf(browser);
  await browser.visit(start('return=/h5/&scope=userinfo'));
  const asked = await memberOf(browser);

  expect(silent).not.toBe(miniMember);
  expect(asked).toBe(miniMember);
});

it('knows a follower who reads in the Mini Program again without asking', async () => {
  const person = await teahouse.given.person({ follows: [account.officialAppid] });
  const miniMember = await logInToMiniProgram(person);
  const browser = new WeChatBrowser(teahouse, person, account.officialAppid);

  await browser.visit(start('return=/h5/&scope=base'));

  expect(await memberOf(browser)).toBe(miniMember);
  expect(await teahouse.sql('select is_follower from members where id = $1', [miniMember])).toEqual([
    { is_follower: true },
  ]);
});

it('signs in all the same when WeChat does not say who follows', async () => {
  const person = await teahouse.given.person({ follows: [account.officialAppid] });
  const browser = new WeChatBrowser(teahouse, person, account.officialAppid);
  await teahouse.sandbox.control('faults', { kind: 'api', path: '/cgi-bin/user/info', errcode: 48001, times: 1 });

  await browser.visit(start('return=/h5/'));

  expect(await memberOf(browser)).not.toBeNull();
});

it('refuses a return whose state is not this browser’s', async () => {
  const browser = new WeChatBrowser(teahouse, await teahouse.given.person(), account.officialAppid);
  const stranger = new WeChatBrowser(teahouse, await teahouse.given.person(), account.officialAppid);
  const returning = await stranger.stopBefore(start('return=/h5/'), '/callback');

  const { status, body } = await browser.visit(returning);

  expect(status).toBe(400);
  expect(body).toContain('请求已过期或来自别处');
  expect(await memberOf(browser)).toBeNull();
});

it('uses a code once', async () => {
  const browser = new WeChatBrowser(teahouse, await teahouse.given.person(), account.officialAppid);
  const returning = await browser.stopBefore(start('return=/h5/'), '/callback');
  const cookies = browser.copyCookies();
  await browser.visit(returning);
  browser.restoreCookies(cookies);

  const { status } = await browser.visit(returning);

  expect(status).toBe(400);
});

it('never sends a browser to another site', async () => {
  for (const target of ['https://evil.example/', '//evil.example/', '/\\evil.example', '/%5C/..//x y']) {
    const browser = new WeChatBrowser(teahouse, await teahouse.given.person(), account.officialAppid);

    const { url } = await browser.visit(start(`return=${encodeURIComponent(target)}`));

    expect(new URL(url).origin).toBe(new URL(teahouse.url).origin);
  }
});

const pendingCookie = (pending: unknown) =>
  `teahouse_oauth=${Buffer.from(JSON.stringify(pending)).toString('base64url')}`;
const pending = { state: 'x'.repeat(32), returnPath: '/h5/', entryKey: null, scope: 'base' };

it.each([
  ['a state of other bytes', 'é'.repeat(32), pending],
  ['a cookie that holds a number', 'x', 5],
  ['a cookie that holds a list', 'x', []],
  ['a cookie without a state', 'x', { ...pending, state: undefined }],
])('says what to do about %s', async (_, state, held) => {
  const answer = await fetch(
    `${teahouse.url}/wechat/oauth/${account.handle}/callback?code=1&state=${encodeURIComponent(state)}`,
    { headers: { cookie: pendingCookie(held) } },
  );

  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain('请求已过期或来自别处');
});

it('sends nobody to WeChat for an account that WeChat gives no web sign-in', async () => {
  const subscription = await teahouse.given.account({ kind: AccountKind.SUBSCRIPTION_ACCOUNT });

  const answer = await fetch(`${teahouse.url}/wechat/oauth/${subscription.handle}/start?return=/h5/`, {
    redirect: 'manual',
  });

  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain('不支持网页登录');
});

it('says so on a page when WeChat does not answer', async () => {
  const browser = new WeChatBrowser(teahouse, await teahouse.given.person(), account.officialAppid);
  const returning = await browser.stopBefore(start('return=/h5/'), '/callback');
  await teahouse.sandbox.control('faults', {
    kind: 'api',
    path: '/sns/oauth2/access_token',
    httpStatus: 502,
    times: 1,
  });

  const { status, body } = await browser.visit(returning);

  expect(status).toBe(503);
  expect(body).toContain('微信暂时没有回应');
});

it('takes parameters that are given twice, and entries nobody can keep, for none', async () => {
  const browser = new WeChatBrowser(teahouse, await teahouse.given.person(), account.officialAppid);

  const { url } = await browser.visit(start('return=/h5/a&return=/h5/b&entry=%00&scope=base'));

  expect(new URL(url).pathname).toBe('/h5/');
  expect(await memberOf(browser)).not.toBeNull();
});

async function memberOf(browser: WeChatBrowser): Promise<string | null> {
  const { viewer } = await browser.query<{ viewer: { member: { id: string } | null } }>(
    account,
    '{ viewer { member { id } } }',
  );
  return viewer.member?.id ?? null;
}

async function logInToMiniProgram(person: string): Promise<string> {
  const code = await teahouse.given.loginCode(account, person);
  const { logInWithMiniProgram } = await teahouse.anonymous(account.handle).request<{
    logInWithMiniProgram: { viewer: { member: { id: string } } };
  }>(
    `mutation ($input: LogInWithMiniProgramInput!) { logInWithMiniProgram(input: $input) {
       ... on LogInSuccess { viewer { member { id } } } } }`,
    { input: { appid: account.miniAppid, code, platform: 'ios' } },
  );
  return logInWithMiniProgram.viewer.member.id;
}
