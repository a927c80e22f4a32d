import { useQueryClient } from '@tanstack/react-query';
import { RemovePasskeyDocument } from '@teahouse/schema/documents/remove-passkey.ts';
import type { MyStaffAccountQuery } from '@teahouse/schema/operations.ts';
import { Alert, App, Button, Form, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../api/use-request.ts';
import { formatDay, formatMinute } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { meTexts } from './me.texts.ts';
import { addPasskey, namedAddress, passkeysHere } from './passkey.ts';

/** One's passkeys: add, remove. */
export function OwnPasskeys({ passkeys }: { passkeys: MyStaffAccountQuery['myPasskeys'] }) {
  const all = useTexts(meTexts);
  const texts = all.passkeys;
  const { message } = App.useApp();
  const remove = useCommand(RemovePasskeyDocument);
  const here = passkeysHere();

  return (
    <section className="staff-part" aria-labelledby="own-passkeys">
      <h2 id="own-passkeys">{texts.title}</h2>
      <p className="staff-part__hint">{texts.hint}</p>
      {passkeys.length === 0 ? <p>{texts.none}</p> : null}
      <ul className="own-list">
        {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
          <li key={id} className="own-list__one">
            <div>
              {name}
              <p>
                {texts.addedOn(formatDay(createdAt))} ·{' '}
                {lastUsedAt ? texts.used(formatMinute(lastUsedAt)) : texts.unused}
              </p>
            </div>
            <Popconfirm
              title={texts.removeOf(name)}
              description={texts.removeSure}
              okText={texts.remove}
              okButtonProps={{ danger: true }}
              cancelText={all.cancel}
              onConfirm={() =>
                remove.mutate(
                  { input: { id } },
                  {
                    onSuccess: () => void message.success(texts.removed),
                    onError: (error) => void message.error(error.message),
                  },
                )
              }
            >
              <Button aria-label={texts.removeOf(name)}>{texts.remove}</Button>
            </Popconfirm>
          </li>
        ))}
      </ul>
      {here === 'NO_BROWSER' ? <Alert type="warning" title={texts.noBrowser} /> : null}
      {here === 'NUMBERS' ? (
        <Alert type="warning" title={texts.numbers} description={<a href={namedAddress()}>{namedAddress()}</a>} />
      ) : null}
      {here === 'YES' ? <AddPasskey /> : null}
    </section>
  );
}

function AddPasskey() {
  const { passkeys: texts } = useTexts(meTexts);
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<{ name: string }>();
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function add({ name }: { name: string }): Promise<void> {
    setIsBusy(true);
    setProblem(null);
    try {
      const outcome = await addPasskey(name);
      if (outcome !== null) return setProblem(outcome === 'CANCELLED' ? texts.cancelled : outcome.refusal);
      form.resetFields();
      void message.success(texts.added);
      await client.invalidateQueries();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setIsBusy(false);
    }
  }

  return (
    <Form form={form} layout="inline" onFinish={(wish) => void add(wish)} style={{ marginTop: 12, rowGap: 12 }}>
      <Form.Item
        name="name"
        label={texts.name}
        rules={[{ required: true, whitespace: true, max: 40, message: texts.nameRule }]}
      >
        <Input maxLength={40} placeholder={texts.namePlaceholder} autoComplete="off" />
      </Form.Item>
      <Button htmlType="submit" loading={isBusy}>
        {texts.add}
      </Button>
      {problem ? <Alert type="error" title={problem} role="alert" style={{ width: '100%' }} /> : null}
    </Form>
  );
}
