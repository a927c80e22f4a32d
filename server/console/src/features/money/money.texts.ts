import type {
  BillKind,
  BillStatus,
  CommissionStatus,
  LedgerKind,
  OrderKind,
  OrderStatus,
  PaymentExceptionKind,
  PayoutStatus,
  Rail,
  RefundInitiator,
  RefundStatus,
} from '@teahouse/schema/operations.ts';
import type { Texts } from '../../i18n/language.ts';

/** Names of an enum's values. */
type Names<Value extends string> = Readonly<Record<`${Value}`, string>>;

interface MoneyTexts {
  readonly title: string;
  readonly hint: string;
  readonly tabs: Readonly<
    Record<
      | 'overview'
      | 'orders'
      | 'refunds'
      | 'tips'
      | 'commissions'
      | 'payouts'
      | 'ledger'
      | 'bills'
      | 'exceptions'
      | 'statement',
      string
    >
  >;
  readonly today: string;
  readonly month: string;
  readonly balance: string;
  readonly openExceptions: string;
  readonly byIncome: string;
  readonly allIncome: string;
  readonly byRailThisMonth: string;
  readonly byRail: string;
  readonly lastDays: string;
  readonly day: string;
  readonly income: string;
  readonly refunded: string;
  readonly fee: string;
  readonly account: string;
  readonly amount: string;
  readonly nothingSold: string;
  readonly orders: Names<OrderKind>;
  readonly orderStatuses: Names<OrderStatus>;
  readonly refundedWhole: string;
  readonly refundedInPart: string;
  readonly rails: Names<Rail>;
  readonly refundStatuses: Names<RefundStatus>;
  readonly weChatSaid: (words: string) => string;
  readonly initiator: string;
  readonly initiators: Names<RefundInitiator>;
  readonly ledgerKinds: Names<LedgerKind>;
  readonly exceptionKinds: Names<PaymentExceptionKind>;
  readonly reconcile: string;
  readonly billKinds: Names<BillKind>;
  readonly billStatuses: Names<BillStatus>;
  readonly commissionStatuses: Names<CommissionStatus>;
  readonly payoutStatuses: Names<PayoutStatus>;
  readonly order: {
    readonly title: string;
    readonly what: string;
    readonly who: string;
    readonly when: string;
    readonly status: string;
    readonly rail: string;
    readonly number: string;
    readonly list: string;
    readonly discount: string;
    readonly credit: string;
    readonly paidAt: string;
    readonly bought: string;
    readonly entries: string;
    readonly refunds: string;
    readonly refund: string;
    readonly empty: string;
    readonly all: string;
    readonly back: string;
    readonly until: (day: string) => string;
    readonly ended: string;
  };
  readonly refundForm: {
    readonly title: string;
    readonly amount: string;
    readonly most: (yuan: string) => string;
    readonly reason: string;
    readonly reasonHint: string;
    readonly endsAccess: string;
    readonly submit: string;
    readonly done: string;
    readonly whole: string;
  };
  readonly empty: Readonly<
    Record<'refunds' | 'tips' | 'commissions' | 'payouts' | 'ledger' | 'bills' | 'exceptions' | 'statement', string>
  >;
  readonly ledger: {
    readonly when: string;
    readonly what: string;
    readonly document: string;
    readonly debit: string;
    readonly credit: string;
  };
  readonly exception: {
    readonly action: string;
    readonly expected: string;
    readonly actual: string;
    readonly resolve: string;
    readonly how: string;
    readonly howHint: string;
    readonly open: string;
    readonly settled: string;
  };
  /** What a report of WeChat may say otherwise than our books. */
  readonly facts: Readonly<Record<string, string>>;
  readonly bill: {
    readonly kind: string;
    readonly merchant: string;
    readonly lines: string;
    readonly in: string;
    readonly out: string;
    readonly unmatched: string;
  };
  readonly statement: {
    readonly from: string;
    readonly to: string;
    readonly by: string;
    readonly day: string;
    readonly month: string;
    readonly opening: string;
    readonly closing: string;
    /** Which side a balance is on. */
    readonly dr: string;
    readonly cr: string;
    readonly note: string;
    readonly csv: string;
    readonly print: string;
  };
  readonly tip: { readonly message: string; readonly article: string };
  readonly sale: {
    readonly link: string;
    readonly reference: string;
    readonly sold: string;
    readonly commission: string;
    readonly payable: string;
  };
  readonly reason: string;
}

