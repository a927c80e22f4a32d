import { LeaveStaffDocument } from '@teahouse/schema/documents/leave-staff.ts';
import { App, Button } from 'antd';
import { refusalOf, useCommand } from '../../api/use-request.ts';
import { signOut } from '../../app/session.ts';
import { useTexts } from '../../i18n/language.ts';
import { meTexts } from './me.texts.ts';

/** Takes oneself off the staff, after asking once more. */
export function LeaveStaff() {
  const { leave: texts, cancel } = useTexts(meTexts);
  const { modal, message } = App.useApp();
  const leave = useCommand(LeaveStaffDocument);

  async function go(): Promise<void> {
    try {
      const { leaveStaff } = await leave.mutateAsync({});
      const refusal = refusalOf(leaveStaff);
      if (refusal) void message.error(refusal);
      else await signOut();
    } catch (error) {
      void message.error(error instanceof Error ? error.message : String(error));
    }
  }

  return (
    <section className="staff-part" aria-labelledby="own-leave">
      <h2 id="own-leave">{texts.title}</h2>
      <p className="staff-part__hint">{texts.hint}</p>
      <Button
        danger
        onClick={() =>
          modal.confirm({
            title: texts.sure,
            content: texts.text,
            okText: texts.submit,
            okButtonProps: { danger: true },
            cancelText: cancel,
            onOk: go,
          })
        }
      >
        {texts.submit}
      </Button>
    </section>
  );
}
