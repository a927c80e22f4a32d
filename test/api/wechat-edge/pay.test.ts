import { afterAll, beforeAll, expect, it } from 'vitest';
import { fen } from '../../../server/src/shared/money/fen.ts';
import type { PayMerchant } from '../../../server/src/wechat/config.ts';
import { NotFromWeChat } from '../../../server/src/wechat/errors.ts';
import type { PeerRequest } from '../../../server/src/wechat/testing/http-peer.ts';
import type { GivenAccount } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { keepRequests } from './edge.ts';

let teahouse: Teahouse;
let account: GivenAccount;
let merchant: PayMerchant;
let payerOpenid: string;
let person: string;
let notify: Awaited<ReturnType<typeof keepRequests>>;

beforeAll(async () => {
  teahouse = await startTeahouse();
  account = await teahouse.given.account();
  merchant = account.secrets.pay!;
  person = await teahouse.given.person();
  const { people } = await teahouse.sandbox.control('state');
  payerOpenid = people.find(({ id }) => id === person)?.identities[account.officialAppid] ?? '';
  notify = await keepRequests();
});
afterAll(async () => {
  await notify?.peer.close();
  await teahouse?.stop();
});

let made = 0;
function newOrder() {
  made += 1;
  return {
    appid: account.officialAppid,
    outTradeNo: `M${Date.now()}x${made}`,
    description: '茶馆夜话 · 茶客 · 一个月',
    amountFen: fen(1800),
    payerOpenid,
    notifyUrl: `${notify.peer.baseUrl}/wechat/pay/${merchant.mchid}/payments`,
    attach: 'payment=1',
  };
}

/** Opens the pay sheet as a page does and enters the PIN. */
async function payOnPhone(prepayId: string, asMerchant = merchant): Promise<void> {
  const { pay } = teahouse.app.services.wechat;
  const parameters = pay.clientParameters(asMerchant, { appid: account.officialAppid, prepayId });
  const opening = await teahouse.sandbox.phone('jsapi-payment', {
    person,
    appid: account.officialAppid,
    ...parameters,
  });
  if (!opening.ok) throw new Error(opening.errMsg);
  expect(opening.sheet.amountFen).toBe(1800);
  const result = await teahouse.sandbox.phone('pay-sheet', { id: opening.sheet.id, action: 'pay', pin: '123456' });
  if (!result.ok) throw new Error(result.errMsg);
  await teahouse.sandbox.control('idle');
}

function read(request: PeerRequest, asMerchant = merchant) {
  const header = (name: string) => request.headers[name] as string | undefined;
  return teahouse.app.services.wechat.pay.readNotification(asMerchant, { header, body: Buffer.from(request.body) });
}

const notificationsOf = (outTradeNo: string): PeerRequest[] =>
  notify.requests.filter((request) => {
    try {
      const notification = read(request);
      return notification.kind === 'paid' && notification.transaction.outTradeNo === outTradeNo;
    } catch {
      return false;
    }
  });

it('places an order, opens its pay sheet and reads what WeChat Pay says about it', async () => {
  const { pay } = teahouse.app.services.wechat;
  const order = newOrder();
  const { prepayId } = await pay.createJsapiOrder(merchant, order);
  const before = await pay.queryByOutTradeNo(merchant, order.outTradeNo);

  await payOnPhone(prepayId);

  expect(before).toMatchObject({ tradeState: 'notPaid', outTradeNo: order.outTradeNo });
  const [request] = notificationsOf(order.outTradeNo);
  const notification = read(request!);
  const paid = {
    appid: account.officialAppid,
    mchid: merchant.mchid,
    outTradeNo: order.outTradeNo,
    tradeState: 'paid',
    amountFen: 1800,
    currency: 'CNY',
    payerOpenid,
    wechatTransactionId: expect.stringMatching(/^\d{28}$/),
    successAt: expect.any(Date),
    attach: 'payment=1',
  };
  expect(notification).toMatchObject({ kind: 'paid', eventType: 'TRANSACTION.SUCCESS', transaction: paid });
  expect(await pay.queryByOutTradeNo(merchant, order.outTradeNo)).toMatchObject(paid);
});

it('may place one order again word for word, and never with another amount', async () => {
  const { pay } = teahouse.app.services.wechat;
  const order = newOrder();
  await pay.createJsapiOrder(merchant, order);

  expect((await pay.createJsapiOrder(merchant, order)).prepayId).toMatch(/^wx/);
  await expect(pay.createJsapiOrder(merchant, { ...order, amountFen: fen(1) })).rejects.toMatchObject({
    name: 'WeChatPayError',
  });
});

