import { MoneyRulesDocument } from '@teahouse/schema/documents/money-rules.ts';
import { UpdateMoneySettingsDocument } from '@teahouse/schema/documents/update-money-settings.ts';
import { Alert, App, Button, Checkbox, Form, Input, InputNumber, Radio, Skeleton } from 'antd';
import { useState } from 'react';
import { refusalOf, useCommand, useRead } from '../../api/use-request.ts';
import { useTexts } from '../../i18n/language.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { UnsavedChanges } from '../../ui/unsaved-changes.tsx';
import { draftOf, fieldOf, inputOf, type MoneyDraft, type MoneyRules, presetsOf } from './money-draft.ts';
import { settingsTexts } from './settings.texts.ts';
import './settings.css';

/** Refunds, tips, renewals and commissions: what the owner decides about money. */
export function MoneyView() {
  const { data, error, refetch } = useRead(MoneyRulesDocument, {});
  /** Only who asks for them gets a colleague's rules into the form they are filling in. */
  const [loads, setLoads] = useState(0);
  if (error) return <FailureNotice failure={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 10 }} />;
  const reload = async () => {
    await refetch();
    setLoads(loads + 1);
  };
  return <MoneyForm key={loads} rules={data.account.moneySettings} onReload={() => void reload()} />;
}

function MoneyForm({ rules, onReload }: { rules: MoneyRules; onReload: () => void }) {
  const { money: texts, ...say } = useTexts(settingsTexts);
  const { message } = App.useApp();
  const [form] = Form.useForm<MoneyDraft>();
  const [isDirty, setIsDirty] = useState(false);
  /** What this form began from. */
  const [version, setVersion] = useState(rules.version);
  const [problem, setProblem] = useState<{ readonly words: string; readonly isConflict: boolean } | null>(null);
  const update = useCommand(UpdateMoneySettingsDocument);

  async function submit(draft: MoneyDraft): Promise<void> {
    setProblem(null);
    try {
      const { updateMoneySettings } = await update.mutateAsync({ input: inputOf(draft, version) });
      const words = refusalOf(updateMoneySettings);
      if (!words) {
        if ('moneySettings' in updateMoneySettings) setVersion(updateMoneySettings.moneySettings.version);
        setIsDirty(false);
        return void message.success(say.saved);
      }
      const field = 'field' in updateMoneySettings ? fieldOf[updateMoneySettings.field] : undefined;
      if (field) {
        form.setFields([{ name: field, errors: [words] }]);
        form.scrollToField(field, { focus: true });
      } else setProblem({ words, isConflict: !('field' in updateMoneySettings) });
    } catch (failure) {
      setProblem({ words: (failure as Error).message, isConflict: false });
    }
  }

  const inRange = (min: number, max: number) => [
    { required: true, type: 'number' as const, min, max, message: texts.between(min, max) },
  ];
  const days = <InputNumber precision={0} />;
  const amount = <InputNumber precision={2} />;

  return (
    <Form
      form={form}
      layout="vertical"
      className="settings"
      initialValues={draftOf(rules)}
      onValuesChange={() => setIsDirty(true)}
      onFinish={(draft) => void submit(draft)}
      scrollToFirstError={{ focus: true }}
    >
      <p>{texts.hint}</p>
      <section className="settings__section">
        <h2>{texts.refunds}</h2>
        <Form.Item
          name="refundWindowDays"
          label={texts.refundWindow}
          extra={texts.refundWindowHint}
          rules={inRange(0, 60)}
        >
          {days}
        </Form.Item>
        <Form.Item
          name="refundReadPercent"
          label={texts.refundRead}
          extra={texts.refundReadHint}
          rules={inRange(0, 100)}
        >
          {amount}
        </Form.Item>
        <Form.Item name="appleRefundPolicy" label={texts.apple} extra={texts.appleHint}>
          <Radio.Group
            options={(['APPROVE', 'APPROVE_WITHIN_WINDOW', 'REFUSE'] as const).map((value) => ({
              value,
              label: texts.applePolicies[value],
            }))}
          />
        </Form.Item>
      </section>
      <section className="settings__section">
        <h2>{texts.tips}</h2>
        <Form.Item name="isTippingEnabled" valuePropName="checked">
          <Checkbox>{texts.tipping}</Checkbox>
        </Form.Item>
        <Form.Item
          name="presetsYuan"
          label={texts.presets}
          extra={texts.presetsHint}
          rules={[
            {
              validator: (_, value: string) =>
                presetsOf(value) ? Promise.resolve() : Promise.reject(new Error(texts.presetsWrong)),
            },
          ]}
        >
          <Input inputMode="decimal" />
        </Form.Item>
        <Form.Item name="tipMinYuan" label={texts.tipMin} rules={inRange(0.01, 5000)}>
          {amount}
        </Form.Item>
        <Form.Item name="tipMaxYuan" label={texts.tipMax} rules={inRange(0.01, 5000)}>
          {amount}
        </Form.Item>
        <Form.Item name="tipThankYou" label={texts.thanks} extra={texts.thanksHint}>
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={200} />
        </Form.Item>
      </section>
      <section className="settings__section">
        <h2>{texts.renewals}</h2>
        <Form.Item name="isAutoRenewalEnabled" valuePropName="checked" extra={texts.autoRenewalHint}>
          <Checkbox>{texts.autoRenewal}</Checkbox>
        </Form.Item>
        <Form.Item name="renewalReminderDays" label={texts.reminder} extra={texts.reminderHint} rules={inRange(1, 30)}>
          {days}
        </Form.Item>
      </section>
      <section className="settings__section">
        <h2>{texts.promoters}</h2>
        <Form.Item name="arePromotersEnabled" valuePropName="checked" extra={texts.promotingHint}>
          <Checkbox>{texts.promoting}</Checkbox>
        </Form.Item>
        <Form.Item name="ratePercent" label={texts.rate} rules={inRange(0.01, 50)}>
          {amount}
        </Form.Item>
        <Form.Item name="coolingOffDays" label={texts.coolingOff} extra={texts.coolingOffHint} rules={inRange(0, 90)}>
          {days}
        </Form.Item>
        <Form.Item
          name="payoutMinYuan"
          label={texts.payoutMin}
          extra={texts.payoutMinHint}
          rules={inRange(0.3, 200_000)}
        >
          {amount}
        </Form.Item>
      </section>
      {problem ? (
        <Alert
          type="error"
          role="alert"
          title={problem.words}
          action={
            problem.isConflict ? (
              <Button size="small" onClick={onReload}>
                {texts.reload}
              </Button>
            ) : null
          }
          style={{ marginBottom: 16 }}
        />
      ) : null}
      <Button type="primary" htmlType="submit" disabled={!isDirty && version > 1} loading={update.isPending}>
        {isDirty || version > 1 ? say.save : texts.looked}
      </Button>
      <UnsavedChanges isDirty={isDirty} />
    </Form>
  );
}
