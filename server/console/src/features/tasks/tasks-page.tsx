import { ConsoleTasksDocument } from '@teahouse/schema/documents/console-tasks.ts';
import type { TaskRowFragment } from '@teahouse/schema/operations.ts';
import { Space } from 'antd';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { useReadPages } from '../../api/use-request.ts';
import { formatCount, formatMinute } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { ConnectionTable } from '../../ui/connection-table.tsx';
import { Page } from '../../ui/page.tsx';
import { isUnderWay, TaskProgress } from './task-progress.tsx';
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
    <Page title={texts.title} hint={texts.hint} actions={<Link to="/members">{texts.back}</Link>}>
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

/** What came of a task, in a sentence, with its file and its page. */
function TaskResult({ task }: { task: TaskRowFragment }) {
  const texts = useTexts(tasksTexts);
  const { memberImport, memberExport, downloadPath, failureMessage, kind } = task;
  return (
    <Space wrap size={[12, 0]} className="task__result">
      {failureMessage ? <span>{failureMessage}</span> : null}
      {memberExport ? <span>{texts.exported(formatCount(memberExport.memberCount))}</span> : null}
      {memberImport?.isDryRun ? <span>{texts.tried(formatCount(memberImport.rowCount))}</span> : null}
      {memberImport && !memberImport.isDryRun ? (
        <span>
          {texts.imported(formatCount(memberImport.newMemberCount), formatCount(memberImport.membershipCount))}
        </span>
      ) : null}
      {memberImport && memberImport.problemCount > 0 ? (
        <span>{texts.problems(formatCount(memberImport.problemCount))}</span>
      ) : null}
      {downloadPath ? (
        <a href={downloadPath} download>
          {kind === 'IMPORT_MEMBERS' ? texts.downloadProblems : texts.download}
        </a>
      ) : null}
      {memberExport && !downloadPath ? <span>{texts.forgotten}</span> : null}
      {kind === 'IMPORT_MEMBERS' ? <Link to={`/members/import/${task.id}`}>{texts.open}</Link> : null}
    </Space>
  );
}
