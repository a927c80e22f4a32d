import type { Texts } from '../../i18n/language.ts';

interface MeTexts {
  readonly title: string;
  readonly hint: (name: string, role: string) => string;
  readonly name: {
    readonly title: string;
    readonly hint: string;
    readonly rule: string;
    readonly save: string;
    readonly saved: string;
  };
  readonly sessions: {
    readonly title: string;
    readonly hint: string;
    readonly unknown: string;
    readonly current: string;
    readonly begun: (when: string) => string;
    readonly seen: (when: string) => string;
    readonly end: string;
    readonly endOf: (device: string) => string;
    readonly endOthers: string;
    readonly ended: string;
    readonly othersEnded: string;
  };
  readonly passkeys: {
    readonly title: string;
    readonly hint: string;
    readonly none: string;
    readonly add: string;
    readonly name: string;
    readonly nameRule: string;
    readonly namePlaceholder: string;
    readonly added: string;
    readonly cancelled: string;
    readonly addedOn: (when: string) => string;
    readonly used: (when: string) => string;
    readonly unused: string;
    readonly remove: string;
    readonly removeOf: (name: string) => string;
    readonly removeSure: string;
    readonly removed: string;
    readonly numbers: string;
    readonly noBrowser: string;
  };
  readonly scan: {
    readonly title: string;
    readonly hint: string;
    readonly linked: string;
    readonly link: string;
    readonly unlink: string;
    readonly unlinked: string;
    readonly code: string;
    readonly how: string;
    readonly done: string;
    readonly over: string;
    readonly again: string;
  };
  readonly leave: {
    readonly title: string;
    readonly hint: string;
    readonly submit: string;
    readonly sure: string;
    readonly text: string;
  };
  readonly cancel: string;
}

export const meTexts: Texts<MeTexts> = {
  'zh-CN': {
    title: '我的账户',
    hint: (name, role) => `${name} · ${role}`,
    name: {
      title: '名字',
      hint: '同事在批注和操作记录里看到它，读者看不到。',
      rule: '请填 1–40 个字',
      save: '改名',
      saved: '已改名',
    },
    sessions: {
      title: '登录的设备',
      hint: '不认识的，就让它退出，再告诉所有者。',
      unknown: '未知设备',
      current: '当前设备',
      begun: (when) => `${when} 登录`,
      seen: (when) => `最近使用：${when}`,
      end: '退出',
      endOf: (device) => `退出 ${device}`,
      endOthers: '退出其他所有设备',
      ended: '已退出那台设备',
      othersEnded: '其他设备都已退出',
    },
    passkeys: {
      title: '通行密钥',
      hint: '退款、收款设置和人员变动之前，用指纹、面容或安全密钥确认是你本人。',
      none: '还没有通行密钥。',
      add: '添加通行密钥',
      name: '名称',
      nameRule: '请填写 1–40 个字',
      namePlaceholder: '例如：我的 MacBook',
      added: '通行密钥已添加',
      cancelled: '没有添加成功，请再试一次。',
      addedOn: (when) => `${when} 添加`,
      used: (when) => `最近使用：${when}`,
      unused: '还没有用过',
      remove: '删除',
      removeOf: (name) => `删除通行密钥「${name}」`,
      removeSure: '删除后，这把密钥就不能再确认身份了。',
      removed: '通行密钥已删除',
      numbers: '数字地址上不能使用通行密钥，请改用域名打开控制台（需要重新登录）：',
      noBrowser: '这个浏览器不支持通行密钥，请换一个浏览器。',
    },
    scan: {
      title: '扫码登录',
      hint: '与小程序里的你关联一次，以后用微信扫一扫就能登录控制台。',
      linked: '已与小程序里的你关联。',
      link: '关联我的微信',
      unlink: '解除关联',
      unlinked: '已解除关联',
      code: '关联二维码',
      how: '用微信扫一扫，在小程序里确认。二维码两分钟内有效，只能用一次。',
      done: '关联好了，下次可以扫码登录。',
      over: '二维码已过期。',
      again: '换一个',
    },
    leave: {
      title: '离开',
      hint: '不再为这个公众号工作。你做过的事仍以你的名字留在操作记录里。',
      submit: '离开这个团队',
      sure: '确定离开？',
      text: '你会立即在所有设备上退出登录。要回来，需要所有者重新邀请。',
    },
    cancel: '取消',
  },
  en: {
    title: 'My account',
    hint: (name, role) => `${name} · ${role}`,
    name: {
      title: 'Name',
      hint: 'Colleagues see it beside comments and in the audit log; readers do not.',
      rule: '1–40 characters, please',
      save: 'Change it',
      saved: 'Changed',
    },
    sessions: {
      title: 'Where you are signed in',
      hint: 'Sign out what you do not know, and tell an owner.',
      unknown: 'Unknown device',
      current: 'This device',
      begun: (when) => `Signed in ${when}`,
      seen: (when) => `Last used ${when}`,
      end: 'Sign out',
      endOf: (device) => `Sign out ${device}`,
      endOthers: 'Sign out everywhere else',
      ended: 'That device is signed out',
      othersEnded: 'Every other device is signed out',
    },
    passkeys: {
      title: 'Passkeys',
      hint: 'Before refunds, money settings and changes of staff, your fingerprint, face or key confirms that it is you.',
      none: 'You have no passkey yet.',
      add: 'Add a passkey',
      name: 'Name',
      nameRule: 'Please give 1–40 characters',
      namePlaceholder: 'For example: my MacBook',
      added: 'The passkey was added',
      cancelled: 'It was not added; please try again.',
      addedOn: (when) => `Added ${when}`,
      used: (when) => `Last used ${when}`,
      unused: 'Not used yet',
      remove: 'Remove',
      removeOf: (name) => `Remove the passkey “${name}”`,
      removeSure: 'It will not vouch for you any more.',
      removed: 'The passkey was removed',
      numbers: 'Passkeys do not work on an address in numbers; open the console by name (and sign in again):',
      noBrowser: 'This browser has no passkeys; please use another.',
    },
    scan: {
      title: 'Sign-in by scan',
      hint: 'Link yourself in the Mini Program once; from then on a scan with WeChat signs you in.',
      linked: 'You are linked to yourself in the Mini Program.',
      link: 'Link my WeChat',
      unlink: 'Unlink',
      unlinked: 'Unlinked',
      code: 'Code to link by',
      how: 'Scan it with WeChat and confirm in the Mini Program. It works once, for two minutes.',
      done: 'Linked: you can sign in by scanning.',
      over: 'The code is too old.',
      again: 'Show another',
    },
    leave: {
      title: 'Leave',
      hint: 'Work for this account no more. What you did keeps your name in the audit log.',
      submit: 'Leave the staff',
      sure: 'Leave?',
      text: 'You are signed out everywhere at once. To come back, an owner has to invite you again.',
    },
    cancel: 'Cancel',
  },
};
