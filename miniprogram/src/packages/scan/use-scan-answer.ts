import { ConfirmScanDocument, RefuseScanDocument } from '@teahouse/schema/operations.ts';
import { useRef, useState } from 'react';
import { request } from '../../api/request';
import { failureMessage } from '../../features/payments/use-checkout';

export type ScanOutcome = 'signed-in' | 'linked' | 'refused';

/** Confirms or refuses a code, once. A refusal is in the server's words. */
export function useScanAnswer(code: string) {
  const [outcome, setOutcome] = useState<ScanOutcome | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [message, setMessage] = useState('');
  const isRunning = useRef(false);

  const answer = async (send: () => Promise<ScanOutcome | { message: string }>) => {
    if (isRunning.current) return;
    isRunning.current = true;
    setIsBusy(true);
    setMessage('');
    try {
      const came = await send();
      if (typeof came === 'string') setOutcome(came);
      else setMessage(came.message);
    } catch (cause) {
      setMessage(failureMessage(cause));
    } finally {
      isRunning.current = false;
      setIsBusy(false);
    }
  };

  const confirm = () =>
    answer(async () => {
      const { confirmScan } = await request(ConfirmScanDocument, { input: { code } });
      if (confirmScan.__typename !== 'ConfirmScanSuccess') return confirmScan;
      return confirmScan.purpose === 'LINK' ? 'linked' : 'signed-in';
    });
  const refuse = () =>
    answer(async () => {
      const { refuseScan } = await request(RefuseScanDocument, { input: { code } });
      return refuseScan.__typename === 'RefuseScanSuccess' ? 'refused' : refuseScan;
    });
  return { outcome, isBusy, message, confirm, refuse };
}
