/**
 * What the clients in this folder are told about one account. Plain objects, passed in per call: they come from the
 * account's decrypted credentials, and nothing here keeps them.
 */

/** Where WeChat answers. All three are one address when a sandbox plays them. */
export interface WeChatHosts {
  /** Official Account, Mini Program and Virtual Payment interfaces: `https://api.weixin.qq.com`. */
  readonly apiBaseUrl: string;
  /** The web authorization page a browser is sent to: `https://open.weixin.qq.com`. */
  readonly openBaseUrl: string;
  /** WeChat Pay API v3: `https://api.mch.weixin.qq.com`. */
  readonly payBaseUrl: string;
}

/** What `access_token` interfaces need to know of an application, whatever its kind. */
export interface WeChatApp {
  /** `wx` and 16 hexadecimal digits. */
  readonly appid: string;
  readonly appSecret: string;
}

export interface OfficialAccountApp extends WeChatApp {
  readonly kind: 'officialAccount';
}

export interface MiniProgramApp extends WeChatApp {
  readonly kind: 'miniProgram';
}

/** How WeChat pushes messages and events to us, as set in the console under "Server Configuration". */
export interface MessagePushConfig {
  /** The application the pushes are for; an encrypted push names it inside and must match. */
  readonly appid: string;
  readonly token: string;
  /** 43 characters. */
  readonly encodingAesKey: string;
  /** The key before the last change: accepted too, because pushes on their way still use it. */
  readonly previousEncodingAesKey?: string;
  /**
   * `plain` trusts a signature that does not cover the body, so it is for installations that cannot do better;
   * `compatible` and `secure` accept encrypted pushes only.
   */
  readonly mode: 'plain' | 'compatible' | 'secure';
}

/** 0 sells for real; 1 is WeChat's own trial environment, for development and trial versions only. */
export type XpayEnv = 0 | 1;

/** The Virtual Payment (虚拟支付) merchant of one Mini Program. */
export interface XpayMerchant {
  readonly offerId: string;
  readonly env: XpayEnv;
  /** The AppKey of `env`: each environment has its own. */
  readonly appKey: string;
}

/** A WeChat Pay merchant, API v3. */
export interface PayMerchant {
  /** Ten digits. */
  readonly mchid: string;
  /** Serial number of the merchant API certificate that belongs to `privateKeyPem`. */
  readonly serialNo: string;
  /** PKCS#8 or PKCS#1 PEM. */
  readonly privateKeyPem: string;
  /** 32 ASCII characters; decrypts notifications. */
  readonly apiV3Key: string;
  /** Every key WeChat Pay may sign with. While a merchant moves to the public key, both kinds arrive. */
  readonly wechatPayKeys: readonly WeChatPayKey[];
}

/** A key by which WeChat Pay's own signatures are checked. */
export interface WeChatPayKey {
  /** As `Wechatpay-Serial` names it: `PUB_KEY_ID_…`, or the serial number of a platform certificate. */
  readonly serial: string;
  /** The public key, or the platform certificate that holds it. */
  readonly pem: string;
}
