import { ConsoleSettingsDocument } from '@teahouse/schema/documents/console-settings.ts';
import { UpdateAccountDocument } from '@teahouse/schema/documents/update-account.ts';
import type { ConsoleSettingsQuery } from '@teahouse/schema/operations.ts';
import { Alert, App, Button, Checkbox, Form, Input, Radio, Skeleton, Space } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { refusalOf, useCommand, useRead } from '../../api/use-request.ts';
import { useTexts } from '../../i18n/language.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { UnsavedChanges } from '../../ui/unsaved-changes.tsx';
import { settingsTexts } from './settings.texts.ts';
import './settings.css';

const MediaPicker = lazy(() =>
  import('../media/media-picker.tsx').then(({ MediaPicker: component }) => ({ default: component })),
);

type Account = ConsoleSettingsQuery['account'];
type Draft = Pick<Account, 'name' | 'description' | 'logoUrl' | 'kind' | 'isVerified'>;

/** What readers see of the account, and what it is at WeChat. */
export function AccountView() {
  const { data, error, refetch } = useRead(ConsoleSettingsDocument, {});
  if (error) return <FailureNotice failure={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 8 }} />;
  return <AccountForm key={data.account.id} account={data.account} />;
}

function AccountForm({ account }: { account: Account }) {
  const { account: texts, ...say } = useTexts(settingsTexts);
  const { message } = App.useApp();
  const [form] = Form.useForm<Draft>();
  const kind = Form.useWatch('kind', form) ?? account.kind;
  const [isDirty, setIsDirty] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const update = useCommand(UpdateAccountDocument);

  async function submit(draft: Draft): Promise<void> {
    setProblem(null);
    try {
      const { updateAccount } = await update.mutateAsync({ input: { ...draft, logoUrl: draft.logoUrl ?? '' } });
      const refusal = refusalOf(updateAccount);
      if (refusal) return setProblem(refusal);
      setIsDirty(false);
      void message.success(say.saved);
    } catch (failure) {
      setProblem((failure as Error).message);
    }
  }

  return (
    <Form
      form={form}
      layout="vertical"
      className="settings"
      initialValues={account}
      onValuesChange={() => setIsDirty(true)}
      onFinish={(draft) => void submit(draft)}
      scrollToFirstError={{ focus: true }}
    >
      <p>{texts.hint}</p>
      <section className="settings__section">
        <Form.Item
          name="name"
          label={texts.name}
          extra={texts.nameHint}
          rules={[{ required: true, whitespace: true, message: say.required }]}
        >
          <Input maxLength={30} />
        </Form.Item>
        <Form.Item name="description" label={texts.description} extra={texts.descriptionHint}>
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={120} showCount />
        </Form.Item>
        <Form.Item name="logoUrl" label={texts.logo} extra={texts.logoHint}>
          <Logo
            onChoose={(logoUrl) => {
              form.setFieldValue('logoUrl', logoUrl);
              setIsDirty(true);
            }}
          />
        </Form.Item>
        <Form.Item label={texts.handle} extra={texts.handleHint}>
          <code>{account.handle}</code>
        </Form.Item>
      </section>
      <section className="settings__section">
        <Form.Item name="kind" label={texts.kind} extra={texts.kindHints[kind]}>
          <Radio.Group
            options={(['SERVICE_ACCOUNT', 'SUBSCRIPTION_ACCOUNT'] as const).map((value) => ({
              value,
              label: texts.kinds[value],
            }))}
          />
        </Form.Item>
        <Form.Item name="isVerified" valuePropName="checked" extra={texts.verifiedHint}>
          <Checkbox>{texts.verified}</Checkbox>
        </Form.Item>
      </section>
      {problem ? <Alert type="error" title={problem} role="alert" style={{ marginBottom: 16 }} /> : null}
      <Button type="primary" htmlType="submit" disabled={!isDirty} loading={update.isPending}>
        {say.save}
      </Button>
      <UnsavedChanges isDirty={isDirty} />
    </Form>
  );
}

/** The logo as it is, and another one from the library. The form gives it its value. */
function Logo({ value, onChoose }: { value?: string | null; onChoose: (logoUrl: string | null) => void }) {
  const { account: texts } = useTexts(settingsTexts);
  const [isChoosing, setIsChoosing] = useState(false);
  return (
    <>
      <Space wrap>
        {value ? <img className="settings__logo" src={value} alt={texts.logo} /> : <span>{texts.noLogo}</span>}
        <Button onClick={() => setIsChoosing(true)}>{texts.chooseLogo}</Button>
        {value ? <Button onClick={() => onChoose(null)}>{texts.removeLogo}</Button> : null}
      </Space>
      {isChoosing ? (
        <Suspense fallback={null}>
          <MediaPicker
            kind="IMAGE"
            isOpen
            onClose={() => setIsChoosing(false)}
            onChoose={({ url }) => {
              onChoose(url);
              setIsChoosing(false);
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}
