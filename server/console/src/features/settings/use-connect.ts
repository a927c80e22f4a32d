import { App, type FormInstance } from 'antd';
import { useState } from 'react';
import { refusalOf } from '../../api/use-request.ts';
import { useTexts } from '../../i18n/language.ts';
import { connectionsTexts } from './connections.texts.ts';

/** Told by a form whether there is something in it that is not saved. */
export type OnDirty = (isDirty: boolean) => void;

/**
 * Saves what connects the account. A refusal stands beside its field; what was entered is forgotten once it is saved.
 * @param onDirty learns whether there is something that is not saved
 */
export function useConnect<Draft>(
  form: FormInstance<Draft>,
  secrets: readonly (keyof Draft & string)[],
  onDirty: OnDirty,
) {
  const texts = useTexts(connectionsTexts);
  const { message } = App.useApp();
  const [problem, setProblem] = useState<string | null>(null);

  async function save(send: () => Promise<object>): Promise<void> {
    setProblem(null);
    try {
      const payload = await send();
      const refusal = refusalOf(payload);
      if (!refusal) {
        form.resetFields(secrets as never);
        onDirty(false);
        return void message.success(texts.saved);
      }
      const field = 'field' in payload ? String(payload.field) : null;
      if (field === null) return setProblem(refusal);
      form.setFields([{ name: field as never, errors: [refusal] }]);
      form.scrollToField(field as never, { focus: true });
    } catch (error) {
      setProblem((error as Error).message);
    }
  }

  return { save, problem };
}

/** What was given: an empty field leaves a secret as it is. */
export const given = (text: string | undefined): string | null => text?.trim() || null;
