import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { StaffRole } from '../../../server/src/accounts/staff.entity.ts';
import { Authenticator } from '../../support/authenticator.ts';
import { ConsoleBrowser } from '../../support/console-browser.ts';
import type { GivenAccount } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { TravelClock } from '../../support/travel-clock.ts';

const clock = new TravelClock();
let teahouse: Teahouse;
let account: GivenAccount;
let writer: string;

beforeAll(async () => {
  teahouse = await startTeahouse({ clock });
});
beforeEach(async () => {
  account = await teahouse.given.account();
  writer = await teahouse.given.staff(account, StaffRole.WRITER);
});
afterAll(() => teahouse?.stop());

type Payload = { __typename: string };
const codeIn = (url: string) => new URL(url).searchParams.get('code')!;

/** A person signed in to the Mini Program. */
async function reader(): Promise<string> {
  const code = await teahouse.given.loginCode(account, await teahouse.given.person());
  const { logInWithMiniProgram } = await teahouse
    .anonymous(account.handle)
    .request<{ logInWithMiniProgram: { sessionToken: string } }>(
      `mutation ($input: LogInWithMiniProgramInput!) { logInWithMiniProgram(input: $input) {
        ... on LogInSuccess { sessionToken } } }`,
      { input: { appid: account.miniAppid, code, platform: 'ios' } },
    );
  return logInWithMiniProgram.sessionToken;
}
/** A browser at the sign-in page, with the code it shows and the secret it keeps. */
async function waiting() {
  const browser = new ConsoleBrowser(teahouse.url, {
    'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Edg/140.0',
    'teahouse-account': account.handle,
  });
  const { body } = await browser.post<{ url: string; secret: string }>('/console/scan', { account: account.handle });
  return {
    code: codeIn(body.url),
    url: body.url,
    secret: body.secret,
    async answer() {
      return (await browser.post<{ status: string }>('/console/scan/answer', { secret: body.secret })).body.status;
    },
    async who() {
      return (await browser.ask<{ viewer: { staff: { role: string } | null } }>('{ viewer { staff { role } } }')).viewer
        .staff?.role;
    },
  };
}
const seen = async (as: string, code: string) =>
  (
    await teahouse.as(as).request<{ scanRequest: object | null }>(
      `query ($code: String!) { scanRequest(code: $code) {
        purpose device address staffName viewerMayConfirm } }`,
      { code },
    )
  ).scanRequest;
async function answerScan(command: 'confirmScan' | 'refuseScan', as: string, code: string): Promise<string> {
  const answer = await teahouse
    .as(as)
    .request<Record<string, Payload>>(
      `mutation ($input: AnswerScanInput!) { ${command}(input: $input) { __typename } }`,
      { input: { code } },
    );
  return answer[command]!.__typename;
}
/** Links the writer to whoever scans. */
async function beginLink(as = writer): Promise<string> {
  const { beginMemberLink } = await teahouse
    .as(as)
    .request<{ beginMemberLink: { url: string } }>(
      'mutation { beginMemberLink { ... on BeginMemberLinkSuccess { url } } }',
    );
  return codeIn(beginMemberLink.url);
}
async function linkedReader(): Promise<string> {
  const person = await reader();
  await answerScan('confirmScan', person, await beginLink());
  return person;
}

it('signs the browser in that waits, once somebody of the staff has confirmed in the Mini Program', async () => {
  const person = await linkedReader();
  const desk = await waiting();

  const before = await desk.answer();
  const request = await seen(person, desk.code);
  const confirmed = await answerScan('confirmScan', person, desk.code);
  const after = await desk.answer();

  expect(request).toEqual({
    purpose: 'SIGN_IN',
    device: 'Edge · Windows',
    address: '127.0.0.1',
    staffName: 'WRITER',
    viewerMayConfirm: true,
  });
  expect([before, confirmed, after]).toEqual(['WAITING', 'ConfirmScanSuccess', 'SIGNED_IN']);
  expect(await desk.who()).toBe('WRITER');
});

it('keeps the secret of the browser out of the code', async () => {
  const desk = await waiting();
  const person = await linkedReader();
  await answerScan('confirmScan', person, desk.code);

  const thief = new ConsoleBrowser(teahouse.url);
  const { body } = await thief.post<{ status: string }>('/console/scan/answer', { secret: desk.code });

  expect(desk.url).not.toContain(desk.secret);
  expect(body.status).toBe('OVER');
  expect(await desk.answer()).toBe('SIGNED_IN');
});

it('works once', async () => {
  const person = await linkedReader();
  const desk = await waiting();

  const confirmations = await Promise.all([1, 2, 3].map(() => answerScan('confirmScan', person, desk.code)));
  const answers = await Promise.all([1, 2, 3].map(() => desk.answer()));

  expect(confirmations.sort()).toEqual(['ConfirmScanSuccess', 'ScanOver', 'ScanOver']);
  expect(answers.sort()).toEqual(['OVER', 'OVER', 'SIGNED_IN']);
  expect(await seen(person, desk.code)).toBeNull();
});

