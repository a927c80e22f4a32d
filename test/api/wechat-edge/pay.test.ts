import { afterAll, beforeAll, expect, it } from 'vitest';
import { fen } from '../../../server/src/shared/money/fen.ts';
import type { PayMerchant } from '../../../server/src/wechat/config.ts';
import { NotFromWeChat } from '../../../server/src/wechat/errors.ts';
import { PayEdge } from './pay-edge.ts';

let edge: PayEdge;

beforeAll(async () => {
  edge = await PayEdge.start();
});
afterAll(() => edge?.stop());

const notificationsOf = (outTradeNo: string) =>
  edge.notify.requests.filter((request) => {
    try {
      const notification = edge.read(request);
      return notification.kind === 'paid' && notification.transaction.outTradeNo === outTradeNo;
    } catch {
      return false;
    }
  });

it('places an order, opens its pay sheet and reads what WeChat Pay says about it', async () => {
  const { pay, merchant } = edge;
  const order = edge.newOrder();
  const { prepayId } = await pay.createJsapiOrder(merchant, order);
  const before = await pay.queryByOutTradeNo(merchant, order.outTradeNo);

  await edge.payOnPhone(prepayId);

  expect(before).toMatchObject({ tradeState: 'notPaid', outTradeNo: order.outTradeNo });
  const [request] = notificationsOf(order.outTradeNo);
  const notification = edge.read(request!);
  const paid = {
    appid: edge.account.officialAppid,
    mchid: merchant.mchid,
    outTradeNo: order.outTradeNo,
    tradeState: 'paid',
    amountFen: 1800,
    currency: 'CNY',
    payerOpenid: edge.payerOpenid,
    wechatTransactionId: expect.stringMatching(/^\d{28}$/),
    successAt: expect.any(Date),
    attach: 'payment=1',
  };
  expect(notification).toMatchObject({ kind: 'paid', eventType: 'TRANSACTION.SUCCESS', transaction: paid });
  expect(await pay.queryByOutTradeNo(merchant, order.outTradeNo)).toMatchObject(paid);
});

it('may place one order again word for word, and never with another amount', async () => {
  const { pay, merchant } = edge;
  const order = edge.newOrder();
  await pay.createJsapiOrder(merchant, order);

  expect((await pay.createJsapiOrder(merchant, order)).prepayId).toMatch(/^wx/);
  await expect(pay.createJsapiOrder(merchant, { ...order, amountFen: fen(1) })).rejects.toMatchObject({
    name: 'WeChatPayError',
  });
});

it('places an order although the first answer was lost', async () => {
  const order = edge.newOrder();
  const path = '/v3/pay/transactions/jsapi';
  await edge.teahouse.sandbox.control('faults', { kind: 'api', path, reset: true, when: 'after', times: 1 });

  expect((await edge.pay.createJsapiOrder(edge.merchant, order)).prepayId).toMatch(/^wx/);
});

it('finds no order it never placed', async () => {
  expect(await edge.pay.queryByOutTradeNo(edge.merchant, 'M000000never')).toBeNull();
});

it('closes an order, twice if need be, and learns that one was paid first', async () => {
  const { pay, merchant } = edge;
  const [unpaid, paid] = [edge.newOrder(), edge.newOrder()];
  await pay.createJsapiOrder(merchant, unpaid);
  await edge.payOnPhone((await pay.createJsapiOrder(merchant, paid)).prepayId);

  expect([
    await pay.closeOrder(merchant, unpaid.outTradeNo),
    await pay.closeOrder(merchant, unpaid.outTradeNo),
    await pay.closeOrder(merchant, paid.outTradeNo),
  ]).toEqual(['closed', 'closed', 'alreadyPaid']);
  expect(await pay.queryByOutTradeNo(merchant, unpaid.outTradeNo)).toMatchObject({ tradeState: 'closed' });
});

