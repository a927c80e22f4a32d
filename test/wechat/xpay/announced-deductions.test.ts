import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GivenVirtualPayment, givenVirtualPayment, SUBSCRIPTION } from '../support/given-virtual-payment.ts';
import { APP_KEYS, type Json, OFFER_ID } from '../support/given-wechat.ts';

const FAILED = 'xpay_subscribe_pay_fail_notify';
const DELIVER = 'xpay_goods_deliver_notify';
const TASK = 5_000;

describe('announced deductions', () => {
  let given: GivenVirtualPayment;

  beforeEach(async () => {
    given = await givenVirtualPayment();
    await given.goTo('2027-03-01 12:00');
    await given.sign();
  });

  afterEach(() => given.stop());

  /** Signed long ago, so that every deduction is announced. */
  const later = () => given.goTo('2027-03-05 12:00');
  const announced = async (change: Json = {}) => {
    await later();
    expect(await given.announce(change)).toBe(0);
  };
  const failNext = (times = 1) => given.wechat.control('faults', { kind: 'xpay-deduction', mode: 'fail', times });
  const paid = async (orderId = 'deduct-0000001') => (await given.orderFacts(orderId)).paid_fee;

  describe('a notice', () => {
    it.each([
      ['07:09', 690000001],
      ['07:10', 0],
      ['21:49', 0],
      ['21:50', 690000001],
    ])('at %s: %i', async (time, expected) => {
      await given.goTo(`2027-03-05 ${time}`);
      expect(await given.announce()).toBe(expected);
    });

    it.each<[string, Json, number]>([
      ['99 fen', { deduct_price: 99 }, 674690001],
      ['more than the price', { deduct_price: 1501 }, 674690001],
      ['half a fen', { deduct_price: 150.5 }, 268490002],
      ['a good that is sold once', { product_id: 'tea_month' }, 674690001],
      ['an unknown good', { product_id: 'tea_day' }, 674690001],
      ['another contract', { out_contract_code: 'contract0000009' }, 690000000],
      ['an unknown person', { openid: 'oSomebodyElse' }, 268490001],
    ])('refuses %s', async (_what, change, expected) => {
      await later();
      expect(await given.announce(change)).toBe(expected);
    });

    it('refuses a contract that ended', async () => {
      await later();
      await given.endContract();

      expect(await given.announce()).toBe(690000000);
    });

    it('is not sent twice', async () => {
      await announced();
      expect(await given.announce()).toBe(690000001);
    });

    it('was sent, although the answer was lost', async () => {
      await later();
      const path = '/xpay/send_subscribe_pre_payment';
      await given.wechat.control('faults', { kind: 'api', path, errcode: -1, when: 'after' });

      expect(await given.announce()).toBe(-1);
      expect(await given.announce()).toBe(690000001);
      await given.goTo('2027-03-07 12:00');
      expect(await given.deduct()).toBe(0);
    });

    it('waits for the last three days of what is paid', async () => {
      await given.deduct();
      await given.advance(TASK);

      await given.goTo('2027-03-28 12:00');
      expect(await given.announce()).toBe(690000001);
      await given.goTo('2027-03-29 07:10');
      expect(await given.announce()).toBe(0);
    });

    it('waits a period when the last one was not used', async () => {
      await announced();
      await given.goTo('2027-04-06 12:00');
      expect(await given.announce()).toBe(690000001);

      await given.goTo('2027-04-07 12:00');
      expect(await given.announce()).toBe(0);
    });

    it('waits eight days instead, where the settings say so', async () => {
      await given.wechat.control('world', { settings: { unusedNoticeWaitDays: 8 } });
      await announced();
      await given.goTo('2027-03-14 12:00');
      expect(await given.announce()).toBe(690000001);

      await given.goTo('2027-03-15 12:00');
      expect(await given.announce()).toBe(0);
    });

    it('waits until T+8 when the deduction failed, and while it runs', async () => {
      await announced();
      await given.goTo('2027-03-07 12:00');
      await failNext();
      await given.deduct();
      expect(await given.announce()).toBe(690000001);
      await given.goTo('2027-03-14 12:00');
      expect(await given.announce()).toBe(690000001);

      await given.goTo('2027-03-15 12:00');
      expect(await given.announce()).toBe(0);
    });
  });

  describe('the day T', () => {
    it('takes what was announced two days before', async () => {
      await announced({ deduct_price: 1200 });
      await given.goTo('2027-03-06 12:00');
      expect(await given.deduct({ deduct_price: 1200 })).toBe(-15026);

      await given.goTo('2027-03-07 07:10');
      expect(await given.deduct()).toBe(-15027);
      expect(await given.deduct({ deduct_price: 1200 })).toBe(0);
      await given.advance(TASK);
      expect(await paid()).toBe(1200);
    });

    it.each([
      ['07:09', -15026],
      ['07:10', 0],
      ['21:49', 0],
      ['21:50', -15026],
    ])('at %s: %i', async (time, expected) => {
      await announced();
      await given.goTo(`2027-03-07 ${time}`);

      expect(await given.deduct()).toBe(expected);
    });

    it('passes unused, and then it is over', async () => {
      await announced();
      await given.goTo('2027-03-08 12:00');

      expect(await given.deduct()).toBe(-15026);
    });

    it('needs a notice', async () => {
      await later();
      expect(await given.deduct()).toBe(-15025);
    });

    it('happens once for each notice', async () => {
      await announced();
      await given.goTo('2027-03-07 12:00');
      await given.deduct();
      await given.advance(TASK);

      expect(await given.deduct({ order_id: 'deduct-0000002' })).toBe(-15025);
      expect(given.messages(DELIVER)).toHaveLength(1);
    });

    it('may fail, with a push, and is tried again until T+6, once an hour', async () => {
      await announced();
      await given.goTo('2027-03-07 12:00');
      await failNext(2);
      await given.deduct();
      await given.advance(TASK);

      expect(await given.orderFacts('deduct-0000001')).toMatchObject({ status: 13, paid_fee: 0, left_fee: 0 });
      expect(given.messages(FAILED)).toEqual([
        {
          ToUserName: expect.stringMatching(/^gh_/),
          FromUserName: expect.stringMatching(/^o/),
          CreateTime: expect.any(Number),
          MsgType: 'event',
          Event: FAILED,
          OpenId: given.openid,
          OutTradeNo: 'deduct-0000001',
          Env: 0,
          GoodsInfo: {
            ProductId: 'tea_auto',
            Quantity: 1,
            OrigPrice: 1500,
            ActualPrice: 1500,
            Attach: 'period=1',
            SubscribePeriodDays: 31,
          },
          ContractWxAppid: given.appid,
          RetryTimes: 0,
        },
      ]);
      expect(await given.deduct()).toBe(-15002);
      await given.goTo('2027-03-07 12:59');
      expect(await given.deduct({ order_id: 'deduct-0000002' })).toBe(-15026);
      await given.goTo('2027-03-07 13:01');
      expect(await given.deduct({ order_id: 'deduct-0000002', deduct_price: 1000 })).toBe(-15027);
      expect(await given.deduct({ order_id: 'deduct-0000002' })).toBe(0);
      await given.goTo('2027-03-13 06:00');
      expect(await given.deduct({ order_id: 'deduct-0000003' })).toBe(-15026);
      await given.goTo('2027-03-13 21:00');
      expect(await given.deduct({ order_id: 'deduct-0000003' })).toBe(0);
      await given.advance(TASK);
      expect(await paid('deduct-0000003')).toBe(1500);
      expect(given.messages(FAILED)).toHaveLength(2);
    });

    it('is not tried again after T+6', async () => {
      await announced();
      await given.goTo('2027-03-07 12:00');
      await failNext();
      await given.deduct();

      await given.goTo('2027-03-14 12:00');

      expect(await given.deduct({ order_id: 'deduct-0000002' })).toBe(-15026);
    });
  });

  it('are the same after a price change as was announced', async () => {
    await announced({ deduct_price: 1500 });
    await given.wechat.control('world', {
      xpay: [
        { appid: given.appid, offerId: OFFER_ID, appKeys: APP_KEYS, goods: [{ ...SUBSCRIPTION, priceFen: 1800 }] },
      ],
    });
    await given.goTo('2027-03-07 12:00');

    expect(await given.deduct({ deduct_price: 1800 })).toBe(-15027);
    expect(await given.deduct()).toBe(0);
  });
});
