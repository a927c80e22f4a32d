import type { BillingPeriod, FeeCase, GiftKind, GiftStatus } from '@teahouse/schema/operations.ts';
import type { Texts } from '../../i18n/language.ts';

/** Names of an enum's values. */
type Names<Value extends string> = Readonly<Record<`${Value}`, string>>;

interface TiersTexts {
  readonly title: string;
  readonly hint: string;
  readonly tabs: Readonly<Record<'tiers' | 'offers' | 'gifts', string>>;
  readonly create: string;
  readonly onSale: string;
  readonly archived: string;
  readonly empty: string;
  readonly edit: string;
  readonly view: string;
  readonly noPrices: string;
  readonly ordered: string;
  readonly undo: string;
  readonly undone: string;
  readonly holders: (count: number) => string;
  readonly periods: Names<BillingPeriod>;
  readonly pass: (day: string) => string;
  readonly renewable: string;
  readonly back: string;
  readonly words: {
    readonly newTitle: string;
    readonly title: string;
    readonly name: string;
    readonly nameHint: string;
    readonly key: string;
    readonly keyHint: string;
    readonly keyWrong: string;
    readonly description: string;
    readonly benefits: string;
    readonly benefit: (index: number) => string;
    readonly addBenefit: string;
    readonly removeBenefit: (index: number) => string;
    readonly save: string;
    readonly create: string;
    readonly saved: string;
    readonly created: string;
    readonly required: string;
  };
  readonly price: {
    readonly title: string;
    readonly hint: string;
    readonly add: string;
    readonly remove: string;
    readonly addTitle: string;
    readonly change: string;
    readonly changeTitle: (what: string) => string;
    readonly period: string;
    readonly amount: string;
    readonly amountWrong: string;
    readonly lastDay: string;
    readonly lastDayHint: string;
    readonly lastDayWrong: string;
    readonly renews: string;
    readonly renewsHint: string;
    readonly good: string;
    readonly publishGood: (id: string) => string;
    readonly publishSubscription: (id: string) => string;
    readonly withdraw: string;
    readonly withdrawTitle: (what: string) => string;
    readonly withdrawHint: string;
    readonly changeHint: string;
    readonly added: string;
    readonly changed: string;
    readonly withdrawn: string;
    readonly fees: string;
    readonly feesHint: string;
    readonly kept: (yuan: string) => string;
    readonly keptRange: (least: string, most: string) => string;
    readonly fee: (yuan: string, rate: string) => string;
  };
  readonly feeCases: Names<FeeCase>;
  readonly archive: {
    readonly title: string;
    readonly hint: string;
    readonly submit: string;
    readonly ask: (name: string) => string;
    readonly nobody: string;
    readonly held: (count: number, day: string) => string;
    readonly stays: string;
    readonly renewing: (count: number) => string;
    readonly noReturn: string;
    readonly done: string;
    readonly isArchived: string;
  };
  readonly preview: { readonly title: string; readonly hint: string; readonly open: string };
  readonly gifts: {
    readonly hint: string;
    readonly empty: string;
    readonly what: string;
    readonly giver: string;
    readonly receiver: string;
    readonly status: string;
    readonly when: string;
    readonly paid: string;
    readonly nobodyYet: string;
    readonly until: (day: string) => string;
    readonly kinds: Names<GiftKind>;
    readonly statuses: Names<GiftStatus>;
  };
}

