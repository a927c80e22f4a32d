import { createCipheriv, generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Books } from '../support/books.ts';
import { Buyer } from '../support/buyer.ts';
import type { GivenAccount, GivenTier } from '../support/given.ts';
import { startTeahouse, type Teahouse } from '../support/teahouse.ts';

let teahouse: Teahouse;
let account: GivenAccount;
let tier: GivenTier;
let books: Books;
let buyer: Buyer;

beforeAll(async () => {
  teahouse = await startTeahouse();
});
beforeEach(async () => {
  account = await teahouse.given.account();
  tier = await teahouse.given.tier(account, { key: 'tea' });
  books = new Books(teahouse, account);
  buyer = await Buyer.inMiniProgram(teahouse, account);
});
afterAll(() => teahouse?.stop());

/** A delivery push, signed and sealed as WeChat's are, that says whatever a test wants it to say. */
async function pushDelivery(outTradeNo: string, changes: { openid?: string; Env?: number; goods?: object } = {}) {
  const [identity] = await teahouse.sql<{ openid: string }>(
    'select i.openid from member_identities i where i.account_id = $1 and i.appid = $2',
    [account.id, account.miniAppid],
  );
  await teahouse.sandbox.control('push-message', {
    person: buyer.person,
    appid: account.miniAppid,
    message: {
      MsgType: 'event',
      Event: 'xpay_goods_deliver_notify',
      OpenId: changes.openid ?? identity!.openid,
      OutTradeNo: outTradeNo,
      Env: changes.Env ?? 0,
      GoodsInfo: {
        ProductId: 'th_tea_month',
        Quantity: 1,
        OrigPrice: 1_800,
        ActualPrice: 1_800,
        Attach: '',
        ...changes.goods,
      },
    },
  });
  await teahouse.sandbox.control('idle');
  await books.allProcessed();
}

it('settles when every fact is as it was asked', async () => {
  const { payment } = await buyer.startPayment(await buyer.ordered(tier.prices.MONTH.id));

  await pushDelivery(payment!.outTradeNo);

  expect(await books.memberships()).toBe(1);
});

it.each([
  ['somebody else paid', { openid: 'oSomebodyElse' }, 'WRONG_PAYER'],
  ['it was paid in the trial environment', { Env: 1 }, 'WRONG_MERCHANT'],
  ['another good was paid', { goods: { ProductId: 'th_seat_month' } }, 'WRONG_GOODS'],
  ['two pieces were paid', { goods: { Quantity: 2 } }, 'WRONG_GOODS'],
  ['less was paid', { goods: { ActualPrice: 1_799 } }, 'WRONG_AMOUNT'],
  ['more was paid', { goods: { ActualPrice: 1_801 } }, 'WRONG_AMOUNT'],
] as const)('gives nothing when %s, however often that is said', async (_, changes, kind) => {
  const { payment } = await buyer.startPayment(await buyer.ordered(tier.prices.MONTH.id));

  await pushDelivery(payment!.outTradeNo, changes);
  await pushDelivery(payment!.outTradeNo, changes);

  expect(await books.memberships()).toBe(0);
  expect(await books.balances()).toEqual({});
  expect(await books.openExceptions()).toEqual([kind]);
});

it('cannot be settled by another account’s WeChat', async () => {
  const { payment } = await buyer.startPayment(await buyer.ordered(tier.prices.MONTH.id));
  const other = await teahouse.given.account();
  const otherBuyer = await Buyer.inMiniProgram(teahouse, other);

  await teahouse.sandbox.control('push-message', {
    person: otherBuyer.person,
    appid: other.miniAppid,
    message: {
      MsgType: 'event',
      Event: 'xpay_goods_deliver_notify',
      OpenId: 'oAnybody',
      OutTradeNo: payment!.outTradeNo,
      Env: 0,
      GoodsInfo: { ProductId: 'th_tea_month', Quantity: 1, OrigPrice: 1_800, ActualPrice: 1_800, Attach: '' },
    },
  });
  await teahouse.sandbox.control('idle');
  const otherBooks = new Books(teahouse, other);
  await otherBooks.allProcessed();

  expect(await books.memberships()).toBe(0);
  expect(await otherBooks.openExceptions()).toEqual(['UNKNOWN_PAYMENT']);
});

