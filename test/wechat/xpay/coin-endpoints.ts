import type { Sessions } from '../codes/sessions.ts';
import { sameSignature, userSignatureOf } from '../crypto/virtual-payment-signature.ts';
import type { ApiEndpoint } from '../http/api-endpoint.ts';
import { ApiError } from '../http/api-error.ts';
import type { People, Person } from '../people/people.ts';
import type { CoinHolder, CoinMove, Coins } from './coins.ts';
import { integerIn, type MakeXpayEndpoint, textIn, XPAY_ERROR, type XpayCall } from './xpay-endpoint.ts';

export interface CoinEndpointParts {
  endpoint: MakeXpayEndpoint;
  people: People;
  sessions: Sessions;
  coins: Coins;
}

/** @throws ApiError 268490004 for the same movement again, 268490002 when its number was used for another */
function refuseRepeated(before: CoinMove | undefined, kind: CoinMove['kind'], openid: string, amount: number): void {
  if (!before) return;
  const isSame = before.kind === kind && before.openid === openid && before.amount === amount;
  if (!isSame) throw new ApiError(XPAY_ERROR.parameter, 'order_id used before');
  throw new ApiError(XPAY_ERROR.alreadyDone, 'done already');
}

function amountIn(body: Record<string, unknown>): number {
  const amount = integerIn(body, 'amount');
  if (amount < 1) throw new ApiError(XPAY_ERROR.parameter, 'invalid amount');
  return amount;
}

/** A list of what was bought, as JSON text; only kept in the books. */
function checkPayItems(payitem: unknown): void {
  if (payitem === undefined) return;
  try {
    const items: unknown = JSON.parse(String(payitem));
    if (typeof payitem === 'string' && Array.isArray(items) && items.length > 0) return;
  } catch {
    // told below
  }
  throw new ApiError(XPAY_ERROR.parameter, 'invalid payitem');
}

/** Coins, on the server's side. What touches a person's own coins needs a signature in their name. */
export function coinEndpoints({ endpoint, people, sessions, coins }: CoinEndpointParts): ApiEndpoint[] {
  function holderOf({ appid, env, account, body }: XpayCall): CoinHolder & { person: Person } {
    const openid = textIn(body, 'openid');
    const person = people.byOpenidOf(appid, openid);
    if (!person) throw new ApiError(XPAY_ERROR.openid, 'invalid openid');
    if (!account.coin) throw new ApiError(XPAY_ERROR.coinUnpublished, 'no published coin');
    return { appid, env, openid, person };
  }

  /** @throws ApiError 268490009 without a session, 268490003 for another signature than the session's */
  function signedHolder(call: XpayCall): CoinHolder {
    const { person, ...holder } = holderOf(call);
    const session = sessions.current(holder.appid, person.id);
    if (!session) throw new ApiError(XPAY_ERROR.sessionExpired, 'session_key expired, log in again');
    const { query, rawBody } = call.call;
    if (!sameSignature(query.get('signature'), userSignatureOf(session.sessionKey, rawBody))) {
      throw new ApiError(XPAY_ERROR.signature, 'signature does not fit body and session_key');
    }
    textIn(call.body, 'user_ip');
    sessions.touch(session);
    return holder;
  }

  return [
    endpoint('/xpay/query_user_balance', (call) => {
      const { saved, presented, sumSaved, sumPresented, sumSpent } = coins.accountOf(signedHolder(call));
      return {
        balance: saved + presented,
        present_balance: presented,
        sum_save: sumSaved,
        sum_present: sumPresented,
        sum_balance: sumSaved + sumPresented,
        sum_cost: sumSpent,
        first_save_flag: sumSaved === 0,
      };
    }),
    endpoint('/xpay/currency_pay', (call) => {
      const holder = signedHolder(call);
      const orderId = textIn(call.body, 'order_id');
      const amount = amountIn(call.body);
      checkPayItems(call.body.payitem);
      refuseRepeated(coins.move(holder, orderId), 'pay', holder.openid, amount);
      const payment = coins.pay(holder, { orderId, amount });
      if (!payment) throw new ApiError(XPAY_ERROR.notEnough, 'too few coins');
      const { saved, presented } = coins.accountOf(holder);
      return { order_id: orderId, balance: saved + presented, used_present_amount: payment.usedPresented };
    }),
    endpoint('/xpay/cancel_currency_pay', (call) => {
      const holder = signedHolder(call);
      const orderId = textIn(call.body, 'order_id');
      const payment = coins.move(holder, textIn(call.body, 'pay_order_id'));
      const amount = amountIn(call.body);
      if (payment?.kind !== 'pay' || payment.openid !== holder.openid)
        throw new ApiError(XPAY_ERROR.parameter, 'no such pay_order_id');
      refuseRepeated(coins.move(holder, orderId), 'cancel', holder.openid, amount);
      const left = payment.amount - payment.cancelled;
      if (left === 0) throw new ApiError(XPAY_ERROR.cancelledPay, 'all of it was taken back');
      if (amount > left) throw new ApiError(XPAY_ERROR.notEnough, 'more than was paid');
      coins.cancel(payment, { orderId, amount });
      return { order_id: orderId };
    }),
    endpoint('/xpay/present_currency', (call) => {
      const { person: _person, ...holder } = holderOf(call);
      const orderId = textIn(call.body, 'order_id');
      const amount = amountIn(call.body);
      refuseRepeated(coins.move(holder, orderId), 'present', holder.openid, amount);
      const { saved, presented, sumPresented } = coins.present(holder, { orderId, amount });
      return { balance: saved + presented, order_id: orderId, present_balance: sumPresented };
    }),
  ];
}
