import { Field, Int, ObjectType } from 'type-graphql';
import { UserError } from '../shared/errors/user-error.ts';
import type { Localized } from '../shared/locale/locale.ts';

export const maxAccountNameLength = 30;
export const maxAccountDescriptionLength = 120;

@ObjectType({ implements: UserError, description: 'A text of the account is empty or too long.' })
export class AccountTextOutOfRange extends UserError {
  @Field(() => String, { description: 'The input field: name or description.' })
  readonly field: string;

  @Field(() => Int, { description: 'Most characters it takes.' })
  readonly maxLength: number;

  constructor(field: 'name' | 'description', maxLength: number) {
    super(
      'ACCOUNT_TEXT_OUT_OF_RANGE',
      field === 'name'
        ? { 'zh-CN': `名称要有 1 到 ${maxLength} 个字`, en: `The name takes 1 to ${maxLength} characters` }
        : { 'zh-CN': `简介最多 ${maxLength} 个字`, en: `The description takes at most ${maxLength} characters` },
    );
    this.field = field;
    this.maxLength = maxLength;
  }
}

@ObjectType({ implements: UserError, description: 'The logo is no https URL and no path of this server.' })
export class LogoNotUsable extends UserError {
  constructor() {
    super('LOGO_NOT_USABLE', {
      'zh-CN': '头像要用素材库里的图片（/media/ 开头），或 https:// 开头的网址',
      en: 'The logo is a picture of the media library (/media/…), or an address that begins with https://',
    });
  }
}

/** What is to be entered, and how it looks at WeChat. */
const fieldTexts = {
  appid: { 'zh-CN': 'AppID 是 wx 加 16 位小写字母和数字', en: 'An AppID is wx and 16 of 0–9 and a–f' },
  appSecret: { 'zh-CN': 'AppSecret 是 32 位字母和数字', en: 'An AppSecret has 32 letters and digits' },
  originalId: { 'zh-CN': '原始 ID 以 gh_ 开头', en: 'The original id begins with gh_' },
  token: { 'zh-CN': 'Token 是 3–32 位字母和数字', en: 'A token has 3 to 32 letters and digits' },
  encodingAesKey: { 'zh-CN': 'EncodingAESKey 是 43 位字母和数字', en: 'An EncodingAESKey has 43 letters and digits' },
  mchid: { 'zh-CN': '商户号是 8–10 位数字', en: 'A merchant number has 8 to 10 digits' },
  serialNo: {
    'zh-CN': '证书序列号是 40 位十六进制字符',
    en: 'A certificate’s serial number has 40 hexadecimal digits',
  },
  privateKeyPem: {
    'zh-CN': '私钥是 apiclient_key.pem 的全部内容，以 -----BEGIN PRIVATE KEY----- 开头',
    en: 'The private key is all of apiclient_key.pem; it begins with -----BEGIN PRIVATE KEY-----',
  },
  apiV3Key: { 'zh-CN': 'APIv3 密钥正好 32 个字符', en: 'An APIv3 key has exactly 32 characters' },
  wechatPayKeySerial: {
    'zh-CN': '微信支付公钥 ID 以 PUB_KEY_ID_ 开头；用平台证书时填它的 40 位序列号',
    en: 'WeChat Pay’s public key id begins with PUB_KEY_ID_; of a platform certificate it is the serial number',
  },
  wechatPayKeyPem: {
    'zh-CN': '微信支付公钥是 pub_key.pem 的全部内容；用平台证书时是证书的全部内容',
    en: 'WeChat Pay’s public key is all of pub_key.pem, or the platform certificate',
  },
  offerId: {
    'zh-CN': 'OfferId 是虚拟支付基本配置里的一串数字',
    en: 'An OfferId is the number in Virtual Payment’s settings',
  },
  appKey: { 'zh-CN': 'AppKey 是 32 位左右的字母和数字', en: 'An AppKey has about 32 letters and digits' },
} satisfies Record<string, Localized>;

export type ConnectionField = keyof typeof fieldTexts;

@ObjectType({
  implements: UserError,
  description: 'Something from WeChat’s console is missing or does not look like it; nothing was saved.',
})
export class InvalidConnection extends UserError {
  @Field(() => String, { description: 'The input field.' })
  readonly field: ConnectionField;

  constructor(field: ConnectionField) {
    super('INVALID_CONNECTION', fieldTexts[field]);
    this.field = field;
  }
}

@ObjectType({ implements: UserError, description: 'Another account of this installation has this AppID.' })
export class AppidTaken extends UserError {
  constructor() {
    super('APPID_TAKEN', {
      'zh-CN': '这个 AppID 已经属于本系统里的另一个公众号',
      en: 'Another account of this installation has this AppID',
    });
  }
}
