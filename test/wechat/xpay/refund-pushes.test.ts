import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decryptMessage } from '../crypto/message-crypto.ts';
import { type GivenVirtualPayment, givenVirtualPayment } from '../support/given-virtual-payment.ts';
import type { Json } from '../support/given-wechat.ts';

const TASK = 3_000;

describe('the push that tells of a refund', () => {
  let given: GivenVirtualPayment;

  beforeEach(async () => {
    given = await givenVirtualPayment();
  });

  afterEach(() => given.stop());

  it('is told up to fifteen times more', async () => {
    await given.buy();
    given.receiver.answerWith(() => ({ body: '{"ErrCode":1}' }));

    await given.refund();
    await given.advance(2 ** 20 * 1000);

    const told = given.messages('xpay_refund_notify');
    expect(told.map(({ RetryTimes }) => RetryTimes)).toEqual(Array.from({ length: 16 }, (_, index) => index));
    expect(new Set(told.map(({ CreateTime }) => CreateTime)).size).toBe(1);
  });

  const event = 'xpay_refund_notify';
  const refundUnder = async (fault: { mode: 'lost'; times?: number; delayMs?: number } | Json) => {
    await given.buy();
    await given.wechat.control('faults', { kind: 'xpay-push', about: event, ...(fault as { mode: 'lost' }) });
    await given.refund();
    await given.advance(TASK);
  };

  it('strikes the pushes of one event and leaves the others alone', async () => {
    await given.wechat.control('faults', { kind: 'xpay-push', about: event, mode: 'lost' });
    await given.buy();

    expect(given.messages()).toMatchObject([{ Event: 'xpay_goods_deliver_notify' }]);
    expect((await given.wechat.control('faults', {} as { clear: true })).faults).toHaveLength(1);
  });

  it('comes twice', async () => {
    await refundUnder({ mode: 'duplicate' });

    expect(given.messages(event).map(({ RetryTimes }) => RetryTimes)).toEqual([0, 0]);
  });

  it('comes twice at once', async () => {
    await refundUnder({ mode: 'concurrent-duplicate' });

    expect(given.messages(event).map(({ RetryTimes }) => RetryTimes)).toEqual([0, 0]);
  });

  it('is lost, and comes two seconds later', async () => {
    await refundUnder({ mode: 'lost' });
    expect(given.messages(event)).toEqual([]);

    await given.advance(2_000);

    expect(given.messages(event)).toMatchObject([{ RetryTimes: 1 }]);
  });

  it('comes late', async () => {
    await refundUnder({ mode: 'delayed', delayMs: 3600_000 });
    expect(given.messages(event)).toEqual([]);

    await given.advance(3600_000);

    expect(given.messages(event)).toMatchObject([{ RetryTimes: 0 }]);
  });

  it('says another amount', async () => {
    await refundUnder({ mode: 'wrong-amount' });

    expect(given.messages(event)).toMatchObject([{ RefundFee: 1, MchOrderId: 'order-00000001' }]);
  });

  it('names an order and a refund that nobody knows', async () => {
    await refundUnder({ mode: 'unknown-order' });

    expect(given.messages(event)).toMatchObject([
      {
        RefundFee: 1800,
        MchOrderId: 'unknownder-00000001',
        MchRefundId: 'unknownund-00000001',
      },
    ]);
  });

  it.each(['forged-signature', 'replayed-timestamp', 'wrong-appid', 'wrong-key'])('comes with %s', async (mode) => {
    await given.wechat.control('world', {
      apps: [{ appid: given.appid, callback: { ...given.callback, mode: 'secure' } }],
    });
    await given.buy();
    await given.wechat.control('faults', { kind: 'xpay-push', about: event, mode: mode as 'lost' });

    await given.refund();
    await given.advance(TASK);

    const { deliveries } = await given.wechat.control('deliveries');
    const { fault, body } = deliveries.at(-1) ?? {};
    const { Encrypt } = JSON.parse(body ?? '{}') as { Encrypt: string };
    expect(fault).toBe(mode);
    if (mode === 'wrong-key') expect(() => decryptMessage(given.callback.encodingAesKey, Encrypt)).toThrow();
    else expect(decryptMessage(given.callback.encodingAesKey, Encrypt).message).toContain(event);
  });
});
