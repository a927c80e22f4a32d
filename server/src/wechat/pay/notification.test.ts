import { createCipheriv } from 'node:crypto';
import { expect, it } from 'vitest';
import type { PayMerchant } from '../config.ts';
import { NotFromWeChat } from '../errors.ts';
import { decryptPayResource } from './decrypt.ts';
import { readPayNotification } from './notification.ts';
import {
  platformCertificatePem,
  publishedPrivateKeyPem,
  publishedPublicKeyPem,
  sealedMessage,
  signedPayment,
  signedScoreNotification,
} from './published-samples.ts';
import { signRsaSha256 } from './sign.ts';
import { verifyPaySignature } from './verify.ts';

const PUBLIC_KEY_ID = 'PUB_KEY_ID_0119000000012026010100000000000000';

const merchant: PayMerchant = {
  mchid: '1900000001',
  serialNo: '7132D72A03E93CDDF8C03BBD1F37EEDF',
  privateKeyPem: publishedPrivateKeyPem,
  apiV3Key: signedPayment.apiV3Key,
  wechatPayKeys: [
    { serial: PUBLIC_KEY_ID, pem: publishedPublicKeyPem },
    { serial: signedScoreNotification.serial, pem: platformCertificatePem },
  ],
};

const secondsAfter = (timestamp: string, seconds: number) => new Date((Number(timestamp) + seconds) * 1000);

/** The published payment notification, with what a test changes about it. */
function payment(changes: { headers?: Record<string, string | undefined>; body?: string; now?: Date } = {}) {
  const headers: Record<string, string | undefined> = {
    'wechatpay-timestamp': signedPayment.timestamp,
    'wechatpay-nonce': signedPayment.nonce,
    'wechatpay-signature': signedPayment.signature,
    'wechatpay-serial': PUBLIC_KEY_ID,
    ...changes.headers,
  };
  return {
    header: (name: string) => headers[name],
    body: Buffer.from(changes.body ?? signedPayment.body),
    now: changes.now ?? secondsAfter(signedPayment.timestamp, 1),
  };
}

/** A notification over any plaintext, sealed and signed for real. */
function sealed(plaintext: string, { eventType = 'TRANSACTION.SUCCESS', apiV3Key = merchant.apiV3Key } = {}) {
  const aes = createCipheriv('aes-256-gcm', apiV3Key, 'fdasflkja484').setAAD(Buffer.from('transaction'));
  const ciphertext = Buffer.concat([aes.update(plaintext, 'utf8'), aes.final(), aes.getAuthTag()]).toString('base64');
  const body = JSON.stringify({
    id: 'EV-1',
    create_time: '2026-01-01T12:00:04+08:00',
    event_type: eventType,
    resource: { algorithm: 'AEAD_AES_256_GCM', ciphertext, associated_data: 'transaction', nonce: 'fdasflkja484' },
  });
  const signature = signRsaSha256(
    publishedPrivateKeyPem,
    `${signedPayment.timestamp}\n${signedPayment.nonce}\n${body}\n`,
  );
  return payment({ body, headers: { 'wechatpay-signature': signature } });
}

const reasonOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    return error instanceof NotFromWeChat ? error.reason : error;
  }
  return 'believed';
};

it('opens what WeChat Pay sealed with the APIv3 key', () => {
  const { apiV3Key, ciphertext, nonce, associatedData, plaintext } = sealedMessage;

  expect(decryptPayResource(apiV3Key, { ciphertext, nonce, associated_data: associatedData })).toBe(plaintext);
});

it('does not open it for another key, nonce or associated text, nor when a byte changed', () => {
  const { apiV3Key, ciphertext, nonce, associatedData } = sealedMessage;
  const resource = { ciphertext, nonce, associated_data: associatedData };

  const attempts = [
    () => decryptPayResource('b7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb', resource),
    () => decryptPayResource('testMchAPIv3Key0', resource),
    () => decryptPayResource(apiV3Key, { ...resource, nonce: 'uluk4a9R25RX' }),
    () => decryptPayResource(apiV3Key, { ciphertext, nonce }),
    () => decryptPayResource(apiV3Key, { ...resource, ciphertext: ciphertext.replace('u', 'v') }),
    () => decryptPayResource(apiV3Key, { ...resource, ciphertext: '' }),
  ];

  expect(attempts.map(reasonOf)).toEqual(Array(6).fill('undecryptable'));
});

