import type { NoTakeBackReason } from '@teahouse/schema/operations.ts';
import type { Words } from '../../i18n/language';

const zhCN = {
  heading: '退回',
  until: (day: string) => `${day} 之前，只要还没怎么读，就可以无理由退回：钱按原路退，买到的内容随之收回。`,
  takeBack: '退回这笔购买',
  question: '钱会按原路退回，买到的内容随之收回。确定要退吗？',
  failed: '没有退成',
  /** Only what the reader may wonder about. */
  reasons: {
    APPLE: '这笔钱由苹果收取，请在 reportaproblem.apple.com 向苹果申请退款。',
    ENDED: null,
    GIFT_REDEEMED: '礼物已经有人领走，不能退回了。',
    NOT_PAID: null,
    READ_TOO_MUCH: '读过的部分已经超出可以退回的范围；有问题请在公众号里留言。',
    REFUNDED: null,
    REFUND_UNDER_WAY: null,
    TIP: null,
    WINDOW_OVER: '已经过了无理由退回的期限；有问题请在公众号里留言。',
  } satisfies Record<NoTakeBackReason, string | null>,
};

const en: typeof zhCN = {
  heading: 'Taking it back',
  until: (day) =>
    `Until ${day}, while little of it was read, you can take it back without a reason: the money returns, and what it bought ends.`,
  takeBack: 'Take this purchase back',
  question: 'The money returns the way it came, and what it bought ends. Take it back?',
  failed: 'It was not taken back',
  reasons: {
    APPLE: 'Apple took this money. Please ask Apple at reportaproblem.apple.com.',
    ENDED: null,
    GIFT_REDEEMED: 'The gift was redeemed, so it cannot be taken back.',
    NOT_PAID: null,
    READ_TOO_MUCH: 'More of it was read than can be taken back. Write to the account if something is wrong.',
    REFUNDED: null,
    REFUND_UNDER_WAY: null,
    TIP: null,
    WINDOW_OVER: 'The days for taking it back are over. Write to the account if something is wrong.',
  },
};

/** Taking a purchase back without a reason. */
export const takeBackWords: Words<typeof zhCN> = { 'zh-CN': zhCN, en };
