import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Member } from '../../../server/src/members/member.entity.ts';
import { mergeMembers } from '../../../server/src/members/merge-members.ts';
import { RenewalHouse } from './renewal-house.ts';

let house: RenewalHouse;

beforeAll(async () => {
  house = await RenewalHouse.start();
});
beforeEach(() => house.open());
afterAll(() => house?.teahouse.stop());

async function merge(survivorId: string, absorbedId: string): Promise<void> {
  const { orm, clock } = house.teahouse.app;
  await orm.em.fork().transactional(async (em) => {
    const survivor = await em.findOneOrFail(Member, { id: survivorId });
    const absorbed = await em.findOneOrFail(Member, { id: absorbedId });
    await mergeMembers(em, survivor, absorbed, clock.now());
  });
}
const contracts = () =>
  house.teahouse.sql<{ member_id: string; status: string; ended_by: string | null }>(
    'select member_id, status, ended_by from renewal_contracts where account_id = $1 order by created_at',
    [house.account.id],
  );

it('moves a contract with its member, who is charged on', async () => {
  const { lin } = await house.signed();
  const other = await house.subscriber();
  const [absorbed, survivor] = [(await lin.buyer.status()).memberId, (await other.buyer.status()).memberId];

  await merge(survivor, absorbed);

  expect(await contracts()).toEqual([{ member_id: survivor, status: 'SIGNED', ended_by: null }]);
  await house.goToNotice(other);
  await house.goToDue(other);
  expect(await house.takenByWeChat()).toEqual([1800, 1800]);
  expect(await other.memberships()).toHaveLength(2);
});

it('ends one of two that run, and charges the one that stays', async () => {
  const first = await house.signed();
  const second = await house.signed();
  const ids = [(await first.lin.buyer.status()).memberId, (await second.lin.buyer.status()).memberId] as const;

  await merge(ids[0], ids[1]);
  await house.days.settle();

  expect(await contracts()).toEqual([
    { member_id: ids[0], status: 'SIGNED', ended_by: null },
    { member_id: ids[0], status: 'ENDED', ended_by: 'SYSTEM' },
  ]);
  expect((await house.contractsAtWeChat()).map(({ state }) => state)).toEqual(['SIGNED', 'TERMINATED']);
  await house.goToNotice(first.lin);
  await house.goToDue(first.lin);
  // The first month of either, one after the other: the next is charged where both end.
  expect(await first.lin.memberships()).toHaveLength(3);
  expect(await house.takenByWeChat()).toEqual([1800, 1800, 1800]);
});
