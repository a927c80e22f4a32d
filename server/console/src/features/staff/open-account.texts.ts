import type { Texts } from '../../i18n/language.ts';

interface Field {
  readonly label: string;
  readonly hint: string;
}

export const openAccountTexts: Texts<{
  readonly title: string;
  readonly hint: string;
  readonly name: Field;
  readonly handle: Field;
  readonly kind: string;
  readonly kinds: Readonly<Record<'SERVICE_ACCOUNT' | 'SUBSCRIPTION_ACCOUNT', Field>>;
  readonly ownerName: Field;
  readonly open: string;
  readonly noToken: string;
}> = {
  'zh-CN': {
    title: '开一家茶馆',
    hint: '先告诉我们是哪个公众号。AppID 和密钥稍后再填，这里写的以后都能改，短名除外。',
    name: { label: '公众号名称', hint: '和微信里的一样，读者付款前会看到' },
    handle: { label: '短名', hint: '用在网址里，2–32 个小写字母、数字或连字符，例如 chaguan' },
    kind: '公众号类型',
    kinds: {
      SERVICE_ACCOUNT: { label: '服务号', hint: '认证后可以网页登录、用微信支付收款' },
      SUBSCRIPTION_ACCOUNT: { label: '订阅号', hint: '没有网页登录，读者在小程序里阅读和付款' },
    },
    ownerName: { label: '你的名字', hint: '同事们会看到，你是所有者' },
    open: '开张，去设置',
    noToken: '这个地址缺少一次性链接里的口令。请在服务器上运行 npm run sign-in-link，打开它打印的完整链接。',
  },
  en: {
    title: 'Open a teahouse',
    hint: 'Which Official Account is it? AppID and secrets come later, and everything here but the handle can be changed.',
    name: { label: 'Name of the Official Account', hint: 'As in WeChat: readers see it before they pay' },
    handle: { label: 'Handle', hint: 'For addresses: 2–32 lower-case letters, digits or hyphens, such as chaguan' },
    kind: 'Kind of account',
    kinds: {
      SERVICE_ACCOUNT: { label: 'Service Account', hint: 'Web sign-in and WeChat Pay, once verified' },
      SUBSCRIPTION_ACCOUNT: {
        label: 'Subscription Account',
        hint: 'No web sign-in: readers read and pay in the Mini Program',
      },
    },
    ownerName: { label: 'Your name', hint: 'For colleagues; you are the owner' },
    open: 'Open, and set it up',
    noToken:
      'This address lacks the one-time link’s secret. Run npm run sign-in-link on the server and open the whole link it prints.',
  },
};
