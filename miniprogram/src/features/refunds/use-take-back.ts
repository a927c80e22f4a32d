import { TakeBackPurchaseDocument } from '@teahouse/schema/operations.ts';
import { useRef, useState } from 'react';
import { request } from '../../api/request';
import { newIdempotencyKey } from '../payments/idempotency-key';
import { failureMessage } from '../payments/use-checkout';

/** Takes a purchase back; a refusal is in the server's words. */
export function useTakeBack(orderId: string, onAsked: () => void) {
  const [isBusy, setIsBusy] = useState(false);
  const [message, setMessage] = useState('');
  const isRunning = useRef(false);
  // the same wish as long as this page stands: asked twice, it is one refund
  const idempotencyKey = useRef(newIdempotencyKey());

  const takeBack = async (): Promise<void> => {
    if (isRunning.current) return;
    isRunning.current = true;
    setIsBusy(true);
    setMessage('');
    try {
      const input = { orderId, idempotencyKey: idempotencyKey.current };
      const { takeBackPurchase: answer } = await request(TakeBackPurchaseDocument, { input });
      if (answer.__typename !== 'TakeBackPurchaseSuccess') setMessage(answer.message);
      // either way the order stands otherwise than the page says
      onAsked();
    } catch (cause) {
      setMessage(failureMessage(cause));
    } finally {
      isRunning.current = false;
      setIsBusy(false);
    }
  };

  return { isBusy, message, takeBack };
}
