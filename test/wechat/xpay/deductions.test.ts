import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GivenVirtualPayment, givenVirtualPayment } from '../support/given-virtual-payment.ts';
import { APP_KEYS, type Json, OFFER_ID } from '../support/given-wechat.ts';

const FAILED = 'xpay_subscribe_pay_fail_notify';
const DELIVER = 'xpay_goods_deliver_notify';
const TASK = 5_000;
const DAY = 24 * 3600_000;

describe('deductions', () => {
  let given: GivenVirtualPayment;

  beforeEach(async () => {
    given = await givenVirtualPayment();
    await given.goTo('2027-03-01 12:00');
    await given.sign();
  });

  afterEach(() => given.stop());

  const failNext = (times: number | 'always' = 1) =>
    given.wechat.control('faults', { kind: 'xpay-deduction', mode: 'fail', times });
  const paid = async (orderId = 'deduct-0000001') => (await given.orderFacts(orderId)).paid_fee;

  describe('soon after signing', () => {
    it('need no notice: accepted first, paid later, delivered like a purchase', async () => {
      expect(await given.deduct()).toBe(0);
      const accepted = await given.orderFacts('deduct-0000001');
      await given.advance(TASK);

      expect(accepted).toMatchObject({ status: 1, paid_fee: 0, order_fee: 1500 });
      expect(await given.orderFacts('deduct-0000001')).toMatchObject({ status: 4, paid_fee: 1500, order_type: 0 });
      expect(given.messages(DELIVER)).toMatchObject([
        {
          OpenId: given.openid,
          OutTradeNo: 'deduct-0000001',
          Env: 0,
          WeChatPayInfo: { TransactionId: expect.stringMatching(/^42000/) },
          GoodsInfo: { ProductId: 'tea_auto', Quantity: 1, OrigPrice: 1500, ActualPrice: 1500, Attach: 'period=1' },
        },
      ]);
    });

    it('come at any hour, for twelve of them', async () => {
      // The clock goes on while the request is under way.
      await given.goTo('2027-03-01 23:59');
      expect(await given.deduct()).toBe(0);
    });

    it('are over after twelve hours', async () => {
      await given.goTo('2027-03-02 00:01');
      expect(await given.deduct()).toBe(-15025);
    });

    it('cost from one yuan to the price', async () => {
      expect(await given.deduct({ deduct_price: 99 })).toBe(-15027);
      expect(await given.deduct({ deduct_price: 1501 })).toBe(-15027);
      expect(await given.deduct({ deduct_price: 100 })).toBe(0);
    });

    it('happen once', async () => {
      await given.deduct();
      expect(await given.deduct({ order_id: 'deduct-0000002' })).toBe(-15025);
      await given.advance(TASK);

      expect(await given.deduct({ order_id: 'deduct-0000002' })).toBe(-15025);
    });

    it('are tried again once an hour after a failure', async () => {
      await failNext();
      await given.deduct();
      await given.advance(TASK);

      expect(await given.deduct({ order_id: 'deduct-0000002' })).toBe(-15026);
      await given.advance(3600_000);
      expect(await given.deduct({ order_id: 'deduct-0000002' })).toBe(0);
    });

    it('do not exist after pay-and-sign: the payment was the first period', async () => {
      await given.endContract();
      const signContractInfo = {
        sign_contract_product_id: 'tea_auto',
        out_contract_code: 'contract0000002',
        contract_account_name: '茶客会员',
      };
      await given.buy({ outTradeNo: 'order-00000001', signContractInfo });

      expect(await given.deduct()).toBe(-15025);
      expect(await given.announce({ out_contract_code: 'contract0000002' })).toBe(690000001);
      await given.goTo('2027-03-29 12:00');
      expect(await given.announce({ out_contract_code: 'contract0000002' })).toBe(0);
    });
  });

  it.each<[string, Json, number]>([
    ['a foreign offer', { offer_id: '1450000000' }, -15001],
    ['two of it', { buy_quantity: 2 }, -15001],
    ['dollars', { currency_type: 'USD' }, -15004],
    ['no attach', { attach: undefined }, -15001],
    ['a price as text', { deduct_price: '1500' }, -15001],
    ['7 characters of order number', { order_id: 'deduct1' }, -15001],
    ['33 characters of order number', { order_id: 'd'.repeat(33) }, -15001],
    ['an order number with other characters', { order_id: 'deduct|000001' }, -15001],
    ['an unknown good', { product_id: 'tea_day' }, -15010],
    ['a good that is sold once', { product_id: 'tea_month' }, -15001],
    ['an unknown person', { openid: 'oSomebodyElse' }, 268490001],
  ])('refuse %s', async (_what, change, expected) => {
    expect(await given.deduct(change)).toBe(expected);
  });

  it('refuse the sandbox, and its key', async () => {
    const body = { openid: given.openid, offer_id: OFFER_ID, env: 1 };

    expect(await given.wechat.xpay('submit_subscribe_pay_order', body, APP_KEYS.sandbox)).toMatchObject({
      errcode: -15011,
    });
    expect(await given.wechat.xpay('submit_subscribe_pay_order', { ...body, env: 0 }, APP_KEYS.sandbox)).toMatchObject({
      errcode: 268490003,
    });
  });

  it('refuse an order number that was used before, and people who did not sign', async () => {
    await given.buy({ outTradeNo: 'order-00000001' });
    const wang = await given.wechat.session('wang');

    expect(await given.deduct({ order_id: 'order-00000001' })).toBe(-15002);
    expect(await given.deduct({ openid: wang.openid })).toBe(-15025);
  });

  it('were accepted, although the answer was lost', async () => {
    const path = '/xpay/submit_subscribe_pay_order';
    await given.wechat.control('faults', { kind: 'api', path, errcode: -1, when: 'after' });

    expect(await given.deduct()).toBe(-1);
    expect(await given.deduct()).toBe(-15002);
    await given.advance(TASK);
    expect(await paid()).toBe(1500);
  });

  it('fail for whoever has no balance, until that changes', async () => {
    await given.wechat.control('world', { people: [{ id: 'lin', hasBalance: false }] });
    await given.deduct();
    await given.advance(TASK);
    const before = await given.orderFacts('deduct-0000001');
    await given.wechat.control('world', { people: [{ id: 'lin', hasBalance: true }] });
    await given.advance(3600_000);
    await given.deduct({ order_id: 'deduct-0000002' });
    await given.advance(TASK);

    expect(before).toMatchObject({ status: 13 });
    expect(await paid('deduct-0000002')).toBe(1500);
  });

  it('fail when the person ends the contract meanwhile', async () => {
    await given.deduct();
    await given.endContract();
    await given.advance(TASK);

    expect(await given.orderFacts('deduct-0000001')).toMatchObject({ status: 13, paid_fee: 0 });
    expect(given.messages(DELIVER)).toEqual([]);
  });

  it('cost one percent the first time, and ten later', async () => {
    await given.deduct();
    await given.advance(TASK);
    await given.goTo('2027-03-29 12:00');
    await given.announce();
    await given.goTo('2027-03-31 12:00');
    await given.deduct({ order_id: 'deduct-0000002' });
    await given.advance(32 * DAY);

    expect(await given.orderFacts('deduct-0000001')).toMatchObject({ sett_state: 2, platform_fee_fen: 15 });
    expect(await given.orderFacts('deduct-0000002')).toMatchObject({ sett_state: 2, platform_fee_fen: 150 });
  });

  it('are refunded like any payment', async () => {
    await given.deduct();
    await given.advance(TASK);

    await given.refund({ order_id: 'deduct-0000001', left_fee: 1500, refund_fee: 1500 });
    await given.advance(TASK);

    expect(await given.orderFacts('deduct-0000001')).toMatchObject({ status: 5, left_fee: 0 });
    expect(await given.contractState()).toBe('SIGNED');
  });

  it.each(['duplicate', 'concurrent-duplicate', 'lost', 'delayed', 'wrong-amount', 'unknown-order'] as const)(
    'are told under the fault %s',
    async (mode) => {
      await given.wechat.control('faults', { kind: 'xpay-push', about: FAILED, mode });
      await failNext();
      await given.deduct();
      await given.advance(TASK);
      await given.advance(60_000);

      const told = given
        .messages(FAILED)
        .map(({ OutTradeNo, GoodsInfo, RetryTimes }) => [OutTradeNo, (GoodsInfo as Json).ActualPrice, RetryTimes]);
      const right = ['deduct-0000001', 1500, 0];
      expect(told).toEqual(
        {
          duplicate: [right, right],
          'concurrent-duplicate': [right, right],
          lost: [['deduct-0000001', 1500, 1]],
          delayed: [right],
          'wrong-amount': [['deduct-0000001', 1, 0]],
          'unknown-order': [['unknownduct-0000001', 1500, 0]],
        }[mode],
      );
    },
  );
});
