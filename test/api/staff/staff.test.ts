import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { StaffRole } from '../../../server/src/accounts/staff.entity.ts';
import { ConsoleBrowser } from '../../support/console-browser.ts';
import type { GivenAccount } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { TravelClock } from '../../support/travel-clock.ts';

const clock = new TravelClock();
let teahouse: Teahouse;
let account: GivenAccount;
let owner: string;

beforeAll(async () => {
  teahouse = await startTeahouse({ clock });
});
beforeEach(async () => {
  account = await teahouse.given.account();
  owner = await teahouse.given.staff(account);
});
afterAll(() => teahouse?.stop());

type Payload = { __typename: string; code?: string };
interface Person {
  readonly id: string;
  readonly displayName: string;
  readonly role: string;
  readonly leftAt: string | null;
}

const browser = () => new ConsoleBrowser(teahouse.url, { 'teahouse-account': account.handle });
const WHO = '{ viewer { staff { id displayName role } } }';
type Who = { viewer: { staff: { id: string; displayName: string; role: string } | null } };

async function invite(displayName = '阿梅', role = 'REVIEWER') {
  const { inviteStaff } = await teahouse.as(owner).request<{
    inviteStaff: Payload & { url: string; invitation: { id: string } };
  }>(
    `mutation ($input: InviteStaffInput!) { inviteStaff(input: $input) { __typename
      ... on InviteStaffSuccess { url invitation { id role displayName invitedByStaff { role } } }
      ... on UserError { code } } }`,
    { input: { displayName, role } },
  );
  return { ...inviteStaff, code: inviteStaff.url && new URL(inviteStaff.url).searchParams.get('code')! };
}
async function people(isWithFormer = false): Promise<Person[]> {
  const { staff } = await teahouse
    .as(owner)
    .request<{ staff: Person[] }>(
      'query ($isWithFormer: Boolean) { staff(isWithFormer: $isWithFormer) { id displayName role leftAt } }',
      { isWithFormer },
    );
  return staff;
}
const idOf = async (role: string) => (await people()).find((person) => person.role === role)!.id;

const changeRole = (as: string, id: string, role: string) =>
  teahouse
    .as(as)
    .request<{ changeStaffRole: Payload }>(
      'mutation ($input: ChangeStaffRoleInput!) { changeStaffRole(input: $input) { __typename } }',
      { input: { id, role } },
    )
    .then(({ changeStaffRole }) => changeStaffRole.__typename);
const remove = (as: string, id: string) =>
  teahouse
    .as(as)
    .request<{ removeStaff: Payload }>(
      'mutation ($input: RemoveStaffInput!) { removeStaff(input: $input) { __typename } }',
      { input: { id } },
    )
    .then(({ removeStaff }) => removeStaff.__typename);
const leave = (as: string) =>
  teahouse
    .as(as)
    .request<{ leaveStaff: Payload }>('mutation { leaveStaff { __typename } }')
    .then(({ leaveStaff }) => leaveStaff.__typename);

it('signs in who holds an invitation, under the role and the name they were invited with', async () => {
  const { invitation, code } = await invite();
  const guest = browser();

  const offered = await guest.post('/console/invitation', { invitation: code });
  const accepted = await guest.post('/console/session', { invitation: code });

  expect(invitation).toMatchObject({ displayName: '阿梅', role: 'REVIEWER', invitedByStaff: { role: 'OWNER' } });
  expect(offered.body).toMatchObject({ accountName: `茶馆 ${account.handle}`, displayName: '阿梅', role: 'REVIEWER' });
  expect(accepted.status).toBe(200);
  expect((await guest.ask<Who>(WHO)).viewer.staff).toMatchObject({ displayName: '阿梅', role: 'REVIEWER' });
  expect((await people()).map(({ displayName, role }) => [displayName, role])).toEqual([
    ['OWNER', 'OWNER'],
    ['阿梅', 'REVIEWER'],
  ]);
});

it('takes an invitation once, of two browsers that try at the same moment', async () => {
  const { code } = await invite();

  const answers = await Promise.all(
    [browser(), browser(), browser()].map((guest) => guest.post('/console/session', { invitation: code })),
  );

  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
  expect(await people()).toHaveLength(2);
});

it('has an invitation for seven days, or until it is taken back', async () => {
  const [old, revoked] = [await invite('甲'), await invite('乙')];
  const { revokeStaffInvitation } = await teahouse
    .as(owner)
    .request<{ revokeStaffInvitation: Payload }>(
      `mutation ($input: RevokeStaffInvitationInput!) { revokeStaffInvitation(input: $input) { __typename } }`,
      { input: { id: revoked.invitation.id } },
    );
  const open = await teahouse
    .as(owner)
    .request<{ staffInvitations: { displayName: string }[] }>('{ staffInvitations { displayName } }');
  const taken = await browser().post('/console/session', { invitation: revoked.code });
  await clock.travel(teahouse, 7 * 86_400_000);
  const late = await browser().post('/console/session', { invitation: old.code });

  expect(revokeStaffInvitation.__typename).toBe('RevokeStaffInvitationSuccess');
  expect(open.staffInvitations).toEqual([{ displayName: '甲' }]);
  expect([taken.status, taken.body.code, late.status]).toEqual([401, 'INVITATION_NOT_VALID', 401]);
});

it('cannot take back what was accepted', async () => {
  const { invitation, code } = await invite();
  await browser().post('/console/session', { invitation: code });

  const { revokeStaffInvitation } = await teahouse
    .as(owner)
    .request<{ revokeStaffInvitation: Payload }>(
      `mutation ($input: RevokeStaffInvitationInput!) { revokeStaffInvitation(input: $input) { __typename } }`,
      { input: { id: invitation.id } },
    );

  expect(revokeStaffInvitation.__typename).toBe('InvitationAccepted');
});