it('does not take one merchant’s notification at another merchant’s address', async () => {
  const page = await Buyer.onPage(teahouse, account);
  await page.buy(tier.prices.MONTH.id);
  await books.allProcessed();
  const { deliveries } = await teahouse.sandbox.control('deliveries', {
    kind: 'pay-notification',
    owner: account.mchid,
  });
  const { headers, body } = deliveries[0]!;
  const other = await teahouse.given.account();

  const answer = await fetch(`${teahouse.url}/wechat/pay/${other.mchid}/payments`, { method: 'POST', headers, body });

  expect(answer.status).toBe(401);
});

it('does not believe one account about the money of another, even when both name one merchant number', async () => {
  const page = await Buyer.onPage(teahouse, account);
  const { payment } = await page.startPayment(await page.ordered(tier.prices.MONTH.id));
  const [asked] = await teahouse.sql<{ payer_openid: string }>('select payer_openid from payments where id = $1', [
    payment!.id,
  ]);
  const forger = await teahouse.given.account();
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pay = {
    ...forger.secrets.pay!,
    mchid: account.mchid,
    wechatPayKeys: [
      { serial: 'PUB_KEY_ID_FORGED', pem: keys.publicKey.export({ type: 'spki', format: 'pem' }).toString() },
    ],
  };
  await teahouse.app.services.credentials.put(forger.id, { ...forger.secrets, pay });
  const body = notificationOf(pay.apiV3Key, {
    appid: account.officialAppid,
    mchid: account.mchid,
    out_trade_no: payment!.outTradeNo,
    transaction_id: '4200000000202611220000000001',
    trade_type: 'JSAPI',
    trade_state: 'SUCCESS',
    success_time: new Date().toISOString(),
    payer: { openid: asked!.payer_openid },
    amount: { total: 1_800, payer_total: 1_800, currency: 'CNY', payer_currency: 'CNY' },
  });
  const [timestamp, nonce] = [String(Math.floor(Date.now() / 1000)), 'nonce'];

  const answer = await fetch(`${teahouse.url}/wechat/pay/${account.mchid}/payments`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'wechatpay-timestamp': timestamp,
      'wechatpay-nonce': nonce,
      'wechatpay-serial': 'PUB_KEY_ID_FORGED',
      'wechatpay-signature': sign(
        'RSA-SHA256',
        Buffer.from(`${timestamp}\n${nonce}\n${body}\n`),
        keys.privateKey,
      ).toString('base64'),
    },
    body,
  });
  await books.allProcessed();

  expect(answer.status).toBe(401);
  expect(await books.memberships()).toBe(0);
  expect(await books.balances()).toEqual({});
});

/** A notification as WeChat Pay seals it. */
function notificationOf(apiV3Key: string, transaction: object): string {
  const [nonce, associatedData] = ['0123456789ab', 'transaction'];
  const aes = createCipheriv('aes-256-gcm', apiV3Key, nonce).setAAD(Buffer.from(associatedData));
  const sealed = Buffer.concat([aes.update(JSON.stringify(transaction)), aes.final(), aes.getAuthTag()]);
  return JSON.stringify({
    id: 'EV-forged',
    create_time: new Date().toISOString(),
    resource_type: 'encrypt-resource',
    event_type: 'TRANSACTION.SUCCESS',
    summary: '支付成功',
    resource: {
      original_type: 'transaction',
      algorithm: 'AEAD_AES_256_GCM',
      ciphertext: sealed.toString('base64'),
      associated_data: associatedData,
      nonce,
    },
  });
}
