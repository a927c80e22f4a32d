import type { StaffRole } from '@teahouse/schema/operations.ts';
import type { Texts } from '../../i18n/language.ts';

interface StaffTexts {
  readonly title: string;
  readonly hint: string;
  readonly tabs: Readonly<Record<'people' | 'permissions' | 'audit', string>>;
  readonly people: {
    readonly table: string;
    readonly name: string;
    readonly role: string;
    readonly passkey: string;
    readonly scan: string;
    readonly joined: string;
    readonly lastSeen: string;
    readonly actions: string;
    readonly actionsFor: (name: string) => string;
    readonly you: string;
    readonly yes: string;
    readonly no: string;
    readonly never: string;
    readonly left: (day: string) => string;
    readonly showFormer: string;
    readonly whatTheyDid: string;
  };
  readonly roleHints: Readonly<Record<`${StaffRole}`, string>>;
  readonly invite: {
    readonly button: string;
    readonly title: string;
    readonly name: string;
    readonly nameHint: string;
    readonly nameRule: string;
    readonly submit: string;
    readonly done: (name: string) => string;
    readonly linkOnce: string;
    readonly link: string;
    readonly copy: string;
    readonly copied: string;
    readonly close: string;
  };
  readonly invitations: {
    readonly title: string;
    readonly by: string;
    readonly until: string;
    readonly revoke: string;
    readonly revokeOf: (name: string) => string;
    readonly sure: string;
    readonly revoked: string;
  };
  readonly changeRole: { readonly action: string; readonly title: (name: string) => string; readonly done: string };
  readonly remove: {
    readonly action: string;
    readonly title: (name: string) => string;
    readonly text: string;
    readonly submit: string;
    readonly done: string;
  };
  readonly permissions: {
    readonly table: string;
    readonly hint: string;
    readonly deed: string;
    readonly may: string;
    readonly mayNot: string;
    readonly needsPasskey: string;
  };
  readonly cancel: string;
  readonly save: string;
}

export const staffTexts: Texts<StaffTexts> = {
  'zh-CN': {
    title: '人员与权限',
    hint: '谁在这里工作，各自能做什么，又做过什么。',
    tabs: { people: '人员', permissions: '谁能做什么', audit: '操作记录' },
    people: {
      table: '工作人员',
      name: '名字',
      role: '角色',
      passkey: '通行密钥',
      scan: '扫码登录',
      joined: '加入',
      lastSeen: '上次登录',
      actions: '操作',
      actionsFor: (name) => `对${name}的操作`,
      you: '你',
      yes: '已设置',
      no: '未设置',
      never: '还没有',
      left: (day) => `${day} 离开`,
      showFormer: '也显示已离开的人',
      whatTheyDid: '看 TA 的操作记录',
    },
    roleHints: {
      OWNER: '全部权限，包括人员、收款与密钥',
      EDITOR_IN_CHIEF: '所有文章：写作、审稿、批准、发布',
      WRITER: '写文章、送审、发布已批准的文章',
      REVIEWER: '阅读草稿，审稿、批注',
      OPERATOR: '会员、会员方案与优惠、自定义菜单、素材',
      FINANCE: '订单、退款、账目与对账',
    },
    invite: {
      button: '邀请同事',
      title: '邀请同事',
      name: '名字',
      nameHint: '同事们怎么称呼 TA',
      nameRule: '请填写 1–40 个字',
      submit: '生成邀请链接',
      done: (name) => `邀请${name}的链接`,
      linkOnce: '链接只显示这一次，7 天内有效，只能用一次。请只发给本人：谁打开它，谁就以这个角色登录。',
      link: '邀请链接',
      copy: '复制链接',
      copied: '已复制',
      close: '完成',
    },
    invitations: {
      title: '等待接受的邀请',
      by: '邀请人',
      until: '有效期至',
      revoke: '收回',
      revokeOf: (name) => `收回给${name}的邀请`,
      sure: '收回后，这个链接就不能用了。',
      revoked: '邀请已收回',
    },
    changeRole: { action: '更改角色', title: (name) => `更改${name}的角色`, done: '角色已更改，立即生效' },
    remove: {
      action: '移除',
      title: (name) => `移除${name}？`,
      text: 'TA 会立即在所有设备上退出登录，不能再进入控制台。做过的事仍以 TA 的名字留在操作记录里。',
      submit: '移除',
      done: '已移除',
    },
    permissions: {
      table: '各角色的权限',
      hint: '服务器就按这张表判断。标有「需通行密钥」的，设置了通行密钥的人要先确认是本人。',
      deed: '事项',
      may: '可以',
      mayNot: '不可以',
      needsPasskey: '需通行密钥',
    },
    cancel: '取消',
    save: '保存',
  },
  en: {
    title: 'Staff and roles',
    hint: 'Who works here, what each may do, and what they did.',
    tabs: { people: 'People', permissions: 'Who may do what', audit: 'Audit log' },
    people: {
      table: 'Staff',
      name: 'Name',
      role: 'Role',
      passkey: 'Passkey',
      scan: 'Sign-in by scan',
      joined: 'Joined',
      lastSeen: 'Last sign-in',
      actions: 'Actions',
      actionsFor: (name) => `Actions for ${name}`,
      you: 'You',
      yes: 'Set up',
      no: 'Not set up',
      never: 'Not yet',
      left: (day) => `Left on ${day}`,
      showFormer: 'Also show who has left',
      whatTheyDid: 'What they did',
    },
    roleHints: {
      OWNER: 'Everything, including people, money and secrets',
      EDITOR_IN_CHIEF: 'Every article: writing, review, approval, publication',
      WRITER: 'Writes articles, hands them in, publishes what was approved',
      REVIEWER: 'Reads drafts, reviews and comments',
      OPERATOR: 'Members, tiers and offers, the Custom Menu, media',
      FINANCE: 'Orders, refunds, the books and reconciliation',
    },
    invite: {
      button: 'Invite somebody',
      title: 'Invite somebody',
      name: 'Name',
      nameHint: 'What colleagues will call them',
      nameRule: 'Please give 1–40 characters',
      submit: 'Make an invitation link',
      done: (name) => `The link for ${name}`,
      linkOnce:
        'It is shown this once, works for 7 days, and only once. Give it to this person alone: whoever opens it signs in under this role.',
      link: 'Invitation link',
      copy: 'Copy link',
      copied: 'Copied',
      close: 'Done',
    },
    invitations: {
      title: 'Open invitations',
      by: 'Invited by',
      until: 'Works until',
      revoke: 'Take back',
      revokeOf: (name) => `Take back the invitation of ${name}`,
      sure: 'The link will not work any more.',
      revoked: 'The invitation was taken back',
    },
    changeRole: {
      action: 'Change role',
      title: (name) => `Change the role of ${name}`,
      done: 'Changed; it counts at once',
    },
    remove: {
      action: 'Remove',
      title: (name) => `Remove ${name}?`,
      text: 'They are signed out on every device at once and cannot come back in. What they did keeps their name in the audit log.',
      submit: 'Remove',
      done: 'Removed',
    },
    permissions: {
      table: 'What each role may do',
      hint: 'The server decides by this table. “Passkey” marks what people who have one confirm with it first.',
      deed: 'To do',
      may: 'May',
      mayNot: 'May not',
      needsPasskey: 'Passkey',
    },
    cancel: 'Cancel',
    save: 'Save',
  },
};
