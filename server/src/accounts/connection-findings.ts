import type { Localized } from '../shared/locale/locale.ts';
import { ConnectionCheckKind } from './connection.payloads.ts';

/** What a check found; `detail` is what WeChat added, such as an address or a number. */
export interface Finding {
  readonly code: FindingCode;
  readonly detail: string;
}

interface Words {
  readonly isPassed?: true;
  readonly finding: (detail: string) => Localized;
  readonly whatToDo?: (detail: string) => Localized;
}

const said = (zh: string, en: string) => () => ({ 'zh-CN': zh, en });

/** Every finding in words: what is wrong, and what WeChat needs. */
const words = {
  WORKS: { isPassed: true, finding: said('正常', 'It works') },
  NOT_ENTERED: {
    finding: said('还没有填写', 'Nothing was entered yet'),
    whatToDo: said('先填好上面的内容并保存，再检查。', 'Fill it in and save, then check.'),
  },
  UNREACHABLE: {
    finding: said('微信没有回应', 'WeChat does not answer'),
    whatToDo: said(
      '请确认服务器能访问 api.weixin.qq.com 和 api.mch.weixin.qq.com，然后再试一次。',
      'Make sure that the server can reach api.weixin.qq.com and api.mch.weixin.qq.com, then try again.',
    ),
  },
  INVALID_APPID: {
    finding: said('微信说没有这个 AppID', 'WeChat knows no such AppID'),
    whatToDo: said(
      '请到公众平台「设置与开发 › 开发接口管理 › 基本配置」复制 AppID，不要和小程序的弄混。',
      'Copy the AppID from WeChat’s console, 设置与开发 › 开发接口管理 › 基本配置; it is not the Mini Program’s.',
    ),
  },
  WRONG_SECRET: {
    finding: said('AppSecret 不对', 'The AppSecret is wrong'),
    whatToDo: said(
      '微信不再显示旧的 AppSecret。请在「基本配置」重置一个，马上填到这里；重置后旧的立即失效。',
      'WeChat never shows an AppSecret again. Reset it under 基本配置 and enter it here at once; the old one stops working.',
    ),
  },
  SECRET_FROZEN: {
    finding: said('AppSecret 已被冻结', 'The AppSecret is frozen'),
    whatToDo: said(
      '请到公众平台「基本配置」解冻，再检查。',
      'Unfreeze it in WeChat’s console under 基本配置, then check.',
    ),
  },
  IP_NOT_ALLOWED: {
    finding: (ip) => ({
      'zh-CN': `本服务器的地址 ${ip} 不在 IP 白名单里`,
      en: `This server’s address ${ip} is not on the IP list`,
    }),
    whatToDo: (ip) => ({
      'zh-CN': `微信只让白名单里的服务器拿 access_token，以防密钥泄露。请到「基本配置 › IP 白名单」加上 ${ip}，几分钟后生效。`,
      en: `WeChat gives tokens to listed servers only, in case a secret leaks. Add ${ip} under 基本配置 › IP 白名单; it takes some minutes.`,
    }),
  },
  OUT_OF_QUOTA: {
    finding: said('今天的接口调用次数用完了', 'Today’s quota of calls is used up'),
    whatToDo: said('明天零点恢复，到时再检查。', 'It is restored at midnight in China; check again then.'),
  },
  NOT_VERIFIED: {
    finding: said('公众号没有自定义菜单权限', 'The account may not have a Custom Menu'),
    whatToDo: said(
      '只有经过微信认证的公众号才能通过接口设置菜单。请到「设置与开发 › 微信认证」完成认证。',
      'Only verified accounts set their menu this way. Get it verified under 设置与开发 › 微信认证.',
    ),
  },
  ADDRESS_IS_LOCAL: {
    finding: (url) => ({ 'zh-CN': `微信访问不到 ${url}`, en: `WeChat cannot reach ${url}` }),
    whatToDo: said(
      '微信从公网访问回调地址，只认 80 和 443 端口的域名。请给服务器配好域名和 HTTPS，并把它写进 PUBLIC_URL。',
      'WeChat calls from the internet, and only domains on ports 80 and 443. Give the server a domain with HTTPS and put it into PUBLIC_URL.',
    ),
  },
  CALLBACK_SILENT: {
    finding: (url) => ({ 'zh-CN': `回调地址 ${url} 没有回应`, en: `The callback address ${url} does not answer` }),
    whatToDo: said(
      '请检查域名解析、HTTPS 证书和反向代理：它应当把 /wechat/ 原样转给茶馆。',
      'Check domain, certificate and reverse proxy: it has to hand /wechat/ on to Teahouse as it is.',
    ),
  },
  CALLBACK_WRONG: {
    finding: (status) => ({
      'zh-CN': `回调地址有回应，但不是茶馆答的（HTTP ${status}）`,
      en: `Something answers at the callback address, but not Teahouse (HTTP ${status})`,
    }),
    whatToDo: said(
      '可能转到了别的程序，或者代理改动了参数。请让 /wechat/ 的请求原样到达茶馆。',
      'It may be another program, or a proxy that changes the query. Let /wechat/ reach Teahouse untouched.',
    ),
  },
  CALLBACK_WAITING: {
    finding: said(
      '回调地址通了，但还没有收到过微信的推送',
      'The callback address answers, but WeChat has not sent anything yet',
    ),
    whatToDo: said(
      '请在微信后台的「服务器配置」（小程序是「消息推送」）填上回调地址、Token 和 EncodingAESKey 并启用，然后给公众号发一条消息，再检查。',
      'Enter callback address, token and EncodingAESKey at WeChat under 服务器配置 (for the Mini Program 消息推送), enable it, send the account a message, and check again.',
    ),
  },
  PAY_SIGNATURE_REFUSED: {
    finding: said('微信支付不认这个签名', 'WeChat Pay does not take the signature'),
    whatToDo: said(
      '证书序列号和私钥要是同一套。请到商户平台「账户中心 › API 安全」核对序列号，重新上传同时下载的 apiclient_key.pem，并核对商户号。',
      'Serial number and private key must belong together. Compare the serial under 账户中心 › API 安全, enter the apiclient_key.pem that came with it, and check the merchant number.',
    ),
  },
  PAY_NOT_ALLOWED: {
    finding: (code) => ({
      'zh-CN': `微信支付拒绝了商户（${code}）`,
      en: `WeChat Pay refuses the merchant (${code})`,
    }),
    whatToDo: said(
      '请到商户平台确认：JSAPI 支付已开通，商户号已和公众号关联，商户没有被限制。',
      'Make sure that JSAPI payments are granted, the merchant is linked with the Official Account, and it is not restricted.',
    ),
  },
  NO_PAY_KEY: {
    finding: said(
      '没有微信支付公钥，收到的通知无法验证',
      'There is no key of WeChat Pay, so nothing it says can be believed',
    ),
    whatToDo: said(
      '请到商户平台「API 安全」下载微信支付公钥，连同 PUB_KEY_ID 一起填上。',
      'Download WeChat Pay’s public key under API 安全, and enter it with its PUB_KEY_ID.',
    ),
  },
  XPAY_SIGNATURE_REFUSED: {
    finding: said('虚拟支付不认这个签名', 'Virtual Payment does not take the signature'),
    whatToDo: said(
      'AppKey 分现网和沙箱两个。请到小程序后台「虚拟支付 › 基本配置」复制对应的那个。',
      'There are two AppKeys, of production and of the sandbox. Copy the right one from 虚拟支付 › 基本配置.',
    ),
  },
  XPAY_NOT_OPENED: {
    finding: said('小程序还没有开通虚拟支付', 'Virtual Payment is not opened for the Mini Program'),
    whatToDo: said(
      '小程序里卖会员和文章只能用虚拟支付（微信运营规范 5.13）。请到小程序后台「功能 › 虚拟支付」开通，并完成商户入驻。',
      'Inside a Mini Program, memberships and articles may be sold by Virtual Payment only (WeChat’s rule 5.13). Open it under 功能 › 虚拟支付 and finish the merchant’s onboarding.',
    ),
  },
  NEEDS_MINI_PROGRAM: {
    finding: said('还没有接入小程序', 'No Mini Program is connected yet'),
    whatToDo: said(
      '虚拟支付属于小程序，请先接入小程序。',
      'Virtual Payment belongs to a Mini Program; connect it first.',
    ),
  },
  REFUSED: {
    finding: (code) => ({ 'zh-CN': `微信拒绝了（${code}）`, en: `WeChat refused (${code})` }),
    whatToDo: said(
      '请核对填写的内容；错误码的含义可以在微信文档里查到。',
      'Compare what was entered; WeChat’s documents explain the number.',
    ),
  },
} satisfies Record<string, Words>;

