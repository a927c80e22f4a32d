import { afterAll, beforeAll, expect, it } from 'vitest';
import { StaffRole } from '../../../server/src/accounts/staff.entity.ts';
import type { GivenAccount } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';

let teahouse: Teahouse;
let account: GivenAccount;

beforeAll(async () => {
  teahouse = await startTeahouse();
  account = await teahouse.given.account();
});
afterAll(() => teahouse?.stop());

const meet = (appid: string, openid: string, unionid?: string) =>
  teahouse.app.services.identities.meet(teahouse.app.orm.em, account.id, {
    appid,
    openid,
    ...(unionid && { unionid }),
  });
/** Links one of the staff to a member. */
const link = async (role: StaffRole, memberId: string) => {
  await teahouse.given.staff(account, role);
  await teahouse.sql('update staff set member_id = $3 where account_id = $1 and role = $2', [
    account.id,
    role,
    memberId,
  ]);
};
const linkedTo = async (role: StaffRole) =>
  (await teahouse.sql('select member_id from staff where account_id = $1 and role = $2', [account.id, role]))[0];

it('follows the member who signs in by scanning into whom they turn out to be', async () => {
  const older = await meet(account.officialAppid, 'o-official-1');
  const newer = await meet(account.miniAppid, 'o-mini-1');
  await link(StaffRole.WRITER, newer.id);

  await meet(account.officialAppid, 'o-official-1', 'u-1');
  const one = await meet(account.miniAppid, 'o-mini-1', 'u-1');

  expect(one.id).toBe(older.id);
  expect(await linkedTo(StaffRole.WRITER)).toEqual({ member_id: older.id });
});

it('leaves one link when two people of the staff turn out to be one member', async () => {
  const older = await meet(account.officialAppid, 'o-official-2');
  const newer = await meet(account.miniAppid, 'o-mini-2');
  await link(StaffRole.OPERATOR, older.id);
  await link(StaffRole.FINANCE, newer.id);

  await meet(account.officialAppid, 'o-official-2', 'u-2');
  await meet(account.miniAppid, 'o-mini-2', 'u-2');

  expect(await linkedTo(StaffRole.OPERATOR)).toEqual({ member_id: older.id });
  expect(await linkedTo(StaffRole.FINANCE)).toEqual({ member_id: null });
});
