import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { RefundDesk } from '../../support/refund-desk.ts';
import { RenewalHouse } from './renewal-house.ts';

let house: RenewalHouse;

beforeAll(async () => {
  house = await RenewalHouse.start();
});
beforeEach(() => house.open());
afterAll(() => house?.teahouse.stop());

it('is signed when WeChat says so, whatever the client heard', async () => {
  await house.fault({ kind: 'cashier', mode: 'callback-lost' });
  const lin = await house.subscriber();
  const started = await lin.start(house.tea.prices.MONTH.id);
  const sheet = await lin.openSheet(started);
  await house.teahouse.sandbox.phone('pay-sheet', { id: sheet, action: 'pay', pin: '123456' });
  await house.days.settle();

  expect(await lin.contract()).toMatchObject({ status: 'SIGNED' });
  expect(await lin.charges()).toEqual(['PAID', 'DUE']);
});

it('is signed by the sweep when every push is lost, and by confirmRenewal before that', async () => {
  await house.fault({ kind: 'xpay-push', mode: 'lost', times: 'always' });
  const [lin, chen] = [await house.subscriber(), await house.subscriber()];
  for (const reader of [lin, chen]) {
    await reader.enterPin(await reader.openSheet(await reader.start(house.tea.prices.MONTH.id)));
    expect(await reader.contract()).toBeNull();
  }

  const started = await chen.start(house.tea.prices.MONTH.id);
  expect(await chen.confirm(started.contract!.id)).toMatchObject({ contract: { status: 'SIGNED' } });
  await house.days.goTo(0, '10:02');
  await house.days.goTo(0, '10:08');

  for (const reader of [lin, chen]) expect(await reader.charges()).toEqual(['PAID', 'DUE']);
  expect(await house.takenByWeChat()).toEqual([1800, 1800]);
});

it('is not signed because the client says so', async () => {
  const lin = await house.subscriber();
  const { contract } = await lin.start(house.tea.prices.MONTH.id);

  expect(await lin.confirm(contract!.id)).toMatchObject({ contract: { status: 'SIGNING', nextCharge: null } });
});

it('ends after a day when nobody signs, and lives when somebody did all the same', async () => {
  const lin = await house.subscriber();
  const started = await lin.start(house.tea.prices.MONTH.id);
  const sheet = await lin.openSheet(started);
  await house.days.goTo(1, '10:30');
  const [row] = await house.teahouse.sql<{ status: string; ended_by: string }>(
    'select status, ended_by from renewal_contracts where account_id = $1',
    [house.account.id],
  );
  expect(row).toEqual({ status: 'ENDED', ended_by: 'SYSTEM' });

  await lin.enterPin(sheet);
  await house.days.settle();

  expect(await lin.contract()).toMatchObject({ status: 'SIGNED' });
  expect(await lin.charges()).toEqual(['PAID', 'DUE']);
});

it('keeps one of two that were signed on two sheets', async () => {
  const lin = await house.subscriber();
  const [tea, year] = [await lin.start(house.tea.prices.MONTH.id), await lin.start(house.tea.prices.YEAR.id)];
  const sheets = [await lin.openSheet(tea), await lin.openSheet(year)];
  for (const sheet of sheets) {
    await lin.enterPin(sheet);
    // Signed one after the other: of two pushes on their way at once, either may be first.
    await house.days.settle();
  }
  await house.days.settle();

  expect(await lin.contract()).toMatchObject({ id: tea.contract!.id, status: 'SIGNED' });
  expect((await house.contractsAtWeChat()).map(({ state }) => state)).toEqual(['SIGNED', 'TERMINATED']);
  expect(await house.takenByWeChat()).toEqual([1800]);
});

it('is nobody else’s to confirm or to stop', async () => {
  const { contractId } = await house.signed();
  const wang = await house.subscriber();

  for (const id of [contractId, 'nonsense', house.teahouse.given.unknownId()]) {
    expect(await wang.confirm(id)).toMatchObject({ __typename: 'RenewalNotFound' });
    expect(await wang.stop(id)).toMatchObject({ __typename: 'RenewalNotFound' });
  }
});

it('is stopped at once here, and told to WeChat until it agrees', async () => {
  const { lin, contractId } = await house.signed();
  await house.fault({ kind: 'api', path: '/xpay/cancel_subscribe_contract', httpStatus: 502, times: 'always' });

  expect(await lin.stop(contractId)).toMatchObject({
    contract: { status: 'SIGNED', isEnding: true, words: '正在通知微信取消，不会再扣费', nextCharge: null },
  });
  expect(await lin.stop(contractId)).toMatchObject({ contract: { isEnding: true } });
  expect(await house.contractsAtWeChat()).toMatchObject([{ state: 'SIGNED' }]);
  expect(await lin.start(house.tea.prices.MONTH.id)).toMatchObject({ __typename: 'AlreadyRenewing' });

  await house.teahouse.sandbox.control('faults', { clear: true });
  await house.days.goTo(0, '10:30');

  expect(await house.contractsAtWeChat()).toMatchObject([{ state: 'TERMINATED', terminatedBy: 'merchant' }]);
  expect(await lin.contract()).toMatchObject({ status: 'ENDED', endedBy: 'MEMBER', isEnding: false });
  expect(await lin.charges()).toEqual(['PAID', 'GIVEN_UP']);
});

