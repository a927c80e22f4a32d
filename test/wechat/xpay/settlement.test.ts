import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GivenVirtualPayment, givenVirtualPayment } from '../support/given-virtual-payment.ts';
import { APP_KEYS, type Json } from '../support/given-wechat.ts';

const TASK = 5_000;
const DAY = 24 * 3600_000;

describe('bills of virtual payment', () => {
  let given: GivenVirtualPayment;

  beforeEach(async () => {
    given = await givenVirtualPayment();
    await given.goTo('2027-03-01 12:00');
  });

  afterEach(() => given.stop());

  const request = (begin_ds: unknown = 20270301, end_ds: unknown = begin_ds) =>
    given.wechat.xpay('download_bill', { begin_ds, end_ds });
  const link = async (begin?: number, end?: number) => {
    await request(begin, end);
    await given.advance(TASK);
    return String((await request(begin, end)).url);
  };
  const rows = async (url: string) => {
    const text = await (await fetch(url)).text();
    const [header = '', ...lines] = text.trimEnd().split('\n');
    const columns = header.split(',');
    return lines.map((line) => Object.fromEntries(line.split(',').map((value, index) => [columns[index], value])));
  };

  it('are generated first and downloaded by a link later', async () => {
    await given.buy();
    await given.goTo('2027-03-02 00:00');

    const first = await request();
    await given.advance(TASK);
    const second = await request();

    expect(first).toMatchObject({ errcode: 268490011 });
    expect(second).toEqual({
      errcode: 0,
      errmsg: 'ok',
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/xpay-bills\/\w{32}$/),
    });
    const response = await fetch(String(second.url));
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  });

  it('have a line for what was paid and one for what was given back, each on its day', async () => {
    await given.buy({ outTradeNo: 'order-00000001', attach: 'a, "b"' });
    await given.buy({ outTradeNo: 'order-00000002' }, { platform: 'ios' });
    await given.buy({ outTradeNo: 'order-00000003', env: 1 }, { appKey: APP_KEYS.sandbox, clientVersion: 'trial' });
    await given.refund({ refund_fee: 500 });
    await given.goTo('2027-03-02 12:00');
    await given.refund({ refund_order_id: 'refund-00000002', left_fee: 1300, refund_fee: 1300 });
    await given.goTo('2027-03-03 12:00');

    const url = await link();
    const text = await (await fetch(url)).text();

    const order = await given.orderFacts('order-00000001');
    const refund = await given.orderFacts('refund-00000001');
    expect(text.split('\n').slice(0, 2)).toEqual([
      'type,order_type,order_id,wx_order_id,pay_order_id,pay_wx_order_id,openid,product_id,quantity,order_fen,paid_fen,' +
        'refund_fen,platform_fee_fen,channel_order_id,wxpay_order_id,create_time,success_time,attach',
      `pay,0,order-00000001,${order.wx_order_id},order-00000001,${order.wx_order_id},${given.openid},tea_month,1,1800,1800,` +
        `0,18,${order.channel_order_id},${order.wxpay_order_id},2027-03-01T12:00:00+08:00,2027-03-01T12:00:00+08:00,"a, ""b"""`,
    ]);
    expect(text.split('\n')).toHaveLength(5);
    expect((await rows(url)).slice(1)).toMatchObject([
      { type: 'pay', order_type: '7', order_id: 'order-00000002', paid_fen: '1800', platform_fee_fen: '216' },
      {
        type: 'refund',
        order_type: '1',
        order_id: 'refund-00000001',
        wx_order_id: refund.wx_order_id,
        pay_order_id: 'order-00000001',
        pay_wx_order_id: order.wx_order_id,
        paid_fen: '0',
        refund_fen: '500',
        platform_fee_fen: '-5',
        success_time: '2027-03-01T12:00:03+08:00',
      },
    ]);
    expect(await rows(await link(20270302))).toMatchObject([
      { type: 'refund', order_id: 'refund-00000002', refund_fen: '1300', platform_fee_fen: '-13' },
    ]);
    expect(await rows(await link(20270301, 20270302))).toHaveLength(4);
    expect(await rows(await link(20270228))).toEqual([]);
  });

  it('count by days of China', async () => {
    await given.goTo('2027-03-01 23:59');
    await given.buy();
    await given.goTo('2027-03-02 00:00');
    await given.buy({ outTradeNo: 'order-00000002' });
    await given.goTo('2027-03-03 12:00');

    expect((await rows(await link())).map(({ order_id }) => order_id)).toEqual(['order-00000001']);
    expect((await rows(await link(20270302))).map(({ order_id }) => order_id)).toEqual(['order-00000002']);
  });

  it('do not tell of failed refunds', async () => {
    await given.buy();
    await given.wechat.control('faults', { kind: 'xpay-refund', mode: 'fail' });
    await given.refund();
    await given.goTo('2027-03-02 12:00');

    expect(await rows(await link())).toHaveLength(1);
  });

  it('lie behind a link for half an hour, and a new one then', async () => {
    await given.goTo('2027-03-02 12:00');
    const url = await link();
    await given.advance(29 * 60_000);
    expect((await fetch(url)).status).toBe(200);

    await given.advance(60_000);

    expect((await fetch(url)).status).toBe(403);
    expect((await fetch(url.replace(/\w{32}$/, 'x'.repeat(32)))).status).toBe(403);
    expect((await fetch(String((await request()).url))).status).toBe(200);
  });

  it.each<[string, unknown, unknown]>([
    ['today', 20270302, 20270302],
    ['tomorrow', 20270303, 20270303],
    ['a day that does not exist', 20270229, 20270229],
    ['a month that does not exist', 20271301, 20271301],
    ['texts', '20270301', '20270301'],
    ['dashes', '2027-03-01', '2027-03-01'],
    ['no end', 20270301, null],
    ['an end before the beginning', 20270301, 20270228],
    ['32 days', 20270129, 20270301],
  ])('refuse %s', async (_what, begin, end) => {
    await given.goTo('2027-03-02 12:00');

    expect(await request(begin, end)).toMatchObject({ errcode: 268490002 });
  });

  it('take 31 days', async () => {
    await given.goTo('2027-03-02 12:00');

    expect(await request(20270130, 20270301)).toMatchObject({ errcode: 268490011 });
  });

  it('belong to one app, and to whoever has its key', async () => {
    await given.goTo('2027-03-02 12:00');
    const body = { begin_ds: 20270301, end_ds: 20270301 };

    expect(await given.wechat.xpay('download_bill', body, APP_KEYS.sandbox)).toMatchObject({ errcode: 268490003 });
  });

  it('are cut off on their way, under a fault', async () => {
    await given.buy();
    await given.goTo('2027-03-02 12:00');
    const url = await link();
    const whole = await (await fetch(url)).text();
    await given.wechat.control('faults', { kind: 'api', path: '/xpay-bills/*', truncate: true });

    expect((await (await fetch(url)).text()).length).toBe(Math.floor(whole.length / 2));
  });
});

