import { ChangeMyNameDocument } from '@teahouse/schema/documents/change-my-name.ts';
import { App, Button, Form, Input, Space } from 'antd';
import { refusalOf, useCommand } from '../../api/use-request.ts';
import { useTexts } from '../../i18n/language.ts';
import { meTexts } from './me.texts.ts';

/** What colleagues call one. */
export function OwnName({ name }: { name: string }) {
  const { name: texts } = useTexts(meTexts);
  const { message } = App.useApp();
  const change = useCommand(ChangeMyNameDocument);

  async function go({ displayName }: { displayName: string }): Promise<void> {
    try {
      const { changeMyName } = await change.mutateAsync({ input: { displayName } });
      const refusal = refusalOf(changeMyName);
      if (refusal) void message.error(refusal);
      else void message.success(texts.saved);
    } catch (error) {
      void message.error((error as Error).message);
    }
  }

  return (
    <section className="staff-part" aria-labelledby="own-name">
      <h2 id="own-name">{texts.title}</h2>
      <p className="staff-part__hint">{texts.hint}</p>
      <Form initialValues={{ displayName: name }} onFinish={(values: { displayName: string }) => void go(values)}>
        <Space align="start">
          <Form.Item name="displayName" rules={[{ required: true, whitespace: true, max: 40, message: texts.rule }]}>
            <Input aria-label={texts.title} maxLength={40} autoComplete="name" />
          </Form.Item>
          <Button htmlType="submit" loading={change.isPending}>
            {texts.save}
          </Button>
        </Space>
      </Form>
    </section>
  );
}
