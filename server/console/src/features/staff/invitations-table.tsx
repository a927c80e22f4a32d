import { RevokeStaffInvitationDocument } from '@teahouse/schema/documents/revoke-staff-invitation.ts';
import { StaffInvitationsDocument } from '@teahouse/schema/documents/staff-invitations.ts';
import { App, Button, Popconfirm } from 'antd';
import { refusalOf, useCommand, useRead } from '../../api/use-request.ts';
import { shellTexts } from '../../app/sections.ts';
import { formatMinute } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { staffTexts } from './staff.texts.ts';

/** Invitations nobody has accepted yet; nothing when there are none. */
export function InvitationsTable() {
  const texts = useTexts(staffTexts);
  const { roles } = useTexts(shellTexts);
  const { message } = App.useApp();
  const { data, error, refetch } = useRead(StaffInvitationsDocument, {});
  const revoke = useCommand(RevokeStaffInvitationDocument);

  async function takeBack(id: string): Promise<void> {
    try {
      const { revokeStaffInvitation } = await revoke.mutateAsync({ input: { id } });
      const refusal = refusalOf(revokeStaffInvitation);
      if (refusal) void message.error(refusal);
      else void message.success(texts.invitations.revoked);
    } catch (failure) {
      void message.error(failure instanceof Error ? failure.message : String(failure));
    }
  }

  if (error) return <FailureNotice failure={error} onRetry={() => void refetch()} />;
  if (!data || data.staffInvitations.length === 0) return null;
  return (
    <div className="staff-part">
      <h2>{texts.invitations.title}</h2>
      <DataTable
        name={texts.invitations.title}
        rowKey="id"
        dataSource={data.staffInvitations}
        columns={[
          { title: texts.people.name, dataIndex: 'displayName' },
          { title: texts.people.role, render: (_, { role }) => roles[role] },
          { title: texts.invitations.by, render: (_, { invitedByStaff }) => invitedByStaff?.displayName },
          { title: texts.invitations.until, render: (_, { expiresAt }) => formatMinute(expiresAt) },
          {
            title: texts.people.actions,
            render: (_, { id, displayName }) => (
              <Popconfirm
                title={texts.invitations.revokeOf(displayName)}
                description={texts.invitations.sure}
                okText={texts.invitations.revoke}
                cancelText={texts.cancel}
                onConfirm={() => takeBack(id)}
              >
                <Button size="small" aria-label={texts.invitations.revokeOf(displayName)}>
                  {texts.invitations.revoke}
                </Button>
              </Popconfirm>
            ),
          },
        ]}
      />
    </div>
  );
}
