import { PayoutDocument, type PayoutStatus, RequestPayoutDocument } from '@teahouse/schema/operations.ts';
import { useRef, useState } from 'react';
import { request } from '../../api/request';
import { openTransferSheet } from '../../wechat/transfer';
import { failureMessage } from '../payments/use-checkout';

export type PayoutState =
  | { step: 'idle' | 'starting' | 'confirming' | 'waiting' | 'done' | 'askAgain' }
  | { step: 'refused'; message: string };

/** Waits between questions while WeChat moves the money. */
const WAITS_MS = [500, 1000, 2000, 4000, 8000];

const pause = (durationMs: number) => new Promise<void>((resolve) => setTimeout(resolve, durationMs));

/** Pays out what was earned: WeChat shows it to be confirmed, and only WeChat's word says that it arrived. */
export function usePayout(onChanged: () => void) {
  const [state, setState] = useState<PayoutState>({ step: 'idle' });
  const isRunning = useRef(false);

  const attempt = async (): Promise<void> => {
    setState({ step: 'starting' });
    const { requestPayout: answer } = await request(RequestPayoutDocument, {});
    if (answer.__typename !== 'RequestPayoutSuccess') {
      setState({ step: 'refused', message: answer.message });
      return;
    }
    if (!answer.request) {
      // WeChat has taken it on and not said yet what to show
      setState({ step: answer.payout.status === 'SUCCEEDED' ? 'done' : 'askAgain' });
      return;
    }
    setState({ step: 'confirming' });
    const result = await openTransferSheet(answer.request);
    if (result === 'closed') {
      setState({ step: 'idle' });
      return;
    }
    setState({ step: 'waiting' });
    if ((await untilEnded(answer.payout.id)) === 'SUCCEEDED') setState({ step: 'done' });
  };

  return {
    state,
    payOut: async (): Promise<void> => {
      if (isRunning.current) return;
      isRunning.current = true;
      try {
        await attempt();
      } catch (cause) {
        setState({ step: 'refused', message: failureMessage(cause) });
      } finally {
        isRunning.current = false;
        onChanged();
      }
    },
  };
}

/** @returns the last status heard of */
async function untilEnded(id: string): Promise<PayoutStatus | null> {
  let status: PayoutStatus | null = null;
  for (const waitMs of WAITS_MS) {
    await pause(waitMs);
    const { payout } = await request(PayoutDocument, { id });
    status = payout?.status ?? null;
    if (status === 'SUCCEEDED' || status === 'FAILED') break;
  }
  return status;
}