it('places an order although the first answer was lost', async () => {
  const order = newOrder();
  const path = '/v3/pay/transactions/jsapi';
  await teahouse.sandbox.control('faults', { kind: 'api', path, reset: true, when: 'after', times: 1 });

  expect((await teahouse.app.services.wechat.pay.createJsapiOrder(merchant, order)).prepayId).toMatch(/^wx/);
});

it('finds no order it never placed', async () => {
  expect(await teahouse.app.services.wechat.pay.queryByOutTradeNo(merchant, 'M000000never')).toBeNull();
});

it('closes an order, twice if need be, and learns that one was paid first', async () => {
  const { pay } = teahouse.app.services.wechat;
  const [unpaid, paid] = [newOrder(), newOrder()];
  await pay.createJsapiOrder(merchant, unpaid);
  await payOnPhone((await pay.createJsapiOrder(merchant, paid)).prepayId);

  expect([
    await pay.closeOrder(merchant, unpaid.outTradeNo),
    await pay.closeOrder(merchant, unpaid.outTradeNo),
    await pay.closeOrder(merchant, paid.outTradeNo),
  ]).toEqual(['closed', 'closed', 'alreadyPaid']);
  expect(await pay.queryByOutTradeNo(merchant, unpaid.outTradeNo)).toMatchObject({ tradeState: 'closed' });
});

it('asks again after a spoiled answer and refuses a forged one', async () => {
  const { pay } = teahouse.app.services.wechat;
  const order = newOrder();

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
  const { pay } = teahouse.app.services.wechat;
  const { prepayId } = await pay.createJsapiOrder(merchant, newOrder());
  await teahouse.sandbox.control('faults', { kind: 'pay-notification', mode, times: 1 });
  const before = notify.requests.length;

  await payOnPhone(prepayId);

  const error = catching(() => read(notify.requests[before]!));
  expect(error).toBeInstanceOf(NotFromWeChat);
  expect(error).toMatchObject({ reason });
});

it('hands on an amount that is not ours for the settlement to compare', async () => {
  const { pay } = teahouse.app.services.wechat;
  const order = newOrder();
  const { prepayId } = await pay.createJsapiOrder(merchant, order);
  await teahouse.sandbox.control('faults', { kind: 'pay-notification', mode: 'wrong-amount', times: 1 });

  await payOnPhone(prepayId);

  const notification = read(notificationsOf(order.outTradeNo)[0]!);
  expect(notification.kind === 'paid' && notification.transaction.amountFen).not.toBe(1800);
});

it('works with platform certificates, and with both kinds of keys while a merchant moves', async () => {
  const { pay } = teahouse.app.services.wechat;
  const { mchid, wechatPayKeys } = merchant;
  await teahouse.sandbox.control('world', { merchants: [{ mchid, mode: 'both' }] });
  const certificates = await platformCertificates();
  const byCertificate: PayMerchant = { ...merchant, wechatPayKeys: certificates };
  const byBoth: PayMerchant = { ...merchant, wechatPayKeys: [...certificates, ...wechatPayKeys] };

  expect((await pay.createJsapiOrder(byCertificate, newOrder())).prepayId).toMatch(/^wx/);
  expect((await pay.createJsapiOrder(byBoth, newOrder())).prepayId).toMatch(/^wx/);
  await teahouse.sandbox.control('world', { merchants: [{ mchid, mode: 'public-key' }] });
});

/** As somebody would download them; the sandbox seals them like WeChat Pay, but here only the serials matter. */
async function platformCertificates(): Promise<PayMerchant['wechatPayKeys']> {
  const { payAuthorization } = await import('../../../server/src/wechat/pay/sign.ts');
  const { decryptPayResource } = await import('../../../server/src/wechat/pay/decrypt.ts');
  const stamp = { timestamp: String(Math.floor(Date.now() / 1000)), nonce: 'certificates' };
  const request = { method: 'GET', url: '/v3/certificates', body: '', ...stamp } as const;
  const answer = await fetch(`${teahouse.sandbox.url}/v3/certificates`, {
    headers: { accept: 'application/json', 'user-agent': 'test', authorization: payAuthorization(merchant, request) },
  });
  const { data } = (await answer.json()) as {
    data: { serial_no: string; encrypt_certificate: { ciphertext: string; nonce: string; associated_data: string } }[];
  };
  return data.map((certificate) => ({
    serial: certificate.serial_no,
    pem: decryptPayResource(merchant.apiV3Key, certificate.encrypt_certificate),
  }));
}

function catching(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}
