import { ConsoleTasksDocument } from '@teahouse/schema/documents/console-tasks.ts';
import { StartReconciliationDocument } from '@teahouse/schema/documents/start-reconciliation.ts';
import type { TaskRowFragment } from '@teahouse/schema/operations.ts';
import { App, Button, Space } from 'antd';
import { useEffect } from 'react';
import { useCommand, useRead } from '../../api/use-request.ts';
import { formatMinute } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { isUnderWay, TaskProgress } from '../tasks/task-progress.tsx';
import { TaskResult } from '../tasks/task-result.tsx';
import { tasksTexts } from '../tasks/tasks.texts.ts';
import { moneyTexts } from './money.texts.ts';

const POLL_MS = 1_000;

/** Reconciles at once; what goes on, and what came of the last time, stands beside the button. */
export function ReconcileBar({ onDone }: { onDone: () => void }) {
  const texts = useTexts(moneyTexts);
  const { kinds } = useTexts(tasksTexts);
  const { message } = App.useApp();
  const start = useCommand(StartReconciliationDocument);
  const { data } = useRead(
    ConsoleTasksDocument,
    { first: 1, kind: 'RECONCILE' },
    { everyMs: (read) => (lastOf(read) && isUnderWay(lastOf(read)!) ? POLL_MS : false) },
  );
  const last = lastOf(data);
  const goesOn = last !== undefined && isUnderWay(last);
  const endedAt = last?.endedAt;
  useEffect(() => {
    if (endedAt) onDone();
  }, [endedAt, onDone]);

  async function go(): Promise<void> {
    try {
      await start.mutateAsync({});
    } catch (error) {
      void message.error((error as Error).message);
    }
  }

  return (
    <Space wrap style={{ marginBottom: 16 }}>
      <Button loading={start.isPending} disabled={goesOn} onClick={() => void go()}>
        {texts.reconcile}
      </Button>
      {last ? (
        <>
          <span>{formatMinute(last.createdAt)}</span>
          <TaskProgress task={last} what={kinds.RECONCILE} />
          <TaskResult task={last} />
        </>
      ) : null}
    </Space>
  );
}

const lastOf = (
  read: { readonly tasks: { readonly edges: readonly { readonly node: TaskRowFragment }[] } } | undefined,
): TaskRowFragment | undefined => read?.tasks.edges[0]?.node;
