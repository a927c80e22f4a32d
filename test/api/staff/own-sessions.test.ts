import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { StaffRole } from '../../../server/src/accounts/staff.entity.ts';
import { ConsoleBrowser } from '../../support/console-browser.ts';
import type { GivenAccount } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { TravelClock } from '../../support/travel-clock.ts';

const clock = new TravelClock();
let teahouse: Teahouse;
let account: GivenAccount;

beforeAll(async () => {
  teahouse = await startTeahouse({ clock });
});
beforeEach(async () => {
  account = await teahouse.given.account();
});
afterAll(() => teahouse?.stop());

interface Session {
  readonly id: string;
  readonly device: string;
  readonly lastSeenAt: string;
  readonly isCurrent: boolean;
}

/** Signs the owner in with another browser. */
async function signedIn(userAgent: string): Promise<ConsoleBrowser> {
  const path = await teahouse.app.services.staffSessions.linkForOwner(account.handle);
  const browser = new ConsoleBrowser(teahouse.url, { 'user-agent': userAgent, 'teahouse-account': account.handle });
  await browser.post('/console/session', { token: new URL(path!, teahouse.url).searchParams.get('token') });
  return browser;
}
const sessionsOf = async (browser: ConsoleBrowser) =>
  (await browser.ask<{ myStaffSessions: Session[] }>('{ myStaffSessions { id device lastSeenAt isCurrent } }'))
    .myStaffSessions;
const end = (browser: ConsoleBrowser, id: string) =>
  browser.ask<{ endStaffSession: { endedIds: string[] } }>(
    `mutation ($input: EndStaffSessionInput!) { endStaffSession(input: $input) { ... on EndStaffSessionsSuccess { endedIds } } }`,
    { input: { id } },
  );
const isIn = async (browser: ConsoleBrowser) =>
  (await browser.ask<{ viewer: { staff: object | null } }>('{ viewer { staff { id } } }')).viewer.staff !== null;

const [mac, phone] = ['Mozilla/5.0 (Macintosh; Intel Mac OS X) Chrome/140.0', 'Mozilla/5.0 (Android 16) Firefox/140'];

it('lists the browsers one is signed in with, and when they were last used', async () => {
  const desk = await signedIn(mac);
  const begin = clock.now();
  await clock.travel(teahouse, 3_600_000);
  const pocket = await signedIn(phone);

  await isIn(desk);

  const sessions = await sessionsOf(pocket);
  expect(sessions.map(({ device, isCurrent }) => [device, isCurrent])).toEqual([
    ['Firefox · Android', true],
    ['Chrome · macOS', false],
  ]);
  expect(new Date(sessions[1]!.lastSeenAt).getTime()).toBeGreaterThanOrEqual(begin.getTime() + 3_600_000);
});

it('ends one of them, once', async () => {
  const [desk, pocket] = [await signedIn(mac), await signedIn(phone)];
  const { id } = (await sessionsOf(desk)).find(({ isCurrent }) => !isCurrent)!;

  const first = await end(desk, id);
  const second = await end(desk, id);

  expect([first.endStaffSession.endedIds, second.endStaffSession.endedIds]).toEqual([[id], []]);
  expect([await isIn(desk), await isIn(pocket)]).toEqual([true, false]);
});

it('ends all but the one it is asked with', async () => {
  const [desk, pocket, library] = [await signedIn(mac), await signedIn(phone), await signedIn(mac)];

  await desk.ask('mutation { endOtherStaffSessions { __typename } }');

  expect([await isIn(desk), await isIn(pocket), await isIn(library)]).toEqual([true, false, false]);
});

it('lets nobody see or end the sessions of a colleague', async () => {
  const desk = await signedIn(mac);
  const [{ id }] = (await sessionsOf(desk)) as [Session];
  const colleague = teahouse.as(await teahouse.given.staff(account, StaffRole.OWNER));

  const seen = await colleague.request<{ myStaffSessions: Session[] }>('{ myStaffSessions { id } }');

  expect(seen.myStaffSessions.map((session) => session.id)).not.toContain(id);
  await expect(
    colleague.request('mutation ($id: ID!) { endStaffSession(input: { id: $id }) { __typename } }', { id }),
  ).rejects.toThrow('NOT_FOUND');
  expect(await isIn(desk)).toBe(true);
});
