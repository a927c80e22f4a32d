import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openResource } from '../crypto/pay-cipher.ts';
import { answerMessage, verifySha256Rsa } from '../crypto/pay-signature.ts';
import type { PushFaultMode } from '../faults/faults.ts';
import { givenTransfers, OUT_BILL_NO } from '../support/given-transfers.ts';
import { type Json, MERCHANT, WECHAT_PAY_KEYS } from '../support/given-wechat.ts';
import { type Received, type Receiver, startReceiver } from '../support/receiver.ts';

interface Notification {
  id: string;
  event_type: string;
  summary: string;
  resource: { ciphertext: string; nonce: string; associated_data: string; original_type: string };
}

describe('notifications of transfers', () => {
  let given: Awaited<ReturnType<typeof givenTransfers>>;
  let receiver: Receiver;

  beforeEach(async () => {
    given = await givenTransfers();
    receiver = await startReceiver();
    receiver.answerWith(() => ({ status: 204 }));
  });

  afterEach(async () => {
    await given.wechat.stop();
    await receiver.stop();
  });

  const transfer = async () => (await given.transfer({ notify_url: `${receiver.url}/transfers` })).json;
  const succeed = async () => {
    const { package_info } = await transfer();
    await given.answer(package_info);
    await given.advance(1_000);
    await given.wechat.control('idle');
  };
  const parse = ({ body }: Received) => JSON.parse(body) as Notification;
  const open = (received: Received) => {
    const { ciphertext, nonce, associated_data } = parse(received).resource;
    return JSON.parse(openResource(MERCHANT.apiV3Key, { ciphertext, nonce, associatedData: associated_data })) as Json;
  };
  const isSigned = ({ headers, body }: Received) =>
    verifySha256Rsa(
      WECHAT_PAY_KEYS.publicKeyPem,
      answerMessage(String(headers['wechatpay-timestamp']), String(headers['wechatpay-nonce']), body),
      String(headers['wechatpay-signature']),
    );
  const nth = (index: number) => receiver.received[index] as Received;

  it('come once the money arrived, and not before', async () => {
    const { package_info } = await transfer();
    await given.answer(package_info);
    await given.wechat.control('idle');
    expect(receiver.received).toEqual([]);

    await given.advance(1_000);

    expect(receiver.received).toHaveLength(1);
    expect(parse(nth(0))).toMatchObject({
      event_type: 'MCHTRANSFER.BILL.FINISHED',
      summary: '商家转账单据终态通知',
      resource: { original_type: 'mch_payment', associated_data: 'mch_payment' },
    });
    expect(isSigned(nth(0))).toBe(true);
    const { transfer_remark: _remark, appid: _appid, ...said } = (await given.query()).json;
    expect(open(nth(0))).toEqual(said);
    expect(said).toMatchObject({ state: 'SUCCESS', out_bill_no: OUT_BILL_NO, transfer_amount: 5_000 });
  });

  it.each<[string, (packageInfo: unknown) => Promise<unknown>, Json]>([
    ['refused', (packageInfo) => given.answer(packageInfo, 'refuse'), { state: 'FAIL' }],
    ['cancelled', () => given.cancel(), { state: 'CANCELLED', fail_reason: 'MCH_CANCEL' }],
    ['forgotten', () => given.advance(24 * 3600_000), { state: 'FAIL', fail_reason: 'OVERDUE_CLOSE' }],
  ])('come when the transfer was %s', async (_how, act, said) => {
    const { package_info } = await transfer();

    await act(package_info);
    await given.advance(1_000);

    expect(receiver.received.map(open)).toEqual([expect.objectContaining(said)]);
  });

  it('do not come to a merchant that named no address', async () => {
    const { json } = await given.transfer();
    await given.answer(json.package_info);

    await given.advance(1_000);

    expect((await given.wechat.control('deliveries')).deliveries).toEqual([]);
  });

  it('are repeated until they are understood', async () => {
    receiver.answerWith((_received, index) => ({ status: index < 2 ? 500 : 200 }));
    await succeed();

    await given.advance(60_000);

    expect(new Set(receiver.received.map((each) => parse(each).id)).size).toBe(1);
    expect(receiver.received).toHaveLength(3);
  });

  it.each<[PushFaultMode, (received: Received) => void]>([
    ['forged-signature', (received) => expect(isSigned(received)).toBe(false)],
    ['signtest', ({ headers }) => expect(headers['wechatpay-signature']).toMatch(/^WECHATPAY\/SIGNTEST\//)],
    ['wrong-key', (received) => expect(() => open(received)).toThrow()],
    ['wrong-amount', (received) => expect(open(received)).toMatchObject({ transfer_amount: 1, state: 'SUCCESS' })],
    ['unknown-order', (received) => expect(open(received).out_bill_no).toMatch(/^unknown/)],
  ])('lie once, and tell the truth at the next try: %s', async (mode, check) => {
    receiver.answerWith((_received, index) => ({ status: index === 0 ? 401 : 204 }));
    await given.wechat.control('faults', { kind: 'pay-notification', mode });

    await succeed();
    await given.advance(15_000);

    check(nth(0));
    expect(open(nth(1))).toMatchObject({ out_bill_no: OUT_BILL_NO, transfer_amount: 5_000 });
  });

  it.each<PushFaultMode>(['duplicate', 'concurrent-duplicate'])('come twice with one id: %s', async (mode) => {
    await given.wechat.control('faults', { kind: 'pay-notification', mode });

    await succeed();

    expect(receiver.received).toHaveLength(2);
    expect(new Set(receiver.received.map((each) => parse(each).id)).size).toBe(1);
  });
});
