import { ConnectWeChatPayDocument } from '@teahouse/schema/documents/connect-we-chat-pay.ts';
import { ConnectXpayDocument } from '@teahouse/schema/documents/connect-xpay.ts';
import type { ConnectionDetailsFragment } from '@teahouse/schema/operations.ts';
import { Alert, Button, Checkbox, Form, Input } from 'antd';
import { useCommand } from '../../api/use-request.ts';
import { useTexts } from '../../i18n/language.ts';
import { connectionsTexts } from './connections.texts.ts';
import { SecretField } from './secret-field.tsx';
import { settingsTexts } from './settings.texts.ts';
import { given, type OnDirty, useConnect } from './use-connect.ts';

interface PayDraft {
  readonly mchid: string;
  readonly serialNo: string;
  readonly privateKeyPem?: string;
  readonly apiV3Key?: string;
  readonly wechatPayKeySerial?: string;
  readonly wechatPayKeyPem?: string;
}

/** The WeChat Pay merchant. */
export function PayForm({ pay, onDirty }: { pay: ConnectionDetailsFragment['wechatPay']; onDirty: OnDirty }) {
  const texts = useTexts(connectionsTexts);
  const { required } = useTexts(settingsTexts);
  const [form] = Form.useForm<PayDraft>();
  const mchid = Form.useWatch('mchid', form) ?? pay?.mchid ?? '';
  const connect = useCommand(ConnectWeChatPayDocument);
  const { save, problem } = useConnect(
    form,
    ['privateKeyPem', 'apiV3Key', 'wechatPayKeySerial', 'wechatPayKeyPem'],
    onDirty,
  );
  const isKept = pay !== null && mchid.trim() === pay.mchid;

  const submit = (draft: PayDraft) =>
    save(async () => {
      const { connectWeChatPay } = await connect.mutateAsync({
        input: {
          mchid: draft.mchid.trim(),
          serialNo: draft.serialNo.trim(),
          privateKeyPem: given(draft.privateKeyPem),
          apiV3Key: given(draft.apiV3Key),
          wechatPayKeySerial: given(draft.wechatPayKeySerial),
          wechatPayKeyPem: given(draft.wechatPayKeyPem),
        },
      });
      return connectWeChatPay;
    });

  return (
    <Form
      form={form}
      name="pay"
      layout="vertical"
      initialValues={pay ?? {}}
      onValuesChange={() => onDirty(true)}
      onFinish={(draft) => void submit(draft)}
      scrollToFirstError={{ focus: true }}
    >
      <Form.Item name="mchid" label={texts.mchid} rules={[{ required: true, message: required }]}>
        <Input inputMode="numeric" />
      </Form.Item>
      <Form.Item
        name="serialNo"
        label={texts.serialNo}
        extra={texts.serialNoHint}
        rules={[{ required: true, message: required }]}
      >
        <Input spellCheck={false} />
      </Form.Item>
      <SecretField name="privateKeyPem" label={texts.privateKey} hint={texts.privateKeyHint} isKept={isKept} rows={4} />
      <SecretField name="apiV3Key" label={texts.apiV3Key} hint={texts.apiV3KeyHint} isKept={isKept} />
      <Form.Item
        name="wechatPayKeySerial"
        label={texts.payKeySerial}
        extra={isKept ? texts.payKeys(pay.wechatPayKeySerials.join(', ')) : ''}
        rules={isKept ? [] : [{ required: true, message: required }]}
      >
        <Input spellCheck={false} />
      </Form.Item>
      <SecretField name="wechatPayKeyPem" label={texts.payKey} hint={texts.payKeyHint} isKept={isKept} rows={4} />
      {problem ? <Alert type="error" title={problem} role="alert" style={{ marginBottom: 16 }} /> : null}
      <Button type="primary" htmlType="submit" loading={connect.isPending}>
        {texts.save}
      </Button>
    </Form>
  );
}

interface XpayDraft {
  readonly offerId: string;
  readonly appKey?: string;
  readonly isSandbox: boolean;
  readonly isOnIos: boolean;
}

/** Virtual Payment of the Mini Program. */
export function XpayForm({ xpay, onDirty }: { xpay: ConnectionDetailsFragment['xpay']; onDirty: OnDirty }) {
  const texts = useTexts(connectionsTexts);
  const { required } = useTexts(settingsTexts);
  const [form] = Form.useForm<XpayDraft>();
  const offerId = Form.useWatch('offerId', form) ?? xpay?.offerId ?? '';
  const isSandbox = Form.useWatch('isSandbox', form) ?? xpay?.isSandbox ?? false;
  const connect = useCommand(ConnectXpayDocument);
  const { save, problem } = useConnect(form, ['appKey'], onDirty);
  const isKept = xpay !== null && offerId.trim() === xpay.offerId && isSandbox === xpay.isSandbox;

  const submit = ({ appKey, ...draft }: XpayDraft) =>
    save(
      async () =>
        (
          await connect.mutateAsync({
            input: { ...draft, offerId: draft.offerId.trim(), appKey: given(appKey) },
          })
        ).connectXpay,
    );

  return (
    <Form
      form={form}
      name="xpay"
      layout="vertical"
      initialValues={xpay ?? { isSandbox: false, isOnIos: false }}
      onValuesChange={() => onDirty(true)}
      onFinish={(draft) => void submit(draft)}
      scrollToFirstError={{ focus: true }}
    >
      <Form.Item
        name="offerId"
        label={texts.offerId}
        extra={texts.offerIdHint}
        rules={[{ required: true, message: required }]}
      >
        <Input inputMode="numeric" />
      </Form.Item>
      <SecretField name="appKey" label={texts.appKey} hint={texts.appKeyHint} isKept={isKept} />
      <Form.Item name="isSandbox" valuePropName="checked" extra={texts.sandboxHint}>
        <Checkbox>{texts.sandbox}</Checkbox>
      </Form.Item>
      <Form.Item name="isOnIos" valuePropName="checked" extra={texts.iosHint}>
        <Checkbox>{texts.ios}</Checkbox>
      </Form.Item>
      {problem ? <Alert type="error" title={problem} role="alert" style={{ marginBottom: 16 }} /> : null}
      <Button type="primary" htmlType="submit" loading={connect.isPending}>
        {texts.save}
      </Button>
    </Form>
  );
}
