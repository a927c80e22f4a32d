import { Button } from 'antd';
import { useState } from 'react';

/** What a message says, with a way back. */
export function UndoMessage({ text, undo, onUndo }: { text: string; undo: string; onUndo: () => Promise<unknown> }) {
  const [state, setState] = useState<'done' | 'undoing' | 'undone'>('done');
  return (
    <span>
      {text}{' '}
      {state === 'undone' ? null : (
        <Button
          type="link"
          size="small"
          loading={state === 'undoing'}
          onClick={() => {
            setState('undoing');
            onUndo().then(
              () => setState('undone'),
              () => setState('done'),
            );
          }}
        >
          {undo}
        </Button>
      )}
    </span>
  );
}
