import { CheckConnectionDocument } from '@teahouse/schema/documents/check-connection.ts';
import type { ConnectionCheckKind, ConnectionReportLineFragment } from '@teahouse/schema/operations.ts';
import { Alert, Button, Tag } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../api/use-request.ts';
import { formatMinute } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { connectionsTexts } from './connections.texts.ts';

/** What can be tried out with WeChat, each with what WeChat needs and what came of it last. */
export function CheckList({
  kinds,
  reports,
}: {
  kinds: readonly `${ConnectionCheckKind}`[];
  reports: readonly ConnectionReportLineFragment[];
}) {
  const texts = useTexts(connectionsTexts);
  return (
    <>
      <h3>{texts.checks}</h3>
      <ul className="checks">
        {kinds.map((kind) => (
          <Check key={kind} kind={kind} report={reports.find((one) => one.kind === kind) ?? null} />
        ))}
      </ul>
    </>
  );
}

function Check({ kind, report }: { kind: `${ConnectionCheckKind}`; report: ConnectionReportLineFragment | null }) {
  const texts = useTexts(connectionsTexts);
  const check = useCommand(CheckConnectionDocument);
  const [failure, setFailure] = useState<string | null>(null);

  async function run(): Promise<void> {
    setFailure(null);
    try {
      await check.mutateAsync({ kind });
    } catch (error) {
      setFailure((error as Error).message);
    }
  }

  return (
    <li>
      <div className="checks__what">
        <strong>{texts.checkNames[kind]}</strong>{' '}
        {report ? <Tag>{report.isPassed ? `✓ ${texts.passed}` : `✗ ${texts.failed}`}</Tag> : null}
        <p>{texts.checkNeeds[kind]}</p>
        <div aria-live="polite">
          {failure ? <Alert type="error" title={failure} /> : null}
          {report ? (
            <>
              <p className="checks__finding">
                {report.finding} · {texts.checkedAt(formatMinute(report.checkedAt))}
              </p>
              {report.whatToDo ? <p className="checks__finding">→ {report.whatToDo}</p> : null}
            </>
          ) : (
            <p>{texts.neverChecked}</p>
          )}
        </div>
      </div>
      <Button
        loading={check.isPending}
        onClick={() => void run()}
        aria-label={`${texts.check}: ${texts.checkNames[kind]}`}
      >
        {texts.check}
      </Button>
    </li>
  );
}
