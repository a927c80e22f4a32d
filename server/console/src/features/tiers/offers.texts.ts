import type { OfferAudience, OfferKind } from '@teahouse/schema/operations.ts';
import type { Texts } from '../../i18n/language.ts';

/** Names of an enum's values. */
type Names<Value extends string> = Readonly<Record<`${Value}`, string>>;

interface OffersTexts {
  readonly hint: string;
  readonly create: string;
  readonly empty: string;
  readonly newTitle: string;
  readonly back: string;
  readonly name: string;
  readonly nameHint: string;
  readonly code: string;
  readonly codeHint: string;
  readonly codeWrong: string;
  readonly makeCode: string;
  readonly kind: string;
  readonly kinds: Names<OfferKind>;
  readonly percent: string;
  readonly amount: string;
  readonly days: string;
  readonly outOfRange: (min: number, max: number) => string;
  readonly audience: string;
  readonly audiences: Names<OfferAudience>;
  readonly audienceHints: Names<OfferAudience>;
  readonly tier: string;
  readonly everyTier: string;
  readonly period: string;
  readonly everyPeriod: string;
  readonly times: string;
  readonly timesOnce: string;
  readonly timesMany: string;
  readonly timesAlways: string;
  readonly timesCount: string;
  readonly limits: string;
  readonly singleUse: string;
  readonly singleUseHint: string;
  readonly uses: string;
  readonly usesHint: string;
  readonly budget: string;
  readonly budgetHint: string;
  readonly from: string;
  readonly to: string;
  readonly toHint: string;
  readonly toWrong: string;
  readonly required: string;
  readonly submit: string;
  readonly created: string;
  readonly effects: string;
  readonly effectsHint: string;
  readonly use: string;
  readonly gives: string;
  readonly when: string;
  readonly status: string;
  readonly statuses: Readonly<Record<'waiting' | 'running' | 'over' | 'usedUp' | 'archived', string>>;
  readonly used: (count: number, of: number | null) => string;
  readonly held: (count: number) => string;
  readonly spent: (yuan: string, budget: string | null) => string;
  readonly overrun: (count: number, yuan: string) => string;
  readonly archive: string;
  readonly archiveTitle: (name: string) => string;
  readonly archiveHint: string;
  readonly archived: string;
  readonly percentOff: (percent: string) => string;
  readonly amountOff: (yuan: string) => string;
  readonly freeDays: (days: number) => string;
  readonly range: (from: string, to: string | null) => string;
  readonly effect: {
    readonly who: Names<OfferAudience>;
    readonly price: (who: string, what: string, list: string, pays: string) => string;
    readonly trial: (tier: string, days: number) => string;
    readonly fillIn: string;
    readonly noTier: string;
    readonly once: string;
    readonly many: (count: number) => string;
    readonly always: string;
    readonly single: string;
    readonly uses: (count: number) => string;
    readonly unlimited: string;
    readonly budget: (yuan: string) => string;
    readonly worst: (yuan: string) => string;
    readonly noWorst: string;
    readonly from: (day: string) => string;
    readonly fromNow: string;
    readonly until: (day: string) => string;
    readonly untilArchived: string;
    readonly existing: string;
    readonly never: string;
  };
}