it('asks for a name of 1–40 characters', async () => {
  expect((await invite('  ')).__typename).toBe('StaffNameOutOfRange');
  expect((await invite('茶'.repeat(41))).__typename).toBe('StaffNameOutOfRange');
  expect((await invite('茶'.repeat(40))).__typename).toBe('InviteStaffSuccess');
});

it('gives another role from the next request on', async () => {
  const writer = await teahouse.given.staff(account, StaffRole.WRITER);
  await expect(teahouse.as(writer).request('{ members { edges { cursor } } }')).rejects.toThrow('FORBIDDEN');

  const changed = await changeRole(owner, await idOf('WRITER'), 'OPERATOR');

  expect(changed).toBe('ChangeStaffRoleSuccess');
  await teahouse.as(writer).request('{ members { edges { cursor } } }');
});

it('keeps the last owner, however they try to go', async () => {
  const ownerId = await idOf('OWNER');

  expect(await changeRole(owner, ownerId, 'WRITER')).toBe('LastOwner');
  expect(await remove(owner, ownerId)).toBe('LastOwner');
  expect(await leave(owner)).toBe('LastOwner');
  expect((await people()).map(({ role }) => role)).toEqual(['OWNER']);
});

it('keeps one of two owners who leave at the same moment', async () => {
  const other = await teahouse.given.staff(account, StaffRole.OWNER);

  const answers = await Promise.all([leave(owner), leave(other)]);

  expect(answers.sort()).toEqual(['LastOwner', 'LeaveStaffSuccess']);
});

it('signs out at once who is taken off the staff, and keeps their name where they did something', async () => {
  const { code } = await invite('阿梅', 'OPERATOR');
  const guest = browser();
  await guest.post('/console/session', { invitation: code });
  await guest.ask(
    `mutation { createTier(input: { key: "mei", name: "梅占", benefits: [], prices: [{ period: MONTH, amountFen: 900 }] }) { __typename } }`,
  );

  const removed = await remove(owner, await idOf('OPERATOR'));

  expect(removed).toBe('RemoveStaffSuccess');
  expect((await guest.ask<Who>(WHO)).viewer.staff).toBeNull();
  expect((await people()).map(({ displayName }) => displayName)).toEqual(['OWNER']);
  expect((await people(true)).map(({ displayName, leftAt }) => [displayName, leftAt !== null])).toEqual([
    ['OWNER', false],
    ['阿梅', true],
  ]);
  const { auditEntries } = await teahouse.as(owner).request<{
    auditEntries: { edges: { node: { action: string; staff: { displayName: string } } }[] };
  }>('{ auditEntries(subjectType: "Tier") { edges { node { action staff { displayName } } } } }');
  expect(auditEntries.edges.map(({ node }) => node)).toEqual([{ action: 'CREATE', staff: { displayName: '阿梅' } }]);
});

it('writes down who joined, whose role changed and who left', async () => {
  const { code } = await invite();
  await browser().post('/console/session', { invitation: code });
  const id = await idOf('REVIEWER');
  await changeRole(owner, id, 'WRITER');
  await remove(owner, id);

  const { auditEntries } = await teahouse.as(owner).request<{
    auditEntries: {
      edges: { node: { action: string; staff: { role: string }; changes: { field: string; after: string }[] } }[];
    };
  }>(
    `query ($id: ID) { auditEntries(subjectType: "Staff", subjectId: $id) {
      edges { node { action staff { role } changes { field after } } } } }`,
    { id },
  );

  const found = auditEntries.edges.map(({ node }) => [node.action, ...node.changes.map(({ field }) => field)]);
  expect(found.sort()).toEqual([
    ['CREATE', 'displayName', 'role'],
    ['SIGN_IN', 'device', 'means'],
    ['UPDATE', 'leftAt'],
    ['UPDATE', 'role'],
  ]);
});

it('tells everybody of the staff who may do what', async () => {
  const reviewer = await teahouse.given.staff(account, StaffRole.REVIEWER);

  const { permissions } = await teahouse.as(reviewer).request<{
    permissions: { deed: string; text: string; roles: string[]; needsPasskey: boolean }[];
  }>('{ permissions { deed text roles needsPasskey } }', {}, { 'accept-language': 'en' });

  expect(permissions.find(({ deed }) => deed === 'refundPayments')).toEqual({
    deed: 'refundPayments',
    text: 'refund payments',
    roles: ['OWNER', 'FINANCE'],
    needsPasskey: true,
  });
});

it('calls people what they call themselves, in 1 to 40 characters', async () => {
  const writer = await teahouse.given.staff(account, StaffRole.WRITER);
  const change = (displayName: string) =>
    teahouse.as(writer).request<{ changeMyName: { staff?: { displayName: string }; code?: string } }>(
      `mutation ($displayName: String!) { changeMyName(input: { displayName: $displayName }) {
        ... on ChangeMyNameSuccess { staff { displayName } } ... on UserError { code } } }`,
      { displayName },
    );

  expect(await change(' 阿梅 ')).toEqual({ changeMyName: { staff: { displayName: '阿梅' } } });
  expect(await change(' ')).toEqual({ changeMyName: { code: 'STAFF_NAME_OUT_OF_RANGE' } });
  expect(await change('茶'.repeat(41))).toEqual({ changeMyName: { code: 'STAFF_NAME_OUT_OF_RANGE' } });
  const { staff } = await teahouse
    .as(writer)
    .request<{ staff: { displayName: string }[] }>('{ staff { displayName } }');
  expect(staff.map(({ displayName }) => displayName)).toContain('阿梅');
});
