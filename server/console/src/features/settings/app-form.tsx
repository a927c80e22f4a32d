import type {
  AppConnectionDetailsFragment,
  ConnectOfficialAccountInput,
  PushMode,
} from '@teahouse/schema/operations.ts';
import { Alert, App, Button, Form, Input, Radio } from 'antd';
import { useTexts } from '../../i18n/language.ts';
import { connectionsTexts } from './connections.texts.ts';
import { SecretField } from './secret-field.tsx';
import { settingsTexts } from './settings.texts.ts';
import { given, type OnDirty, useConnect } from './use-connect.ts';

interface AppDraft {
  readonly appid: string;
  readonly originalId: string;
  readonly appSecret?: string;
  readonly token?: string;
  readonly encodingAesKey?: string;
  readonly mode: `${PushMode}`;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
function randomText(length: number): string {
  return [...crypto.getRandomValues(new Uint32Array(length))]
    .map((number) => letters[number % letters.length])
    .join('');
}

/** An Official Account's or a Mini Program's numbers and secrets, and what to enter at WeChat in turn. */
export function AppForm({
  name,
  app,
  publicUrl,
  isBusy,
  onSave,
  onDirty,
  hasWebDomain = false,
}: {
  name: string;
  app: AppConnectionDetailsFragment | null;
  publicUrl: string;
  isBusy: boolean;
  onSave: (input: ConnectOfficialAccountInput) => Promise<object>;
  onDirty: OnDirty;
  /** Whether WeChat wants our domain for web pages too. */
  hasWebDomain?: boolean;
}) {
  const texts = useTexts(connectionsTexts);
  const { required } = useTexts(settingsTexts);
  const [form] = Form.useForm<AppDraft>();
  const appid = Form.useWatch('appid', form) ?? app?.appid ?? '';
  const { save, problem } = useConnect(form, ['appSecret', 'token', 'encodingAesKey'], onDirty);
  // Another app's secrets are not this one's.
  const isKept = app !== null && appid.trim() === app.appid;
  function make(field: 'token' | 'encodingAesKey', length: number): void {
    form.setFieldValue(field, randomText(length));
    onDirty(true);
  }
  const callbackUrl = `${publicUrl}/wechat/messages/${appid.trim() || 'wx…'}`;
  return (
    <Form
      form={form}
      name={name}
      layout="vertical"
      initialValues={{ mode: 'SECURE', ...app }}
      onValuesChange={() => onDirty(true)}
      onFinish={(draft) =>
        void save(() =>
          onSave({
            appid: draft.appid.trim(),
            originalId: draft.originalId.trim(),
            appSecret: given(draft.appSecret),
            token: given(draft.token),
            encodingAesKey: given(draft.encodingAesKey),
            mode: draft.mode,
          }),
        )
      }
      scrollToFirstError={{ focus: true }}
    >
      <Form.Item name="appid" label={texts.appid} rules={[{ required: true, message: required }]}>
        <Input spellCheck={false} />
      </Form.Item>
      <SecretField name="appSecret" label={texts.appSecret} hint={texts.secretHint} isKept={isKept} />
      <Form.Item
        name="originalId"
        label={texts.originalId}
        extra={texts.originalIdHint}
        rules={[{ required: true, message: required }]}
      >
        <Input spellCheck={false} />
      </Form.Item>
      <SecretField
        name="token"
        label={texts.token}
        hint={texts.pushHint}
        isKept={isKept}
        beside={
          <Button size="small" type="link" className="settings__make" onClick={() => make('token', 24)}>
            {texts.make}
          </Button>
        }
      />
      <SecretField
        name="encodingAesKey"
        label={texts.encodingAesKey}
        hint={texts.pushHint}
        isKept={isKept}
        beside={
          <Button size="small" type="link" className="settings__make" onClick={() => make('encodingAesKey', 43)}>
            {texts.make}
          </Button>
        }
      />
      <Form.Item name="mode" label={texts.mode}>
        <Radio.Group
          options={(['SECURE', 'COMPATIBLE', 'PLAIN'] as const).map((value) => ({ value, label: texts.modes[value] }))}
        />
      </Form.Item>
      <Copy label={texts.callbackUrl} value={callbackUrl} hint={texts.callbackHint} />
      {hasWebDomain ? <Copy label={texts.domain} value={new URL(publicUrl).host} hint={texts.domainHint} /> : null}
      {problem ? <Alert type="error" title={problem} role="alert" style={{ marginBottom: 16 }} /> : null}
      <Button type="primary" htmlType="submit" loading={isBusy}>
        {texts.save}
      </Button>
    </Form>
  );
}

/** Something to be entered at WeChat. */
function Copy({ label, value, hint }: { label: string; value: string; hint: string }) {
  const texts = useTexts(connectionsTexts);
  const { message } = App.useApp();
  return (
    <div className="settings__copy">
      <span>{label}</span>
      <code>{value}</code>
      <Button
        size="small"
        aria-label={texts.copyOf(label)}
        onClick={() => void navigator.clipboard.writeText(value).then(() => message.success(texts.copied))}
      >
        {texts.copy}
      </Button>
      <small>{hint}</small>
    </div>
  );
}