export const offersTexts: Texts<OffersTexts> = {
  'zh-CN': {
    hint: '优惠码：买会员时少付一些，或先试用几天。建好后不能改，只能停用再建新的。',
    create: '新建优惠',
    empty: '还没有优惠。可以给新会员打折、给快到期的人挽留价，或让人先试用几天。',
    newTitle: '新建优惠',
    back: '返回优惠',
    name: '名称',
    nameHint: '读者看到的名字，例如「中秋八折」',
    code: '优惠码',
    codeHint: '读者输入它：3–32 个字母、数字或 -，不分大小写',
    codeWrong: '3–32 个字母、数字或 -',
    makeCode: '随机生成',
    kind: '给什么',
    kinds: { PERCENT: '打折', AMOUNT: '立减', TRIAL: '免费试用' },
    percent: '减去百分之几（%）',
    amount: '减多少（元）',
    days: '试用几天',
    outOfRange: (min, max) => `请填 ${min} 到 ${max} 之间的数`,
    audience: '给谁',
    audiences: { EVERYONE: '所有人', SIGN_UP: '新会员', LEAVING: '要离开的人' },
    audienceHints: {
      EVERYONE: '任何人都能用',
      SIGN_UP: '从来没有付费开通过会员的人',
      LEAVING: '会员 14 天内到期且没有自动续费，或到期、停止续费还不到 30 天的人',
    },
    tier: '用于哪个方案',
    everyTier: '所有方案',
    period: '用于哪种时长',
    everyPeriod: '所有时长',
    times: '每个人能用几次',
    timesOnce: '一次',
    timesMany: '前几次购买',
    timesAlways: '有效期内每次购买',
    timesCount: '几次',
    limits: '总量',
    singleUse: '只给一个人用',
    singleUseHint: '谁先用到就归谁，用完即止',
    uses: '一共能用几次',
    usesHint: '不填就不限次数',
    budget: '一共最多让利多少（元）',
    budgetHint: '不填就不限；用到这个数自动停止',
    from: '从哪天开始',
    to: '到哪天为止',
    toHint: '含这一天；不填就一直有效，直到停用',
    toWrong: '结束日要在开始日之后，且不早于今天',
    required: '请填写',
    submit: '建好并启用',
    created: '优惠已启用',
    effects: '启用后会怎样',
    effectsHint: '按现在在售的价格算',
    use: '使用情况',
    gives: '内容',
    when: '有效期',
    status: '状态',
    statuses: { waiting: '未开始', running: '进行中', over: '已结束', usedUp: '已用完', archived: '已停用' },
    used: (count, of) => (of === null ? `用了 ${count} 次` : `用了 ${count} / ${of} 次`),
    held: (count) => `${count} 个未付款订单占用`,
    spent: (yuan, budget) => (budget === null ? `让利 ${yuan}` : `让利 ${yuan} / ${budget}`),
    overrun: (count, yuan) => `超额 ${count} 次，${yuan}（付款到得晚，仍按承诺的价格）`,
    archive: '停用',
    archiveTitle: (name) => `停用「${name}」？`,
    archiveHint:
      '从现在起没有人能再用它。已经用它下单的人仍按优惠价付款，正在试用的人照常试用到期。停用不能撤回，优惠码也不能再用。',
    archived: '已停用',
    percentOff: (percent) => `减 ${percent}`,
    amountOff: (yuan) => `立减 ${yuan}`,
    freeDays: (days) => `试用 ${days} 天`,
    range: (from, to) => (to === null ? `${from} 起` : `${from} 至 ${to}`),
    effect: {
      who: {
        EVERYONE: '任何人',
        SIGN_UP: '从没付费开通过会员的人',
        LEAVING: '会员快到期或刚到期的人',
      },
      price: (who, what, list, pays) => `${who}买「${what}」：原价 ${list}，只付 ${pays}。`,
      trial: (tier, days) =>
        `没有持有、也没试用过「${tier}」的人，可以免费用 ${days} 天；到期自动结束，不扣款。每人每个方案只能试用一次。`,
      fillIn: '填上优惠多少，这里就列出每个价格变成多少、谁能用、最多少收多少。',
      noTier: '先选一个方案。',
      once: '每人只能用一次。',
      many: (count) => `每人前 ${count} 次购买都能用。`,
      always: '有效期内，每人每次购买都能用。',
      single: '只有一个人能用到。',
      uses: (count) => `一共能用 ${count} 次，用完为止。`,
      unlimited: '不限总次数。',
      budget: (yuan) => `一共最多让利 ${yuan}，用完为止。`,
      worst: (yuan) => `你最多少收 ${yuan}。`,
      noWorst: '没有上限：有多少人用，就少收多少。',
      from: (day) => `从 ${day} 零点开始。`,
      fromNow: '现在就开始。',
      until: (day) => `${day} 过完就停止。`,
      untilArchived: '一直有效，直到你停用它。',
      existing: '已经开通的会员不受影响；以后升级时，按他们实付的钱折算，不算优惠的部分。',
      never: '优惠建好后不能改；要改就停用它，再建一个。',
    },
  },
  en: {
    hint: 'Codes that make a membership cheaper or let it be tried. They never change: archive one and make another.',
    create: 'New offer',
    empty:
      'There is no offer yet. Give new members a discount, keep those who are about to leave, or let people try a tier.',
    newTitle: 'New offer',
    back: 'Back to offers',
    name: 'Name',
    nameHint: 'What readers see it called',
    code: 'Code',
    codeHint: 'What readers type: 3 to 32 letters, digits or -; capitals do not matter',
    codeWrong: '3 to 32 letters, digits or -',
    makeCode: 'Make one',
    kind: 'What it gives',
    kinds: { PERCENT: 'A percentage off', AMOUNT: 'An amount off', TRIAL: 'A free trial' },
    percent: 'How much off (%)',
    amount: 'How much off (yuan)',
    days: 'How many days',
    outOfRange: (min, max) => `A number from ${min} to ${max}`,
    audience: 'For whom',
    audiences: { EVERYONE: 'Everyone', SIGN_UP: 'New members', LEAVING: 'Who is leaving' },
    audienceHints: {
      EVERYONE: 'Anybody may use it',
      SIGN_UP: 'Who has never paid for a membership',
      LEAVING:
        'Whose membership ends within 14 days and does not renew itself, or ended, or stopped renewing, within the last 30',
    },
    tier: 'For which tier',
    everyTier: 'Every tier',
    period: 'For which period',
    everyPeriod: 'Every period',
    times: 'How often per person',
    timesOnce: 'Once',
    timesMany: 'The first purchases',
    timesAlways: 'Every purchase while it lasts',
    timesCount: 'How many',
    limits: 'In all',
    singleUse: 'For one person only',
    singleUseHint: 'Whoever uses it first has it',
    uses: 'Uses in all',
    usesHint: 'No limit when empty',
    budget: 'Most it may take off in all (yuan)',
    budgetHint: 'No limit when empty; it stops when this is reached',
    from: 'From',
    to: 'Until',
    toHint: 'This day included; until it is archived when empty',
    toWrong: 'It ends after it begins, and not before today',
    required: 'Please fill this in',
    submit: 'Create the offer',
    created: 'The offer can be used',
    effects: 'What changes, and for whom',
    effectsHint: 'At the prices that are on sale now',
    use: 'Use',
    gives: 'Gives',
    when: 'When',
    status: 'Status',
    statuses: { waiting: 'Not begun', running: 'Running', over: 'Over', usedUp: 'Used up', archived: 'Archived' },
    used: (count, of) => (of === null ? `used ${count} times` : `used ${count} of ${of} times`),
    held: (count) => `${count} held by open orders`,
    spent: (yuan, budget) => (budget === null ? `${yuan} off` : `${yuan} of ${budget} off`),
    overrun: (count, yuan) => `${count} beyond the limit, ${yuan} (paid late, at the price promised)`,
    archive: 'Archive',
    archiveTitle: (name) => `Archive “${name}”?`,
    archiveHint:
      'Nobody can use it from now on. Who has ordered with it still pays the lower price, and trials run to their end. It cannot be undone, and the code stays taken.',
    archived: 'Archived',
    percentOff: (percent) => `${percent} off`,
    amountOff: (yuan) => `${yuan} off`,
    freeDays: (days) => `${days} days free`,
    range: (from, to) => (to === null ? `from ${from}` : `${from} to ${to}`),
    effect: {
      who: {
        EVERYONE: 'Anybody',
        SIGN_UP: 'Who has never paid for a membership',
        LEAVING: 'Whose membership ends soon or has just ended',
      },
      price: (who, what, list, pays) => `${who} buying “${what}” pays ${pays} instead of ${list}.`,
      trial: (tier, days) =>
        `Who neither holds “${tier}” nor tried it before has it free for ${days} days; then it ends by itself and nothing is charged. Once per person and tier.`,
      fillIn: 'Say how much is off; then every price, who may use it and what it costs you at most stand here.',
      noTier: 'Choose a tier first.',
      once: 'Once per person.',
      many: (count) => `For the first ${count} purchases of each person.`,
      always: 'For every purchase of each person while it lasts.',
      single: 'One person gets it.',
      uses: (count) => `${count} uses in all, then it is used up.`,
      unlimited: 'No limit to how many use it.',
      budget: (yuan) => `It takes off ${yuan} in all at most.`,
      worst: (yuan) => `At most, you take ${yuan} less.`,
      noWorst: 'No ceiling: the more use it, the less you take.',
      from: (day) => `It begins on ${day} at midnight in China.`,
      fromNow: 'It begins now.',
      until: (day) => `It ends with ${day}.`,
      untilArchived: 'It goes on until you archive it.',
      existing:
        'Memberships that run are not touched; an upgrade later credits what was paid, without what the offer took off.',
      never: 'An offer cannot be changed afterwards: archive it and make another.',
    },
  },
};
