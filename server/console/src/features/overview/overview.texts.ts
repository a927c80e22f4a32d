import type { Texts } from '../../i18n/language.ts';

export const overviewTexts: Texts<{
  readonly title: string;
  readonly hint: (first: string, days: number) => string;
  readonly period: string;
  readonly days: (days: number) => string;
  readonly before: (value: string, days: number) => string;
  readonly same: string;
  readonly active: string;
  readonly activeHow: (paying: string) => string;
  readonly revenue: string;
  readonly revenueHow: string;
  readonly new: string;
  readonly newHow: (returned: string) => string;
  readonly lost: string;
  readonly lostHow: string;
  readonly conversion: string;
  readonly conversionHow: (numerator: string, denominator: string) => string;
  readonly conversionNone: string;
  readonly retention: string;
  readonly retentionHow: (numerator: string, denominator: string) => string;
  readonly retentionNone: string;
  readonly activeChart: string;
  readonly activeSummary: (first: string, last: string, least: string, most: string) => string;
  readonly changeChart: string;
  readonly changeSummary: (gained: string, lost: string) => string;
  readonly gained: string;
  readonly asTable: string;
  readonly day: string;
  readonly newDay: string;
  readonly returnedDay: string;
  readonly lostDay: string;
  readonly ofDay: (day: string, count: string) => string;
  readonly changeOfDay: (day: string, gained: string, lost: string) => string;
  readonly topRead: string;
  readonly topReadHow: string;
  readonly topSold: string;
  readonly topSoldHow: string;
  readonly article: string;
  readonly readers: string;
  readonly finished: string;
  readonly memberships: string;
  readonly unlocks: string;
  readonly noReads: string;
  readonly noSales: string;
  readonly howCounted: string;
}> = {
  'zh-CN': {
    title: '概览',
    hint: (first, days) => `${first}到现在，和之前的 ${days} 天比。按北京时间，不算工作人员自己。`,
    period: '看多久',
    days: (days) => `${days} 天`,
    before: (value, days) => `前 ${days} 天 ${value}`,
    same: '持平',
    active: '在期会员',
    activeHow: (paying) => `现在持有任何会员的人，其中 ${paying} 人付过费（买的、收到赠送或导入的），其余是试用和赠予`,
    revenue: '每月经常性收入',
    revenueHow: '现在有效的、买来的会员，按实付加抵扣折合每月；季度除以 3，年度除以 12',
    new: '新会员',
    newHow: (returned) => `第一次成为会员的人。另有 ${returned} 人断开后又回来`,
    lost: '流失',
    lostHow: '最后一份会员到期或结束的人；续上的、升级的不算',
    conversion: '读者转化',
    conversionHow: (numerator, denominator) =>
      `${numerator} / ${denominator}：来过或读过的、开始时还不是会员的登录读者里，付费开通的人`,
    conversionNone: '这段时间没有来过非会员的登录读者',
    retention: '会员留存',
    retentionHow: (numerator, denominator) => `${numerator} / ${denominator}：开始时的会员里，现在还是会员的人`,
    retentionNone: '开始时还没有会员',
    activeChart: '在期会员',
    activeSummary: (first, last, least, most) => `从 ${first} 人到 ${last} 人，最少 ${least}，最多 ${most}`,
    changeChart: '每天的新增和流失',
    changeSummary: (gained, lost) => `一共新增和回来 ${gained} 人，流失 ${lost} 人`,
    gained: '新增和回来',
    asTable: '看数字',
    day: '日期',
    newDay: '新会员',
    returnedDay: '回来',
    lostDay: '流失',
    ofDay: (day, count) => `${day}：${count} 人`,
    changeOfDay: (day, gained, lost) => `${day}：新增和回来 ${gained}，流失 ${lost}`,
    topRead: '读的人最多',
    topReadHow: '读者：这段时间读过正文的登录会员，锁着只看到开头的不算。读完：读到 95% 以上',
    topSold: '带来会员最多',
    topSoldHow: '付款后一小时内接着读的第一篇；没有的话，下单前 7 天里最后打开的一篇。续费不算',
    article: '文章',
    readers: '读者',
    finished: '读完',
    memberships: '带来会员',
    unlocks: '单买',
    noReads: '这段时间还没有人读。发布一篇文章，把它放进菜单或发给读者。',
    noSales: '这段时间还没有文章带来会员。把付费线放在读者最想知道的地方之前。',
    howCounted: '怎么算的',
  },
  en: {
    title: 'Overview',
    hint: (first, days) =>
      `From ${first} to now, beside the ${days} days before. Days of China; the staff are left out.`,
    period: 'How long',
    days: (days) => `${days} days`,
    before: (value, days) => `${value} in the ${days} days before`,
    same: 'no change',
    active: 'Active members',
    activeHow: (paying) =>
      `Who holds any membership now; ${paying} of them hold one that was bought, given or brought along, the others a trial or a comp`,
    revenue: 'Recurring revenue a month',
    revenueHow:
      'The bought memberships that run now: what was paid and credited, per month; a quarter divided by 3, a year by 12',
    new: 'New members',
    newHow: (returned) => `Who became a member for the first time. ${returned} more came back after a gap`,
    lost: 'Lost',
    lostHow: 'Whose last membership ended; who renewed or upgraded is not lost',
    conversion: 'Readers who joined',
    conversionHow: (numerator, denominator) =>
      `${numerator} of ${denominator}: signed-in readers who came or read and were no members at the beginning, and those of them who paid for a membership`,
    conversionNone: 'No signed-in reader without a membership came',
    retention: 'Members who stayed',
    retentionHow: (numerator, denominator) =>
      `${numerator} of ${denominator}: members at the beginning, and those of them who still are`,
    retentionNone: 'There were no members at the beginning',
    activeChart: 'Active members',
    activeSummary: (first, last, least, most) => `From ${first} to ${last}; ${least} at least, ${most} at most`,
    changeChart: 'Come and gone, day by day',
    changeSummary: (gained, lost) => `${gained} came or came back, ${lost} left`,
    gained: 'Came or came back',
    asTable: 'The numbers',
    day: 'Day',
    newDay: 'New',
    returnedDay: 'Came back',
    lostDay: 'Lost',
    ofDay: (day, count) => `${day}: ${count}`,
    changeOfDay: (day, gained, lost) => `${day}: ${gained} came or came back, ${lost} left`,
    topRead: 'Most read',
    topReadHow:
      'Readers: signed-in members who read the text itself; previews of locked articles do not count. Finished: 95% or more',
    topSold: 'Brought most memberships',
    topSoldHow:
      'The first article read within an hour after paying; else the last one opened in the 7 days before ordering. Renewals do not count',
    article: 'Article',
    readers: 'Readers',
    finished: 'Finished',
    memberships: 'Memberships',
    unlocks: 'Bought alone',
    noReads: 'Nobody has read yet. Publish an article, put it on the menu or send it to your readers.',
    noSales: 'No article has brought a membership yet. Put the paywall just before what readers want to know most.',
    howCounted: 'How it is counted',
  },
};
