import { describe, expect, it } from 'vitest';
import { v2Signature } from './pay-v2-signature.ts';

/** Source: WeChat Pay API v2, "Signature algorithm", worked example. */
const SAMPLE = {
  appid: 'wxd930ea5d5a258f4f',
  mch_id: '10000100',
  device_info: '1000',
  body: 'test',
  nonce_str: 'ibuaiVcKdpRxkhJA',
};
const KEY = '192006250b4c09247ec02edce69f6a2d';

describe('signatures of WeChat Pay v2', () => {
  it('are those of the published example', () => {
    expect(v2Signature(SAMPLE, KEY, 'MD5')).toBe('9A0A8659F005D6984697E2CA0A9CF3B7');
    expect(v2Signature(SAMPLE, KEY, 'HMAC-SHA256')).toBe(
      '6A9AE1657590FD6257D693A078E1C3E4BB6BA4DC30B23E0EE2496E54170DACD6',
    );
  });

  it('leave out what is empty, and themselves', () => {
    expect(v2Signature({ ...SAMPLE, attach: '', sign: 'anything' }, KEY, 'MD5')).toBe(
      '9A0A8659F005D6984697E2CA0A9CF3B7',
    );
  });
});
