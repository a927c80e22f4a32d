import { ConsoleTasksDocument } from '@teahouse/schema/documents/console-tasks.ts';
import type { TaskRowFragment } from '@teahouse/schema/operations.ts';
import { useEffect } from 'react';
import { useReadPages } from '../../api/use-request.ts';
import { formatMinute } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { ConnectionTable } from '../../ui/connection-table.tsx';
import { Page } from '../../ui/page.tsx';
import { isUnderWay, TaskProgress } from './task-progress.tsx';
import { TaskResult } from './task-result.tsx';
import { tasksTexts } from './tasks.texts.ts';
import './tasks.css';

const POLL_MS = 1_500;

/** Long work, running and ended, with what came of it. */
export function TasksPage() {
  const texts = useTexts(tasksTexts);
  const pages = useReadPages(ConsoleTasksDocument, { first: 30 }, ({ tasks }) => tasks);
  const isWatched = pages.data?.pages.some(({ tasks }) => tasks.edges.some(({ node }) => isUnderWay(node))) ?? false;
  const { refetch } = pages;
  useEffect(() => {
    if (!isWatched) return;
    const timer = setInterval(() => void refetch(), POLL_MS);
    return () => clearInterval(timer);
  }, [isWatched, refetch]);
  const nameOf = (task: TaskRowFragment) => (task.memberImport?.isDryRun ? texts.dryRun : texts.kinds[task.kind]);
  return (
    <Page title={texts.title} hint={texts.hint}>
      <ConnectionTable
        name={texts.title}
        pages={pages}
        rowsOf={({ tasks }) => tasks.edges}
        empty={texts.empty}
        columns={[
          {
            title: texts.what,
            render: (_, task) => (
              <>
                {nameOf(task)}
                {task.fileName ? <small className="task__file">{task.fileName}</small> : null}
              </>
            ),
          },
          { title: texts.status, render: (_, task) => <TaskProgress task={task} what={nameOf(task)} /> },
          { title: texts.result, render: (_, task) => <TaskResult task={task} /> },
          { title: texts.who, render: (_, { staff }) => staff?.displayName ?? '—' },
          { title: texts.when, render: (_, { createdAt }) => formatMinute(createdAt) },
        ]}
      />
    </Page>
  );
}