it('asks again after a spoiled answer and refuses a forged one', async () => {
  const { pay, merchant, teahouse } = edge;
  const order = edge.newOrder();

  await teahouse.sandbox.control('faults', { kind: 'pay-answer', mode: 'signtest', times: 1 });
  expect((await pay.createJsapiOrder(merchant, order)).prepayId).toMatch(/^wx/);

  await teahouse.sandbox.control('faults', { kind: 'pay-answer', mode: 'forged-signature', times: 1 });
  await expect(pay.createJsapiOrder(merchant, order)).rejects.toMatchObject({ reason: 'wrongSignature' });
});

it.each([
  ['forged-signature', 'wrongSignature'],
  ['signtest', 'signatureProbe'],
  ['replayed-timestamp', 'staleTimestamp'],
  ['wrong-key', 'undecryptable'],
] as const)('does not believe a notification with %s', async (mode, reason) => {
  const { pay, merchant, teahouse } = edge;
  const { prepayId } = await pay.createJsapiOrder(merchant, edge.newOrder());
  await teahouse.sandbox.control('faults', { kind: 'pay-notification', mode, times: 1 });
  const before = edge.notify.requests.length;

  await edge.payOnPhone(prepayId);

  const error = catching(() => edge.read(edge.notify.requests[before]!));
  expect(error).toBeInstanceOf(NotFromWeChat);
  expect(error).toMatchObject({ reason });
});

it('hands on an amount that is not ours for the settlement to compare', async () => {
  const { pay, merchant, teahouse } = edge;
  const order = edge.newOrder();
  const { prepayId } = await pay.createJsapiOrder(merchant, order);
  await teahouse.sandbox.control('faults', { kind: 'pay-notification', mode: 'wrong-amount', times: 1 });

  await edge.payOnPhone(prepayId);

  const notification = edge.read(notificationsOf(order.outTradeNo)[0]!);
  expect(notification.kind === 'paid' && notification.transaction.amountFen).not.toBe(1800);
});

it('works with platform certificates, and with both kinds of keys while a merchant moves', async () => {
  const { pay, merchant, teahouse } = edge;
  const { mchid, wechatPayKeys } = merchant;
  await teahouse.sandbox.control('world', { merchants: [{ mchid, mode: 'both' }] });
  const certificates = await platformCertificates();
  const byCertificate: PayMerchant = { ...merchant, wechatPayKeys: certificates };
  const byBoth: PayMerchant = { ...merchant, wechatPayKeys: [...certificates, ...wechatPayKeys] };

  expect((await pay.createJsapiOrder(byCertificate, edge.newOrder())).prepayId).toMatch(/^wx/);
  expect((await pay.createJsapiOrder(byBoth, edge.newOrder())).prepayId).toMatch(/^wx/);
  await teahouse.sandbox.control('world', { merchants: [{ mchid, mode: 'public-key' }] });
});

/** As somebody would download them; the sandbox seals them like WeChat Pay, but here only the serials matter. */
async function platformCertificates(): Promise<PayMerchant['wechatPayKeys']> {
  const { payAuthorization } = await import('../../../server/src/wechat/pay/sign.ts');
  const { decryptPayResource } = await import('../../../server/src/wechat/pay/decrypt.ts');
  const stamp = { timestamp: String(Math.floor(Date.now() / 1000)), nonce: 'certificates' };
  const request = { method: 'GET', url: '/v3/certificates', body: '', ...stamp } as const;
  const answer = await fetch(`${edge.teahouse.sandbox.url}/v3/certificates`, {
    headers: {
      accept: 'application/json',
      'user-agent': 'test',
      authorization: payAuthorization(edge.merchant, request),
    },
  });
  const { data } = (await answer.json()) as {
    data: { serial_no: string; encrypt_certificate: { ciphertext: string; nonce: string; associated_data: string } }[];
  };
  return data.map((certificate) => ({
    serial: certificate.serial_no,
    pem: decryptPayResource(edge.merchant.apiV3Key, certificate.encrypt_certificate),
  }));
}

function catching(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}
