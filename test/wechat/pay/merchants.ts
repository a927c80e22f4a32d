import { generateKeyPairSync } from 'node:crypto';
import { issueCertificate } from '../crypto/certificate.ts';
import { randomDigits, randomHex } from '../crypto/random-text.ts';
import type { PapayPlan } from '../papay/papay-plan.ts';
import type { Collection, Store } from '../store/store.ts';
import type { Coupon } from './coupons.ts';
import type { FundAccount } from './funds.ts';

/**
 * `public-key`: answers are signed with the WeChat Pay public key, there are no platform certificates (new merchants).
 * `platform-certificate`: the old way. `both`: a merchant in change-over; the request's `Wechatpay-Serial` decides.
 */
export type AnswerMode = 'public-key' | 'platform-certificate' | 'both';

export interface PlatformCertificate {
  /** 40 upper-case hex characters */
  serialNo: string;
  certificatePem: string;
  publicKeyPem: string;
  privateKeyPem: string;
  effectiveAt: number;
  expiresAt: number;
}

export interface MerchantSettings {
  /** ten digits */
  mchid: string;
  name?: string;
  /** 32 characters; null or left out: never set, so no notification can be encrypted */
  apiV3Key?: string | null;
  /** serial of the merchant's API certificate, 40 upper-case hex characters */
  serialNo?: string;
  publicKeyPem?: string;
  /** apps whose orders this merchant may take */
  appids?: string[];
  mode?: AnswerMode;
  /** transfers to users that the console granted, such as `1005`; none unless given */
  transferScenes?: string[];
  /** what pays transfers to users: the basic account unless the console says that of operations */
  transferAccount?: 'BASIC' | 'OPERATION';
  /** of a single transfer to a user, in fen */
  transferLimitsFen?: { least: number; most: number };
  /** 32 characters; null or left out: never set, so WeChat Pay v2 is closed */
  apiV2Key?: string | null;
  /** templates of automatic payments that Tencent approved; none unless given */
  papayPlans?: PapayPlan[];
  /** what may be shared of an order's total; 3000 stands for 30 %, which is the default */
  profitSharingBps?: number;
  /** agrees to give back what others shared with it, when they ask; false unless given */
  allowsProfitReturns?: boolean;
  /** where it hears of what others shared with it; nowhere unless given */
  profitSharingNotifyUrl?: string | null;
  /** of payments; 60 stands for 0.60 %, which is the default */
  feeRateBps?: number;
  /** that payers have for orders of this merchant */
  coupons?: Coupon[];
  /** paid in when the merchant is first named; `top-up` adds to it later */
  startingFen?: Partial<Record<FundAccount, number>>;
  /** left out: the sandbox makes a key pair; `state` shows the public half */
  wechatPayPublicKeyId?: string;
  wechatPayPublicKeyPem?: string;
  wechatPayPrivateKeyPem?: string;
}

export interface Merchant {
  mchid: string;
  name: string;
  apiV3Key: string | null;
  /** public keys of the merchant's valid API certificates by serial, in upper case */
  certificates: Record<string, string>;
  appids: string[];
  mode: AnswerMode;
  transferScenes: string[];
  transferAccount: 'BASIC' | 'OPERATION';
  transferLimitsFen: { least: number; most: number };
  apiV2Key: string | null;
  papayPlans: PapayPlan[];
  profitSharingBps: number;
  allowsProfitReturns: boolean;
  profitSharingNotifyUrl: string | null;
  feeRateBps: number;
  coupons: Coupon[];
  wechatPayPublicKeyId: string;
  wechatPayPublicKeyPem: string;
  wechatPayPrivateKeyPem: string;
  platformCertificates: PlatformCertificate[];
}

const DEFAULT_FEE_RATE_BPS = 60;
const DEFAULT_PROFIT_SHARING_BPS = 3_000;
const TRANSFER_LIMITS_FEN = { least: 10, most: 2_000_000 };
const CERTIFICATE_LIFETIME_MS = 5 * 365 * 24 * 3600_000;

function newKeyPair(): { publicKeyPem: string; privateKeyPem: string } {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return { publicKeyPem: publicKey, privateKeyPem: privateKey };
}

/** WeChat Pay merchants with their keys, and WeChat Pay's own keys for each. */
export class Merchants {
  private readonly kept: Collection<Merchant>;
  private readonly now: () => number;

  constructor(store: Store, now: () => number) {
    this.kept = store.collection('merchants');
    this.now = now;
  }

  find(mchid: string): Merchant | undefined {
    return this.kept.get(mchid);
  }

  /** @throws RangeError when there is none */
  get(mchid: string): Merchant {
    const merchant = this.find(mchid);
    if (!merchant) throw new RangeError(`no merchant ${mchid}`);
    return merchant;
  }

