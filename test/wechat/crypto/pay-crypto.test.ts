import { createHash, createPublicKey, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { issueCertificate } from './certificate.ts';
import { openResource, sealResource } from './pay-cipher.ts';
import {
  answerMessage,
  clientPaymentMessage,
  requestMessage,
  signSha256Rsa,
  verifySha256Rsa,
} from './pay-signature.ts';
import {
  PAYMENT_NOTIFICATION,
  SDK_NOTIFICATION,
  SEALED_TEXT,
  SIGNED_CLIENT_PAYMENT,
  SIGNED_REQUEST,
  SIGNED_TEXT,
  TEST_PRIVATE_KEY_PEM,
  TEST_PUBLIC_KEY_PEM,
} from './pay-test-data.ts';

function openNotification({ key, body }: { key: string; body: string }): string {
  const { resource } = JSON.parse(body) as {
    resource: { ciphertext: string; nonce: string; associated_data: string };
  };
  return openResource(key, {
    ciphertext: resource.ciphertext,
    nonce: resource.nonce,
    associatedData: resource.associated_data,
  });
}

describe('RSA signatures of WeChat Pay', () => {
  it('signs a text like the Go SDK', () => {
    expect(signSha256Rsa(TEST_PRIVATE_KEY_PEM, SIGNED_TEXT.text)).toBe(SIGNED_TEXT.signature);
  });

  it('signs a request without a body like the Java SDK', () => {
    const message = requestMessage({ method: 'GET', body: '', ...SIGNED_REQUEST });

    expect(signSha256Rsa(TEST_PRIVATE_KEY_PEM, message)).toBe(SIGNED_REQUEST.signature);
  });

  it('signs what a client pays with', () => {
    const { appid, timestamp, nonce, packageText, signature } = SIGNED_CLIENT_PAYMENT;

    const signed = signSha256Rsa(TEST_PRIVATE_KEY_PEM, clientPaymentMessage(appid, timestamp, nonce, packageText));

    expect(signed).toBe(signature);
  });

  it.each([SDK_NOTIFICATION, PAYMENT_NOTIFICATION])(
    'verifies a notification, and not one that was touched',
    (sample) => {
      const { timestamp, nonce, body, signature } = sample;

      expect(verifySha256Rsa(TEST_PUBLIC_KEY_PEM, answerMessage(timestamp, nonce, body), signature)).toBe(true);
      expect(verifySha256Rsa(TEST_PUBLIC_KEY_PEM, answerMessage(timestamp, nonce, `${body} `), signature)).toBe(false);
      expect(verifySha256Rsa(TEST_PUBLIC_KEY_PEM, answerMessage(timestamp, `${nonce}0`, body), signature)).toBe(false);
    },
  );

  it('makes the published payment notification, byte for byte', () => {
    const { timestamp, nonce, body, bodySha256, signature } = PAYMENT_NOTIFICATION;

    expect(createHash('sha256').update(body).digest('hex')).toBe(bodySha256);
    expect(signSha256Rsa(TEST_PRIVATE_KEY_PEM, answerMessage(timestamp, nonce, body))).toBe(signature);
  });

  it('takes no signature that only a lenient Base64 decoder understands', () => {
    const altered = SIGNED_TEXT.signature.replaceAll('+', '-').replaceAll('/', '_');

    expect(verifySha256Rsa(TEST_PUBLIC_KEY_PEM, SIGNED_TEXT.text, altered)).toBe(false);
    expect(verifySha256Rsa(TEST_PUBLIC_KEY_PEM, SIGNED_TEXT.text, ` ${SIGNED_TEXT.signature}`)).toBe(false);
    expect(verifySha256Rsa(TEST_PUBLIC_KEY_PEM, SIGNED_TEXT.text, '')).toBe(false);
  });
});

describe('sealed resources of WeChat Pay', () => {
  it('opens the Java SDK sample, and seals it to the same bytes', () => {
    const { key, plain, ...sealed } = SEALED_TEXT;

    expect(openResource(key, sealed)).toBe(plain);
    expect(sealResource(key, plain, sealed.nonce, sealed.associatedData)).toEqual(sealed);
  });

  it.each([SDK_NOTIFICATION, PAYMENT_NOTIFICATION])('opens a notification', (sample) => {
    expect(openNotification(sample)).toBe(sample.plain);
  });

  it('refuses another associated data, nonce or key', () => {
    const { key, plain: _plain, ...sealed } = SEALED_TEXT;

    expect(() => openResource(key, { ...sealed, associatedData: '' })).toThrow();
    expect(() => openResource(key, { ...sealed, nonce: 'uluk4a9R25RX' })).toThrow();
    expect(() => openResource('x'.repeat(32), sealed)).toThrow();
  });
});

describe('platform certificates', () => {
  it('issues a certificate that OpenSSL reads and that carries the key', () => {
    const effectiveAt = Date.UTC(2026, 10, 22);
    const expiresAt = Date.UTC(2031, 10, 21);

    const pem = issueCertificate({
      serialNo: '5157F09EFDC096DE15EBE81A47057A7232F1B8E1',
      publicKeyPem: TEST_PUBLIC_KEY_PEM,
      privateKeyPem: TEST_PRIVATE_KEY_PEM,
      effectiveAt,
      expiresAt,
    });

    const certificate = new X509Certificate(pem);
    expect(certificate.serialNumber).toBe('5157F09EFDC096DE15EBE81A47057A7232F1B8E1');
    expect(certificate.subject).toBe('CN=Teahouse WeChat Pay sandbox');
    expect(Date.parse(certificate.validFrom)).toBe(effectiveAt);
    expect(Date.parse(certificate.validTo)).toBe(expiresAt);
    expect(certificate.publicKey.equals(createPublicKey(TEST_PUBLIC_KEY_PEM))).toBe(true);
    expect(certificate.verify(createPublicKey(TEST_PUBLIC_KEY_PEM))).toBe(true);
  });
});
