import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { WeChatHttp } from '../http.ts';
import { startHttpPeer, unusedBaseUrl } from '../testing/http-peer.ts';
import {
  xpayApp as app,
  xpayMerchant as merchant,
  no,
  ok,
  startXpayPeer,
  type XpayPeer,
} from '../testing/xpay-peer.ts';
import { XpayBills } from './xpay-bills.ts';

let peer: XpayPeer;
let bills: XpayBills;

beforeAll(async () => {
  peer = await startXpayPeer();
  bills = new XpayBills(new WeChatHttp({ timeoutMs: 500 }), peer.xpay);
});
beforeEach(() => peer.reset());
afterAll(() => peer?.close());

const FILE =
  'type,order_type,order_id,wx_order_id,pay_order_id,pay_wx_order_id,openid,product_id,quantity,order_fen,paid_fen,refund_fen,platform_fee_fen,channel_order_id,wxpay_order_id,create_time,success_time,attach\n' +
  'pay,0,M1,VP1,M1,VP1,oLin,th_tea_month,1,1800,1800,0,18,CH1,42,2026-01-01T12:00:00+08:00,2026-01-01T12:00:03+08:00,p=1\n';

it('reads a day’s file from wherever WeChat put it, telling that host nothing about us', async () => {
  const storage = await startHttpPeer(() => ({ body: gzipSync(FILE) }));
  peer.answers['/xpay/download_bill'] = [no(268490011), ok({ url: `${storage.baseUrl}/bills/1.csv?sign=a%2Fb+c` })];

  expect(await bills.openBill(app, merchant, '2026-01-01')).toEqual({ outcome: 'notReady' });
  const bill = await bills.openBill(app, merchant, '2026-01-01');
  const paid: number[] = [];
  if (bill.outcome === 'open') for await (const row of bill.rows) paid.push(row.paidFen);

  expect(paid).toEqual([1800]);
  expect(storage.requests).toMatchObject([{ method: 'GET', url: '/bills/1.csv?sign=a%2Fb+c', body: '' }]);
  expect(storage.requests[0]?.headers).not.toHaveProperty('authorization');
  await storage.close();
});

it('keeps the address to itself when the file cannot be had', async () => {
  const storage = await startHttpPeer(() => ({ status: 403 }));
  const addresses = [`${await unusedBaseUrl()}/secret/1?sign=secret`, `${storage.baseUrl}/secret/1?sign=secret`];
  peer.answers['/xpay/download_bill'] = addresses.map((url) => ok({ url }));

  for (const reason of ['notConnected', 'badStatus']) {
    const bill = await bills.openBill(app, merchant, '2026-01-01');
    if (bill.outcome !== 'open') throw new Error(bill.outcome);
    const error = await bill.rows[Symbol.asyncIterator]()
      .next()
      .catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({ name: 'WeChatUnreachable', reason });
    expect(String(error)).not.toContain('secret');
  }
  await storage.close();
});

it('has none in the trial environment, and does not ask', async () => {
  expect(await bills.openBill(app, { ...merchant, env: 1 }, '2026-01-01')).toEqual({ outcome: 'none' });
  expect(peer.requests).toEqual([]);
});
