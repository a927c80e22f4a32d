import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encryptField } from '../crypto/sensitive-field.ts';
import { startSandbox } from '../start-sandbox.ts';
import { amount, type GivenRefunds, givenRefunds } from '../support/given-refunds.ts';
import { FOREIGN_KEYS, type Json, MERCHANT, WECHAT_PAY_KEYS } from '../support/given-wechat.ts';

const DAY = 24 * 3600_000;

describe('what becomes of a refund', () => {
  let shop: GivenRefunds;

  beforeEach(async () => {
    shop = await givenRefunds();
  });

  afterEach(() => shop.wechat.stop());

  const balance = () => shop.wechat.sandbox.funds.balance(MERCHANT.mchid);

  describe('that does not reach the payer', () => {
    it('is ABNORMAL, and goes to a bank card when asked', async () => {
      await shop.pay();
      await shop.wechat.control('faults', { kind: 'refund', mode: 'abnormal' });
      const { json } = await shop.refund();
      await shop.advance(3_000);
      expect((await shop.queryRefund()).json.status).toBe('ABNORMAL');

      const { json: redirected } = await shop.redirect(json.refund_id);

      expect(redirected).toMatchObject({ status: 'PROCESSING', channel: 'OTHER_BANKCARD' });
      await shop.advance(3_000);
      expect((await shop.queryRefund()).json).toMatchObject({ status: 'SUCCESS', channel: 'OTHER_BANKCARD' });
      expect(balance().availableFen).toBe(1789 - 795);
    });

    it('goes to the payer’s card, named in secret', async () => {
      await shop.pay();
      await shop.wechat.control('faults', { kind: 'refund', mode: 'abnormal', times: 'always' });
      const { json } = await shop.refund();
      await shop.advance(3_000);
      const card = (publicKeyPem: string): Json => ({
        type: 'USER_BANK_CARD',
        bank_type: 'ICBC_DEBIT',
        bank_account: encryptField(publicKeyPem, '6222000011112222'),
        real_name: encryptField(publicKeyPem, '林晚'),
      });
      const headers = { 'wechatpay-serial': MERCHANT.wechatPayPublicKeyId };

      const unsealed = await shop.redirect(
        json.refund_id,
        { ...card(WECHAT_PAY_KEYS.publicKeyPem), real_name: '林晚' },
        headers,
      );
      const foreign = await shop.redirect(json.refund_id, card(FOREIGN_KEYS.publicKeyPem), headers);
      const unnamed = await shop.redirect(json.refund_id, card(WECHAT_PAY_KEYS.publicKeyPem));
      const right = await shop.redirect(json.refund_id, card(WECHAT_PAY_KEYS.publicKeyPem), headers);

      expect(unsealed.json.detail).toMatchObject({ field: 'real_name' });
      expect(foreign.json.detail).toMatchObject({ field: 'bank_account' });
      expect(unnamed.json.detail).toMatchObject({ field: 'Wechatpay-Serial' });
      expect(right.json).toMatchObject({ status: 'PROCESSING', user_received_account: 'ICBC_DEBIT2222' });
    });

    it('is redirected only when it is ABNORMAL, known and named rightly', async () => {
      await shop.pay();
      const { json } = await shop.refund();

      expect((await shop.redirect(json.refund_id)).json.code).toBe('INVALID_REQUEST');
      expect((await shop.redirect('50300000000')).json.code).toBe('RESOURCE_NOT_EXISTS');
      expect((await shop.redirect(json.refund_id, { out_refund_no: 'R2' })).json.code).toBe('RESOURCE_NOT_EXISTS');
      expect((await shop.redirect(json.refund_id, { type: 'CASH' })).json.detail).toMatchObject({ field: 'type' });
    });

    it('is CLOSED and comes back, so that it can be refunded anew', async () => {
      await shop.pay();
      await shop.wechat.control('faults', { kind: 'refund', mode: 'closed' });
      await shop.refund({ amount: amount(1800) });
      await shop.advance(3_000);

      expect((await shop.queryRefund()).json.status).toBe('CLOSED');
      expect(balance()).toEqual({ availableFen: 1789, frozenFen: 0, feesFen: 11 });
      expect((await shop.query()).json.trade_state).toBe('REFUND');
      expect((await shop.refund({ out_refund_no: 'R2', amount: amount(1800) })).status).toBe(200);
    });
  });

  it('ends otherwise only for the number a fault is about', async () => {
    await shop.pay();
    await shop.wechat.control('faults', { kind: 'refund', mode: 'abnormal', about: 'R2' });
    await shop.refund({ out_refund_no: 'R1', amount: amount(1) });
    await shop.refund({ out_refund_no: 'R2', amount: amount(1) });
    await shop.advance(3_000);

    const statusOf = async (number: string) => (await shop.queryRefund(number)).json.status;
    expect([await statusOf('R1'), await statusOf('R2')]).toEqual(['SUCCESS', 'ABNORMAL']);
  });

  it('goes on after a restart: the balance is kept, and what was on its way arrives', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'teahouse-sandbox-'));
    const before = await startSandbox({ port: 0, dataFolder, world: { merchants: [MERCHANT] } });
    const { payOrders, refunds } = before.sandbox;
    const blank = {
      appid: '',
      personId: '',
      openid: '',
      notifyUrl: '',
      fingerprint: '',
      attach: null,
      description: '',
    };
    const number = 'M20261122000001';
    payOrders.create({ ...blank, mchid: MERCHANT.mchid, outTradeNo: number, amountFen: 1800, timeExpireAt: null });
    const order = payOrders.pay(MERCHANT.mchid, number);
    if (!order) throw new Error('the order cannot be paid');
    const request = { outRefundNo: 'R1', amountFen: 800, totalFen: 1800, fundsAccount: null };
    refunds.accept(
      order,
      { ...request, from: [], transactionId: null, outTradeNo: number, reason: null, notifyUrl: null },
      '',
    );
    await before.stop();

    const after = await startSandbox({ port: 0, dataFolder });
    const { sandbox } = after;
    const found = sandbox.payOrders.findByTransactionId(MERCHANT.mchid, order.transactionId ?? '');
    const standing = sandbox.refunds.find(MERCHANT.mchid, 'R1')?.status;
    await sandbox.clock.advance(3_000);

    expect([found?.state, standing]).toEqual(['REFUND', 'PROCESSING']);
    expect(sandbox.refunds.ofOrder(order)).toMatchObject([{ status: 'SUCCESS' }]);
    expect(sandbox.funds.balance(MERCHANT.mchid)).toEqual({ availableFen: 1789 - 795, frozenFen: 0, feesFen: 6 });
    await after.stop();
    rmSync(dataFolder, { recursive: true });
  });

  describe('the control API', () => {
    it('decides a refund before its time, once', async () => {
      await shop.wechat.control('world', { settings: { refundDelayMs: 30 * DAY } });
      await shop.pay();
      await shop.refund();
      const decision = { mchid: MERCHANT.mchid, outRefundNo: 'R20261122000001', outcome: 'ABNORMAL' } as const;

      const { refund } = await shop.wechat.control('decide-refund', decision);

      expect(refund.status).toBe('ABNORMAL');
      await expect(shop.wechat.control('decide-refund', decision)).rejects.toThrow('is ABNORMAL');
      await shop.advance(31 * DAY);
      expect((await shop.queryRefund()).json.status).toBe('ABNORMAL');
    });

    it('shows balances and movements, and refuses what is no account', async () => {
      await shop.wechat.control('top-up', { mchid: MERCHANT.mchid, account: 'OPERATION', amountFen: 500 });

      const { funds, fundMovements } = await shop.wechat.control('state');

      expect(funds).toEqual([
        { mchid: MERCHANT.mchid, account: 'OPERATION', availableFen: 500, frozenFen: 0, feesFen: 0 },
      ]);
      expect(fundMovements).toMatchObject([{ businessName: '充值', direction: '收入', amountFen: 500 }]);
      const wrong = { mchid: MERCHANT.mchid, account: 'CASH' as 'BASIC', amountFen: 1 };
      await expect(shop.wechat.control('top-up', wrong)).rejects.toThrow('account is one of');
      await expect(shop.wechat.control('top-up', { mchid: '1', amountFen: 1 })).rejects.toThrow('no merchant');
    });

    it('gives a new merchant what the world says, once', async () => {
      const merchant = { mchid: '1900000222', startingFen: { BASIC: 100, OPERATION: 200 } };

      await shop.wechat.control('world', { merchants: [merchant] });
      await shop.wechat.control('world', { merchants: [merchant] });

      const { funds } = shop.wechat.sandbox;
      expect([funds.balance('1900000222').availableFen, funds.balance('1900000222', 'OPERATION').availableFen]).toEqual(
        [100, 200],
      );
    });
  });
});
