import { randomDigits } from '../crypto/random-text.ts';
import type { NamedCall } from '../http/named-calls.ts';
import type { Sandbox } from '../sandbox.ts';
import type { AppleDecision } from '../xpay/apple-inquiries.ts';
import { bizBalance } from '../xpay/biz-balance.ts';
import { complaintMessage } from '../xpay/xpay-messages.ts';
import { leftFen } from '../xpay/xpay-orders.ts';
import { text } from './call-input.ts';
import type { ControlApi } from './control-api.ts';

const DECISIONS: readonly string[] = ['as-answered', 'refund', 'refuse'] satisfies AppleDecision[];

type VirtualPaymentCall = 'xpay-balance' | 'complain' | 'apple-refund' | 'apple-refund-inquiry';

/** Control calls for what happens to virtual payment outside of the Mini Program and its server. */
export function virtualPaymentCalls(sandbox: Sandbox): Record<VirtualPaymentCall & keyof ControlApi, NamedCall> {
  function orderIn(input: Record<string, unknown>) {
    const { appid } = sandbox.apps.get(text(input, 'appid'));
    const orderId = text(input, 'orderId');
    const order = sandbox.xpayOrders.find(appid, orderId);
    if (!order) throw new RangeError(`no order ${orderId}`);
    return order;
  }

  function appleOrder(input: Record<string, unknown>) {
    const order = orderIn(input);
    if (order.platform !== 'ios') throw new RangeError(`${order.orderId} was not paid through Apple`);
    if (leftFen(order) === 0) throw new RangeError(`nothing of ${order.orderId} is left to refund`);
    return order;
  }

  return {
    'xpay-balance': (input) => {
      const { appid } = sandbox.apps.get(text(input, 'appid'));
      const { xpayOrders: orders, withdrawals, clock } = sandbox;
      return bizBalance({ orders, withdrawals, now: () => clock.now() }, appid);
    },
    complain: async (input) => {
      const order = orderIn(input);
      const complaintId = randomDigits(24);
      const complaint = { id: complaintId, detail: text(input, 'detail'), at: sandbox.clock.now() };
      await sandbox.xpayPushes.push(order.appid, order.orderId, complaintMessage(order, complaint));
      return { complaintId };
    },
    'apple-refund': async (input) => ({ refund: await sandbox.xpayRefunds.byApple(appleOrder(input)) }),
    'apple-refund-inquiry': async (input) => {
      const decision = input.decision ?? 'as-answered';
      if (typeof decision !== 'string' || !DECISIONS.includes(decision))
        throw new RangeError(`no decision ${String(decision)}`);
      const reason = typeof input.reason === 'string' ? input.reason : '';
      const inquiry = await sandbox.appleInquiries.ask(appleOrder(input), reason, decision as AppleDecision);
      return { inquiry };
    },
  };
}
