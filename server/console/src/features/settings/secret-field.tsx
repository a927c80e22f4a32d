import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/language.ts';
import { connectionsTexts } from './connections.texts.ts';
import { settingsTexts } from './settings.texts.ts';

/** A secret goes in and never comes out: what is saved is not shown, and left alone unless another one is entered. */
export function SecretField({
  name,
  label,
  hint,
  isKept,
  rows,
  beside,
}: {
  name: string;
  label: string;
  hint: string;
  isKept: boolean;
  /** For keys of several lines. */
  rows?: number;
  beside?: ReactNode;
}) {
  const texts = useTexts(connectionsTexts);
  const { required } = useTexts(settingsTexts);
  const field = { autoComplete: 'off', spellCheck: false, placeholder: isKept ? texts.kept : '' };
  return (
    <Form.Item
      name={name}
      label={label}
      extra={
        <>
          {hint} {beside}
        </>
      }
      rules={isKept ? [] : [{ required: true, message: required }]}
    >
      {rows ? <Input.TextArea {...field} rows={rows} /> : <Input {...field} />}
    </Form.Item>
  );
}
