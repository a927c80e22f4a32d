import type { AccountKind, AppleRefundPolicy } from '@teahouse/schema/operations.ts';
import type { Texts } from '../../i18n/language.ts';

/** Names of an enum's values. */
type Names<Value extends string> = Readonly<Record<`${Value}`, string>>;

export const settingsTexts: Texts<{
  readonly title: string;
  readonly hint: string;
  readonly tabs: Readonly<Record<'guide' | 'account' | 'connections' | 'money', string>>;
  readonly save: string;
  readonly saved: string;
  readonly required: string;
  readonly account: {
    readonly hint: string;
    readonly name: string;
    readonly nameHint: string;
    readonly description: string;
    readonly descriptionHint: string;
    readonly logo: string;
    readonly logoHint: string;
    readonly chooseLogo: string;
    readonly removeLogo: string;
    readonly noLogo: string;
    readonly kind: string;
    readonly kinds: Names<AccountKind>;
    readonly kindHints: Names<AccountKind>;
    readonly verified: string;
    readonly verifiedHint: string;
    readonly handle: string;
    readonly handleHint: string;
  };
  readonly money: {
    readonly hint: string;
    readonly refunds: string;
    readonly refundWindow: string;
    readonly refundWindowHint: string;
    readonly refundRead: string;
    readonly refundReadHint: string;
    readonly apple: string;
    readonly applePolicies: Names<AppleRefundPolicy>;
    readonly appleHint: string;
    readonly tips: string;
    readonly tipping: string;
    readonly presets: string;
    readonly presetsHint: string;
    readonly presetsWrong: string;
    readonly tipMin: string;
    readonly tipMax: string;
    readonly thanks: string;
    readonly thanksHint: string;
    readonly renewals: string;
    readonly autoRenewal: string;
    readonly autoRenewalHint: string;
    readonly reminder: string;
    readonly reminderHint: string;
    readonly promoters: string;
    readonly promoting: string;
    readonly promotingHint: string;
    readonly rate: string;
    readonly coolingOff: string;
    readonly coolingOffHint: string;
    readonly payoutMin: string;
    readonly payoutMinHint: string;
    readonly between: (min: number, max: number) => string;
    readonly reload: string;
    readonly looked: string;
  };
}> = {
  'zh-CN': {
    title: '设置',
    hint: '公众号资料、和微信的连接、收款规则。',
    tabs: { guide: '开始使用', account: '公众号资料', connections: '微信连接', money: '收款规则' },
    save: '保存',
    saved: '已保存',
    required: '请填写',
    account: {
      hint: '读者在首页、会员页和付款时看到这些。',
      name: '名称',
      nameHint: '和公众号的名字一致，读者才认得出',
      description: '简介',
      descriptionHint: '一两句话，说说写什么、写给谁',
      logo: '头像',
      logoHint: '方形图片，至少 200 × 200',
      chooseLogo: '从素材库选择',
      removeLogo: '去掉头像',
      noLogo: '还没有头像',
      kind: '公众号类型',
      kinds: { SERVICE_ACCOUNT: '服务号', SUBSCRIPTION_ACCOUNT: '订阅号' },
      kindHints: {
        SERVICE_ACCOUNT: '网页里可以用微信登录；认证后可以用微信支付收款。',
        SUBSCRIPTION_ACCOUNT: '微信不给订阅号网页登录，所以网页里不能识别读者，会员和付款都在小程序里。',
      },
      verified: '已通过微信认证',
      verifiedHint: '自定义菜单接口、网页授权和微信支付都要先认证',
      handle: '短名',
      handleHint: '用在网址里，开张时定下，不能改',
    },
    money: {
      hint: '改动立刻生效，对以前的订单也适用。',
      refunds: '退款',
      refundWindow: '付款后几天内可以自助退款',
      refundWindowHint: '0 到 60 天；0 表示不能自助退',
      refundRead: '最多读过多少还能退（%）',
      refundReadHint: '按单篇文章算，读得比这多就要来找你',
      apple: '苹果来问要不要退款时',
      applePolicies: { APPROVE: '总是同意', APPROVE_WITHIN_WINDOW: '符合上面的条件就同意', REFUSE: '不同意' },
      appleHint: '在 iPhone 上付的钱由苹果决定退不退，这里只是告诉苹果你的意见。没有交付的一律同意。',
      tips: '打赏',
      tipping: '接受打赏',
      presets: '给读者选的金额（元）',
      presetsHint: '最多 8 个，用逗号或空格隔开；整元的金额在哪里都付得了',
      presetsWrong: '请填 1 到 8 个金额，都在最少和最多之间',
      tipMin: '最少（元）',
      tipMax: '最多（元）',
      thanks: '打赏后的感谢语',
      thanksHint: '最多 200 个字，可以留空',
      renewals: '续费',
      autoRenewal: '允许自动续费',
      autoRenewalHint: '微信要先给小程序开通订阅（会员订阅）。打开后，在「会员方案」里给价格勾上「可以自动续费」。',
      reminder: '到期前几天提醒',
      reminderHint: '1 到 30 天',
      promoters: '推荐有礼',
      promoting: '会员带来新会员有佣金',
      promotingHint: '佣金由微信商家转账付给推荐人',
      rate: '佣金比例（%）',
      coolingOff: '成交几天后可以提现',
      coolingOffHint: '留出退款的时间，0 到 90 天',
      payoutMin: '最少提现（元）',
      payoutMinHint: '微信转账最少 0.30 元',
      between: (min, max) => `请填 ${min} 到 ${max} 之间的数`,
      reload: '载入最新的',
      looked: '看过了，就按这样',
    },
  },
  en: {
    title: 'Settings',
    hint: 'The account, what connects it with WeChat, and the rules of money.',
    tabs: { guide: 'Getting started', account: 'Account', connections: 'WeChat', money: 'Money rules' },
    save: 'Save',
    saved: 'Saved',
    required: 'Please fill this in',
    account: {
      hint: 'Readers see this on the home page, on the membership page and when they pay.',
      name: 'Name',
      nameHint: 'The Official Account’s own, so that readers know you',
      description: 'Description',
      descriptionHint: 'One or two sentences: what you write, and for whom',
      logo: 'Logo',
      logoHint: 'A square picture, 200 × 200 at least',
      chooseLogo: 'Choose from the library',
      removeLogo: 'Remove the logo',
      noLogo: 'No logo yet',
      kind: 'Kind of account',
      kinds: { SERVICE_ACCOUNT: 'Service Account (服务号)', SUBSCRIPTION_ACCOUNT: 'Subscription Account (订阅号)' },
      kindHints: {
        SERVICE_ACCOUNT: 'Readers can sign in on the web with WeChat; verified, it takes WeChat Pay there.',
        SUBSCRIPTION_ACCOUNT:
          'WeChat gives it no sign-in on the web, so readers are members and pay inside the Mini Program only.',
      },
      verified: 'Verified by WeChat (微信认证)',
      verifiedHint: 'The menu, web sign-in and WeChat Pay need it first',
      handle: 'Handle',
      handleHint: 'For addresses; chosen at the opening, it does not change',
    },
    money: {
      hint: 'Changes apply at once, to earlier orders too.',
      refunds: 'Refunds',
      refundWindow: 'Days in which members may take a purchase back',
      refundWindowHint: '0 to 60; with 0 they have to ask you',
      refundRead: 'How much may have been read for that (%)',
      refundReadHint: 'Of one article; who has read more has to ask you',
      apple: 'When Apple asks whether to refund',
      applePolicies: { APPROVE: 'Always yes', APPROVE_WITHIN_WINDOW: 'Yes within the rules above', REFUSE: 'No' },
      appleHint:
        'What was paid on an iPhone is refunded by Apple or not; this is your word to Apple. What was not delivered is always a yes.',
      tips: 'Tips',
      tipping: 'Tips are welcome',
      presets: 'Amounts to offer (yuan)',
      presetsHint: 'At most 8, parted by commas or spaces; whole yuan can be paid everywhere',
      presetsWrong: 'Give 1 to 8 amounts between the least and the most',
      tipMin: 'Least (yuan)',
      tipMax: 'Most (yuan)',
      thanks: 'Thanks after a tip',
      thanksHint: 'At most 200 characters; may be empty',
      renewals: 'Renewals',
      autoRenewal: 'Memberships may renew by themselves',
      autoRenewalHint:
        'WeChat must have granted the Mini Program subscriptions (会员订阅). Then mark prices under Tiers as renewable.',
      reminder: 'Days before the end to remind',
      reminderHint: '1 to 30',
      promoters: 'Promoters',
      promoting: 'Members earn a commission on members they bring',
      promotingHint: 'WeChat’s merchant transfer pays it out',
      rate: 'Commission (%)',
      coolingOff: 'Days after the sale until it is paid out',
      coolingOffHint: 'Time for refunds, 0 to 90',
      payoutMin: 'Least payout (yuan)',
      payoutMinHint: 'WeChat transfers no less than 0.30',
      between: (min, max) => `A number from ${min} to ${max}`,
      reload: 'Load the latest',
      looked: 'Fine as it is',
    },
  },
};
