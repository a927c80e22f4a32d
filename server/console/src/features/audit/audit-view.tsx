import { AuditLogDocument } from '@teahouse/schema/documents/audit-log.ts';
import { StaffListDocument } from '@teahouse/schema/documents/staff-list.ts';
import type { AuditAction } from '@teahouse/schema/operations.ts';
import { Button, Select, Tag } from 'antd';
import { useSearchParams } from 'react-router';
import { useRead, useReadPages } from '../../api/use-request.ts';
import { formatMinute } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { idIn, wordIn } from '../../ui/address.ts';
import { ConnectionTable } from '../../ui/connection-table.tsx';
import { auditTexts } from './audit.texts.ts';
import { AuditChanges } from './audit-changes.tsx';
import './audit.css';

const filters = ['staff', 'action', 'type', 'id'] as const;

/** Who did what, when, as it was and as it became. The filters live in the address. */
export function AuditView() {
  const texts = useTexts(auditTexts);
  const [parameters, setParameters] = useSearchParams();
  const { data: people } = useRead(StaffListDocument, { isWithFormer: true });
  const staffId = idIn(parameters.get('staff'));
  const action = wordIn(Object.keys(texts.actions) as `${AuditAction}`[], parameters.get('action'));
  const subjectType = wordIn(Object.keys(texts.subjects), parameters.get('type'));
  const subjectId = idIn(parameters.get('id'));
  const pages = useReadPages(
    AuditLogDocument,
    { first: 30, staffId, action, subjectType, subjectId },
    ({ auditEntries }) => auditEntries,
  );
  const isFiltered = [staffId, action, subjectType, subjectId].some((chosen) => chosen !== null);

  function filter(changes: Partial<Record<(typeof filters)[number], string | null>>): void {
    const next = new URLSearchParams(parameters);
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    setParameters(next, { replace: true });
  }

  return (
    <>
      <search className="audit-filters">
        <Select
          aria-label={texts.filterWho}
          value={people?.staff.some(({ id }) => id === staffId) ? staffId : ''}
          onChange={(value) => filter({ staff: value })}
          options={[
            { value: '', label: texts.everyone },
            ...(people?.staff ?? []).map(({ id, displayName }) => ({ value: id, label: displayName })),
          ]}
        />
        <Select
          aria-label={texts.filterAction}
          value={action ?? ''}
          onChange={(value) => filter({ action: value })}
          options={[
            { value: '', label: texts.allActions },
            ...Object.entries(texts.actions).map(([value, label]) => ({ value, label })),
          ]}
        />
        <Select
          aria-label={texts.filterSubject}
          value={subjectType ?? ''}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(value) => filter({ type: value, id: null })}
          options={[
            { value: '', label: texts.everything },
            ...Object.entries(texts.subjects).map(([value, label]) => ({ value, label })),
          ]}
        />
        {subjectId ? <Tag>{texts.onlyThisOne}</Tag> : null}
        {isFiltered ? (
          <Button onClick={() => filter({ staff: null, action: null, type: null, id: null })}>{texts.clear}</Button>
        ) : null}
      </search>
      <ConnectionTable
        name={texts.table}
        pages={pages}
        rowsOf={(page) => page.auditEntries.edges}
        empty={isFiltered ? texts.emptyFiltered : texts.empty}
        expandable={{
          columnTitle: <span className="visually-hidden">{texts.details}</span>,
          expandedRowRender: (entry) => <AuditChanges entry={entry} />,
        }}
        columns={[
          {
            title: texts.what,
            render: (_, entry) => (
              <>
                {texts.actions[entry.action]}
                {entry.action === 'SIGN_IN' ? null : ` ${texts.subjects[entry.subjectType] ?? entry.subjectType}`}
                {entry.action !== 'SIGN_IN' && entry.subjectName ? ` · ${entry.subjectName}` : null}
              </>
            ),
          },
          { title: texts.who, render: (_, { staff }) => staff?.displayName ?? texts.nobody },
          { title: texts.when, render: (_, { occurredAt }) => formatMinute(occurredAt) },
          {
            title: <span className="visually-hidden">{texts.onlyThis}</span>,
            key: 'only',
            render: (_, { subjectType: type, subjectId: id }) =>
              id === subjectId ? null : (
                <Button size="small" type="text" onClick={() => filter({ type, id })}>
                  {texts.onlyThis}
                </Button>
              ),
          },
        ]}
      />
    </>
  );
}
