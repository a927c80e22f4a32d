import type { AuditAction } from '@teahouse/schema/operations.ts';
import type { Texts } from '../../i18n/language.ts';

interface AuditTexts {
  readonly table: string;
  readonly when: string;
  readonly who: string;
  readonly what: string;
  readonly details: string;
  readonly nobody: string;
  readonly everyone: string;
  readonly everything: string;
  readonly allActions: string;
  readonly onlyThis: string;
  readonly onlyThisOne: string;
  readonly filterWho: string;
  readonly filterAction: string;
  readonly filterSubject: string;
  readonly clear: string;
  readonly empty: string;
  readonly emptyFiltered: string;
  readonly property: string;
  readonly before: string;
  readonly after: string;
  readonly noChanges: string;
  readonly secret: string;
  readonly characters: (count: string) => string;
  readonly yes: string;
  readonly no: string;
  readonly request: (id: string) => string;
  readonly actions: Readonly<Record<`${AuditAction}`, string>>;
  /** Kinds of things by their entity's name; what is not here is called by that name. */
  readonly subjects: Readonly<Record<string, string>>;
}

export const auditTexts: Texts<AuditTexts> = {
  'zh-CN': {
    table: '操作记录',
    when: '时间',
    who: '谁',
    what: '做了什么',
    details: '细节',
    nobody: '系统',
    everyone: '所有人',
    everything: '所有内容',
    allActions: '所有操作',
    onlyThis: '只看这一项',
    onlyThisOne: '只看一项内容',
    filterWho: '按人筛选',
    filterAction: '按操作筛选',
    filterSubject: '按内容筛选',
    clear: '清除筛选',
    empty: '还没有记录。从现在起，这里会记下每个人做的每一次改动：谁、什么时候、改前改后。',
    emptyFiltered: '没有符合筛选条件的记录。',
    property: '属性',
    before: '之前',
    after: '之后',
    noChanges: '没有细节。',
    secret: '（不记录内容）',
    characters: (count) => `${count} 个字符`,
    yes: '是',
    no: '否',
    request: (id) => `请求编号 ${id}`,
    actions: { CREATE: '新建', UPDATE: '更改', DELETE: '删除', SIGN_IN: '登录', EXPORT: '导出' },
    subjects: {
      Account: '公众号设置',
      AccountCredentials: '公众号密钥',
      Staff: '工作人员',
      StaffInvitation: '邀请',
      Session: '登录设备',
      Passkey: '通行密钥',
      Article: '文章',
      ArticleTier: '文章的可读方案',
      ReviewComment: '审稿批注',
      Series: '系列',
      Medium: '素材',
      Tier: '会员方案',
      TierPrice: '价格',
      Offer: '优惠',
      Member: '会员',
      MemberNote: '会员备注',
      MemberTag: '会员标签',
      Membership: '会员资格',
      Segment: '会员分组',
      Order: '订单',
      Payment: '支付',
      Refund: '退款',
      PaymentException: '对账差异',
      MoneySettings: '收款设置',
      RenewalContract: '自动续费',
      AffiliateLink: '推广链接',
      AffiliateConversion: '推广成交',
      Commission: '佣金',
      Payout: '提现',
      CustomMenu: '自定义菜单',
      CustomMenuPublication: '菜单发布',
      Statement: '报表',
      Task: '后台任务',
    },
  },
  en: {
    table: 'Audit log',
    when: 'When',
    who: 'Who',
    what: 'What',
    details: 'Details',
    nobody: 'The system',
    everyone: 'Everybody',
    everything: 'Everything',
    allActions: 'Every action',
    onlyThis: 'Only this',
    onlyThisOne: 'Only one thing',
    filterWho: 'Filter by person',
    filterAction: 'Filter by action',
    filterSubject: 'Filter by kind',
    clear: 'Clear filters',
    empty: 'Nothing yet. From now on every change is written down here: who, when, as it was and as it became.',
    emptyFiltered: 'No entry fits these filters.',
    property: 'Property',
    before: 'Before',
    after: 'After',
    noChanges: 'No details.',
    secret: '(not recorded)',
    characters: (count) => `${count} characters`,
    yes: 'Yes',
    no: 'No',
    request: (id) => `Request ${id}`,
    actions: { CREATE: 'Created', UPDATE: 'Changed', DELETE: 'Removed', SIGN_IN: 'Signed in', EXPORT: 'Exported' },
    subjects: {
      Account: 'Account settings',
      AccountCredentials: 'Account secrets',
      Staff: 'Staff',
      StaffInvitation: 'Invitation',
      Session: 'Session',
      Passkey: 'Passkey',
      Article: 'Article',
      ArticleTier: 'Tier of an article',
      ReviewComment: 'Review comment',
      Series: 'Series',
      Medium: 'Medium',
      Tier: 'Tier',
      TierPrice: 'Price',
      Offer: 'Offer',
      Member: 'Member',
      MemberNote: 'Note on a member',
      MemberTag: 'Tag of a member',
      Membership: 'Membership',
      Segment: 'Segment',
      Order: 'Order',
      Payment: 'Payment',
      Refund: 'Refund',
      PaymentException: 'Payment exception',
      MoneySettings: 'Money settings',
      RenewalContract: 'Renewal',
      AffiliateLink: 'Affiliate link',
      AffiliateConversion: 'Affiliate sale',
      Commission: 'Commission',
      Payout: 'Payout',
      CustomMenu: 'Custom Menu',
      CustomMenuPublication: 'Menu publication',
      Statement: 'Statement',
      Task: 'Task',
    },
  },
};
