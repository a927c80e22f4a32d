import { afterAll, beforeAll, expect, it } from 'vitest';
import { signInLink } from '../../../scripts/lib/sign-in-link.mjs';
import type { GivenAccount } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { TravelClock } from '../../support/travel-clock.ts';

const masterKey = Buffer.alloc(32, 7).toString('base64');
const clock = new TravelClock();
let teahouse: Teahouse;
let account: GivenAccount;

beforeAll(async () => {
  teahouse = await startTeahouse({ clock });
  account = await teahouse.given.account();
});
afterAll(() => teahouse?.stop());

const tokenOf = (path: string | null) => new URL(path!, teahouse.url).searchParams.get('token')!;
const enter = (token: string) =>
  fetch(`${teahouse.url}/console/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'en' },
    body: JSON.stringify({ token }),
  });
async function whoIs(cookie: string, client = 'console'): Promise<unknown> {
  const answer = await fetch(`${teahouse.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'teahouse-account': account.handle,
      'teahouse-client': client,
      cookie: cookie.split(';')[0]!,
    },
    body: JSON.stringify({ query: '{ viewer { staff { displayName role } } }' }),
  });
  return ((await answer.json()) as { data: { viewer: { staff: unknown } } }).data.viewer.staff;
}

it('signs an owner in once, by a cookie that no script can read and only the console sends', async () => {
  const token = tokenOf(await signInLink(teahouse.url, masterKey, { account: account.handle }));

  const first = await enter(token);
  const second = await enter(token);

  const cookie = first.headers.get('set-cookie')!;
  expect(cookie).toMatch(/^teahouse_console=[\w.-]+; .*HttpOnly; SameSite=Strict/);
  expect(await whoIs(cookie)).toEqual({ displayName: `茶馆 ${account.handle}`, role: 'OWNER' });
  expect(await whoIs(cookie, 'other')).toBeNull();
  expect([second.status, await second.json()]).toEqual([
    401,
    { code: 'LINK_NOT_VALID', message: 'This link was used or is too old. Make another: npm run sign-in-link' },
  ]);
});

it('takes one of two browsers that open a link at the same moment', async () => {
  const token = tokenOf(await signInLink(teahouse.url, masterKey, { account: account.handle }));

  const answers = await Promise.all([enter(token), enter(token), enter(token)]);

  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
});

it('makes one owner for an account without staff, and no second', async () => {
  await signInLink(teahouse.url, masterKey, { account: account.handle });
  await signInLink(teahouse.url, masterKey, { account: account.handle });

  expect(await teahouse.sql('select role from staff where account_id = $1', [account.id])).toEqual([{ role: 'OWNER' }]);
});

it('makes no link for who does not hold the master key, or names no account', async () => {
  await teahouse.given.account();

  await expect(
    signInLink(teahouse.url, Buffer.alloc(32, 8).toString('base64'), { account: account.handle }),
  ).rejects.toThrow('401');
  expect(await signInLink(teahouse.url, masterKey, { account: 'nobody' })).toBeNull();
  expect(await signInLink(teahouse.url, masterKey)).toBeNull();
});

it('ends the session for good when one signs out', async () => {
  const first = await enter(tokenOf(await signInLink(teahouse.url, masterKey, { account: account.handle })));
  const cookie = first.headers.get('set-cookie')!;

  await fetch(`${teahouse.url}/console/session`, { method: 'DELETE', headers: { cookie: cookie.split(';')[0]! } });

  expect(await whoIs(cookie)).toBeNull();
});

it('is worth nothing after a day', async () => {
  const token = tokenOf(await signInLink(teahouse.url, masterKey, { account: account.handle }));

  await clock.travel(teahouse, 24 * 3_600_000);

  expect((await enter(token)).status).toBe(401);
});

it('stops who tries one wrong link after another, and nobody else', async () => {
  const tryFrom = (address: string) =>
    fetch(`${teahouse.url}/console/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'en', 'x-forwarded-for': address },
      body: JSON.stringify({ token: 'a'.repeat(43) }),
    });

  for (let attempt = 0; attempt < 20; attempt += 1) expect((await tryFrom('203.0.113.7')).status).toBe(401);
  const stopped = await tryFrom('203.0.113.7');

  expect([stopped.status, await stopped.json()]).toEqual([
    429,
    { code: 'TOO_MANY_ATTEMPTS', message: 'Too many attempts; please try again in ten minutes' },
  ]);
  expect((await tryFrom('203.0.113.8')).status).toBe(401);
});
