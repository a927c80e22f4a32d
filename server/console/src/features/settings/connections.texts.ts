import type { ConnectionCheckKind, PushMode } from '@teahouse/schema/operations.ts';
import type { Texts } from '../../i18n/language.ts';

/** Names of an enum's values. */
type Names<Value extends string> = Readonly<Record<`${Value}`, string>>;

type Part = 'officialAccount' | 'miniProgram' | 'xpay' | 'wechatPay';

export const connectionsTexts: Texts<{
  readonly hint: string;
  readonly parts: Readonly<Record<Part, { readonly title: string; readonly why: string }>>;
  readonly appid: string;
  readonly appSecret: string;
  readonly originalId: string;
  readonly originalIdHint: string;
  readonly token: string;
  readonly encodingAesKey: string;
  readonly mode: string;
  readonly modes: Names<PushMode>;
  readonly kept: string;
  readonly secretHint: string;
  readonly pushHint: string;
  readonly make: string;
  readonly copy: string;
  readonly copyOf: (what: string) => string;
  readonly copied: string;
  readonly callbackUrl: string;
  readonly callbackHint: string;
  readonly domain: string;
  readonly domainHint: string;
  readonly mchid: string;
  readonly serialNo: string;
  readonly serialNoHint: string;
  readonly privateKey: string;
  readonly privateKeyHint: string;
  readonly apiV3Key: string;
  readonly apiV3KeyHint: string;
  readonly payKeySerial: string;
  readonly payKeys: (serials: string) => string;
  readonly payKey: string;
  readonly payKeyHint: string;
  readonly offerId: string;
  readonly offerIdHint: string;
  readonly appKey: string;
  readonly appKeyHint: string;
  readonly sandbox: string;
  readonly sandboxHint: string;
  readonly ios: string;
  readonly iosHint: string;
  readonly save: string;
  readonly saved: string;
  readonly checks: string;
  readonly check: string;
  readonly passed: string;
  readonly failed: string;
  readonly neverChecked: string;
  readonly checkedAt: (when: string) => string;
  readonly checkNames: Names<ConnectionCheckKind>;
  readonly checkNeeds: Names<ConnectionCheckKind>;
}> = {
  'zh-CN': {
    hint: '密钥只能写入和更换，保存后谁也看不到，包括你自己。每一项都可以当场向微信验证。',
    parts: {
      officialAccount: {
        title: '公众号',
        why: '菜单、关注和消息要用公众号的接口。微信用 AppSecret 认我们，用 Token 和 EncodingAESKey 让我们认出它。',
      },
      miniProgram: {
        title: '小程序',
        why: '读者在小程序里阅读和付款。它要和公众号关联在同一个主体下，读者才是同一个人。',
      },
      xpay: {
        title: '虚拟支付',
        why: '微信运营规范 5.13：小程序里卖会员、文章这类虚拟内容，只能用虚拟支付。',
      },
      wechatPay: {
        title: '微信支付',
        why: '在公众号网页里收款，以及给推荐人付佣金。没有它，读者就都在小程序里付款。',
      },
    },
    appid: 'AppID',
    appSecret: 'AppSecret',
    originalId: '原始 ID',
    originalIdHint: '在「账号详情」里，以 gh_ 开头',
    token: 'Token',
    encodingAesKey: 'EncodingAESKey',
    mode: '消息加解密方式',
    modes: { SECURE: '安全模式', COMPATIBLE: '兼容模式', PLAIN: '明文模式' },
    kept: '已保存，不改就留空',
    secretHint: '在公众平台「基本配置」里；微信只显示一次，忘了就要重置',
    pushHint: '这里填什么，微信后台就要填一样的。可以在这里生成，再复制过去。',
    make: '随机生成',
    copy: '复制',
    copyOf: (what) => `复制：${what}`,
    copied: '已复制',
    callbackUrl: '服务器地址（URL）',
    callbackHint: '先在这里保存，再把它填到微信后台的「服务器配置」（小程序是「消息推送」），启用时微信会立刻来验证。',
    domain: '网页授权域名、JS 接口安全域名、业务域名',
    domainHint: '都填这个域名，读者才能在网页里登录和付款',
    mchid: '商户号',
    serialNo: '商户 API 证书序列号',
    serialNoHint: '商户平台「账户中心 › API 安全」，40 位',
    privateKey: '商户 API 私钥',
    privateKeyHint: '申请证书时得到的 apiclient_key.pem，用记事本打开，全部粘贴进来',
    apiV3Key: 'APIv3 密钥',
    apiV3KeyHint: '在「API 安全」里自己设的 32 个字符',
    payKeySerial: '微信支付公钥 ID',
    payKeys: (serials) => `现在认的：${serials}。换公钥时填新的，旧的会保留一段时间。`,
    payKey: '微信支付公钥',
    payKeyHint: '在「API 安全」下载的 pub_key.pem，全部粘贴进来',
    offerId: 'OfferId',
    offerIdHint: '小程序后台「虚拟支付 › 基本配置」',
    appKey: 'AppKey',
    appKeyHint: '现网和沙箱各有一个，不要弄混',
    sandbox: '使用虚拟支付的沙箱环境',
    sandboxHint: '只在小程序开发版、体验版里能付，不是真钱',
    ios: '微信已为这个小程序开通 iOS 虚拟支付',
    iosHint: '没有开通时，iPhone 上按微信的规则不显示价格',
    save: '保存',
    saved: '已保存，接着检查一下',
    checks: '向微信验证',
    check: '检查',
    passed: '通过',
    failed: '没通过',
    neverChecked: '还没检查过',
    checkedAt: (when) => `${when} 检查`,
    checkNames: {
      OFFICIAL_ACCOUNT_SECRET: '密钥和 IP 白名单',
      OFFICIAL_ACCOUNT_CALLBACK: '消息推送',
      OFFICIAL_ACCOUNT_MENU: '自定义菜单权限',
      MINI_PROGRAM_SECRET: '密钥',
      MINI_PROGRAM_CALLBACK: '消息推送',
      WECHAT_PAY: '商户和签名',
      XPAY: 'OfferId 和签名',
    },
    checkNeeds: {
      OFFICIAL_ACCOUNT_SECRET: '向微信要一次 access_token。微信要求服务器 IP 在白名单里，防止密钥泄露后被人冒用。',
      OFFICIAL_ACCOUNT_CALLBACK: '关注、取关、点菜单都由微信推送过来。微信要求地址在公网，能用 Token 应答。',
      OFFICIAL_ACCOUNT_MENU: '读一次现在的菜单。没有微信认证的公众号不能用菜单接口。',
      MINI_PROGRAM_SECRET: '向微信要一次 access_token，读者登录小程序也用这个密钥。',
      MINI_PROGRAM_CALLBACK: '虚拟支付的付款、退款、续费结果都靠推送送达。',
      WECHAT_PAY: '用私钥签名，查一个不存在的订单。微信支付要求每个请求都签名。',
      XPAY: '用 AppKey 签名，查一个不存在的订单。',
    },
  },
  en: {
    hint: 'Secrets can be entered and replaced; once saved nobody sees them, not even you. Each can be tried out with WeChat at once.',
    parts: {
      officialAccount: {
        title: 'Official Account',
        why: 'The menu, followers and messages need its interfaces. WeChat knows us by the AppSecret; we know WeChat by token and EncodingAESKey.',
      },
      miniProgram: {
        title: 'Mini Program',
        why: 'Readers read and pay in it. It has to belong with the Official Account, so that a reader is one person in both.',
      },
      xpay: {
        title: 'Virtual Payment',
        why: 'WeChat’s rule 5.13: what is not physical, such as memberships and articles, is sold by Virtual Payment inside a Mini Program.',
      },
      wechatPay: {
        title: 'WeChat Pay',
        why: 'For payments on the Official Account’s web pages, and to pay promoters. Without it readers pay in the Mini Program.',
      },
    },
    appid: 'AppID',
    appSecret: 'AppSecret',
    originalId: 'Original id',
    originalIdHint: 'Under 账号详情; it begins with gh_',
    token: 'Token',
    encodingAesKey: 'EncodingAESKey',
    mode: 'Encryption of messages',
    modes: { SECURE: 'Secure (安全模式)', COMPATIBLE: 'Compatible (兼容模式)', PLAIN: 'Plain (明文模式)' },
    kept: 'Saved; leave empty to keep it',
    secretHint: 'Under 基本配置; WeChat shows it once, and resets it when it is lost',
    pushHint: 'The same goes here and into WeChat’s console. Make one here, and copy it there.',
    make: 'Make one',
    copy: 'Copy',
    copyOf: (what) => `Copy: ${what}`,
    copied: 'Copied',
    callbackUrl: 'Server address (URL)',
    callbackHint:
      'Save here first, then enter it at WeChat under 服务器配置 (for the Mini Program 消息推送): WeChat verifies it at once.',
    domain: 'Domain for web sign-in, JS interfaces and pages',
    domainHint: 'Enter this domain for all three, so that readers can sign in and pay on the web',
    mchid: 'Merchant number',
    serialNo: 'Serial number of the merchant certificate',
    serialNoHint: '账户中心 › API 安全, 40 characters',
    privateKey: 'Merchant private key',
    privateKeyHint: 'apiclient_key.pem that came with the certificate: open it as text and paste all of it',
    apiV3Key: 'APIv3 key',
    apiV3KeyHint: 'The 32 characters you chose under API 安全',
    payKeySerial: 'Id of WeChat Pay’s public key',
    payKeys: (serials) => `Believed now: ${serials}. Enter another one to change; the one before stays for a while.`,
    payKey: 'WeChat Pay’s public key',
    payKeyHint: 'pub_key.pem from API 安全: paste all of it',
    offerId: 'OfferId',
    offerIdHint: 'Mini Program’s console, 虚拟支付 › 基本配置',
    appKey: 'AppKey',
    appKeyHint: 'Production and sandbox have one each',
    sandbox: 'Use Virtual Payment’s sandbox',
    sandboxHint: 'Payable in development and trial versions only; no real money',
    ios: 'WeChat opened Virtual Payment on iOS for this Mini Program',
    iosHint: 'Until then, WeChat’s rules allow no prices on an iPhone',
    save: 'Save',
    saved: 'Saved; now check it',
    checks: 'Try it out with WeChat',
    check: 'Check',
    passed: 'Works',
    failed: 'Does not work',
    neverChecked: 'Not checked yet',
    checkedAt: (when) => `checked ${when}`,
    checkNames: {
      OFFICIAL_ACCOUNT_SECRET: 'Secret and IP list',
      OFFICIAL_ACCOUNT_CALLBACK: 'Messages and events',
      OFFICIAL_ACCOUNT_MENU: 'Custom Menu',
      MINI_PROGRAM_SECRET: 'Secret',
      MINI_PROGRAM_CALLBACK: 'Messages and events',
      WECHAT_PAY: 'Merchant and signature',
      XPAY: 'OfferId and signature',
    },
    checkNeeds: {
      OFFICIAL_ACCOUNT_SECRET:
        'Asks WeChat for a token. WeChat wants this server on its IP list, in case a secret leaks.',
      OFFICIAL_ACCOUNT_CALLBACK:
        'WeChat tells us who follows and what is tapped. It wants an address on the internet that answers with the token.',
      OFFICIAL_ACCOUNT_MENU: 'Reads the menu. Accounts that are not verified may not use this interface.',
      MINI_PROGRAM_SECRET: 'Asks WeChat for a token; readers sign in to the Mini Program with the same secret.',
      MINI_PROGRAM_CALLBACK: 'Payments, refunds and renewals of Virtual Payment are told this way.',
      WECHAT_PAY: 'Signs a question about an order that does not exist. WeChat Pay wants every request signed.',
      XPAY: 'Signs a question about an order that does not exist with the AppKey.',
    },
  },
};