export const tiersTexts: Texts<TiersTexts> = {
  'zh-CN': {
    title: '会员方案',
    hint: '读者按方案付费；优惠让他们少付，赠礼让他们送给朋友。',
    tabs: { tiers: '方案', offers: '优惠', gifts: '赠礼' },
    create: '新建方案',
    onSale: '在售',
    archived: '已停售',
    empty: '还没有方案。先建一个，写上读者能得到什么、按月多少钱，文章就可以设为会员可读了。',
    edit: '编辑',
    view: '查看',
    noPrices: '没有在售的价格，读者买不了',
    ordered: '顺序已保存',
    undo: '撤销',
    undone: '已恢复原来的顺序',
    holders: (count) => (count === 0 ? '还没有人持有' : `${count} 人持有`),
    periods: { MONTH: '按月', QUARTER: '按季', YEAR: '按年', PASS: '通行证' },
    pass: (day) => `通行证，到 ${day}`,
    renewable: '可自动续费',
    back: '返回会员方案',
    words: {
      newTitle: '新建方案',
      title: '文字',
      name: '名称',
      nameHint: '读者看到的名字，最多 20 个字',
      key: '代号',
      keyHint: '1–10 个小写字母或数字，例如 tea。用在虚拟支付的道具 ID 里，以后不能改。',
      keyWrong: '只能用 1–10 个小写字母或数字',
      description: '说明',
      benefits: '权益',
      benefit: (index) => `第 ${index} 条权益`,
      addBenefit: '加一条权益',
      removeBenefit: (index) => `删去第 ${index} 条权益`,
      save: '保存文字',
      create: '建好并开售',
      saved: '已保存，读者现在就能看到',
      created: '方案已开售',
      required: '请填写',
    },
    price: {
      title: '价格',
      hint: '价格定了就不改，只会停售并换成新的：已付的、已下单的都按原价算。',
      add: '加一个价格',
      remove: '删去这个价格',
      addTitle: '加一个价格',
      change: '改价',
      changeTitle: (what) => `给「${what}」改价`,
      period: '时长',
      amount: '价格（元）',
      amountWrong: '请填 0.01 到 5,000,000 之间的金额',
      lastDay: '最后一天',
      lastDayHint: '所有人都到这一天为止，过后不再出售',
      lastDayWrong: '请选一个将来的日子，最长三年',
      renews: '可以自动续费',
      renewsHint: '只在小程序里有；微信要先给小程序开通订阅（会员订阅）。价格须在 1 到 5,000 元之间。',
      good: '道具',
      publishGood: (id) => `请到「小程序后台 › 虚拟支付 › 道具」按同样的价格发布 ${id}，微信审核后读者才付得了款。`,
      publishSubscription: (id) =>
        `请到「虚拟支付 › 道具」发布会员订阅 ${id}，并在「设置 › 收款规则」打开自动续费，读者才看得到这个选项。`,
      withdraw: '停售',
      withdrawTitle: (what) => `停售「${what}」？`,
      withdrawHint:
        '从现在起没有人能按这个价买。已经下单的仍可按原价付款，已经开通的会员不受影响，签了自动续费的照旧扣款。',
      changeHint:
        '新价格只对以后的购买生效。已开通的会员不受影响；已经下单的按原价付款；签了自动续费的继续按签约时的价格扣款。',
      added: '价格已开售',
      changed: '已改价',
      withdrawn: '已停售',
      fees: '各渠道到手',
      feesHint: '微信的标准费率，实际以账单为准',
      kept: (yuan) => `到手 ${yuan}`,
      keptRange: (least, most) => `按渠道到手 ${least} 到 ${most}`,
      fee: (yuan, rate) => `手续费 ${yuan}（${rate}）`,
    },
    feeCases: {
      XPAY_ANDROID: '安卓、鸿蒙、电脑',
      XPAY_IOS: 'iPhone、iPad',
      XPAY_RENEWAL: '自动续费（第二期起）',
      WECHAT_PAY: '公众号网页',
    },
    archive: {
      title: '停售这个方案',
      hint: '停售后读者买不到它，页面上也不再出现。',
      submit: '停售方案',
      ask: (name) => `停售「${name}」？`,
      nobody: '现在没有人持有它。',
      held: (count, day) => `现在有 ${count} 人持有，最晚的到 ${day}。`,
      stays: '他们的会员照常到期，期间照常阅读；「我的」页面里仍能看到它。',
      renewing: (count) => `其中 ${count} 份自动续费会在下一次扣款前停止，不再扣钱。`,
      noReturn: '停售不能撤回，代号也不能再用。',
      done: '已停售，持有的人不受影响',
      isArchived: '这个方案已停售。文字还可以改：持有的人看得到。',
    },
    preview: {
      title: '读者看到的会员页',
      hint: '改到哪里，这里就变到哪里；保存前读者看不到。',
      open: '看看读者的页面',
    },
    gifts: {
      hint: '会员送出的会员和文章。兑换码和留言只有送的人看得到。',
      empty: '还没有人送礼。会员可以在会员页和文章末尾把会员、文章送给朋友。',
      what: '送了什么',
      giver: '谁送的',
      receiver: '谁领了',
      status: '状态',
      when: '什么时候',
      paid: '付了',
      nobodyYet: '还没有人领',
      until: (day) => `${day} 前可领`,
      kinds: { MEMBERSHIP: '会员', ARTICLE: '文章' },
      statuses: { UNPAID: '待付款', WAITING: '等人来领', REDEEMED: '已领取', REVOKED: '已退款', EXPIRED: '过期未领' },
    },
  },
  en: {
    title: 'Tiers and offers',
    hint: 'Readers pay by tier. Offers make it cheaper, gifts are for their friends.',
    tabs: { tiers: 'Tiers', offers: 'Offers', gifts: 'Gifts' },
    create: 'New tier',
    onSale: 'On sale',
    archived: 'Off sale',
    empty:
      'There is no tier yet. Make one: say what readers get and what a month costs, and articles can be for members only.',
    edit: 'Edit',
    view: 'View',
    noPrices: 'No price is on sale, so nobody can buy it',
    ordered: 'The order is saved',
    undo: 'Undo',
    undone: 'The order is as it was',
    holders: (count) =>
      count === 0 ? 'Nobody holds it yet' : count === 1 ? '1 member holds it' : `${count} members hold it`,
    periods: { MONTH: 'Monthly', QUARTER: 'Quarterly', YEAR: 'Yearly', PASS: 'Pass' },
    pass: (day) => `Pass until ${day}`,
    renewable: 'Can renew itself',
    back: 'Back to tiers',
    words: {
      newTitle: 'New tier',
      title: 'Words',
      name: 'Name',
      nameHint: 'What readers see, at most 20 characters',
      key: 'Key',
      keyHint:
        '1 to 10 of a–z and 0–9, for example tea. It stands in the ids of goods at Virtual Payment and never changes.',
      keyWrong: 'Only 1 to 10 of a–z and 0–9',
      description: 'Description',
      benefits: 'Benefits',
      benefit: (index) => `Benefit ${index}`,
      addBenefit: 'Add a benefit',
      removeBenefit: (index) => `Remove benefit ${index}`,
      save: 'Save the words',
      create: 'Create and put on sale',
      saved: 'Saved; readers see it now',
      created: 'The tier is on sale',
      required: 'Please fill this in',
    },
    price: {
      title: 'Prices',
      hint: 'A price never changes, it is only replaced: what was paid or ordered keeps the old one.',
      add: 'Add a price',
      remove: 'Remove this price',
      addTitle: 'Add a price',
      change: 'Change',
      changeTitle: (what) => `Another price for “${what}”`,
      period: 'Period',
      amount: 'Price (yuan)',
      amountWrong: 'An amount from 0.01 to 5,000,000',
      lastDay: 'Last day',
      lastDayHint: 'It ends on this day for everybody, and is not sold after it',
      lastDayWrong: 'A day to come, within three years',
      renews: 'Can renew by itself',
      renewsHint:
        'Inside the Mini Program only; WeChat must have granted it subscriptions (会员订阅). From 1 to 5,000 yuan.',
      good: 'Good',
      publishGood: (id) =>
        `Publish ${id} at the same price in the Mini Program’s console under 虚拟支付 › 道具; readers can pay once WeChat has approved it.`,
      publishSubscription: (id) =>
        `Publish the subscription good ${id} at Virtual Payment, and turn on renewals under Settings › Money rules; then readers see the choice.`,
      withdraw: 'Take off sale',
      withdrawTitle: (what) => `Take “${what}” off sale?`,
      withdrawHint:
        'Nobody can buy at this price from now on. Who has ordered may still pay it, memberships go on, and contracts that renew are charged as before.',
      changeHint:
        'The new price is for purchases from now on. Memberships go on; who has ordered pays the old price; contracts that renew are charged what was signed.',
      added: 'The price is on sale',
      changed: 'The price is changed',
      withdrawn: 'Off sale',
      fees: 'What you keep, by channel',
      feesHint: 'WeChat’s usual rates; its bill has the last word',
      kept: (yuan) => `You keep ${yuan}`,
      keptRange: (least, most) => `You keep ${least} to ${most}, by channel`,
      fee: (yuan, rate) => `fee ${yuan} (${rate})`,
    },
    feeCases: {
      XPAY_ANDROID: 'Android, HarmonyOS, computers',
      XPAY_IOS: 'iPhone, iPad',
      XPAY_RENEWAL: 'Renewals after the first',
      WECHAT_PAY: 'Official Account web page',
    },
    archive: {
      title: 'Take this tier off sale',
      hint: 'Readers can no longer buy it, and no longer find it on the page.',
      submit: 'Take off sale',
      ask: (name) => `Take “${name}” off sale?`,
      nobody: 'Nobody holds it now.',
      held: (count, day) =>
        `${count === 1 ? '1 member holds' : `${count} members hold`} it now, the last until ${day}.`,
      stays: 'Their memberships run to their end, they read as before, and they still find it among their own.',
      renewing: (count) =>
        `${count === 1 ? '1 contract' : `${count} contracts`} that renew it end before the next charge.`,
      noReturn: 'This cannot be undone, and its key stays taken.',
      done: 'Off sale; who holds it keeps it',
      isArchived: 'This tier is off sale. Its words can still be changed: who holds it sees them.',
    },
    preview: {
      title: 'The page readers see',
      hint: 'It follows what you change; readers see it once it is saved.',
      open: 'See the readers’ page',
    },
    gifts: {
      hint: 'Memberships and articles that members gave. Code and message are the giver’s alone.',
      empty: 'Nobody has given anything yet. Members can give memberships and articles from the pages that sell them.',
      what: 'What',
      giver: 'Given by',
      receiver: 'Taken by',
      status: 'Status',
      when: 'When',
      paid: 'Paid',
      nobodyYet: 'Nobody yet',
      until: (day) => `until ${day}`,
      kinds: { MEMBERSHIP: 'Membership', ARTICLE: 'Article' },
      statuses: {
        UNPAID: 'Not paid',
        WAITING: 'Waits to be taken',
        REDEEMED: 'Taken',
        REVOKED: 'Refunded',
        EXPIRED: 'Expired, not taken',
      },
    },
  },
};
