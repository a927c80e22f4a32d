import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PushFaultMode } from '../faults/faults.ts';
import { type GivenRefunds, givenRefunds } from '../support/given-refunds.ts';
import { type Json, MERCHANT } from '../support/given-wechat.ts';
import { envelopeOf, isSignedNotification, openNotification } from '../support/pay-notification.ts';
import { type Received, type Receiver, startReceiver } from '../support/receiver.ts';

describe('refund notifications', () => {
  let shop: GivenRefunds;
  let receiver: Receiver;

  beforeEach(async () => {
    shop = await givenRefunds();
    receiver = await startReceiver();
    receiver.answerWith(() => ({ status: 204 }));
  });

  afterEach(async () => {
    await shop.wechat.stop();
    await receiver.stop();
  });

  const seconds = (count: number) => shop.advance(count * 1000);
  const events = () => receiver.received.map((each) => envelopeOf(each).event_type);
  const ofRefund = () => receiver.received.find(({ path }) => path === '/refunds') as Received;

  async function payAndRefund(change: Json = {}) {
    await shop.pay({ notify_url: `${receiver.url}/payments` });
    return shop.refund({ notify_url: `${receiver.url}/refunds`, ...change });
  }

  it.each([
    [undefined, 'SUCCESS', '退款成功'],
    ['abnormal', 'ABNORMAL', '退款异常'],
    ['closed', 'CLOSED', '退款关闭'],
  ] as const)('tell how it ended: %s is %s', async (mode, status, summary) => {
    if (mode) await shop.wechat.control('faults', { kind: 'refund', mode });
    const { json } = await payAndRefund();

    await seconds(3);

    expect(isSignedNotification(ofRefund())).toBe(true);
    expect(envelopeOf(ofRefund())).toMatchObject({
      event_type: `REFUND.${status}`,
      resource_type: 'encrypt-resource',
      summary,
      resource: { original_type: 'refund', associated_data: 'refund' },
    });
    expect(openNotification(ofRefund())).toEqual({
      mchid: MERCHANT.mchid,
      out_trade_no: 'M20261122000001',
      transaction_id: json.transaction_id,
      out_refund_no: 'R20261122000001',
      refund_id: json.refund_id,
      refund_status: status,
      ...(status === 'SUCCESS' && { success_time: expect.stringMatching(/\+08:00$/) }),
      user_received_account: '支付用户零钱',
      amount: { total: 1800, refund: 800, payer_total: 1800, payer_refund: 800 },
    });
  });

  it('go to nobody who did not ask for them', async () => {
    await payAndRefund({ notify_url: undefined });

    await seconds(60);

    expect(events()).toEqual(['TRANSACTION.SUCCESS']);
  });

  it('come again when a bank card was named', async () => {
    await shop.wechat.control('faults', { kind: 'refund', mode: 'abnormal' });
    const { json } = await payAndRefund();
    await seconds(3);

    await shop.redirect(json.refund_id);
    await seconds(3);

    expect(events()).toEqual(['TRANSACTION.SUCCESS', 'REFUND.ABNORMAL', 'REFUND.SUCCESS']);
  });

  it('come before the payment’s own, which still tells of the payment', async () => {
    await shop.wechat.control('faults', {
      kind: 'pay-notification',
      mode: 'delayed',
      about: 'TRANSACTION.SUCCESS',
      delayMs: 60_000,
    });
    await payAndRefund();

    await seconds(61);

    expect(events()).toEqual(['REFUND.SUCCESS', 'TRANSACTION.SUCCESS']);
    expect(openNotification(receiver.received[1] as Received)).toMatchObject({ trade_state: 'SUCCESS' });
  });

  it('are repeated until they are confirmed', async () => {
    await shop.pay();
    receiver.answerWith((_received, index) => ({ status: index < 2 ? 500 : 204 }));
    await shop.refund({ notify_url: `${receiver.url}/refunds` });

    await seconds(3 + 15 + 15 + 3600);

    expect(events()).toEqual(['REFUND.SUCCESS', 'REFUND.SUCCESS', 'REFUND.SUCCESS']);
    expect(new Set(receiver.received.map((each) => envelopeOf(each).id)).size).toBe(1);
  });

  describe('under faults', () => {
    const strike = (mode: PushFaultMode, more: { times?: 'always'; delayMs?: number } = {}) =>
      shop.wechat.control('faults', { kind: 'pay-notification', mode, about: 'REFUND.', ...more });

    it.each<PushFaultMode>(['duplicate', 'concurrent-duplicate'])('come twice: %s', async (mode) => {
      await strike(mode);
      await payAndRefund();

      await seconds(3);

      expect(events()).toEqual(['TRANSACTION.SUCCESS', 'REFUND.SUCCESS', 'REFUND.SUCCESS']);
    });

    it('never come', async () => {
      await strike('lost', { times: 'always' });
      await payAndRefund();

      await seconds(48 * 3600);

      expect(events()).toEqual(['TRANSACTION.SUCCESS']);
      expect((await shop.queryRefund()).json.status).toBe('SUCCESS');
    });

    it('come an hour late', async () => {
      await strike('delayed', { delayMs: 3600_000 });
      await payAndRefund();
      await seconds(3500);
      expect(events()).toEqual(['TRANSACTION.SUCCESS']);

      await seconds(103);

      expect(events()).toEqual(['TRANSACTION.SUCCESS', 'REFUND.SUCCESS']);
    });

    it.each<[PushFaultMode, (received: Received) => void]>([
      ['forged-signature', (received) => expect(isSignedNotification(received)).toBe(false)],
      ['signtest', ({ headers }) => expect(headers['wechatpay-signature']).toMatch(/^WECHATPAY\/SIGNTEST\//)],
      ['wrong-key', (received) => expect(() => openNotification(received)).toThrow()],
      [
        'replayed-timestamp',
        ({ headers }) => expect(Date.now() / 1000 - Number(headers['wechatpay-timestamp'])).toBeGreaterThan(3590),
      ],
      ['wrong-amount', (received) => expect(openNotification(received)).toMatchObject({ amount: { refund: 801 } })],
      ['unknown-order', (received) => expect(openNotification(received).out_refund_no).toBe('unknownR20261122000001')],
    ])('lie once, and tell the truth at the next try: %s', async (mode, check) => {
      await strike(mode);
      await shop.pay();
      receiver.answerWith((_received, index) => ({ status: index === 0 ? 401 : 204 }));
      await shop.refund({ notify_url: `${receiver.url}/refunds` });

      await seconds(18);

      check(receiver.received[0] as Received);
      expect(receiver.received).toHaveLength(2);
      expect(openNotification(receiver.received[1] as Received)).toMatchObject({ amount: { refund: 800 } });
    });

    it('are replayed byte for byte, and change nothing here', async () => {
      await payAndRefund();
      await seconds(3);
      const { deliveries } = await shop.wechat.control('deliveries');
      const before = await shop.wechat.control('state');

      for (const { id } of deliveries) await shop.wechat.control('redeliver', { id });

      const [payment, refund, paymentAgain, refundAgain] = receiver.received.map(({ body }) => body);
      expect([paymentAgain, refundAgain]).toEqual([payment, refund]);
      const { payOrders, refunds, funds, fundMovements } = await shop.wechat.control('state');
      expect({ payOrders, refunds, funds, fundMovements }).toEqual({
        payOrders: before.payOrders,
        refunds: before.refunds,
        funds: before.funds,
        fundMovements: before.fundMovements,
      });
    });
  });
});
