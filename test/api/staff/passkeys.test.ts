import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { StaffRole } from '../../../server/src/accounts/staff.entity.ts';
import { Client } from '../../../server/src/members/session.entity.ts';
import { Authenticator } from '../../support/authenticator.ts';
import type { GivenAccount } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { TravelClock } from '../../support/travel-clock.ts';

const clock = new TravelClock();
let teahouse: Teahouse;
let account: GivenAccount;
let owner: string;
let origin: string;

beforeAll(async () => {
  teahouse = await startTeahouse({ clock });
  origin = `http://localhost:${new URL(teahouse.url).port}`;
});
beforeEach(async () => {
  account = await teahouse.given.account();
  owner = await teahouse.given.staff(account);
});
afterAll(() => teahouse?.stop());

type Payload = { __typename: string; optionsJson?: string; passkey?: { id: string } };

async function send(as: string, command: string, input?: object): Promise<Payload> {
  const type = `${command[0]?.toUpperCase()}${command.slice(1)}`;
  const selection = `{ __typename ${command.startsWith('begin') ? `... on ${type}Success { optionsJson }` : ''} ${
    command === 'addPasskey' ? '... on AddPasskeySuccess { passkey { id name } }' : ''
  } }`;
  const text = input
    ? `mutation ($input: ${type}Input!) { ${command}(input: $input) ${selection} }`
    : `mutation { ${command} ${selection} }`;
  return (await teahouse.as(as).request<Record<string, Payload>>(text, { input }))[command]!;
}
async function add(as: string, authenticator: Authenticator, name = 'MacBook'): Promise<Payload> {
  const { optionsJson } = await send(as, 'beginPasskey');
  return send(as, 'addPasskey', { name, responseJson: authenticator.create(optionsJson!) });
}
async function confirm(as: string, authenticator: Authenticator): Promise<string> {
  const { optionsJson } = await send(as, 'beginPasskeyConfirmation');
  return (await send(as, 'confirmWithPasskey', { responseJson: authenticator.get(optionsJson!) })).__typename;
}
const invite = (as: string) => send(as, 'inviteStaff', { displayName: '阿梅', role: 'WRITER' });
const later = (minutes: number) => clock.travel(teahouse, minutes * 60_000);

it('asks who has a passkey for it before roles are changed, and not again for fifteen minutes', async () => {
  const key = new Authenticator(origin);
  expect((await invite(owner)).__typename).toBe('InviteStaffSuccess');

  await add(owner, key);
  const justAdded = await invite(owner);
  await later(15);

  expect(justAdded.__typename).toBe('InviteStaffSuccess');
  await expect(invite(owner)).rejects.toThrow('SECOND_FACTOR_NEEDED');
  expect(await confirm(owner, key)).toBe('ConfirmWithPasskeySuccess');
  await later(14);
  expect((await invite(owner)).__typename).toBe('InviteStaffSuccess');
});

it('asks before money moves, and before the money settings change', async () => {
  await add(owner, new Authenticator(origin));
  await later(15);

  await expect(
    send(owner, 'refundPayment', { paymentId: teahouse.given.unknownId(), reason: '误购', idempotencyKey: 'k1' }),
  ).rejects.toThrow('SECOND_FACTOR_NEEDED');
  await expect(send(owner, 'updateMoneySettings', { version: 1, refundWindowDays: 9 })).rejects.toThrow(
    'SECOND_FACTOR_NEEDED',
  );
});

it('counts in the session it was shown in, and in no other', async () => {
  const key = new Authenticator(origin);
  await add(owner, key);
  const [{ staff_id: staffId }] = (await teahouse.sql('select staff_id from passkeys where account_id = $1', [
    account.id,
  ])) as [{ staff_id: string }];
  const { token } = await teahouse.app.services.sessions.beginForStaff(teahouse.app.orm.em.fork(), {
    accountId: account.id,
    staffId,
    client: Client.CONSOLE,
  });

  await expect(invite(token)).rejects.toThrow('SECOND_FACTOR_NEEDED');
  expect(await confirm(token, key)).toBe('ConfirmWithPasskeySuccess');
  expect((await invite(token)).__typename).toBe('InviteStaffSuccess');
});

it('wants a passkey before passkeys are added or removed', async () => {
  const added = await add(owner, new Authenticator(origin));
  await later(15);

  await expect(send(owner, 'beginPasskey')).rejects.toThrow('SECOND_FACTOR_NEEDED');
  await expect(send(owner, 'removePasskey', { id: added.passkey!.id })).rejects.toThrow('SECOND_FACTOR_NEEDED');
});

it('does not ask any more when the last passkey was removed', async () => {
  const added = await add(owner, new Authenticator(origin));

  const removed = await send(owner, 'removePasskey', { id: added.passkey!.id });
  await later(15);

  expect(removed.__typename).toBe('RemovePasskeySuccess');
  expect((await invite(owner)).__typename).toBe('InviteStaffSuccess');
  expect((await send(owner, 'beginPasskeyConfirmation')).__typename).toBe('NoPasskey');
});

it('takes neither an answer twice, nor one to another page, nor another key, nor one that comes late', async () => {
  const key = new Authenticator(origin);
  await add(owner, key);
  const challenge = async () => (await send(owner, 'beginPasskeyConfirmation')).optionsJson!;
  const show = async (responseJson: string) => (await send(owner, 'confirmWithPasskey', { responseJson })).__typename;

  const answer = key.get(await challenge());
  const first = await show(answer);
  const second = await show(answer);
  const elsewhere = await show(new Authenticator('https://example.com').get(await challenge()));
  const anotherKey = await show(new Authenticator(origin).get(await challenge()));
  const late = key.get(await challenge());
  await later(5);

  expect([first, second]).toEqual(['ConfirmWithPasskeySuccess', 'PasskeyRefused']);
  expect([elsewhere, anotherKey, await show(late), await show('{}')]).toEqual(Array(4).fill('PasskeyRefused'));
});

it('refuses a passkey that was made on another page, and the passkey of a colleague', async () => {
  const colleague = await teahouse.given.staff(account, StaffRole.FINANCE);
  const theirs = new Authenticator(origin);
  await add(colleague, theirs);
  const mine = new Authenticator(origin);
  await add(owner, mine);

  expect((await add(owner, new Authenticator('https://example.com'))).__typename).toBe('PasskeyRefused');
  expect((await add(owner, theirs)).__typename).toBe('PasskeyRefused');
  expect(await confirm(owner, theirs)).toBe('PasskeyRefused');
  expect(await confirm(owner, mine)).toBe('ConfirmWithPasskeySuccess');
});
