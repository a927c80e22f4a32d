import type { TaskRowFragment } from '@teahouse/schema/operations.ts';
import { Badge, Progress } from 'antd';
import { formatCount } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { tasksTexts } from './tasks.texts.ts';

const marks = { WAITING: 'default', RUNNING: 'processing', DONE: 'success', FAILED: 'error' } as const;

/** Where a task stands: in a word, and as a bar while it runs. */
export function TaskProgress({ task, what }: { task: TaskRowFragment; what: string }) {
  const texts = useTexts(tasksTexts);
  const { status, doneCount, totalCount } = task;
  if (status !== 'RUNNING') return <Badge status={marks[status]} text={texts.statuses[status]} />;
  const percent = totalCount ? Math.floor((doneCount / totalCount) * 100) : 0;
  return (
    <div className="task__progress">
      <Progress percent={percent} size="small" aria-label={texts.progressOf(what)} />
      {totalCount ? <small>{texts.progress(formatCount(doneCount), formatCount(totalCount))}</small> : null}
    </div>
  );
}

export const isUnderWay = ({ status }: Pick<TaskRowFragment, 'status'>): boolean =>
  status === 'WAITING' || status === 'RUNNING';
