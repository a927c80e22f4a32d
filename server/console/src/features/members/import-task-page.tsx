import { MemberImportTaskDocument } from '@teahouse/schema/documents/member-import-task.ts';
import { StartMemberImportDocument } from '@teahouse/schema/documents/start-member-import.ts';
import type { MemberImportTaskQuery } from '@teahouse/schema/operations.ts';
import { Alert, Button, Progress, Skeleton, Space, Table } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { refusalOf, useCommand, useRead } from '../../api/use-request.ts';
import { NotFoundPage } from '../../app/not-found-page.tsx';
import { formatCount, formatList } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { Facts } from '../../ui/facts.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page } from '../../ui/page.tsx';
import { isUnderWay } from '../tasks/task-progress.tsx';
import { importTexts } from './import.texts.ts';
import './import.css';

type ImportTask = NonNullable<MemberImportTaskQuery['task']>;
type Report = NonNullable<ImportTask['memberImport']>;

const POLL_MS = 1_000;

/** One import, or its dry run: how far it is, what it found, and the step to take next. */
export function ImportTaskPage() {
  const texts = useTexts(importTexts);
  const { id = '' } = useParams();
  const { data, error, refetch } = useRead(MemberImportTaskDocument, { id });
  const task = data?.task;
  const isHere = task?.id === id;
  const isDue = isHere && isUnderWay(task);
  useEffect(() => {
    if (!isDue) return;
    const timer = setInterval(() => void refetch(), POLL_MS);
    return () => clearInterval(timer);
  }, [isDue, refetch]);
  if (error) return <FailureNotice failure={error} onRetry={() => void refetch()} />;
  if (data && !task) return <NotFoundPage />;
  return (
    <Page
      title={texts.title}
      hint={task?.fileName}
      actions={
        <Space>
          <Link to="/tasks">{texts.tasks}</Link>
          <Link to="/members">{texts.back}</Link>
        </Space>
      }
    >
      {!isHere ? <Skeleton active /> : isDue ? <UnderWay task={task} /> : <Ended task={task} />}
    </Page>
  );
}

function UnderWay({ task }: { task: ImportTask }) {
  const texts = useTexts(importTexts);
  const { doneCount, totalCount } = task;
  return (
    <section className="import__progress" aria-busy>
      <h2>{texts.importing}</h2>
      <Progress percent={totalCount ? Math.floor((doneCount / totalCount) * 100) : 0} aria-label={texts.importing} />
      <p aria-live="polite">
        {totalCount ? `${formatCount(doneCount)} / ${formatCount(totalCount)}` : null} {texts.leave}
      </p>
    </section>
  );
}

function Ended({ task }: { task: ImportTask }) {
  const texts = useTexts(importTexts);
  const { memberImport: report, failureMessage } = task;
  if (!report) {
    return (
      <Alert
        type="error"
        showIcon
        role="alert"
        title={texts.failed}
        description={failureMessage}
        action={<LinkButton to="/members/import">{texts.retry}</LinkButton>}
      />
    );
  }
  return (
    <>
      <h2>{report.isDryRun ? texts.tried : texts.done}</h2>
      {report.isDryRun ? <p>{texts.triedHint}</p> : null}
      <div aria-live="polite">
        <ReportFacts report={report} />
      </div>
      {report.ignoredColumns.length > 0 ? (
        <Alert
          type="info"
          showIcon
          title={texts.ignored(formatList(report.ignoredColumns))}
          style={{ marginBottom: 16 }}
        />
      ) : null}
      <NextStep task={task} report={report} />
      {report.problemCount > 0 ? <Problems task={task} report={report} /> : null}
      <h2>{texts.firstRows}</h2>
      <Rows report={report} />
    </>
  );
}

function ReportFacts({ report }: { report: Report }) {
  const { facts } = useTexts(importTexts);
  const counts: readonly (readonly [string, number])[] = [
    [facts.rows, report.rowCount],
    [facts.fresh, report.newMemberCount],
    [facts.memberships, report.membershipCount],
    [facts.tagged, report.taggedCount],
    [facts.notes, report.noteCount],
    [facts.unchanged, report.unchangedCount],
    [facts.problems, report.problemCount],
  ];
  return <Facts facts={counts.map(([label, count]) => ({ label, value: formatCount(count) }))} />;
}

function NextStep({ task, report }: { task: ImportTask; report: Report }) {
  const texts = useTexts(importTexts);
  const navigate = useNavigate();
  const start = useCommand(StartMemberImportDocument);
  const [problem, setProblem] = useState<string | null>(null);
  const count = report.rowCount - report.problemCount - report.unchangedCount;

  async function go(): Promise<void> {
    setProblem(null);
    try {
      const { startMemberImport } = await start.mutateAsync({ input: { dryRunTaskId: task.id } });
      const refusal = refusalOf(startMemberImport);
      if (refusal || !('task' in startMemberImport)) return setProblem(refusal);
      await navigate(`/members/import/${startMemberImport.task.id}`);
    } catch (error) {
      setProblem((error as Error).message);
    }
  }

  return (
    <div className="import__step">
      {problem ? <Alert type="error" title={problem} role="alert" /> : null}
      <Space wrap>
        {report.isDryRun && count > 0 ? (
          <Button type="primary" loading={start.isPending} onClick={() => void go()}>
            {texts.start(formatCount(count))}
          </Button>
        ) : null}
        {report.isDryRun && count === 0 ? <span>{texts.nothing}</span> : null}
        {report.isDryRun ? null : <LinkButton to="/members">{texts.toMembers}</LinkButton>}
        <LinkButton to="/members/import">{report.isDryRun ? texts.retry : texts.another}</LinkButton>
      </Space>
    </div>
  );
}

function Problems({ task, report }: { task: ImportTask; report: Report }) {
  const texts = useTexts(importTexts);
  return (
    <>
      <h2>{texts.firstProblems}</h2>
      <p className="import__text">
        {texts.problemHint}{' '}
        {task.downloadPath ? (
          <a href={task.downloadPath} download>
            {texts.downloadProblems}
          </a>
        ) : null}
      </p>
      <Table
        aria-label={texts.firstProblems}
        rowKey="line"
        size="small"
        pagination={false}
        dataSource={[...report.problems]}
        columns={[
          { title: texts.row, dataIndex: 'line', align: 'right' },
          { title: texts.person, dataIndex: 'name' },
          { title: texts.problem, dataIndex: 'problem' },
        ]}
      />
    </>
  );
}

function Rows({ report }: { report: Report }) {
  const texts = useTexts(importTexts);
  return (
    <Table
      aria-label={texts.firstRows}
      rowKey="line"
      size="small"
      pagination={false}
      dataSource={[...report.rows]}
      columns={[
        { title: texts.row, dataIndex: 'line', align: 'right' },
        { title: texts.person, dataIndex: 'name' },
        {
          title: report.isDryRun ? texts.what : texts.whatHappened,
          render: (_, row) => row.problem ?? deedsOf(row, texts.deeds),
        },
      ]}
    />
  );
}

function deedsOf(
  row: Report['rows'][number],
  texts: {
    readonly isNew: string;
    readonly membership: string;
    readonly tags: (tags: string) => string;
    readonly note: string;
    readonly nothing: string;
  },
): string {
  const deeds = [
    ...(row.isNewMember ? [texts.isNew] : []),
    ...(row.hasNewMembership ? [texts.membership] : []),
    ...(row.newTags.length > 0 ? [texts.tags(formatList(row.newTags))] : []),
    ...(row.hasNewNote ? [texts.note] : []),
  ];
  return deeds.join(' · ') || texts.nothing;
}