it('reads a paid order out of a notification', () => {
  const notification = readPayNotification(merchant, payment());

  expect(notification).toEqual({
    kind: 'paid',
    id: 'EV-2026010112000300001',
    eventType: 'TRANSACTION.SUCCESS',
    createdAt: new Date('2026-01-01T04:00:04.000Z'),
    plaintext: signedPayment.plaintext,
    transaction: {
      appid: 'wx8888888888888888',
      mchid: '1900000001',
      outTradeNo: 'M20260101000001',
      tradeState: 'paid',
      amountFen: 990,
      payerAmountFen: 990,
      currency: 'CNY',
      payerOpenid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o',
      wechatTransactionId: '4200000000202601010000000001',
      successAt: new Date('2026-01-01T04:00:03.000Z'),
      attach: 'order=1',
    },
  });
});

it('believes a platform certificate the merchant still holds, by its serial', () => {
  const { timestamp, nonce, serial, body, signature } = signedScoreNotification;
  const headers: Record<string, string> = {
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-serial': serial,
    'wechatpay-signature': signature,
  };
  const message = { header: (name: string) => headers[name], body: Buffer.from(body), now: secondsAfter(timestamp, 0) };

  expect(reasonOf(() => verifyPaySignature(merchant, 'notification', message))).toBe('believed');
});

it('refuses a body in which one byte changed', () => {
  const body = signedPayment.body.replace('支付成功', '支付成巧');

  expect(reasonOf(() => readPayNotification(merchant, payment({ body })))).toBe('wrongSignature');
});

it('refuses a signature that is five minutes old or from the future, and takes one just inside', () => {
  const at = (seconds: number) =>
    reasonOf(() => readPayNotification(merchant, payment({ now: secondsAfter(signedPayment.timestamp, seconds) })));

  expect([at(301), at(-301), at(300), at(-300)]).toEqual(['staleTimestamp', 'staleTimestamp', 'believed', 'believed']);
});

it('refuses a key it does not hold, however good the signature', () => {
  const headers = { 'wechatpay-serial': 'PUB_KEY_ID_0000000000000000000000000000000000' };

  expect(reasonOf(() => readPayNotification(merchant, payment({ headers })))).toBe('unknownSerial');
});

it('refuses the signatures WeChat Pay spoils on purpose', () => {
  const headers = { 'wechatpay-signature': `WECHATPAY/SIGNTEST/${signedPayment.signature}` };

  expect(reasonOf(() => readPayNotification(merchant, payment({ headers })))).toBe('signatureProbe');
});

it('refuses a message that lacks any of the four headers', () => {
  const names = ['wechatpay-timestamp', 'wechatpay-nonce', 'wechatpay-signature', 'wechatpay-serial'];

  const reasons = names.map((name) =>
    reasonOf(() => readPayNotification(merchant, payment({ headers: { [name]: undefined } }))),
  );

  expect(reasons).toEqual(Array(4).fill('missingSignature'));
});

it('refuses a payment sealed with another APIv3 key', () => {
  const message = sealed(signedPayment.plaintext, { apiV3Key: 'zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz' });

  expect(reasonOf(() => readPayNotification(merchant, message))).toBe('undecryptable');
});

it('refuses a "success" that is none: unpaid, without a payer, with half a fen', () => {
  const changed = (change: object) => sealed(JSON.stringify({ ...JSON.parse(signedPayment.plaintext), ...change }));

  const messages = [
    changed({ trade_state: 'NOTPAY' }),
    changed({ trade_state: 'SOMETHING_NEW' }),
    changed({ payer: {} }),
    changed({ amount: { total: 990.5, currency: 'CNY' } }),
    sealed('not JSON'),
  ];

  expect(messages.map((message) => reasonOf(() => readPayNotification(merchant, message)))).toEqual(
    Array(5).fill('unreadable'),
  );
});