  all(): Merchant[] {
    return this.kept.values();
  }

  upsert(settings: MerchantSettings): Merchant {
    const before = this.find(settings.mchid);
    if (!/^\d{8,10}$/.test(settings.mchid)) throw new RangeError('a mchid has up to ten digits');
    const apiV3Key = settings.apiV3Key === undefined ? (before?.apiV3Key ?? null) : settings.apiV3Key;
    if (apiV3Key !== null && Buffer.byteLength(apiV3Key) !== 32) throw new RangeError('an APIv3 key has 32 characters');
    const { publicKeyPem, privateKeyPem } = this.wechatPayKeys(settings, before);
    const mode = settings.mode ?? before?.mode ?? 'public-key';
    const feeRateBps = settings.feeRateBps ?? before?.feeRateBps ?? DEFAULT_FEE_RATE_BPS;
    if (!Number.isInteger(feeRateBps) || feeRateBps < 0 || feeRateBps > 10_000)
      throw new RangeError('feeRateBps is a whole number of ten-thousandths');
    return this.put({
      mchid: settings.mchid,
      name: settings.name ?? before?.name ?? settings.mchid,
      apiV3Key,
      certificates: {
        ...before?.certificates,
        ...(settings.serialNo && settings.publicKeyPem && { [settings.serialNo.toUpperCase()]: settings.publicKeyPem }),
      },
      appids: settings.appids ?? before?.appids ?? [],
      mode,
      transferAccount: settings.transferAccount ?? before?.transferAccount ?? 'BASIC',
      transferScenes: settings.transferScenes ?? before?.transferScenes ?? [],
      apiV2Key: settings.apiV2Key === undefined ? (before?.apiV2Key ?? null) : settings.apiV2Key,
      papayPlans: settings.papayPlans ?? before?.papayPlans ?? [],
      profitSharingBps: settings.profitSharingBps ?? before?.profitSharingBps ?? DEFAULT_PROFIT_SHARING_BPS,
      allowsProfitReturns: settings.allowsProfitReturns ?? before?.allowsProfitReturns ?? false,
      profitSharingNotifyUrl:
        settings.profitSharingNotifyUrl === undefined
          ? (before?.profitSharingNotifyUrl ?? null)
          : settings.profitSharingNotifyUrl,
      transferLimitsFen: settings.transferLimitsFen ?? before?.transferLimitsFen ?? TRANSFER_LIMITS_FEN,
      feeRateBps,
      coupons: settings.coupons ?? before?.coupons ?? [],
      wechatPayPublicKeyId:
        settings.wechatPayPublicKeyId ??
        before?.wechatPayPublicKeyId ??
        `PUB_KEY_ID_01${settings.mchid}${randomDigits(18)}`,
      wechatPayPublicKeyPem: publicKeyPem,
      wechatPayPrivateKeyPem: privateKeyPem,
      platformCertificates: before?.platformCertificates ?? [],
    });
  }

  /** Valid platform certificates, oldest first; the first one is made when it is first asked for. */
  platformCertificates(merchant: Merchant): PlatformCertificate[] {
    const known = this.get(merchant.mchid);
    const kept = known.platformCertificates.length > 0 ? known : this.addCertificate(known);
    return kept.platformCertificates.filter(({ expiresAt }) => this.now() < expiresAt);
  }

  /** Adds a certificate that overlaps the one before, as WeChat Pay does ahead of an expiry. */
  rotateCertificate(mchid: string): PlatformCertificate | undefined {
    return this.addCertificate(this.get(mchid)).platformCertificates.at(-1);
  }

  private addCertificate(merchant: Merchant): Merchant {
    const keys = newKeyPair();
    const serialNo = `5${randomHex(39)}`.toUpperCase();
    const effectiveAt = Math.floor(this.now() / 1000) * 1000;
    const expiresAt = effectiveAt + CERTIFICATE_LIFETIME_MS;
    const certificatePem = issueCertificate({ serialNo, ...keys, effectiveAt, expiresAt });
    return this.put({
      ...merchant,
      platformCertificates: [
        ...merchant.platformCertificates,
        { serialNo, certificatePem, ...keys, effectiveAt, expiresAt },
      ],
    });
  }

  private wechatPayKeys(settings: MerchantSettings, before: Merchant | undefined) {
    if (settings.wechatPayPublicKeyPem && settings.wechatPayPrivateKeyPem) {
      return { publicKeyPem: settings.wechatPayPublicKeyPem, privateKeyPem: settings.wechatPayPrivateKeyPem };
    }
    if (before) return { publicKeyPem: before.wechatPayPublicKeyPem, privateKeyPem: before.wechatPayPrivateKeyPem };
    return newKeyPair();
  }

  private put(merchant: Merchant): Merchant {
    return this.kept.put(merchant.mchid, merchant);
  }
}
