import { StartPaymentDocument, type StartPaymentMutation } from '@teahouse/schema/operations.ts';
import { useEffect, useRef, useState } from 'react';
import { request } from '../../api/request';
import { asFailure } from '../../api/use-query';
import { currentText } from '../../i18n/language';
import { isMiniProgram } from '../../wechat/environment';
import { openPaySheet, type PaySheetResult } from '../../wechat/pay';
import { logIn } from '../members/session';
import { confirmOnce } from './confirm-payment';
import { newIdempotencyKey } from './idempotency-key';

/** Something to buy. Every feature that sells makes its own; this is the one way all of them are paid. */
export interface Purchase {
  /** Names the intent: what has the same key is the same order, tapped once or twice. */
  key: string;
  /** What the reader was shown, in fen. An order that costs more is said before it is paid. */
  amountFen: number;
  place(idempotencyKey: string): Promise<PlacedOrder | Refusal>;
}

interface PlacedOrder {
  order: { id: string; amountFen: number };
}

interface Refusal {
  code: string;
  message: string;
}

/** Where buying stands. Every step but `idle` names what the reader is told. */
export type CheckoutState =
  | { step: 'idle' }
  | { step: 'placing' }
  | { step: 'paying' }
  | { step: 'confirming' }
  | { step: 'cancelled'; orderId: string }
  | { step: 'changed'; orderId: string; amountFen: number }
  | { step: 'failed'; message: string; code: string; orderId: string | null };

/** How an attempt ended: paid, or WeChat's word is outstanding, which the order's page waits for. */
export interface CheckoutResult {
  orderId: string;
  isPaid: boolean;
}

type StartedPayment = Extract<StartPaymentMutation['startPayment'], { __typename: 'StartPaymentSuccess' }>;

/** While the sheet is open the server is asked this often: the sheet's own answer may never come. */
const WATCH_EVERY_MS = 4000;

class CheckoutRefusal extends Error {
  readonly code: string;
  constructor({ code, message }: Refusal) {
    super(message);
    this.code = code;
  }
}

/** Whether the reader waits for us or for WeChat. */
export function isUnderWay({ step }: CheckoutState): boolean {
  return step === 'placing' || step === 'paying' || step === 'confirming';
}

export function useCheckout(onResult: (result: CheckoutResult) => void) {
  const [state, setState] = useState<CheckoutState>({ step: 'idle' });
  const isRunning = useRef(false);
  const isMounted = useRef(true);
  const intent = useRef<{ key: string; idempotencyKey: string; orderId: string | null } | null>(null);

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
      const isRefused = cause instanceof CheckoutRefusal;
      // an order that is over is not paid any more: the next tap places a new one
      if (isRefused && cause.code === 'ORDER_NOT_PAYABLE') intent.current = null;
      const message = isRefused ? cause.message : failureMessage(cause);
      const code = isRefused ? cause.code : '';
      setState({ step: 'failed', message, code, orderId: intent.current?.orderId ?? null });
    } finally {
      isRunning.current = false;
    }
  };

  /** @returns the order, or null when it costs more than was shown: the reader decides again */
  const placeOrder = async ({ key, amountFen, place }: Purchase): Promise<string | null> => {
    if (intent.current?.key !== key) intent.current = { key, idempotencyKey: newIdempotencyKey(), orderId: null };
    const { idempotencyKey, orderId } = intent.current;
    if (orderId) return orderId;
    setState({ step: 'placing' });
    const answer = await place(idempotencyKey);
    if (!('order' in answer)) throw new CheckoutRefusal(answer);
    intent.current.orderId = answer.order.id;
    if (answer.order.amountFen <= amountFen) return answer.order.id;
    setState({ step: 'changed', orderId: answer.order.id, amountFen: answer.order.amountFen });
    return null;
  };

  const payOrder = async (orderId: string): Promise<void> => {
    setState({ step: 'placing' });
    let started = await startPayment(orderId);
    if (started === 'already-paid') return finish(orderId, true);
    setState({ step: 'paying' });
    let result = await openSheetAndWatch(started, () => isMounted.current);
    if (result.kind === 'login-expired' && isMiniProgram && (await logIn())) {
      started = await startPayment(orderId);
      if (started === 'already-paid') return finish(orderId, true);
      result = await openSheetAndWatch(started, () => isMounted.current);
    }
    setState({ step: 'confirming' });
    // the sheet's word is a hint in both directions: even a "cancelled" payment is asked for. Whoever paid goes on to the
    // order's page, which asks until WeChat has settled it
    const status = await confirmOnce(started.payment.id);
    if (status === 'PAID' || result.kind === 'succeeded') {
      finish(orderId, status === 'PAID');
    } else if (result.kind === 'cancelled') {
      setState({ step: 'cancelled', orderId });
    } else {
      setState({ step: 'failed', message: result.kind === 'failed' ? result.message : '', code: '', orderId });
    }
  };

  const finish = (orderId: string, isPaid: boolean): void => {
    intent.current = null;
    setState({ step: 'idle' });
    onResult({ orderId, isPaid });
  };

  return {
    state,
    /** Places the order, or takes the one this reader has just placed for the same purchase, and pays it. */
    buy: (purchase: Purchase) =>
      run(async () => {
        const orderId = await placeOrder(purchase);
        if (orderId) await payOrder(orderId);
      }),
    /** Pays an order that is still open. */
    pay: (orderId: string) => run(() => payOrder(orderId)),
  };
}

/** @throws CheckoutRefusal with words for the reader */
async function startPayment(orderId: string): Promise<StartedPayment | 'already-paid'> {
  for (let isRetry = false; ; isRetry = true) {
    const { startPayment: answer } = await request(StartPaymentDocument, { input: { orderId } });
    if (answer.__typename === 'StartPaymentSuccess') return answer;
    if (answer.__typename === 'OrderNotPayable' && answer.status === 'PAID') return 'already-paid';
    const canLogInAgain = answer.__typename === 'LogInAgain' && isMiniProgram && !isRetry;
    if (!canLogInAgain || !(await logIn())) throw new CheckoutRefusal(answer);
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

/** What to tell the reader when a request failed in the midst of buying. */
export function failureMessage(cause: unknown): string {
  const failure = asFailure(cause);
  const text = currentText();
  if (failure.kind === 'network') return text.problem.networkHint;
  return failure.kind === 'graphql' && failure.code !== 'INTERNAL' ? failure.message : text.problem.serverHint;
}
