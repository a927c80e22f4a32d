import { afterAll, beforeAll, expect, it } from 'vitest';
import { fen } from '../../../server/src/shared/money/fen.ts';
import { failureOf, lacksFunds } from '../../../server/src/wechat/errors.ts';
import type { TransferRequest } from '../../../server/src/wechat/pay/transfer.ts';
import { PayEdge } from './pay-edge.ts';

let edge: PayEdge;

beforeAll(async () => {
  edge = await PayEdge.start();
  const { mchid } = edge.merchant;
  await edge.teahouse.sandbox.control('world', { merchants: [{ mchid, transferScenes: ['1005'] }] });
  await edge.teahouse.sandbox.control('top-up', { mchid, amountFen: 1_000_000 });
});
afterAll(() => edge?.stop());

const transfers = () => edge.teahouse.app.services.wechat.transfers;

const newTransfer = (change: Partial<TransferRequest> = {}): TransferRequest => ({
  appid: edge.account.officialAppid,
  outBillNo: edge.number('T'),
  sceneId: '1005',
  openid: edge.payerOpenid,
  amountFen: fen(880),
  remark: '十二月佣金',
  notifyUrl: edge.notifyUrl('transfers'),
  reports: [
    { type: '岗位类型', content: '推广' },
    { type: '报酬说明', content: '十二月推广佣金' },
  ],
  ...change,
});

/** Opens what the payee is asked with, and answers. */
async function answer(packageInfo: string | undefined, action: 'confirm' | 'refuse'): Promise<void> {
  const { sandbox } = edge.teahouse;
  const appid = edge.account.officialAppid;
  const parameters = transfers().clientParameters(edge.merchant, { appid, packageInfo: packageInfo ?? '' });
  const opened = await sandbox.phone('merchant-transfer', { person: edge.person, appid, ...parameters });
  if (!opened.ok) throw new Error(opened.errMsg);
  await sandbox.phone('transfer-sheet', { id: opened.sheet.id, action });
  await edge.advance(5_000);
}

const toldOf = (outBillNo: string) => edge.heard('transfer').find((each) => each.transfer.outBillNo === outBillNo);

it('offers money, and hears that the payee took it', async () => {
  const offer = newTransfer();

  const created = await transfers().create(edge.merchant, offer);
  const before = await transfers().query(edge.merchant, offer.outBillNo);
  await answer(created.packageInfo, 'confirm');

  expect(created).toMatchObject({ outBillNo: offer.outBillNo, state: 'waitingForPayee' });
  expect(before).toMatchObject({ state: 'waitingForPayee', amountFen: 880, openid: edge.payerOpenid });
  const facts = { outBillNo: offer.outBillNo, wechatTransferId: created.wechatTransferId, amountFen: 880 };
  expect(toldOf(offer.outBillNo)).toMatchObject({
    eventType: 'MCHTRANSFER.BILL.FINISHED',
    transfer: { ...facts, mchid: edge.merchant.mchid, state: 'succeeded' },
  });
  expect(await transfers().query(edge.merchant, offer.outBillNo)).toMatchObject({ ...facts, state: 'succeeded' });
});

it('names the payee of much money so that only WeChat Pay can read it', async () => {
  const offer = newTransfer({ amountFen: fen(200_000), payeeName: '林小满' });

  await transfers().create(edge.merchant, offer);

  const { transfers: kept } = await edge.teahouse.sandbox.control('state', { only: ['transfers'] });
  expect(kept.find(({ outBillNo }) => outBillNo === offer.outBillNo)).toMatchObject({ userName: '林小满' });
});

it('offers once although the first answer was lost, and tells again what opens the confirmation', async () => {
  const offer = newTransfer({ amountFen: fen(200_000), payeeName: '林小满' });
  const path = '/v3/fund-app/mch-transfer/transfer-bills';
  await edge.teahouse.sandbox.control('faults', { kind: 'api', path, reset: true, when: 'after', times: 1 });

  const first = await transfers().create(edge.merchant, offer);
  const second = await transfers().create(edge.merchant, offer);

  expect(second).toEqual(first);
  expect(second.packageInfo).toEqual(expect.any(String));
});

it('takes an offer back, and not one that was taken', async () => {
  const [offer, taken] = [newTransfer(), newTransfer()];
  await transfers().create(edge.merchant, offer);
  const { packageInfo } = await transfers().create(edge.merchant, taken);
  await answer(packageInfo, 'confirm');

  expect(await transfers().cancel(edge.merchant, offer.outBillNo)).toBe('cancelling');
  expect(await transfers().cancel(edge.merchant, taken.outBillNo)).toBe('tooLate');
  await edge.advance(5_000);

  expect(await transfers().query(edge.merchant, offer.outBillNo)).toMatchObject({ state: 'cancelled' });
  expect(toldOf(offer.outBillNo)).toMatchObject({ transfer: { state: 'cancelled' } });
});

it('hears that the payee did not want it', async () => {
  const offer = newTransfer();
  const { packageInfo } = await transfers().create(edge.merchant, offer);

  await answer(packageInfo, 'refuse');

  const found = await transfers().query(edge.merchant, offer.outBillNo);
  expect(['failed', 'cancelled']).toContain(found?.state);
  expect(toldOf(offer.outBillNo)).toMatchObject({ transfer: { state: found?.state } });
});

it('is refused for good with other values under one number, in a scene nobody opened, and without money', async () => {
  const offer = newTransfer();
  await transfers().create(edge.merchant, offer);

  const errors = await Promise.all(
    [
      { ...offer, amountFen: fen(881) },
      newTransfer({ sceneId: '1009', reports: [{ type: '采购商品名称', content: '茶' }] }),
      newTransfer({ amountFen: fen(2_000_000), payeeName: '林小满' }),
    ].map((asked) =>
      transfers()
        .create(edge.merchant, asked)
        .catch((error: unknown) => error),
    ),
  );

  expect(errors.map(failureOf)).toEqual(Array(3).fill('refused'));
  expect(errors.map(lacksFunds)).toEqual([false, false, true]);
});

it('finds no transfer it never offered', async () => {
  expect(await transfers().query(edge.merchant, 'T000000never')).toBeNull();
});
