import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { Rejection } from '../shared/errors/rejection.ts';
import type { MessagePushConfig, PayMerchant, WeChatPayKey, XpayMerchant } from '../wechat/config.ts';
import { type ConnectionField, InvalidConnection } from './account.refusals.ts';
import {
  type ConnectMiniProgramInput,
  type ConnectWeChatPayInput,
  type ConnectXpayInput,
  PushMode,
} from './connection.payloads.ts';
import type { AccountSecrets } from './credentials.ts';

const patterns = {
  appid: /^wx[0-9a-f]{16}$/,
  appSecret: /^[0-9a-zA-Z]{32}$/,
  originalId: /^gh_[0-9a-zA-Z]{4,32}$/,
  token: /^[0-9a-zA-Z]{3,32}$/,
  encodingAesKey: /^[0-9a-zA-Z]{43}$/,
  mchid: /^\d{8,10}$/,
  serialNo: /^[0-9A-F]{40}$/,
  apiV3Key: /^[\x21-\x7e]{32}$/,
  wechatPayKeySerial: /^(PUB_KEY_ID_\w{10,64}|[0-9A-F]{40})$/,
  offerId: /^\d{4,20}$/,
  appKey: /^[\x21-\x7e]{16,64}$/,
} satisfies Partial<Record<ConnectionField, RegExp>>;

/** How many of WeChat Pay's keys are believed at once: the one in use, and those before it. */
const MOST_KEYS = 3;

const modes: Readonly<Record<PushMode, MessagePushConfig['mode']>> = {
  [PushMode.PLAIN]: 'plain',
  [PushMode.COMPATIBLE]: 'compatible',
  [PushMode.SECURE]: 'secure',
};

export const pushModeOf = (mode: MessagePushConfig['mode']): PushMode =>
  mode === 'plain' ? PushMode.PLAIN : mode === 'compatible' ? PushMode.COMPATIBLE : PushMode.SECURE;

function checked(field: keyof typeof patterns, given: string): string {
  const value = given.trim();
  if (!patterns[field].test(value)) throw new Rejection(new InvalidConnection(field));
  return value;
}

/** What was given, or what is kept; one of the two there must be. */
function secretOf(field: keyof typeof patterns, given: string | null | undefined, kept: string | undefined): string {
  if (given) return checked(field, given);
  if (kept === undefined) throw new Rejection(new InvalidConnection(field));
  return kept;
}

/**
 * An app's secrets as they shall be kept. Of another app than before, nothing is kept.
 * @throws Rejection InvalidConnection
 */
export function appSecretsOf<Kind extends 'officialAccount' | 'miniProgram'>(
  kind: Kind,
  input: ConnectMiniProgramInput,
  before: AccountSecrets[Kind],
) {
  const appid = checked('appid', input.appid);
  const kept = before?.appid === appid ? before : null;
  const encodingAesKey = secretOf('encodingAesKey', input.encodingAesKey, kept?.push.encodingAesKey);
  const isNewKey = kept !== null && kept.push.encodingAesKey !== encodingAesKey;
  const previousEncodingAesKey = isNewKey ? kept.push.encodingAesKey : kept?.push.previousEncodingAesKey;
  return {
    kind,
    appid,
    appSecret: secretOf('appSecret', input.appSecret, kept?.appSecret),
    originalId: checked('originalId', input.originalId),
    push: {
      appid,
      token: secretOf('token', input.token, kept?.push.token),
      encodingAesKey,
      // Pushes on their way are still written with the key before.
      ...(previousEncodingAesKey !== undefined && { previousEncodingAesKey }),
      mode: modes[input.mode],
    },
  };
}

/** @throws Rejection InvalidConnection */
export function payMerchantOf(input: ConnectWeChatPayInput, before: PayMerchant | null): PayMerchant {
  const mchid = checked('mchid', input.mchid);
  const kept = before?.mchid === mchid ? before : null;
  return {
    mchid,
    serialNo: checked('serialNo', input.serialNo.toUpperCase()),
    privateKeyPem: privateKeyOf(input.privateKeyPem, kept?.privateKeyPem),
    apiV3Key: secretOf('apiV3Key', input.apiV3Key, kept?.apiV3Key),
    wechatPayKeys: payKeysOf(input, kept?.wechatPayKeys ?? []),
  };
}

function privateKeyOf(given: string | null | undefined, kept: string | undefined): string {
  const pem = given?.trim() || kept;
  if (pem === undefined || !isReadable(() => createPrivateKey(pem))) {
    throw new Rejection(new InvalidConnection('privateKeyPem'));
  }
  return pem;
}

function payKeysOf(input: ConnectWeChatPayInput, kept: readonly WeChatPayKey[]): readonly WeChatPayKey[] {
  const given = input.wechatPayKeySerial?.trim() ?? '';
  const pem = input.wechatPayKeyPem?.trim() ?? '';
  if (given === '' && pem === '') {
    if (kept.length === 0) throw new Rejection(new InvalidConnection('wechatPayKeySerial'));
    return kept;
  }
  const serial = checked('wechatPayKeySerial', given.startsWith('PUB_KEY_ID_') ? given : given.toUpperCase());
  const isKey = isReadable(() =>
    pem.includes('BEGIN CERTIFICATE') ? new X509Certificate(pem).publicKey : createPublicKey(pem),
  );
  if (pem === '' || !isKey) throw new Rejection(new InvalidConnection('wechatPayKeyPem'));
  return [{ serial, pem }, ...kept.filter((key) => key.serial !== serial)].slice(0, MOST_KEYS);
}

/** @throws Rejection InvalidConnection */
export function xpayMerchantOf(input: ConnectXpayInput, before: XpayMerchant | null): XpayMerchant {
  const offerId = checked('offerId', input.offerId);
  const env = input.isSandbox ? 1 : 0;
  // Each environment has a key of its own.
  const kept = before?.offerId === offerId && before.env === env ? before.appKey : undefined;
  return { offerId, env, appKey: secretOf('appKey', input.appKey, kept) };
}

function isReadable(read: () => { readonly asymmetricKeyType?: string | undefined }): boolean {
  try {
    return read().asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}