it('is over after two minutes, confirmed or not', async () => {
  const person = await linkedReader();
  const [unseen, confirmed] = [await waiting(), await waiting()];
  await answerScan('confirmScan', person, confirmed.code);

  await clock.travel(teahouse, 120_000);

  expect(await answerScan('confirmScan', person, unseen.code)).toBe('ScanOver');
  expect([await unseen.answer(), await confirmed.answer()]).toEqual(['OVER', 'OVER']);
});

it('signs nobody in when it was refused', async () => {
  const person = await linkedReader();
  const desk = await waiting();

  const refused = await answerScan('refuseScan', person, desk.code);

  expect(refused).toBe('RefuseScanSuccess');
  expect([await answerScan('confirmScan', person, desk.code), await desk.answer()]).toEqual(['ScanOver', 'REFUSED']);
});

it('lets no reader confirm who is not of the staff, and tells them nothing of the browser', async () => {
  const stranger = await reader();
  const desk = await waiting();

  const request = await seen(stranger, desk.code);
  const confirmed = await answerScan('confirmScan', stranger, desk.code);

  expect(request).toEqual({ purpose: 'SIGN_IN', device: '', address: '', staffName: '', viewerMayConfirm: false });
  expect([confirmed, await desk.answer()]).toEqual(['NotOfTheStaff', 'WAITING']);
});

it('cannot be confirmed from another account, nor by who has left', async () => {
  const person = await linkedReader();
  const desk = await waiting();
  const home = account;
  account = await teahouse.given.account();
  const elsewhere = await reader();

  expect(await seen(elsewhere, desk.code)).toBeNull();
  expect(await answerScan('confirmScan', elsewhere, desk.code)).toBe('ScanOver');
  await teahouse.sql('update staff set left_at = now() where account_id = $1', [home.id]);
  expect(await answerScan('confirmScan', person, desk.code)).toBe('NotOfTheStaff');
});

it('links one member to one of the staff, and writes it down', async () => {
  const person = await linkedReader();
  const colleague = await teahouse.given.staff(account, StaffRole.FINANCE);

  const again = await answerScan('confirmScan', person, await beginLink(colleague));

  expect(again).toBe('MemberLinkedAlready');
  const { viewer } = await teahouse
    .as(writer)
    .request<{ viewer: { staff: { isLinkedToMember: boolean } } }>('{ viewer { staff { isLinkedToMember } } }');
  expect(viewer.staff.isLinkedToMember).toBe(true);
  expect(
    await teahouse.sql(
      `select e.action, s.role, e.after ? 'member' as has_member from audit_entries e join staff s on s.id = e.staff_id
        where e.account_id = $1`,
      [account.id],
    ),
  ).toEqual([{ action: 'UPDATE', role: 'WRITER', has_member: true }]);
});

it('signs nobody in any more by a link that was ended', async () => {
  const person = await linkedReader();
  await teahouse.as(writer).request('mutation { unlinkMember { __typename } }');
  const desk = await waiting();

  expect(await answerScan('confirmScan', person, desk.code)).toBe('NotOfTheStaff');
});

it('wants the passkey of who has one before the way to sign in changes', async () => {
  const key = new Authenticator(`http://localhost:${new URL(teahouse.url).port}`);
  const { beginPasskey } = await teahouse
    .as(writer)
    .request<{ beginPasskey: { optionsJson: string } }>(
      'mutation { beginPasskey { ... on BeginPasskeySuccess { optionsJson } } }',
    );
  await teahouse
    .as(writer)
    .request('mutation ($input: AddPasskeyInput!) { addPasskey(input: $input) { __typename } }', {
      input: { name: 'Mac', responseJson: key.create(beginPasskey.optionsJson) },
    });
  await clock.travel(teahouse, 15 * 60_000);

  await expect(beginLink()).rejects.toThrow('SECOND_FACTOR_NEEDED');
  await expect(teahouse.as(writer).request('mutation { unlinkMember { __typename } }')).rejects.toThrow(
    'SECOND_FACTOR_NEEDED',
  );
});

it('asks which account is meant when there are several, and says when one has no Mini Program', async () => {
  const browser = new ConsoleBrowser(teahouse.url);
  await teahouse.sql('update accounts set mini_program_appid = null where id = $1', [account.id]);

  const unnamed = await browser.post('/console/scan', {});
  const without = await browser.post('/console/scan', { account: account.handle });

  expect([unnamed.body.code, without.body.code]).toEqual(['ACCOUNT_REQUIRED', 'NO_MINI_PROGRAM']);
});
