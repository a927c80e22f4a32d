import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { AccountSecrets } from '../accounts/credentials.ts';
import type { DemoHandle } from './demo-account.ts';

/** The simulated WeChat knows the same numbers; see test/wechat/seed. They open nothing in the real one. */
interface DemoApp {
  readonly appid: string;
  readonly appSecret: string;
  readonly originalId: string;
  readonly token: string;
  readonly encodingAesKey: string;
}

interface DemoNumbers {
  readonly officialAccount: DemoApp;
  readonly miniProgram: DemoApp;
  readonly xpay: { readonly offerId: string; readonly appKey: string };
  readonly hasMerchant: boolean;
  /** Short form inside the demo people's openids. */
  readonly code: string;
}

const app = (number: string, token: string, key: string): DemoApp => ({
  appid: `wx7ea${number.padStart(13, '0')}`,
  appSecret: `7ea${number.padStart(29, '0')}`,
  originalId: `gh_7ea${number.padStart(9, '0')}`,
  token,
  encodingAesKey: key.padEnd(43, '0').slice(0, 43),
});

export const demoNumbers: Readonly<Record<DemoHandle, DemoNumbers>> = {
  chaguan: {
    officialAccount: app('1', 'teahousechaguan', 'teahouseChaguanOfficialAccountAesKey00000001'),
    miniProgram: app('11', 'teahousechaguanmp', 'teahouseChaguanMiniProgramAesKey000000000011'),
    xpay: { offerId: '1450000001', appKey: 'xpayChaguanLiveKey0000000000000000' },
    hasMerchant: true,
    code: 'Cg',
  },
  shanyu: {
    officialAccount: app('2', 'teahouseshanyu', 'teahouseShanyuOfficialAccountAesKey000000002'),
    miniProgram: app('12', 'teahouseshanyump', 'teahouseShanyuMiniProgramAesKey0000000000012'),
    xpay: { offerId: '1450000002', appKey: 'xpayShanyuLiveKey00000000000000000' },
    hasMerchant: false,
    code: 'Sy',
  },
};

const MerchantFile = z.object({
  mchid: z.string(),
  serialNo: z.string(),
  privateKeyPem: z.string(),
  apiV3Key: z.string(),
  wechatPayPublicKeyId: z.string(),
  wechatPayPublicKeyPem: z.string(),
});

/**
 * The secrets of a demo account.
 * @param merchantFile the demo merchant's keys, which the launcher makes once (DEMO_MERCHANT_FILE)
 */
export function demoSecrets(handle: DemoHandle, merchantFile: string | undefined): AccountSecrets {
  const { officialAccount, miniProgram, xpay, hasMerchant } = demoNumbers[handle];
  const push = ({ appid, token, encodingAesKey }: DemoApp) => ({
    appid,
    token,
    encodingAesKey,
    mode: 'secure' as const,
  });
  const merchant =
    hasMerchant && merchantFile ? MerchantFile.parse(JSON.parse(readFileSync(merchantFile, 'utf8'))) : null;
  return {
    officialAccount: {
      kind: 'officialAccount',
      appid: officialAccount.appid,
      appSecret: officialAccount.appSecret,
      originalId: officialAccount.originalId,
      push: push(officialAccount),
    },
    miniProgram: {
      kind: 'miniProgram',
      appid: miniProgram.appid,
      appSecret: miniProgram.appSecret,
      originalId: miniProgram.originalId,
      push: push(miniProgram),
    },
    xpay: { ...xpay, env: 0 },
    pay: merchant && {
      mchid: merchant.mchid,
      serialNo: merchant.serialNo,
      privateKeyPem: merchant.privateKeyPem,
      apiV3Key: merchant.apiV3Key,
      wechatPayKeys: [{ serial: merchant.wechatPayPublicKeyId, pem: merchant.wechatPayPublicKeyPem }],
    },
  };
}

/** The openid by which a demo account's Official Account (Oa) or Mini Program (Mp) knows a person. */
export const demoOpenid = (handle: DemoHandle, kind: 'Oa' | 'Mp', person: string): string =>
  `o${demoNumbers[handle].code}${kind}-${person}`.padEnd(28, '0');

/** The unionid by which both of a demo account's apps know a person. */
export const demoUnionid = (handle: DemoHandle, person: string): string =>
  `o${demoNumbers[handle].code}Union-${person}`.padEnd(28, '0');
