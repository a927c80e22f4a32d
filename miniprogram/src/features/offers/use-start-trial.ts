import { StartTrialDocument, type StartTrialMutation } from '@teahouse/schema/operations.ts';
import { useRef, useState } from 'react';
import { request } from '../../api/request';
import { noteViewer } from '../members/session';
import { failureMessage } from '../payments/use-checkout';

export type StartedTrial = Extract<StartTrialMutation['startTrial'], { __typename: 'StartTrialSuccess' }>['membership'];

/** Begins a trial; a refusal is in the server's words. */
export function useStartTrial(offerCode: string) {
  const [started, setStarted] = useState<StartedTrial | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [message, setMessage] = useState('');
  const isRunning = useRef(false);

  const start = async (): Promise<void> => {
    if (isRunning.current) return;
    isRunning.current = true;
    setIsBusy(true);
    setMessage('');
    try {
      const { startTrial: answer } = await request(StartTrialDocument, { input: { offerCode } });
      if (answer.__typename === 'StartTrialSuccess') {
        setStarted(answer.membership);
        noteViewer(answer.viewer);
      } else {
        setMessage(answer.message);
      }
    } catch (cause) {
      setMessage(failureMessage(cause));
    } finally {
      isRunning.current = false;
      setIsBusy(false);
    }
  };

  return { started, isBusy, message, start };
}
