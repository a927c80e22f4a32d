import { RemoveStaffDocument } from '@teahouse/schema/documents/remove-staff.ts';
import { App } from 'antd';
import { refusalOf, useCommand } from '../../api/use-request.ts';
import { useTexts } from '../../i18n/language.ts';
import { staffTexts } from './staff.texts.ts';

/** Takes a person off the staff, after asking once more. */
export function useRemoveStaff(): (person: { readonly id: string; readonly displayName: string }) => void {
  const texts = useTexts(staffTexts);
  const { modal, message } = App.useApp();
  const remove = useCommand(RemoveStaffDocument);

  async function go(id: string): Promise<void> {
    try {
      const { removeStaff } = await remove.mutateAsync({ input: { id } });
      const refusal = refusalOf(removeStaff);
      if (refusal) void message.error(refusal);
      else void message.success(texts.remove.done);
    } catch (error) {
      void message.error(error instanceof Error ? error.message : String(error));
    }
  }

  return ({ id, displayName }) => {
    modal.confirm({
      title: texts.remove.title(displayName),
      content: texts.remove.text,
      okText: texts.remove.submit,
      okButtonProps: { danger: true },
      cancelText: texts.cancel,
      onOk: () => go(id),
    });
  };
}
