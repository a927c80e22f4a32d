import { PlaceOrderDocument, StartPaymentDocument, type StartPaymentMutation } from '@teahouse/schema/operations.ts';
import { useEffect, useRef, useState } from 'react';
import { request } from '../../api/request';
import { asFailure } from '../../api/use-query';
import { currentText } from '../../i18n/language';
import { isMiniProgram } from '../../wechat/environment';
import { openPaySheet, type PaySheetResult } from '../../wechat/pay';
import { logIn } from '../members/session';
import { confirmOnce } from './confirm-payment';

/** Where buying stands. Every step but `idle` names what the reader is told. */
export type CheckoutState =
  | { step: 'idle' }
  | { step: 'placing' }
  | { step: 'paying' }
  | { step: 'confirming' }
  | { step: 'cancelled'; orderId: string }
  | { step: 'failed'; message: string; orderId: string | null };

/** How an attempt ended: paid, or WeChat's word is outstanding. Both lead to the order's page. */
export interface CheckoutResult {
  orderId: string;
  isPaid: boolean;
}

type StartedPayment = Extract<StartPaymentMutation['startPayment'], { __typename: 'StartPaymentSuccess' }>;

/** While the sheet is open the server is asked this often: the sheet's own answer may never come. */
const WATCH_EVERY_MS = 4000;

class CheckoutRefusal extends Error {}

/** The same intent sends the same key, so that a double tap or a retry after a lost answer is one order. */
function newIdempotencyKey(): string {
  const random = () => Math.floor(Math.random() * 0x1_0000_0000).toString(36);
  return `${Date.now().toString(36)}-${random()}${random()}`;
}

export function useCheckout(onResult: (result: CheckoutResult) => void) {
  const [state, setState] = useState<CheckoutState>({ step: 'idle' });
  const isRunning = useRef(false);
  const isMounted = useRef(true);
  const intent = useRef<{ tierPriceId: string; key: string; orderId: string | null } | null>(null);

  useEffect(() => {
    isMounted.current = true;
    return () => {
      isMounted.current = false;
    };
  }, []);

  /** One attempt at a time, whatever the reader taps. */
  const run = async (attempt: () => Promise<void>) => {
    if (isRunning.current) return;
    isRunning.current = true;
    try {
      await attempt();
    } catch (cause) {
      const message = cause instanceof CheckoutRefusal ? cause.message : failureMessage(cause);
      setState({ step: 'failed', message, orderId: intent.current?.orderId ?? null });
    } finally {
      isRunning.current = false;
    }
  };

  const placeOrder = async (tierPriceId: string): Promise<string> => {
    if (intent.current?.tierPriceId !== tierPriceId) {
      intent.current = { tierPriceId, key: newIdempotencyKey(), orderId: null };
    }
    const { key, orderId } = intent.current;
    if (orderId) return orderId;
    setState({ step: 'placing' });
    const { placeOrder: answer } = await request(PlaceOrderDocument, { input: { tierPriceId, idempotencyKey: key } });
    if (answer.__typename !== 'PlaceOrderSuccess') throw new CheckoutRefusal(answer.message);
    intent.current.orderId = answer.order.id;
    return answer.order.id;
  };

  const payOrder = async (orderId: string): Promise<void> => {
    setState({ step: 'placing' });
    let started = await startPayment(orderId);
    if (started === 'already-paid') {
      onResult({ orderId, isPaid: true });
      return;
    }
    setState({ step: 'paying' });
    let result = await openSheetAndWatch(started, () => isMounted.current);
    if (result.kind === 'login-expired' && isMiniProgram && (await logIn())) {
      started = await startPayment(orderId);
      if (started === 'already-paid') {
        onResult({ orderId, isPaid: true });
        return;
      }
      result = await openSheetAndWatch(started, () => isMounted.current);
    }
    setState({ step: 'confirming' });
    // the sheet's word is a hint in both directions: even a "cancelled" payment is asked for. Whoever paid goes on to the
    // order's page, which asks until WeChat has settled it
    const status = await confirmOnce(started.payment.id);
    if (status === 'PAID' || result.kind === 'succeeded') {
      intent.current = null;
      setState({ step: 'idle' });
      onResult({ orderId, isPaid: status === 'PAID' });
    } else if (result.kind === 'cancelled') {
      setState({ step: 'cancelled', orderId });
    } else {
      setState({ step: 'failed', message: result.kind === 'failed' ? result.message : '', orderId });
    }
  };

  return {
    state,
    /** Places the order, or takes the one this reader has just placed for the same price, and pays it. */
    buy: (tierPriceId: string) => run(async () => payOrder(await placeOrder(tierPriceId))),
    /** Pays an order that is still open. */
    pay: (orderId: string) => run(() => payOrder(orderId)),
    /** Forgets the last attempt, so that the next one is a new order. */
    reset: () => {
      intent.current = null;
      setState({ step: 'idle' });
    },
  };
}

/** @throws CheckoutRefusal with words for the reader */
async function startPayment(orderId: string): Promise<StartedPayment | 'already-paid'> {
  for (let isRetry = false; ; isRetry = true) {
    const { startPayment: answer } = await request(StartPaymentDocument, { input: { orderId } });
    if (answer.__typename === 'StartPaymentSuccess') return answer;
    if (answer.__typename === 'OrderNotPayable' && answer.status === 'PAID') return 'already-paid';
    const canLogInAgain = answer.__typename === 'LogInAgain' && isMiniProgram && !isRetry;
    if (!canLogInAgain || !(await logIn())) throw new CheckoutRefusal(answer.message);
  }
}

/** Opens the pay sheet and asks the server meanwhile: whichever knows first that the money is there ends the wait. */
async function openSheetAndWatch(
  { payment, request: sheet }: StartedPayment,
  isWanted: () => boolean,
): Promise<PaySheetResult> {
  let isOpen = true;
  const watched = new Promise<PaySheetResult>((resolve) => {
    const ask = async () => {
      if (!isOpen || !isWanted()) return;
      if ((await confirmOnce(payment.id)) === 'PAID') resolve({ kind: 'succeeded' });
      else setTimeout(() => void ask(), WATCH_EVERY_MS);
    };
    setTimeout(() => void ask(), WATCH_EVERY_MS);
  });
  const result = await Promise.race([openPaySheet(sheet), watched]);
  isOpen = false;
  return result;
}

function failureMessage(cause: unknown): string {
  const failure = asFailure(cause);
  const text = currentText();
  if (failure.kind === 'network') return text.problem.networkHint;
  return failure.kind === 'graphql' && failure.code !== 'INTERNAL' ? failure.message : text.problem.serverHint;
}
