import { PermissionTableDocument } from '@teahouse/schema/documents/permission-table.ts';
import type { PermissionTableQuery } from '@teahouse/schema/operations.ts';
import { Skeleton, Tag } from 'antd';
import { useRead } from '../../api/use-request.ts';
import { shellTexts } from '../../app/sections.ts';
import { useTexts } from '../../i18n/language.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { staffTexts } from './staff.texts.ts';
import './staff.css';

type Row = PermissionTableQuery['permissions'][number];
const roles = ['OWNER', 'EDITOR_IN_CHIEF', 'WRITER', 'REVIEWER', 'OPERATOR', 'FINANCE'] as const;

/** The server's own table of who may do what. */
export function PermissionsView() {
  const { permissions: texts } = useTexts(staffTexts);
  const { roles: names } = useTexts(shellTexts);
  const { data, error, refetch } = useRead(PermissionTableDocument, {});

  if (error) return <FailureNotice failure={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 8 }} />;
  return (
    <>
      <p className="staff-part__hint">{texts.hint}</p>
      <DataTable<Row>
        name={texts.table}
        rowKey="deed"
        size="small"
        dataSource={data.permissions}
        columns={[
          {
            title: texts.deed,
            className: 'permissions__deed',
            render: (_, { text, needsPasskey }) => (
              <>
                {text} {needsPasskey ? <Tag>{texts.needsPasskey}</Tag> : null}
              </>
            ),
          },
          ...roles.map((role) => ({
            title: names[role],
            key: role,
            align: 'center' as const,
            render: (_: unknown, row: Row) =>
              row.roles.some((one) => one === role) ? (
                <span className="permission__may" role="img" aria-label={texts.may}>
                  ✓
                </span>
              ) : (
                <span className="permission__not" role="img" aria-label={texts.mayNot}>
                  –
                </span>
              ),
          })),
        ]}
      />
    </>
  );
}