export type FindingCode = keyof typeof words;

const works: Readonly<Record<ConnectionCheckKind, Localized>> = {
  OFFICIAL_ACCOUNT_SECRET: {
    'zh-CN': 'AppID 和 AppSecret 正确，微信给了 access_token',
    en: 'AppID and AppSecret are right: WeChat gave a token',
  },
  OFFICIAL_ACCOUNT_CALLBACK: { 'zh-CN': '微信的推送能送到这里', en: 'WeChat’s messages reach us' },
  OFFICIAL_ACCOUNT_MENU: { 'zh-CN': '可以设置自定义菜单', en: 'The Custom Menu can be set' },
  MINI_PROGRAM_SECRET: {
    'zh-CN': '小程序的 AppID 和 AppSecret 正确',
    en: 'The Mini Program’s AppID and AppSecret are right',
  },
  MINI_PROGRAM_CALLBACK: { 'zh-CN': '小程序的推送能送到这里', en: 'The Mini Program’s events reach us' },
  WECHAT_PAY: { 'zh-CN': '微信支付认得这个商户和签名', en: 'WeChat Pay knows the merchant and its signature' },
  XPAY: { 'zh-CN': '虚拟支付认得这个签名', en: 'Virtual Payment takes the signature' },
};

export const isPassed = (code: FindingCode): boolean => code === 'WORKS';

/** A finding for people. */
export function wordsOf(
  kind: ConnectionCheckKind,
  { code, detail }: Finding,
  locale: keyof Localized,
): { finding: string; whatToDo: string | null } {
  const of: Words = words[code];
  const finding = code === 'WORKS' ? works[kind] : of.finding(detail);
  return { finding: finding[locale], whatToDo: of.whatToDo?.(detail)[locale] ?? null };
}

export const isFindingCode = (text: string): text is FindingCode => Object.hasOwn(words, text);
