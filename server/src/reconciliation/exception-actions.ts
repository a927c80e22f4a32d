import { PaymentExceptionKind } from '../payments/payment-exception.entity.ts';
import type { Localized } from '../shared/locale/locale.ts';

/** What a creator does about an exception; most of them go away by themselves. */
export const suggestedActions: Readonly<Record<PaymentExceptionKind, Localized>> = {
  UNKNOWN_PAYMENT: {
    'zh-CN': '不是茶馆下的单。若这个商户号也用于别处，请核对后标记为已处理；否则请在微信后台查证。',
    en: 'Not an order of ours. If the merchant number is used elsewhere too, check and mark it as done; look it up at WeChat otherwise.',
  },
  WRONG_MERCHANT: {
    'zh-CN': '收款商户与下单时不同，未开通任何权益。请核对公众号设置中的商户号。',
    en: 'Another merchant was paid than asked; nothing was given. Check the merchant number in the settings.',
  },
  WRONG_APP: {
    'zh-CN': '付款来自另一个应用，未开通权益。请核对 appid 设置。',
    en: 'It was paid in another app; nothing was given. Check the appids in the settings.',
  },
  WRONG_CURRENCY: {
    'zh-CN': '币种不是人民币，未开通权益。请在微信后台原路退款。',
    en: 'It was not paid in CNY; nothing was given. Refund it at WeChat.',
  },
  WRONG_AMOUNT: {
    'zh-CN': '金额与订单不符，未开通权益。若微信后台确有此款，请原路退款；伪造的通知无需处理。',
    en: 'The amount is not the order’s; nothing was given. If WeChat has the money, refund it there; a forged report needs nothing.',
  },
  WRONG_PAYER: {
    'zh-CN': '付款人不是下单的会员，未开通权益。请在微信后台核对后退款。',
    en: 'Somebody else paid than ordered; nothing was given. Check at WeChat and refund it.',
  },
  WRONG_GOODS: {
    'zh-CN': '付的不是所下的道具，未开通权益。请核对虚拟支付的道具与价格。',
    en: 'Another good was paid than ordered; nothing was given. Check goods and prices at Virtual Payment.',
  },
  PAID_TWICE: {
    'zh-CN': '多付的一笔（同一订单付了两次，或另一笔订单已买到）正在自动原路退回，无需操作。',
    en: 'Paid twice, in one order or in two for the same thing: the second payment is being given back by itself; nothing to do.',
  },
  REFUNDED_ELSEWHERE: {
    'zh-CN': '微信已退款，次日账单到来后会自动入账，无需操作。',
    en: 'WeChat has refunded it; tomorrow’s bill will book it. Nothing to do.',
  },
  UNKNOWN_REFUND: {
    'zh-CN': '找不到这笔退款对应的付款。若商户号也用于别处，请核对后标记为已处理。',
    en: 'We know no payment for this refund. If the merchant number is used elsewhere too, check and mark it as done.',
  },
  REFUND_MISMATCH: {
    'zh-CN': '微信报告的退款与申请不一致，请在微信后台核对金额。',
    en: 'WeChat reports another refund than was asked for; compare the amount at WeChat.',
  },
  REFUND_FAILED: {
    'zh-CN': '退款未成功，原因见下方；充值商户余额或换一种方式退款。',
    en: 'A refund did not succeed; the reason stands below. Top up the merchant’s balance, or give the money back another way.',
  },
  CREDIT_NOT_COVERED: {
    'zh-CN': '升级时抵扣的旧会员已退款，差额由你决定：不追究就标记为已处理。',
    en: 'The membership credited by an upgrade had been refunded. Leave it and mark it as done, or end the upgrade.',
  },
  NOTHING_LEFT_OF_PASS: {
    'zh-CN': '通票付款时已到期，请为这笔付款退款。',
    en: 'The pass had ended when it was paid; refund the payment.',
  },
  PASS_OVERLAPPED: {
    'zh-CN': '通票与另一段付过钱的会员重叠，请考虑退回通票的款项。',
    en: 'A pass runs beside another membership that was paid for; consider refunding it.',
  },
  PAYOUT_STUCK: {
    'zh-CN':
      '这笔佣金付款无法了结。换过商户号：请填回原商户号的密钥，付款会自动了结；金额不符：请在微信商户平台核对这笔转账。',
    en: 'This payout of commission does not end. Where the merchant number changed, enter the former one’s keys and it ends by itself; where the amount differs, look the transfer up in the merchant console.',
  },
  BILL_MISMATCH: {
    'zh-CN': '微信账单与账本金额不同，请在微信后台打开这笔订单核对。',
    en: 'WeChat’s bill has another amount than our books; open the order at WeChat and compare.',
  },
  MISSING_IN_BILL: {
    'zh-CN': '账本有而账单没有。通常次日账单会补上；三天后仍无，请联系微信支付。',
    en: 'In our books and not in the bill. Usually the next bill has it; ask WeChat Pay when three days have passed.',
  },
  UNKNOWN_MOVEMENT: {
    'zh-CN': '商户账户有一笔不明变动，请在微信商户平台查看用途后标记为已处理。',
    en: 'The merchant’s account moved for something unknown; look it up in the merchant console and mark it as done.',
  },
  NOT_FULFILLED: {
    'zh-CN': '已付款但没有权益，请立即赠予会员或退款，并把订单号告诉我们。',
    en: 'Paid, and nothing to show for it: comp the membership or refund it now, and report the order to us.',
  },
};