describe('the merchant’s balance', () => {
  let given: GivenVirtualPayment;

  beforeEach(async () => {
    given = await givenVirtualPayment();
  });

  afterEach(() => given.stop());

  const available = async () => {
    const { balance_available } = await given.wechat.xpay('query_biz_balance', { env: 0 });
    return (balance_available as Json).amount;
  };
  const withdraw = (change: Json = {}) =>
    given.wechat.xpay('create_withdraw_order', {
      withdraw_no: 'withdraw-01',
      withdraw_amount: '10.00',
      env: 0,
      ...change,
    });
  const withdrawal = () => given.wechat.xpay('query_withdraw_order', { withdraw_no: 'withdraw-01', env: 0 });

  it('holds what is settled, less refunds and fees', async () => {
    await given.buy();
    await given.buy({ outTradeNo: 'order-00000002' }, { platform: 'ios' });
    await given.refund({ refund_fee: 300 });
    await given.advance(TASK);
    const early = await available();
    await given.advance(3 * DAY);

    expect(early).toBe('0.00');
    expect(await available()).toBe('14.85');
    expect(await given.wechat.control('xpay-balance', { appid: given.appid })).toEqual({
      paidFen: 3600,
      refundedFen: 300,
      feeFen: 15 + 216,
      withdrawnFen: 0,
      balanceFen: 3600 - 300 - 15 - 216,
      availableFen: 1485,
    });
  });

  it('knows nothing of WeChat’s own sandbox', async () => {
    await given.buy({ outTradeNo: 'order-00000001', env: 1 }, { appKey: APP_KEYS.sandbox, clientVersion: 'trial' });

    expect(await given.wechat.control('xpay-balance', { appid: given.appid })).toMatchObject({ paidFen: 0 });
  });

  it('is withdrawn once', async () => {
    await given.buy();
    await given.advance(3 * DAY);

    const asked = await withdraw();
    const meanwhile = [await withdrawal(), await available()];
    await given.advance(TASK);

    expect(asked).toMatchObject({
      errcode: 0,
      withdraw_no: 'withdraw-01',
      wx_withdraw_no: expect.stringMatching(/^VW/),
    });
    expect(meanwhile).toMatchObject([{ status: 1, withdraw_amount: '10.00', withdraw_success_timestamp: '' }, '7.82']);
    expect(await withdrawal()).toMatchObject({
      status: 2,
      withdraw_success_timestamp: expect.stringMatching(/^\d{10}$/),
      create_time: expect.stringMatching(/^\d{10}$/),
    });
    expect(await withdraw()).toMatchObject({ errcode: 268490004 });
    expect(await withdraw({ withdraw_amount: '1.00' })).toMatchObject({ errcode: 268490002 });
    expect(await available()).toBe('7.82');
  });

  it('is withdrawn as a whole when no amount is named', async () => {
    await given.buy();
    await given.advance(3 * DAY);

    expect(await withdraw({ withdraw_amount: '' })).toMatchObject({ errcode: 0 });
    expect(await withdrawal()).toMatchObject({ withdraw_amount: '17.82' });
    expect(await withdraw({ withdraw_amount: undefined })).toMatchObject({ errcode: 268490004 });
  });

  it('comes back when the withdrawal fails', async () => {
    await given.buy();
    await given.advance(3 * DAY);
    await given.wechat.control('faults', { kind: 'xpay-withdrawal', mode: 'fail' });

    await withdraw();
    await given.advance(TASK);

    expect(await withdrawal()).toMatchObject({ status: 3, fail_reason: expect.stringMatching(/./) });
    expect(await available()).toBe('17.82');
  });

  it.each<[string, Json, number]>([
    ['more than there is', { withdraw_amount: '17.83' }, 268490006],
    ['nothing', { withdraw_amount: '0.00' }, 268490002],
    ['an amount as number', { withdraw_amount: 10 }, 268490002],
    ['one decimal', { withdraw_amount: '10.0' }, 268490002],
    ['less than nothing', { withdraw_amount: '-1.00' }, 268490002],
    ['a short number', { withdraw_no: 'short' }, 268490002],
    ['no number', { withdraw_no: undefined }, 268490002],
  ])('refuses to withdraw %s', async (_what, change, errcode) => {
    await given.buy();
    await given.advance(3 * DAY);

    expect(await withdraw(change)).toMatchObject({ errcode });
  });

  it('knows no withdrawal that nobody asked for', async () => {
    expect(await withdrawal()).toMatchObject({ errcode: 268490002 });
  });
});
