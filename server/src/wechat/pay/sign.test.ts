import { expect, it } from 'vitest';
import type { PayMerchant } from '../config.ts';
import { publishedPrivateKeyPem, signedClientParameters, signedRequest, signedSource } from './published-samples.ts';
import { clientPayParameters, payAuthorization, signRsaSha256 } from './sign.ts';

const merchant: PayMerchant = {
  mchid: '1230000109',
  serialNo: '7132D72A03E93CDDF8C03BBD1F37EEDF',
  privateKeyPem: publishedPrivateKeyPem,
  apiV3Key: 'a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb',
  wechatPayKeys: [],
};

it('signs as the official Go SDK does', () => {
  expect(signRsaSha256(publishedPrivateKeyPem, signedSource.text)).toBe(signedSource.signature);
});

it('signs a request without a body as the official Java SDK does, and quotes the five items', () => {
  expect(payAuthorization(merchant, signedRequest)).toBe(
    `WECHATPAY2-SHA256-RSA2048 mchid="1230000109",nonce_str="${signedRequest.nonce}",timestamp="1652750623",` +
      `serial_no="7132D72A03E93CDDF8C03BBD1F37EEDF",signature="${signedRequest.signature}"`,
  );
});

it('signs what the client opens the pay sheet with', () => {
  const { appid, prepayId, timestamp, nonce, paySign } = signedClientParameters;

  expect(clientPayParameters(merchant, { appid, prepayId }, { timestamp, nonce })).toEqual({
    appId: 'wx2421b1c4370ec43b',
    timeStamp: '1554208460',
    nonceStr: '593BEC0C930BF1AFEB40B4A08C8FB242',
    package: 'prepay_id=wx201410272009395522657a690389285100',
    signType: 'RSA',
    paySign,
  });
});
