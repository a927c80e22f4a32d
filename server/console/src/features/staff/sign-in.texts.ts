import type { Texts } from '../../i18n/language.ts';

interface SignInTexts {
  readonly title: string;
  readonly hint: string;
  readonly enter: string;
  readonly away: string;
  readonly scan: {
    readonly title: string;
    readonly how: string;
    readonly code: string;
    readonly refused: string;
    readonly again: string;
    readonly waiting: string;
    readonly account: string;
    readonly accountHint: string;
    readonly show: string;
  };
  readonly link: { readonly title: string; readonly how: string; readonly command: string };
  readonly join: {
    readonly title: string;
    readonly offer: (account: string, role: string) => string;
    readonly name: (name: string) => string;
    readonly until: (when: string) => string;
    readonly accept: string;
  };
  readonly scanned: { readonly title: string; readonly how: string };
  readonly language: string;
}

export const signInTexts: Texts<SignInTexts> = {
  'zh-CN': {
    title: '创作者控制台',
    hint: '这个链接只能用一次。',
    enter: '进入控制台',
    away: '连不上服务器，请检查网络后重试',
    scan: {
      title: '微信扫码登录',
      how: '用微信扫一扫，在小程序里确认。第一次登录请用一次性链接，再到「我的账户」关联微信。',
      code: '登录二维码，请用微信扫描',
      refused: '你在手机上拒绝了这次登录。',
      again: '换一个二维码',
      waiting: '二维码已就绪，等待扫描',
      account: '公众号',
      accountHint: '它的短名，例如 chaguan',
      show: '显示二维码',
    },
    link: {
      title: '一次性链接',
      how: '在服务器上运行这条命令，会打印一个新链接：',
      command: 'npm run sign-in-link',
    },
    join: {
      title: '加入团队',
      offer: (account, role) => `「${account}」邀请你担任${role}。`,
      name: (name) => `同事们会看到的名字：${name}`,
      until: (when) => `邀请有效期至 ${when}。接受后，这台设备就登录了。`,
      accept: '接受邀请',
    },
    scanned: {
      title: '请用微信打开',
      how: '这个二维码用来登录创作者控制台。请用微信「扫一扫」重新扫描，在小程序里确认。',
    },
    language: 'English',
  },
  en: {
    title: 'Creator’s console',
    hint: 'This link works once.',
    enter: 'Enter the console',
    away: 'The server does not answer; check the network and try again',
    scan: {
      title: 'Sign in by scanning',
      how: 'Scan it with WeChat and confirm in the Mini Program. The first time, use a one-time link; then link your WeChat under “My account”.',
      code: 'Sign-in code; scan it with WeChat',
      refused: 'You refused this sign-in on your phone.',
      again: 'Show another code',
      waiting: 'The code is ready to be scanned',
      account: 'Account',
      accountHint: 'Its handle, for example chaguan',
      show: 'Show the code',
    },
    link: {
      title: 'One-time link',
      how: 'This command, run on the server, prints a new one:',
      command: 'npm run sign-in-link',
    },
    join: {
      title: 'Join the staff',
      offer: (account, role) => `“${account}” invites you to be its ${role.toLowerCase()}.`,
      name: (name) => `Colleagues will see you as ${name}`,
      until: (when) => `The invitation works until ${when}. Accepting it signs this device in.`,
      accept: 'Accept the invitation',
    },
    scanned: {
      title: 'Open it with WeChat',
      how: 'This code signs in to the creator’s console. Scan it again with WeChat and confirm in the Mini Program.',
    },
    language: '简体中文',
  },
};