/** As the documentation shows one; without a currency. */
const refundNotice = {
  mchid: '1900000001',
  transaction_id: '4200000000202601010000000001',
  out_trade_no: 'M20260101000001',
  refund_id: '50200207182018070300011301001',
  out_refund_no: 'R20260101000001',
  refund_status: 'SUCCESS',
  success_time: '2026-01-01T12:00:09+08:00',
  user_received_account: '招商银行信用卡0403',
  amount: { total: 1800, refund: 500, payer_total: 1800, payer_refund: 500 },
};

it.each([
  ['SUCCESS', 'succeeded', { succeededAt: new Date('2026-01-01T04:00:09.000Z') }],
  ['ABNORMAL', 'abnormal', {}],
  ['CLOSED', 'closed', {}],
])('reads the end of a refund: %s', (status, state, more) => {
  const plaintext = JSON.stringify({ ...refundNotice, refund_status: status });

  expect(readPayNotification(merchant, sealed(plaintext, { eventType: `REFUND.${status}` }))).toEqual({
    kind: 'refund',
    id: 'EV-1',
    eventType: `REFUND.${status}`,
    createdAt: new Date('2026-01-01T04:00:04.000Z'),
    plaintext,
    refund: {
      mchid: '1900000001',
      outRefundNo: 'R20260101000001',
      outTradeNo: 'M20260101000001',
      state,
      refundFen: 500,
      totalFen: 1800,
      payerRefundFen: 500,
      wechatRefundId: '50200207182018070300011301001',
      wechatTransactionId: '4200000000202601010000000001',
      receivedAccount: '招商银行信用卡0403',
      ...more,
    },
  });
});

it.each([{ refund_status: 'PROCESSING' }, { out_refund_no: '' }, { amount: { total: 1800 } }])(
  'refuses the end of a refund that says %j',
  (change) => {
    const message = sealed(JSON.stringify({ ...refundNotice, ...change }), { eventType: 'REFUND.SUCCESS' });

    expect(reasonOf(() => readPayNotification(merchant, message))).toBe('unreadable');
  },
);

it.each([
  ['SUCCESS', 'succeeded', {}],
  ['FAIL', 'failed', { failReason: 'PAYEE_ACCOUNT_ABNORMAL' }],
  ['CANCELLED', 'cancelled', {}],
])('reads the end of a transfer: %s', (state, ourState, more) => {
  const plaintext = JSON.stringify({
    mch_id: '1900000001',
    out_bill_no: 'T20260101000001',
    transfer_bill_no: '1330000071100999991182020050700019480001',
    state,
    transfer_amount: 880,
    openid: 'oLin',
    ...('failReason' in more ? { fail_reason: more.failReason } : {}),
    create_time: '2026-01-01T12:00:00+08:00',
    update_time: '2026-01-01T12:00:09+08:00',
  });

  expect(readPayNotification(merchant, sealed(plaintext, { eventType: 'MCHTRANSFER.BILL.FINISHED' }))).toMatchObject({
    kind: 'transfer',
    transfer: {
      mchid: '1900000001',
      outBillNo: 'T20260101000001',
      wechatTransferId: '1330000071100999991182020050700019480001',
      state: ourState,
      amountFen: 880,
      openid: 'oLin',
      createdAt: new Date('2026-01-01T04:00:00.000Z'),
      updatedAt: new Date('2026-01-01T04:00:09.000Z'),
      ...more,
    },
  });
});

it('hands on notifications of other kinds as text', () => {
  const notification = readPayNotification(
    merchant,
    sealed('{"out_contract_code":"1"}', { eventType: 'PAYSCORE.USER_OPEN_SERVICE' }),
  );

  expect(notification).toEqual({
    kind: 'other',
    id: 'EV-1',
    eventType: 'PAYSCORE.USER_OPEN_SERVICE',
    createdAt: new Date('2026-01-01T04:00:04.000Z'),
    plaintext: '{"out_contract_code":"1"}',
  });
});
