import { StaffListDocument } from '@teahouse/schema/documents/staff-list.ts';
import type { StaffListQuery } from '@teahouse/schema/operations.ts';
import { Button, Checkbox, Dropdown, Skeleton, Space, Tag } from 'antd';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useRead } from '../../api/use-request.ts';
import { shellTexts } from '../../app/sections.ts';
import { useSession } from '../../app/session.ts';
import { formatDay, formatMinute } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { ChangeRoleDialog } from './change-role-dialog.tsx';
import { InvitationsTable } from './invitations-table.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { staffTexts } from './staff.texts.ts';
import { useRemoveStaff } from './use-remove-staff.ts';

export type Person = StaffListQuery['staff'][number];

/** Who works here. Owners invite, change roles and remove from here. */
export function PeopleView() {
  const texts = useTexts(staffTexts);
  const { roles } = useTexts(shellTexts);
  const { staff: me } = useSession();
  const navigate = useNavigate();
  const [parameters, setParameters] = useSearchParams();
  const isWithFormer = parameters.get('former') === '1';
  const { data, error, refetch } = useRead(StaffListDocument, { isWithFormer });
  const [isInviting, setIsInviting] = useState(false);
  const [changed, setChanged] = useState<Person | null>(null);
  const remove = useRemoveStaff();
  const isOwner = me?.role === 'OWNER';

  if (error) return <FailureNotice failure={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 5 }} />;

  const actionsOf = (person: Person) => (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          ...(person.leftAt ? [] : [{ key: 'role', label: texts.changeRole.action }]),
          { key: 'audit', label: texts.people.whatTheyDid },
          ...(person.leftAt ? [] : [{ key: 'remove', label: texts.remove.action, danger: true }]),
        ],
        onClick({ key }) {
          if (key === 'role') setChanged(person);
          else if (key === 'audit') void navigate(`/staff/audit?staff=${person.id}`);
          else remove(person);
        },
      }}
    >
      <Button size="small" aria-label={texts.people.actionsFor(person.displayName)}>
        {texts.people.actions}
      </Button>
    </Dropdown>
  );

  return (
    <>
      <Space wrap style={{ marginBottom: 12, width: '100%', justifyContent: 'space-between' }}>
        <Checkbox
          checked={isWithFormer}
          onChange={({ target }) => setParameters(target.checked ? { former: '1' } : {}, { replace: true })}
        >
          {texts.people.showFormer}
        </Checkbox>
        {isOwner ? (
          <Button type="primary" onClick={() => setIsInviting(true)}>
            {texts.invite.button}
          </Button>
        ) : null}
      </Space>
      <DataTable<Person>
        name={texts.people.table}
        rowKey="id"
        dataSource={data.staff}
        columns={[
          {
            title: texts.people.name,
            render: (_, { id, displayName }) => (
              <>
                {displayName} {id === me?.id ? <Tag>{texts.people.you}</Tag> : null}
              </>
            ),
          },
          {
            title: texts.people.role,
            render: (_, { role, leftAt }) => (leftAt ? texts.people.left(formatDay(leftAt)) : roles[role]),
          },
          {
            title: texts.people.passkey,
            render: (_, { hasPasskey }) => (hasPasskey ? texts.people.yes : texts.people.no),
          },
          {
            title: texts.people.scan,
            render: (_, { isLinkedToMember }) => (isLinkedToMember ? texts.people.yes : texts.people.no),
          },
          { title: texts.people.joined, render: (_, { createdAt }) => formatDay(createdAt) },
          {
            title: texts.people.lastSeen,
            render: (_, { lastSeenAt }) => (lastSeenAt ? formatMinute(lastSeenAt) : texts.people.never),
          },
          ...(isOwner
            ? [{ title: texts.people.actions, render: (_: unknown, person: Person) => actionsOf(person) }]
            : []),
        ]}
      />
      {isOwner ? <InvitationsTable /> : null}
      <InviteDialog isOpen={isInviting} onClose={() => setIsInviting(false)} />
      <ChangeRoleDialog person={changed} onClose={() => setChanged(null)} />
    </>
  );
}
