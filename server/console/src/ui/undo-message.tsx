import { Button } from 'antd';
import { useState } from 'react';
import { useAttempt } from './use-attempt.ts';

/** What a message says, with a way back. Where there is none any more, another message says why. */
export function UndoMessage({ text, undo, onUndo }: { text: string; undo: string; onUndo: () => Promise<object> }) {
  const [state, setState] = useState<'done' | 'undoing' | 'undone'>('done');
  const attempt = useAttempt();

  async function takeBack(): Promise<void> {
    setState('undoing');
    setState((await attempt(onUndo)) ? 'undone' : 'done');
  }

  return (
    <span>
      {text}{' '}
      {state === 'undone' ? null : (
        <Button type="link" size="small" loading={state === 'undoing'} onClick={() => void takeBack()}>
          {undo}
        </Button>
      )}
    </span>
  );
}
