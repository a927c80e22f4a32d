import type { TaskRowFragment } from '@teahouse/schema/operations.ts';
import { Space } from 'antd';
import { Link } from 'react-router';
import { formatCount } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { tasksTexts } from './tasks.texts.ts';
import './tasks.css';

/** What came of a task, in a sentence, with its file and its page. */
export function TaskResult({ task }: { task: TaskRowFragment }) {
  const texts = useTexts(tasksTexts);
  const { memberImport, memberExport, reconciliation, downloadPath, failureMessage, kind } = task;
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
      {reconciliation ? (
        <span>{texts.reconciled(formatCount(reconciliation.matchedCount), formatCount(reconciliation.billCount))}</span>
      ) : null}
      {reconciliation && reconciliation.matchedCount < reconciliation.billCount ? (
        <span>{texts.notGivenOut}</span>
      ) : null}
      {reconciliation && reconciliation.exceptionCount > 0 ? (
        <Link to="/money/exceptions">{texts.exceptions(formatCount(reconciliation.exceptionCount))}</Link>
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
