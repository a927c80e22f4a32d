import { readFileSync } from 'node:fs';
import type { AppSettings, CallbackSettings } from '../apps/apps.ts';
import type { MerchantSettings } from '../pay/merchants.ts';
import type { PersonSettings } from '../people/people.ts';
import type { SandboxWorld } from '../world.ts';
import type { GoodSettings, VirtualPaymentSettings } from '../xpay/virtual-payment-settings.ts';

/** Origin by which the Mini Programs know the product's server. */
const PRODUCT_ORIGIN = 'https://teahouse.example';

function aesKey(text: string): string {
  return text.padEnd(43, '0').slice(0, 43);
}

interface DemoAccount {
  handle: string;
  /** short form inside readable openids */
  code: string;
  name: string;
  kind: 'service-account' | 'subscription-account';
  officialAppid: string;
  miniProgramAppid: string;
  openPlatformId: string;
}

export const CHAGUAN: DemoAccount = {
  handle: 'chaguan',
  code: 'Cg',
  name: '茶馆夜话',
  kind: 'service-account',
  officialAppid: 'wx7ea0000000000001',
  miniProgramAppid: 'wx7ea0000000000011',
  openPlatformId: 'op_teahouse_1',
};

export const SHANYU: DemoAccount = {
  handle: 'shanyu',
  code: 'Sy',
  name: '山雨读书',
  kind: 'subscription-account',
  officialAppid: 'wx7ea0000000000002',
  miniProgramAppid: 'wx7ea0000000000012',
  openPlatformId: 'op_teahouse_2',
};

const ACCOUNTS = [CHAGUAN, SHANYU];

/** Readable and fixed, so that demo data made elsewhere can name the same people: `oCgMp-lin…`, 28 characters. */
export function demoOpenid(account: DemoAccount, app: 'Oa' | 'Mp', personId: string): string {
  return `o${account.code}${app}-${personId}`.padEnd(28, '0');
}

export function demoUnionid(account: DemoAccount, personId: string): string {
  return `o${account.code}Union-${personId}`.padEnd(28, '0');
}

function person(id: string, nickname: string, rest: Partial<PersonSettings> = {}): PersonSettings {
  return {
    id,
    nickname,
    openids: Object.fromEntries(
      ACCOUNTS.flatMap((account) => [
        [account.officialAppid, demoOpenid(account, 'Oa', id)],
        [account.miniProgramAppid, demoOpenid(account, 'Mp', id)],
      ]),
    ),
    unionids: Object.fromEntries(ACCOUNTS.map((account) => [account.openPlatformId, demoUnionid(account, id)])),
    ...rest,
  };
}

function callback(
  publicUrl: string,
  appid: string,
  token: string,
  key: string,
  format: 'xml' | 'json',
): CallbackSettings {
  return { url: `${publicUrl}/wechat/messages/${appid}`, token, encodingAesKey: aesKey(key), mode: 'secure', format };
}

function apps(publicUrl: string): AppSettings[] {
  const { host } = new URL(publicUrl);
  const domains = { request: [PRODUCT_ORIGIN], upload: [PRODUCT_ORIGIN], download: [PRODUCT_ORIGIN], socket: [] };
  const official = (account: DemoAccount, last: string, callbackToken: string, key: string): AppSettings => ({
    appid: account.officialAppid,
    kind: account.kind,
    name: account.name,
    originalId: `gh_7ea${last.padStart(9, '0')}`,
    secret: `7ea${last.padStart(29, '0')}`,
    openPlatformId: account.openPlatformId,
    callback: callback(publicUrl, account.officialAppid, callbackToken, key, 'xml'),
    oauthDomains: account.kind === 'service-account' ? [host] : [],
    miniPrograms: [account.miniProgramAppid],
  });
  const miniProgram = (account: DemoAccount, last: string, callbackToken: string, key: string): AppSettings => ({
    appid: account.miniProgramAppid,
    kind: 'mini-program',
    name: account.name,
    originalId: `gh_7ea${last.padStart(9, '0')}`,
    secret: `7ea${last.padStart(29, '0')}`,
    openPlatformId: account.openPlatformId,
    callback: callback(publicUrl, account.miniProgramAppid, callbackToken, key, 'json'),
    serverDomains: domains,
    businessDomains: ['teahouse.example'],
  });
  return [
    miniProgram(CHAGUAN, '11', 'teahousechaguanmp', 'teahouseChaguanMiniProgramAesKey000000000011'),
    miniProgram(SHANYU, '12', 'teahouseshanyump', 'teahouseShanyuMiniProgramAesKey0000000000012'),
    official(CHAGUAN, '1', 'teahousechaguan', 'teahouseChaguanOfficialAccountAesKey00000001'),
    official(SHANYU, '2', 'teahouseshanyu', 'teahouseShanyuOfficialAccountAesKey000000002'),
  ];
}