it('is stopped although the answer of WeChat is lost', async () => {
  const { lin, contractId } = await house.signed();
  const path = '/xpay/cancel_subscribe_contract';
  await house.fault({ kind: 'api', path, errcode: -1, when: 'after', times: 5 });

  await lin.stop(contractId);
  await house.days.goTo(0, '11:00');

  expect(await lin.contract()).toMatchObject({ status: 'ENDED', endedBy: 'MEMBER' });
});

it('is stopped before it was signed, and ended at WeChat when it is signed all the same', async () => {
  const lin = await house.subscriber();
  const started = await lin.start(house.tea.prices.MONTH.id);
  const sheet = await lin.openSheet(started);

  expect(await lin.stop(started.contract!.id)).toMatchObject({ contract: { status: 'ENDED', words: '没有开通' } });
  await lin.enterPin(sheet);
  await house.days.settle();

  expect(await house.contractsAtWeChat()).toMatchObject([{ state: 'TERMINATED' }]);
  expect(await house.takenByWeChat()).toEqual([]);
});

it('is stopped by staff', async () => {
  const { contractId, lin } = await house.signed();
  const staff = house.teahouse.as(await house.teahouse.given.staff(house.account));

  await staff.request(`mutation { stopRenewal(input: { contractId: "${contractId}" }) { __typename } }`);

  expect(await lin.contract()).toMatchObject({ endedBy: 'STAFF', words: '作者已为你取消自动续费' });
  expect(
    await staff.request(`{ renewalContracts(first: 5) { edges { node { id status endedBy member { id } } } }
      members(first: 5) { edges { node { renewals(first: 5) { edges { node { id } } } } } } }`),
  ).toMatchObject({
    renewalContracts: { edges: [{ node: { id: contractId, status: 'ENDED', endedBy: 'STAFF' } }] },
    members: { edges: [{ node: { renewals: { edges: [{ node: { id: contractId } }] } } }] },
  });
});

it.each(['with its push', 'without it'])('ends when the person ends it in WeChat, %s', async (how) => {
  const { lin } = await house.signed();
  if (how === 'without it') await house.fault({ kind: 'xpay-push', mode: 'lost', times: 'always' });

  await lin.cancelAtWeChat('th_tea_sub31');
  await house.books.allProcessed();
  if (how === 'without it') {
    expect(await lin.contract()).toMatchObject({ status: 'SIGNED' });
    await house.goToNotice(lin);
  }

  expect(await lin.contract()).toMatchObject({ status: 'ENDED', endedBy: 'WECHAT', nextCharge: null });
  expect(await lin.charges()).toEqual(['PAID', 'GIVEN_UP']);
  expect((await lin.memberships())[0]).toMatchObject({ isActive: true });
});

it('ends for members who are banned, and for tiers that left the shop', async () => {
  const banned = await house.signed();
  const { memberId } = await banned.lin.buyer.status();
  const staff = house.teahouse.as(await house.teahouse.given.staff(house.account));
  const chen = await house.subscriber();
  await chen.sign(house.seat.prices.MONTH.id);
  await house.days.settle();

  await staff.request(`mutation { banMember(input: { memberId: "${memberId}", reason: "骂人" }) { __typename } }`);
  await staff.request(`mutation { archiveTier(input: { id: "${house.seat.id}" }) { __typename } }`);
  await house.days.settle();

  expect((await house.contractsAtWeChat()).map(({ state }) => state)).toEqual(['TERMINATED', 'TERMINATED']);
  expect(await chen.contract()).toMatchObject({ status: 'ENDED', endedBy: 'SYSTEM' });
  expect((await chen.memberships())[0]).toMatchObject({ isActive: true });
});

it('ends when all the money of a period goes back', async () => {
  const { lin } = await house.signed();
  const { payments } = (await lin.buyer.order((await lin.contract())!.charges.edges.at(-1)!.node.order!.id))!;
  const desk = await RefundDesk.open(house.teahouse, house.account);

  await desk.refund(payments[0]!.id);
  await desk.ended();
  await house.days.settle();

  expect(await lin.contract()).toMatchObject({ status: 'ENDED', endedBy: 'SYSTEM' });
  expect(await lin.charges()).toEqual(['PAID', 'GIVEN_UP']);
  expect(await house.contractsAtWeChat()).toMatchObject([{ state: 'TERMINATED' }]);
});

it('goes on when a part of the money goes back', async () => {
  const { lin } = await house.signed();
  const { payments } = (await lin.buyer.order((await lin.contract())!.charges.edges.at(-1)!.node.order!.id))!;
  const desk = await RefundDesk.open(house.teahouse, house.account);

  await desk.refund(payments[0]!.id, { amountFen: 500 });
  await desk.ended();
  await house.days.settle();

  expect(await lin.contract()).toMatchObject({ status: 'SIGNED', isEnding: false, nextCharge: { status: 'DUE' } });
});