export const moneyTexts: Texts<MoneyTexts> = {
  'zh-CN': {
    title: '收支',
    hint: '每一个数字都能点到它的明细。日期按北京时间。',
    tabs: {
      overview: '概况',
      orders: '订单',
      refunds: '退款',
      tips: '打赏',
      commissions: '佣金',
      payouts: '付款给推广者',
      ledger: '账本',
      bills: '微信账单',
      exceptions: '对账异常',
      statement: '账目明细',
    },
    today: '今日收入',
    month: '本月收入',
    balance: '微信账户余额',
    openExceptions: '待处理异常',
    byIncome: '本月收入构成',
    allIncome: '全部收入',
    byRailThisMonth: '本月收入的支付方式',
    byRail: '余额所在',
    lastDays: '近 30 天',
    day: '日期',
    income: '收入',
    refunded: '退款',
    fee: '手续费',
    account: '科目',
    amount: '金额',
    nothingSold: '这个月还没有收入。第一笔会员成交后会出现在这里。',
    orders: {
      MEMBERSHIP: '会员',
      ARTICLE_UNLOCK: '单篇',
      SERIES_UNLOCK: '专栏',
      TIP: '打赏',
      GIFT_MEMBERSHIP: '赠送会员',
      GIFT_ARTICLE: '赠送文章',
    },
    orderStatuses: { OPEN: '待付款', PAID: '已付款', CLOSED: '已关闭' },
    refundedWhole: '已退款',
    refundedInPart: '已付款，部分已退',
    rails: { XPAY: '虚拟支付', WECHAT_PAY: '微信支付' },
    refundStatuses: { PENDING: '退款中', SUCCEEDED: '已到账', FAILED: '未成功' },
    weChatSaid: (words) => `微信的说明：${words}`,
    initiator: '谁发起',
    initiators: { STAFF: '工作人员', MEMBER: '会员自助', APPLE: '苹果', WECHAT: '微信后台', SYSTEM: '系统' },
    ledgerKinds: {
      SALE: '销售',
      TIP: '打赏',
      UNAPPLIED_PAYMENT: '重复付款',
      REFUND: '退款',
      FEE: '手续费',
      FEE_RETURN: '手续费退回',
      COMMISSION: '佣金',
      COMMISSION_REVERSAL: '佣金冲回',
      PAYOUT: '付款',
      PAYOUT_RETURN: '付款退回',
      ROUNDING: '尾差',
      ADJUSTMENT: '调整',
    },
    exceptionKinds: {
      UNKNOWN_PAYMENT: '不明付款',
      WRONG_MERCHANT: '商户不符',
      WRONG_APP: '应用不符',
      WRONG_CURRENCY: '币种不符',
      WRONG_AMOUNT: '金额不符',
      WRONG_PAYER: '付款人不符',
      WRONG_GOODS: '道具不符',
      PAID_TWICE: '重复付款',
      REFUNDED_ELSEWHERE: '别处已退款',
      UNKNOWN_REFUND: '不明退款',
      REFUND_MISMATCH: '退款不符',
      REFUND_FAILED: '退款未成功',
      CREDIT_NOT_COVERED: '抵扣无着',
      NOTHING_LEFT_OF_PASS: '通票已过期',
      PASS_OVERLAPPED: '通票重叠',
      PAYOUT_STUCK: '付款未了结',
      BILL_MISMATCH: '账单不符',
      MISSING_IN_BILL: '账单缺失',
      UNKNOWN_MOVEMENT: '不明变动',
      NOT_FULFILLED: '未开通权益',
    },
    reconcile: '立即对账',
    billKinds: { WECHAT_PAY_TRADE: '微信支付交易账单', WECHAT_PAY_FUND_FLOW: '微信支付资金账单', XPAY: '虚拟支付账单' },
    billStatuses: { WAITING: '等待微信出账', DOWNLOADED: '已下载', MATCHED: '已核对' },
    commissionStatuses: {
      COOLING_OFF: '冷静期',
      PAYABLE: '可付',
      IN_PAYOUT: '付款中',
      PAID: '已付',
      REVERSED: '已冲回',
    },
    payoutStatuses: {
      REQUESTED: '已提出',
      WAITING_FOR_MEMBER: '等对方确认',
      PROCESSING: '微信处理中',
      SUCCEEDED: '已到账',
      FAILED: '未成功',
    },
    order: {
      title: '订单',
      what: '内容',
      who: '会员',
      when: '下单',
      status: '状态',
      rail: '支付方式',
      number: '商户单号',
      list: '原价',
      discount: '优惠',
      credit: '抵扣',
      paidAt: '付款时间',
      bought: '带来的权益',
      entries: '账本分录',
      refunds: '退款',
      refund: '退款',
      empty: '还没有订单。读者在会员页或文章里下单后，会出现在这里。',
      all: '全部',
      back: '返回订单',
      until: (day) => `有效期到 ${day}`,
      ended: '已结束',
    },
    refundForm: {
      title: '退款',
      amount: '金额（元）',
      most: (yuan) => `最多 ${yuan}`,
      reason: '原因',
      reasonHint: '付款人会看到',
      endsAccess: '同时结束所购权益',
      submit: '退款',
      done: '退款已提交，微信到账后会显示在这里',
      whole: '全额退款一定结束所购权益',
    },
    empty: {
      refunds: '还没有退款。会员自己退的、你在订单里退的，都会列在这里。',
      tips: '还没有人打赏。金额和感谢语在「设置 › 收款规则」里改。',
      commissions: '还没有带来成交。在文章里放一张商品卡片，成交会记在这里。',
      payouts: '还没有付款。推广者的佣金过了冷静期、提出来之后，会列在这里。',
      ledger: '账本是空的。第一笔收款到账时，这里会有第一条分录。',
      bills: '还没有账单。微信在次日上午十点后出账，这里会自动下载核对。',
      exceptions: '没有异常，账都对得上。',
      statement: '这段时间没有账目。',
    },
    ledger: { when: '时间', what: '事项', document: '微信凭证', debit: '借方', credit: '贷方' },
    exception: {
      action: '怎么办',
      expected: '应为',
      actual: '实为',
      resolve: '标记为已处理',
      how: '处理说明',
      howHint: '写下做了什么，会留在记录里',
      open: '待处理',
      settled: '已了结',
    },
    facts: {
      amountFen: '金额',
      creditFen: '抵扣',
      appid: 'AppID',
      bill: '账单',
      currency: '币种',
      startsAt: '开始',
      endsAt: '结束',
      failure: '原因',
      merchant: '商户号',
      movement: '变动',
      payerOpenid: '付款人 openid',
      productId: '道具',
      quantity: '件数',
      xpayEnv: '环境（0 正式，1 沙箱）',
    },
    bill: { kind: '账单', merchant: '商户', lines: '行数', in: '收', out: '支', unmatched: '不符' },
    statement: {
      from: '从',
      to: '到',
      by: '按',
      day: '日',
      month: '月',
      opening: '期初',
      closing: '期末',
      dr: '借',
      cr: '贷',
      note: '收入和应付的余额在贷方，钱和费用的余额在借方。借贷合计必相等。',
      csv: '下载 CSV',
      print: '打印页',
    },
    tip: { message: '留言', article: '文章' },
    sale: { link: '链接', reference: '店铺单号', sold: '成交额', commission: '佣金', payable: '可付时间' },
    reason: '原因',
  },
  en: {
    title: 'Money',
    hint: 'Every number leads to its entries. Days are of China.',
    tabs: {
      overview: 'Overview',
      orders: 'Orders',
      refunds: 'Refunds',
      tips: 'Tips',
      commissions: 'Commissions',
      payouts: 'Payouts',
      ledger: 'Ledger',
      bills: 'WeChat’s bills',
      exceptions: 'Exceptions',
      statement: 'Statement',
    },
    today: 'Today',
    month: 'This month',
    balance: 'Held by WeChat',
    openExceptions: 'Open exceptions',
    byIncome: 'What was sold this month',
    allIncome: 'All income',
    byRailThisMonth: 'How this month was paid',
    byRail: 'Where the balance is',
    lastDays: 'The last 30 days',
    day: 'Day',
    income: 'Income',
    refunded: 'Refunded',
    fee: 'Fees',
    account: 'Account',
    amount: 'Amount',
    nothingSold: 'No income this month yet. The first membership sold will show here.',
    orders: {
      MEMBERSHIP: 'Membership',
      ARTICLE_UNLOCK: 'Article',
      SERIES_UNLOCK: 'Series',
      TIP: 'Tip',
      GIFT_MEMBERSHIP: 'Gift: membership',
      GIFT_ARTICLE: 'Gift: article',
    },
    orderStatuses: { OPEN: 'Waiting', PAID: 'Paid', CLOSED: 'Closed' },
    refundedWhole: 'Refunded',
    refundedInPart: 'Paid, refunded in part',
    rails: { XPAY: 'Virtual Payment', WECHAT_PAY: 'WeChat Pay' },
    refundStatuses: { PENDING: 'On its way', SUCCEEDED: 'Refunded', FAILED: 'Failed' },
    weChatSaid: (words) => `WeChat’s words: ${words}`,
    initiator: 'By',
    initiators: { STAFF: 'Staff', MEMBER: 'Member', APPLE: 'Apple', WECHAT: 'WeChat’s console', SYSTEM: 'System' },
    ledgerKinds: {
      SALE: 'Sale',
      TIP: 'Tip',
      UNAPPLIED_PAYMENT: 'Paid twice',
      REFUND: 'Refund',
      FEE: 'Fee',
      FEE_RETURN: 'Fee returned',
      COMMISSION: 'Commission',
      COMMISSION_REVERSAL: 'Commission reversed',
      PAYOUT: 'Payout',
      PAYOUT_RETURN: 'Payout returned',
      ROUNDING: 'Rounding',
      ADJUSTMENT: 'Adjustment',
    },
    exceptionKinds: {
      UNKNOWN_PAYMENT: 'Unknown payment',
      WRONG_MERCHANT: 'Wrong merchant',
      WRONG_APP: 'Wrong app',
      WRONG_CURRENCY: 'Wrong currency',
      WRONG_AMOUNT: 'Wrong amount',
      WRONG_PAYER: 'Wrong payer',
      WRONG_GOODS: 'Wrong goods',
      PAID_TWICE: 'Paid twice',
      REFUNDED_ELSEWHERE: 'Refunded elsewhere',
      UNKNOWN_REFUND: 'Unknown refund',
      REFUND_MISMATCH: 'Refund differs',
      REFUND_FAILED: 'Refund failed',
      CREDIT_NOT_COVERED: 'Credit not covered',
      NOTHING_LEFT_OF_PASS: 'Pass had ended',
      PASS_OVERLAPPED: 'Pass overlapped',
      PAYOUT_STUCK: 'Payout stuck',
      BILL_MISMATCH: 'Bill differs',
      MISSING_IN_BILL: 'Missing in bill',
      UNKNOWN_MOVEMENT: 'Unknown movement',
      NOT_FULFILLED: 'Not fulfilled',
    },
    reconcile: 'Reconcile now',
    billKinds: {
      WECHAT_PAY_TRADE: 'WeChat Pay, trades',
      WECHAT_PAY_FUND_FLOW: 'WeChat Pay, fund flow',
      XPAY: 'Virtual Payment',
    },
    billStatuses: { WAITING: 'Waiting for WeChat', DOWNLOADED: 'Downloaded', MATCHED: 'Matched' },
    commissionStatuses: {
      COOLING_OFF: 'Cooling off',
      PAYABLE: 'Payable',
      IN_PAYOUT: 'In payout',
      PAID: 'Paid',
      REVERSED: 'Reversed',
    },
    payoutStatuses: {
      REQUESTED: 'Requested',
      WAITING_FOR_MEMBER: 'Waits for the member',
      PROCESSING: 'Under way',
      SUCCEEDED: 'Paid',
      FAILED: 'Failed',
    },
    order: {
      title: 'Order',
      what: 'What',
      who: 'Member',
      when: 'Ordered',
      status: 'Status',
      rail: 'Paid over',
      number: 'Merchant number',
      list: 'List price',
      discount: 'Offer',
      credit: 'Credit',
      paidAt: 'Paid',
      bought: 'What it brought',
      entries: 'Entries in the ledger',
      refunds: 'Refunds',
      refund: 'Refund',
      empty: 'No orders yet. What readers order on the membership page or in an article shows here.',
      all: 'All',
      back: 'Back to orders',
      until: (day) => `until ${day}`,
      ended: 'ended',
    },
    refundForm: {
      title: 'Refund',
      amount: 'Amount (yuan)',
      most: (yuan) => `at most ${yuan}`,
      reason: 'Reason',
      reasonHint: 'The payer reads it',
      endsAccess: 'End what was bought, too',
      submit: 'Refund',
      done: 'The refund is on its way; it shows here when WeChat has paid it',
      whole: 'A whole refund always ends what was bought',
    },
    empty: {
      refunds: 'No refunds yet. What members take back, and what you give back from an order, is listed here.',
      tips: 'No tips yet. Amounts and thanks are under Settings › Money rules.',
      commissions: 'No sales yet. Put a product card into an article; what it sells is counted here.',
      payouts: 'No payouts yet. Commissions show here once they have cooled off and were asked for.',
      ledger: 'The ledger is empty. The first payment makes its first entry.',
      bills: 'No bills yet. WeChat writes them after ten the next morning; they are fetched and matched by themselves.',
      exceptions: 'No exceptions: everything matches.',
      statement: 'Nothing was booked in this time.',
    },
    ledger: { when: 'When', what: 'What', document: 'WeChat’s document', debit: 'Debit', credit: 'Credit' },
    exception: {
      action: 'What to do',
      expected: 'Expected',
      actual: 'Actual',
      resolve: 'Mark as done',
      how: 'What was done',
      howHint: 'It is kept with the exception',
      open: 'Open',
      settled: 'Settled',
    },
    facts: {
      amountFen: 'Amount',
      creditFen: 'Credit',
      appid: 'AppID',
      bill: 'Bill',
      currency: 'Currency',
      startsAt: 'Begins',
      endsAt: 'Ends',
      failure: 'Reason',
      merchant: 'Merchant number',
      movement: 'Movement',
      payerOpenid: 'Payer’s openid',
      productId: 'Good',
      quantity: 'Pieces',
      xpayEnv: 'Environment (0 live, 1 sandbox)',
    },
    bill: { kind: 'Bill', merchant: 'Merchant', lines: 'Lines', in: 'In', out: 'Out', unmatched: 'Unmatched' },
    statement: {
      from: 'From',
      to: 'To',
      by: 'By',
      day: 'Day',
      month: 'Month',
      opening: 'Opening',
      closing: 'Closing',
      dr: 'Dr',
      cr: 'Cr',
      note: 'Income and what is owed stand on the credit side, money and costs on the debit side. Both add up to the same.',
      csv: 'Download CSV',
      print: 'Page to print',
    },
    tip: { message: 'Message', article: 'Article' },
    sale: { link: 'Link', reference: 'Shop’s number', sold: 'Sold for', commission: 'Commission', payable: 'Payable' },
    reason: 'Reason',
  },
};
