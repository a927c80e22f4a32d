import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { AccountSecrets } from '../../server/src/accounts/credentials.ts';
import type { SpawnedSandbox } from '../wechat/spawn-sandbox.ts';

/** What an owner reads in WeChat's consoles: numbers, secrets and keys of apps that exist there, all four of them. */
export interface WeChatSide {
  readonly officialAppid: string;
  readonly miniAppid: string;
  readonly mchid: string;
  /** Under which all of them know a person by one unionid. */
  readonly openPlatformId: string;
  readonly secrets: { readonly [Part in keyof AccountSecrets]: NonNullable<AccountSecrets[Part]> };
}

/** Random hexadecimal characters. */
export const hex = (characters: number): string => randomBytes(characters).toString('hex').slice(0, characters);

/**
 * Makes a verified Official Account, its Mini Program, a merchant and Virtual Payment at the simulated WeChat, which all
 * call the server at `url`. No Teahouse knows of them yet.
 */
export async function makeWeChatSide(
  sandbox: SpawnedSandbox,
  options: { url: string; name: string; isServiceAccount: boolean },
): Promise<WeChatSide> {
  const { url, name } = options;
  const [officialAppid, miniAppid] = [`wx${hex(16)}`, `wx${hex(16)}`];
  const mchid = `19${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`;
  const [merchantKeys, wechatPayKeys] = [rsaKeys(), rsaKeys()];
  const publicKeyId = `PUB_KEY_ID_01${mchid}${hex(8)}`;
  const openPlatformId = `op_${hex(12)}`;
  const officialAccount = {
    kind: 'officialAccount' as const,
    appid: officialAppid,
    appSecret: hex(32),
    originalId: `gh_${hex(12)}`,
    push: {
      appid: officialAppid,
      token: `t${hex(12)}`,
      encodingAesKey: `${hex(32)}abcdefghijk`,
      mode: 'secure' as const,
    },
  };
  const miniProgram = {
    kind: 'miniProgram' as const,
    appid: miniAppid,
    appSecret: hex(32),
    originalId: `gh_${hex(12)}`,
    push: { appid: miniAppid, token: `t${hex(12)}`, encodingAesKey: `${hex(32)}ABCDEFGHIJK`, mode: 'secure' as const },
  };
  const xpay = { offerId: `145${Math.floor(Math.random() * 1e7)}`, env: 0 as const, appKey: hex(32) };
  const pay = {
    mchid,
    serialNo: hex(40).toUpperCase(),
    privateKeyPem: merchantKeys.privateKey,
    apiV3Key: hex(32),
    wechatPayKeys: [{ serial: publicKeyId, pem: wechatPayKeys.publicKey }],
  };
  const callback = ({ appid, token, encodingAesKey, mode }: typeof officialAccount.push, format: 'xml' | 'json') => ({
    url: `${url}/wechat/messages/${appid}`,
    token,
    encodingAesKey,
    mode,
    format,
  });
  await sandbox.control('world', {
    apps: [
      {
        appid: officialAppid,
        kind: options.isServiceAccount ? 'service-account' : 'subscription-account',
        name,
        originalId: officialAccount.originalId,
        secret: officialAccount.appSecret,
        verified: true,
        openPlatformId,
        oauthDomains: [new URL(url).host],
        miniPrograms: [miniAppid],
        callback: callback(officialAccount.push, 'xml'),
      },
      {
        appid: miniAppid,
        kind: 'mini-program',
        name,
        originalId: miniProgram.originalId,
        secret: miniProgram.appSecret,
        openPlatformId,
        callback: callback(miniProgram.push, 'json'),
      },
    ],
    merchants: [
      {
        mchid,
        appids: [officialAppid, miniAppid],
        serialNo: pay.serialNo,
        publicKeyPem: merchantKeys.publicKey,
        apiV3Key: pay.apiV3Key,
        wechatPayPublicKeyId: publicKeyId,
        wechatPayPublicKeyPem: wechatPayKeys.publicKey,
        wechatPayPrivateKeyPem: wechatPayKeys.privateKey,
        transferScenes: ['1005'],
      },
    ],
    xpay: [{ appid: miniAppid, offerId: xpay.offerId, appKeys: { live: xpay.appKey, sandbox: hex(32) }, goods: [] }],
  });
  return { officialAppid, miniAppid, mchid, openPlatformId, secrets: { officialAccount, miniProgram, xpay, pay } };
}

function rsaKeys(): { publicKey: string; privateKey: string } {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}