const PERIOD_NAMES = { month: '月度会员', quarter: '季度会员', year: '年度会员' } as const;
const SUBSCRIPTION_DAYS = { month: 31, quarter: 93, year: 372 } as const;

function goods(tier: string, tierName: string, prices: Record<keyof typeof PERIOD_NAMES, number>): GoodSettings[] {
  return (['month', 'quarter', 'year'] as const).flatMap((period) => {
    const priceFen = prices[period];
    const periodDays = SUBSCRIPTION_DAYS[period];
    const name = `${tierName}${PERIOD_NAMES[period]}`;
    return [
      { productId: `th_${tier}_${period}`, name, priceFen },
      { productId: `th_${tier}_sub${periodDays}`, name: `${name}·自动续费`, priceFen, periodDays },
    ];
  });
}

/** What every account sells beside memberships: unlocks by their price, and tips by the yuan. */
function singles(...unlockPricesFen: number[]): GoodSettings[] {
  return [
    ...unlockPricesFen.map((priceFen) => ({ productId: `th_unlock_${priceFen}`, name: '单篇解锁', priceFen })),
    { productId: 'th_tip_yuan', name: '打赏', priceFen: 100 },
  ];
}

const VIRTUAL_PAYMENT: VirtualPaymentSettings[] = [
  {
    appid: CHAGUAN.miniProgramAppid,
    offerId: '1450000001',
    appKeys: { live: 'xpayChaguanLiveKey0000000000000000', sandbox: 'xpayChaguanSandboxKey0000000000000' },
    goods: [
      ...goods('tea', '茶客', { month: 1800, quarter: 4800, year: 16800 }),
      ...goods('seat', '雅座', { month: 4800, quarter: 12800, year: 45800 }),
      ...singles(300, 500, 2900),
    ],
  },
  {
    appid: SHANYU.miniProgramAppid,
    offerId: '1450000002',
    appKeys: { live: 'xpayShanyuLiveKey00000000000000000', sandbox: 'xpayShanyuSandboxKey00000000000000' },
    goods: [...goods('reader', '读者', { month: 1200, quarter: 3200, year: 9800 }), ...singles(300)],
  },
];

/** What the launcher writes once: merchant keys both sides must know. */
interface MerchantFile {
  mchid: string;
  serialNo: string;
  publicKeyPem: string;
  apiV3Key: string;
  wechatPayPublicKeyId: string;
  wechatPayPublicKeyPem: string;
  wechatPayPrivateKeyPem: string;
}

function merchants(file: string | undefined): MerchantSettings[] {
  const bound = { name: CHAGUAN.name, appids: [CHAGUAN.officialAppid, CHAGUAN.miniProgramAppid] };
  // Without the file nobody can sign as this merchant, but it exists.
  if (file === undefined) return [{ mchid: '1900007001', ...bound }];
  const keys = JSON.parse(readFileSync(file, 'utf8')) as MerchantFile;
  return [
    {
      mchid: keys.mchid,
      ...bound,
      mode: 'public-key',
      transferScenes: ['1000', '1005'],
      // what operations cost is paid in, as merchants do; what readers pay stays apart
      transferAccount: 'OPERATION',
      startingFen: { OPERATION: 5_000_000 },
      apiV3Key: keys.apiV3Key,
      serialNo: keys.serialNo,
      publicKeyPem: keys.publicKeyPem,
      wechatPayPublicKeyId: keys.wechatPayPublicKeyId,
      wechatPayPublicKeyPem: keys.wechatPayPublicKeyPem,
      wechatPayPrivateKeyPem: keys.wechatPayPrivateKeyPem,
    },
  ];
}

/**
 * Two Official Accounts with their Mini Programs, a merchant, goods at the demo prices, and three people.
 * @param publicUrl where the product's server is reached, without a slash at its end
 */
export function demoWorld({ publicUrl, merchantFile }: { publicUrl: string; merchantFile?: string }): SandboxWorld {
  return {
    dns: { [PRODUCT_ORIGIN]: publicUrl },
    apps: apps(publicUrl.replace(/\/$/, '')),
    people: [
      person('lin', '林晚', { follows: [CHAGUAN.officialAppid] }),
      person('chen', '陈默', { follows: [CHAGUAN.officialAppid, SHANYU.officialAppid] }),
      person('wang', 'Emma Wang', { language: 'en' }),
    ],
    merchants: merchants(merchantFile),
    xpay: VIRTUAL_PAYMENT,
  };
}
