import { ConfirmRenewalDocument, StartRenewalDocument } from '@teahouse/schema/operations.ts';
import { useRef, useState } from 'react';
import { request } from '../../api/request';
import { openSignSheet } from '../../wechat/sign';
import { logIn } from '../members/session';
import { failureMessage } from '../payments/use-checkout';

/** Where signing stands. */
export type SigningState =
  | { step: 'idle' }
  | { step: 'starting' | 'signing' | 'confirming' | 'cancelled' }
  | { step: 'failed'; message: string };

/** Waits between questions while WeChat's word is outstanding. */
const WAITS_MS = [0, 1000, 2000, 4000, 8000];

const pause = (durationMs: number) => new Promise<void>((resolve) => setTimeout(resolve, durationMs));

/** Signs a contract by which a membership renews by itself. What the sheet says is a hint: WeChat is asked. */
export function useSignRenewal(onSigned: () => void) {
  const [state, setState] = useState<SigningState>({ step: 'idle' });
  const isRunning = useRef(false);

  const attempt = async (tierPriceId: string): Promise<void> => {
    setState({ step: 'starting' });
    const started = await startRenewal(tierPriceId);
    if (started.__typename === 'AlreadyRenewing') {
      onSigned();
      return;
    }
    if (started.__typename !== 'StartRenewalSuccess') {
      setState({ step: 'failed', message: started.message });
      return;
    }
    setState({ step: 'signing' });
    const result = await openSignSheet(started.request);
    setState({ step: 'confirming' });
    const isSigned = await isSignedAtWeChat(started.contract.id, result.kind === 'succeeded');
    if (isSigned || result.kind === 'succeeded') {
      setState({ step: 'idle' });
      onSigned();
    } else if (result.kind === 'failed') setState({ step: 'failed', message: result.message });
    else setState({ step: 'cancelled' });
  };

  return {
    state,
    sign: async (tierPriceId: string): Promise<void> => {
      if (isRunning.current) return;
      isRunning.current = true;
      try {
        await attempt(tierPriceId);
      } catch (cause) {
        setState({ step: 'failed', message: failureMessage(cause) });
      } finally {
        isRunning.current = false;
      }
    },
  };
}

async function startRenewal(tierPriceId: string) {
  const ask = async () => (await request(StartRenewalDocument, { input: { tierPriceId } })).startRenewal;
  const answer = await ask();
  // WeChat's session key was too old to sign with: it is new after logging in
  return answer.__typename === 'LogInAgain' && (await logIn()) ? ask() : answer;
}

/** @param maySigned asks several times when the sheet said so, once when it said no */
async function isSignedAtWeChat(contractId: string, maySigned: boolean): Promise<boolean> {
  for (const waitMs of maySigned ? WAITS_MS : [0]) {
    await pause(waitMs);
    const { confirmRenewal: answer } = await request(ConfirmRenewalDocument, { input: { contractId } });
    if (answer.__typename === 'ConfirmRenewalSuccess' && answer.contract.status === 'SIGNED') return true;
  }
  return false;
}
