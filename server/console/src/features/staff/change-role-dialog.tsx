import { ChangeStaffRoleDocument } from '@teahouse/schema/documents/change-staff-role.ts';
import { type StaffRole } from '@teahouse/schema/operations.ts';
import { Alert, App, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { refusalOf, useCommand } from '../../api/use-request.ts';
import { useTexts } from '../../i18n/language.ts';
import type { Person } from './people-view.tsx';
import { RoleChoice } from './role-choice.tsx';
import { staffTexts } from './staff.texts.ts';

/** Gives a person another role. */
export function ChangeRoleDialog({ person, onClose }: { person: Person | null; onClose: () => void }) {
  const texts = useTexts(staffTexts);
  const { message } = App.useApp();
  const [role, setRole] = useState<StaffRole | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const change = useCommand(ChangeStaffRoleDocument);
  useEffect(() => {
    setRole(person?.role ?? null);
    setProblem(null);
  }, [person]);

  async function submit(): Promise<void> {
    if (!person || !role) return;
    try {
      const { changeStaffRole } = await change.mutateAsync({ input: { id: person.id, role } });
      const refusal = refusalOf(changeStaffRole);
      if (refusal) return setProblem(refusal);
      onClose();
      void message.success(texts.changeRole.done);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  }

  return (
    <Modal
      title={person ? texts.changeRole.title(person.displayName) : null}
      open={person !== null}
      onCancel={onClose}
      onOk={() => void submit()}
      okText={texts.save}
      cancelText={texts.cancel}
      okButtonProps={{ loading: change.isPending, disabled: role === person?.role }}
      destroyOnHidden
    >
      {problem ? <Alert type="error" title={problem} role="alert" style={{ marginBottom: 16 }} /> : null}
      <RoleChoice label={texts.people.role} value={role ?? undefined} onChange={(next) => setRole(next as StaffRole)} />
    </Modal>
  );
}
