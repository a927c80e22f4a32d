import { afterAll, beforeAll, expect, it } from 'vitest';
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
