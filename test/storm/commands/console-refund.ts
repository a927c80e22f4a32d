import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { fen } from '../../../server/src/shared/money/fen.ts';
import type { Play, Sheet } from '../play.ts';
import { defineCommand, which } from './command.ts';

/** Somebody gives money back past Teahouse, in WeChat's own console: nobody here asked for it. */
export const consoleRefund = defineCommand({
  name: 'console-refund',
  weight: 6,
  parameters: fc.record({ sheet: which, part: fc.constantFrom('all', 'half', 'one fen') }),
  async run(play, { sheet, part }) {
    const any = play.sheet(sheet);
    if (!any) return;
    await play.onPhone(() => (any.reader.plan.client === 'MINI_PROGRAM' ? overXpay : overPay)(play, any, part));
  },
});

type Part = 'all' | 'half' | 'one fen';

const partOf = (leftFen: number, part: Part): number =>
  part === 'all' ? leftFen : part === 'half' ? Math.ceil(leftFen / 2) : 1;

// The console is played by the client that the server calls WeChat with: its merchant's keys are all WeChat asks for.
async function overXpay({ stack, journal }: Play, { outTradeNo, reader }: Sheet, part: Part): Promise<void> {
  const { miniProgram, xpay } = reader.shop.account.secrets;
  const { xpayOrders } = await stack.sandbox.control('state', { only: ['xpayOrders'] });
  const { appid } = miniProgram ?? { appid: '' };
  const order = xpayOrders.find((one) => one.appid === appid && one.orderId === outTradeNo);
  if (!miniProgram || !xpay || !order || order.paidAt === null) return;
  const leftFen = order.amountFen - order.refundedFen;
  if (leftFen === 0) return;
  const outRefundNo = consoleNumber();
  journal.aimed.push({ outTradeNo, number: outRefundNo, mode: 'console-refund' });
  await stack.teahouse.app.services.wechat.xpay.refundOrder(miniProgram, xpay, {
    openid: order.openid,
    outTradeNo,
    outRefundNo,
    leftFen: fen(leftFen),
    refundFen: fen(partOf(leftFen, part)),
    reason: 'other',
    source: 'staff',
  });
  stack.count('refund:in-console');
}

async function overPay({ stack, journal }: Play, { outTradeNo, reader }: Sheet, part: Part): Promise<void> {
  const { pay } = reader.shop.account.secrets;
  const { mchid } = reader.shop.account;
  const { payOrders, refunds } = await stack.sandbox.control('state', { only: ['payOrders', 'refunds'] });
  const order = payOrders.find((one) => one.mchid === mchid && one.outTradeNo === outTradeNo);
  if (!pay || !order || order.paidAt === null) return;
  const taken = refunds.filter(
    (one) => one.mchid === mchid && one.outTradeNo === outTradeNo && one.status !== 'CLOSED',
  );
  const leftFen = order.amountFen - taken.reduce((sum, { amountFen }) => sum + amountFen, 0);
  if (leftFen === 0) return;
  const outRefundNo = consoleNumber();
  journal.aimed.push({ outTradeNo, number: outRefundNo, mode: 'console-refund' });
  await stack.teahouse.app.services.wechat.pay.refund(pay, {
    outTradeNo,
    outRefundNo,
    refundFen: fen(partOf(leftFen, part)),
    totalFen: fen(order.amountFen),
    notifyUrl: `${stack.url}/wechat/pay/${mchid}/refunds`,
  });
  stack.count('refund:in-console');
}

const consoleNumber = () => `console${randomUUID().replaceAll('-', '').slice(0, 16)}`;
