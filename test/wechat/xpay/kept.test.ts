import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Sandbox } from '../sandbox.ts';
import { SUBSCRIPTION } from '../support/given-virtual-payment.ts';
import { GOOD, MINI_PROGRAM, OFFER_ID } from '../support/given-wechat.ts';

const { appid } = MINI_PROGRAM;
const HOUR = 3600_000;
const DAY = 24 * HOUR;

describe('what virtual payment had begun when the sandbox was killed', () => {
  let folder: string;
  let sandbox: Sandbox;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'teahouse-xpay-'));
    sandbox = new Sandbox(join(folder, 'state.sqlite'));
    sandbox.apply({
      apps: [MINI_PROGRAM],
      people: [{ id: 'lin', nickname: '林晚' }],
      xpay: [{ appid, offerId: OFFER_ID, appKeys: { live: 'a', sandbox: 'b' }, goods: [GOOD, SUBSCRIPTION] }],
    });
  });

  afterEach(() => {
    sandbox.close();
    rmSync(folder, { recursive: true });
  });

  /** Nobody said goodbye: what was not in the file is gone. */
  function restart(): void {
    sandbox.close();
    sandbox = new Sandbox(join(folder, 'state.sqlite'));
  }

  function signer() {
    const openid = sandbox.people.openid(sandbox.people.get('lin'), appid);
    return { appid, personId: 'lin', openid };
  }

  function subscription() {
    const good = sandbox.goods.find(appid, 0, SUBSCRIPTION.productId);
    if (!good) throw new Error('no good');
    return good;
  }

  it('goes on: refunds, deductions, renewals and withdrawals', async () => {
    sandbox.xpayOrders.create({
      ...signer(),
      orderId: 'order-00000001',
      env: 0,
      platform: 'android',
      productId: GOOD.productId,
      productName: GOOD.name,
      quantity: 1,
      unitPriceFen: 1800,
      amountFen: 1800,
      attach: '',
    });
    await sandbox.virtualCashier.pay(appid, 'order-00000001');
    const order = sandbox.xpayOrders.find(appid, 'order-00000001');
    if (!order) throw new Error('no order');
    const refund = { refundOrderId: 'refund-00000001', refundFen: 800, bizMeta: '', reason: '0', reqFrom: '1' };
    sandbox.xpayRefunds.begin(order, refund);
    await sandbox.contracts.sign({ ...signer(), outContractCode: 'c1', accountName: '' }, subscription(), 'signing');
    const contract = sandbox.contracts.find(appid, 'c1');
    if (!contract) throw new Error('no contract');
    sandbox.deductions.begin(contract, subscription(), { orderId: 'deduct-1', deductFen: 1500, attach: '' });
    await sandbox.appleSubscriptions.sign({ ...signer(), attach: '' }, subscription(), 900);
    sandbox.withdrawals.begin(appid, 'withdraw-1', 100);

    restart();
    const meanwhile = sandbox.xpayRefunds.find(appid, 'refund-00000001')?.status;
    await sandbox.clock.advance(31 * DAY + HOUR);

    expect(meanwhile).toBe(1);
    expect(sandbox.xpayRefunds.find(appid, 'refund-00000001')?.status).toBe(5);
    expect(sandbox.xpayOrders.find(appid, 'order-00000001')).toMatchObject({ status: 2, refundedFen: 800 });
    expect(sandbox.xpayOrders.find(appid, 'deduct-1')).toMatchObject({ status: 2, amountFen: 1500 });
    expect(sandbox.contracts.find(appid, 'c1')).toMatchObject({ deductions: 1, runningOrderId: null });
    expect(sandbox.withdrawals.find(appid, 'withdraw-1')?.status).toBe(2);
    const renewals = sandbox.xpayOrders.all().filter(({ platform }) => platform === 'ios');
    expect(renewals.map(({ amountFen }) => amountFen)).toEqual([900, 1500]);
  });

  it('is found again by every number', async () => {
    await sandbox.appleSubscriptions.sign({ ...signer(), attach: '' }, subscription(), 900);
    const [order] = sandbox.xpayOrders.all();
    if (!order) throw new Error('no order');
    const { refundOrderId, wxRefundId } = await sandbox.xpayRefunds.byApple(order);

    restart();

    expect(sandbox.xpayOrders.findByWxOrderId(appid, order.wxOrderId)?.orderId).toBe(order.orderId);
    expect(sandbox.xpayRefunds.findByWxRefundId(appid, wxRefundId)?.refundOrderId).toBe(refundOrderId);
    expect(sandbox.appleSubscriptions.ofPerson('lin')).toHaveLength(1);
  });
});
