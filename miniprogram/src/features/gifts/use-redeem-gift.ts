import { RedeemGiftDocument, type RedeemGiftMutation } from '@teahouse/schema/operations.ts';
import { useRef, useState } from 'react';
import { request } from '../../api/request';
import { noteAccessChange, noteViewer } from '../members/session';
import { failureMessage } from '../payments/use-checkout';

export type Redeemed = Extract<RedeemGiftMutation['redeemGift'], { __typename: 'RedeemGiftSuccess' }>;

/** Takes a gift. A refusal is in the server's words, and asks the page to look again at how the gift stands. */
export function useRedeemGift(code: string, onRefused: () => void) {
  const [redeemed, setRedeemed] = useState<Redeemed | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [message, setMessage] = useState('');
  const isRunning = useRef(false);

  const redeem = async () => {
    if (isRunning.current) return;
    isRunning.current = true;
    setIsBusy(true);
    setMessage('');
    try {
      const { redeemGift: answer } = await request(RedeemGiftDocument, { input: { code } });
      if (answer.__typename === 'RedeemGiftSuccess') {
        setRedeemed(answer);
        noteViewer(answer.viewer);
        noteAccessChange();
      } else {
        setMessage(answer.message);
        onRefused();
      }
    } catch (cause) {
      setMessage(failureMessage(cause));
    } finally {
      isRunning.current = false;
      setIsBusy(false);
    }
  };

  return { redeemed, isBusy, message, redeem };
}
