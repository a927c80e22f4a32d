import { X509Certificate } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openResource } from '../crypto/pay-cipher.ts';
import { answerMessage, verifySha256Rsa } from '../crypto/pay-signature.ts';
import { type GivenWechat, givenWechat, MERCHANT, type PayResponse, WECHAT_PAY_KEYS } from '../support/given-wechat.ts';

interface CertificateList {
  data: { serial_no: string; encrypt_certificate: { nonce: string; associated_data: string; ciphertext: string } }[];
}

describe('platform certificates', () => {
  let wechat: GivenWechat;

  beforeEach(async () => {
    wechat = await givenWechat();
    await wechat.control('world', { merchants: [{ mchid: MERCHANT.mchid, mode: 'platform-certificate' }] });
  });

  afterEach(() => wechat.stop());

  function publicKeys(list: PayResponse): Record<string, string> {
    const { data } = list.json as unknown as CertificateList;
    return Object.fromEntries(
      data.map(({ serial_no, encrypt_certificate: { nonce, associated_data, ciphertext } }) => {
        const pem = openResource(MERCHANT.apiV3Key, { nonce, associatedData: associated_data, ciphertext });
        const certificate = new X509Certificate(pem);
        expect(certificate.serialNumber).toBe(serial_no);
        return [serial_no, certificate.publicKey.export({ type: 'spki', format: 'pem' }).toString()];
      }),
    );
  }

  function isSignedBy(answer: PayResponse, publicKeyPem: string | undefined): boolean {
    const { headers, text } = answer;
    const message = answerMessage(headers.get('wechatpay-timestamp') ?? '', headers.get('wechatpay-nonce') ?? '', text);
    return (
      publicKeyPem !== undefined && verifySha256Rsa(publicKeyPem, message, headers.get('wechatpay-signature') ?? '')
    );
  }

  const list = (serial?: string) =>
    wechat.pay('/v3/certificates', { headers: serial === undefined ? {} : { 'wechatpay-serial': serial } });

  it('are handed out sealed, and sign the very answer that carries them', async () => {
    const answer = await list();

    const keys = publicKeys(answer);
    expect(Object.keys(keys)).toHaveLength(1);
    const serial = answer.headers.get('wechatpay-serial') ?? '';
    expect(serial).toMatch(/^[0-9A-F]{40}$/);
    expect(isSignedBy(answer, keys[serial])).toBe(true);
  });

  it('overlap when they rotate; the request says which one is to sign', async () => {
    const [first = ''] = Object.keys(publicKeys(await list()));

    const { serialNo } = await wechat.control('rotate-certificate', { mchid: MERCHANT.mchid });

    const byNewest = await list();
    const byOldest = await list(first);
    const keys = publicKeys(byNewest);
    expect(Object.keys(keys)).toEqual([first, serialNo]);
    expect(byNewest.headers.get('wechatpay-serial')).toBe(serialNo);
    expect(isSignedBy(byNewest, keys[serialNo])).toBe(true);
    expect(byOldest.headers.get('wechatpay-serial')).toBe(first);
    expect(isSignedBy(byOldest, keys[first])).toBe(true);
  });

  it('know no public key, unless the merchant is changing over', async () => {
    const id = MERCHANT.wechatPayPublicKeyId;
    expect((await list(id)).status).toBe(400);

    await wechat.control('world', { merchants: [{ mchid: MERCHANT.mchid, mode: 'both' }] });

    const answer = await list(id);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('wechatpay-serial')).toBe(id);
    expect(isSignedBy(answer, WECHAT_PAY_KEYS.publicKeyPem)).toBe(true);
  });

  it('end after five years', async () => {
    const [first = ''] = Object.keys(publicKeys(await list()));
    await wechat.control('clock', { advanceMs: 4.9 * 365 * 24 * 3600_000 });
    const { serialNo } = await wechat.control('rotate-certificate', { mchid: MERCHANT.mchid });
    await wechat.control('clock', { advanceMs: 0.2 * 365 * 24 * 3600_000 });

    expect(Object.keys(publicKeys(await list()))).toEqual([serialNo]);
    expect((await list(first)).status).toBe(400);
  });
});
