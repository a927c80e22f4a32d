import type { StartRenewalMutation } from '@teahouse/schema/operations.ts';
import { isMiniProgram } from './environment';

type SignRequest = Extract<StartRenewalMutation['startRenewal'], { __typename: 'StartRenewalSuccess' }>['request'];

/** What the phone says when its sheet closes; only a hint, as with payments. */
export type SignSheetResult = { kind: 'succeeded' } | { kind: 'cancelled' } | { kind: 'failed'; message: string };

interface SignCall {
  signData: string;
  paySig: string;
  signature: string;
  success(): void;
  fail(failure: { errCode?: number; errMsg?: string }): void;
}

/** Taro has no name for them yet. */
declare const wx: {
  requestSubscribeSign?(call: SignCall): void;
  requestAppleSubscribeSign?(call: SignCall): void;
};

/** `wx.requestSubscribeSign`, error codes: cancelled. */
const CANCELLED = -2;

/** Opens WeChat's sheet, or Apple's, for a contract that renews. Never rejects. */
export function openSignSheet({ variant, signData, paySig, signature }: SignRequest): Promise<SignSheetResult> {
  return new Promise((resolve) => {
    const name = variant === 'APPLE' ? 'requestAppleSubscribeSign' : 'requestSubscribeSign';
    const open = isMiniProgram ? wx[name] : undefined;
    if (!open) {
      resolve({ kind: 'failed', message: `${name}: not supported` });
      return;
    }
    open.call(wx, {
      signData,
      paySig,
      signature,
      success: () => resolve({ kind: 'succeeded' }),
      fail: ({ errCode, errMsg = '' }) =>
        resolve(
          errCode === CANCELLED || /cancel/i.test(errMsg)
            ? { kind: 'cancelled' }
            : { kind: 'failed', message: errCode === undefined ? errMsg : `${errMsg} (${errCode})` },
        ),
    });
  });
}
