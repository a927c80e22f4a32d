import type { SetupStepKind } from '@teahouse/schema/operations.ts';
import type { Texts } from '../../i18n/language.ts';

interface StepWords {
  readonly title: string;
  readonly why: string;
  readonly go: string;
}

export const guideTexts: Texts<{
  readonly heading: string;
  readonly progress: (done: number, all: number) => string;
  readonly allDone: string;
  readonly done: string;
  readonly open: string;
  readonly next: string;
  readonly optional: string;
  readonly steps: Readonly<Record<`${SetupStepKind}`, StepWords>>;
  readonly scan: string;
  readonly readersPage: string;
  readonly card: string;
  readonly cardGo: string;
}> = {
  'zh-CN': {
    heading: '从零到收到第一笔钱',
    progress: (done, all) => `完成了 ${done} / ${all} 步`,
    allDone: '都完成了。读者可以付款，钱会到你的商户号。',
    done: '已完成',
    open: '待完成',
    next: '下一步',
    optional: '可选',
    steps: {
      ACCOUNT: {
        title: '写好公众号资料',
        why: '读者付款前会看是谁在收钱：名字、一句简介和头像。',
        go: '填写资料',
      },
      OFFICIAL_ACCOUNT: {
        title: '接入公众号',
        why: '菜单、关注者和网页登录都要用公众号的接口。微信要 AppID、AppSecret，并要求把服务器 IP 加进白名单。',
        go: '填写并检查',
      },
      CALLBACK: {
        title: '让微信把消息推送过来',
        why: '谁关注了、谁点了菜单，微信只推送、不让查。微信要求一个公网地址和 Token。',
        go: '配置推送',
      },
      MINI_PROGRAM: {
        title: '接入小程序',
        why: '读者在小程序里登录、阅读、付款。微信要小程序的 AppID 和 AppSecret。',
        go: '填写并检查',
      },
      XPAY: {
        title: '开通虚拟支付',
        why: '小程序里卖会员和文章，微信只允许用虚拟支付。要先在小程序后台开通、入驻，再填 OfferId 和 AppKey。',
        go: '填写并检查',
      },
      WECHAT_PAY: {
        title: '接入微信支付',
        why: '想在公众号网页里也能收款，就需要商户号。只用小程序收款可以跳过。',
        go: '填写并检查',
      },
      MONEY_RULES: {
        title: '定下收款规则',
        why: '几天内可以退款、要不要打赏、要不要自动续费。微信和苹果处理投诉时会看你有没有说清楚。',
        go: '看一看规则',
      },
      TIER: {
        title: '建第一个会员方案',
        why: '写上读者得到什么、多少钱。每个价格要在虚拟支付发布一个同价的道具，微信审核后才卖得了。',
        go: '建方案',
      },
      ARTICLE: {
        title: '发布第一篇文章',
        why: '放一条付费线，前面的人人可读，后面的会员可读。',
        go: '写文章',
      },
      MENU: {
        title: '发布自定义菜单',
        why: '读者从公众号底部的菜单走进来。微信要求公众号已认证。',
        go: '编辑菜单',
      },
      TEST_PURCHASE: {
        title: '自己买一次试试',
        why: '用手机微信扫码，打开读者的会员页，买最便宜的一档，再到「收支」里退款。钱走一圈，心里就有底了。',
        go: '看收到的钱',
      },
    },
    scan: '用微信扫码打开会员页',
    readersPage: '读者的会员页',
    card: '还差几步，读者就能付款',
    cardGo: '继续设置',
  },
  en: {
    heading: 'From nothing to the first payment',
    progress: (done, all) => `${done} of ${all} steps are done`,
    allDone: 'Everything is done: readers can pay, and the money reaches your merchant.',
    done: 'Done',
    open: 'To do',
    next: 'Next',
    optional: 'Optional',
    steps: {
      ACCOUNT: {
        title: 'Introduce the account',
        why: 'Before they pay, readers look at who takes their money: a name, a sentence and a picture.',
        go: 'Fill it in',
      },
      OFFICIAL_ACCOUNT: {
        title: 'Connect the Official Account',
        why: 'The menu, followers and web sign-in need it. WeChat wants AppID, AppSecret, and this server on its IP list.',
        go: 'Enter and check',
      },
      CALLBACK: {
        title: 'Let WeChat call us',
        why: 'Who follows and what is tapped is only told, never to be asked for. WeChat wants a public address and a token.',
        go: 'Set it up',
      },
      MINI_PROGRAM: {
        title: 'Connect the Mini Program',
        why: 'Readers sign in, read and pay in it. WeChat wants its AppID and AppSecret.',
        go: 'Enter and check',
      },
      XPAY: {
        title: 'Open Virtual Payment',
        why: 'Inside a Mini Program, memberships and articles may be sold by Virtual Payment only. Open it in WeChat’s console first, then enter OfferId and AppKey.',
        go: 'Enter and check',
      },
      WECHAT_PAY: {
        title: 'Connect WeChat Pay',
        why: 'To be paid on the Official Account’s web pages too. Skip it when the Mini Program is enough.',
        go: 'Enter and check',
      },
      MONEY_RULES: {
        title: 'Decide the rules of money',
        why: 'Refunds, tips, renewals. WeChat and Apple look at what you said when somebody complains.',
        go: 'Look at the rules',
      },
      TIER: {
        title: 'Make the first tier',
        why: 'What readers get and what it costs. Each price needs a good of that price published at Virtual Payment; WeChat approves it first.',
        go: 'Make a tier',
      },
      ARTICLE: {
        title: 'Publish the first article',
        why: 'With a paywall: before it everybody reads, after it members do.',
        go: 'Write',
      },
      MENU: {
        title: 'Publish the Custom Menu',
        why: 'Readers come in by the menu below the chat. WeChat wants the account verified.',
        go: 'Edit the menu',
      },
      TEST_PURCHASE: {
        title: 'Buy it once yourself',
        why: 'Scan with WeChat, open the readers’ membership page, buy the cheapest, then refund it under Money. Once the money went round, you know.',
        go: 'See the money',
      },
    },
    scan: 'Scan with WeChat to open the membership page',
    readersPage: 'The readers’ membership page',
    card: 'A few steps until readers can pay',
    cardGo: 'Go on setting up',
  },
};
