import type { ConsoleTierFragment } from '@teahouse/schema/operations.ts';
import { Button, Checkbox, Form, Input, InputNumber, Radio, Select, Space } from 'antd';
import { useTexts } from '../../i18n/language.ts';
import { isEndInTime, isHadOnce, type OfferDraft, randomCode } from './offer-draft.ts';
import { offersTexts } from './offers.texts.ts';
import { tiersTexts } from './tiers.texts.ts';

const kinds = ['PERCENT', 'AMOUNT', 'TRIAL'] as const;
const audiences = ['EVERYONE', 'SIGN_UP', 'LEAVING'] as const;
const periods = ['MONTH', 'QUARTER', 'YEAR', 'PASS'] as const;

/** The fields of an offer; only those that its kind has. */
export function OfferFields({
  draft,
  tiers,
  onCode,
}: {
  draft: OfferDraft;
  tiers: readonly ConsoleTierFragment[];
  onCode: (code: string) => void;
}) {
  const texts = useTexts(offersTexts);
  const { periods: periodNames } = useTexts(tiersTexts);
  const isTrial = draft.kind === 'TRIAL';
  const inRange = (min: number, max: number) => [
    { required: true, type: 'number' as const, min, max, message: texts.outOfRange(min, max) },
  ];
  return (
    <>
      <section className="tier-page__section">
        <Form.Item
          name="name"
          label={texts.name}
          extra={texts.nameHint}
          rules={[{ required: true, whitespace: true, message: texts.required }]}
        >
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item label={texts.code} extra={texts.codeHint} htmlFor="code" required>
          <Space.Compact block>
            <Form.Item
              name="code"
              noStyle
              rules={[{ required: true, pattern: /^\s*[A-Za-z0-9-]{3,32}\s*$/, message: texts.codeWrong }]}
            >
              <Input id="code" autoCapitalize="characters" spellCheck={false} />
            </Form.Item>
            <Button onClick={() => onCode(randomCode())}>{texts.makeCode}</Button>
          </Space.Compact>
        </Form.Item>
      </section>
      <section className="tier-page__section">
        <Form.Item name="kind" label={texts.kind}>
          <Radio.Group options={kinds.map((value) => ({ value, label: texts.kinds[value] }))} />
        </Form.Item>
        {draft.kind === 'PERCENT' ? (
          <Form.Item name="percent" label={texts.percent} rules={inRange(0.01, 99)}>
            <InputNumber precision={2} style={{ width: '100%' }} />
          </Form.Item>
        ) : null}
        {draft.kind === 'AMOUNT' ? (
          <Form.Item name="yuan" label={texts.amount} rules={inRange(0.01, 5_000_000)}>
            <InputNumber precision={2} style={{ width: '100%' }} />
          </Form.Item>
        ) : null}
        {isTrial ? (
          <Form.Item name="days" label={texts.days} rules={inRange(1, 90)}>
            <InputNumber precision={0} style={{ width: '100%' }} />
          </Form.Item>
        ) : null}
        <Form.Item
          name="tierId"
          label={texts.tier}
          rules={isTrial ? [{ required: true, message: texts.required }] : []}
        >
          <Select
            allowClear={!isTrial}
            placeholder={isTrial ? '' : texts.everyTier}
            options={tiers.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        {isTrial ? null : (
          <Form.Item name="period" label={texts.period}>
            <Select
              allowClear
              placeholder={texts.everyPeriod}
              options={periods.map((value) => ({ value, label: periodNames[value] }))}
            />
          </Form.Item>
        )}
      </section>
      <section className="tier-page__section">
        <Form.Item name="audience" label={texts.audience} extra={texts.audienceHints[draft.audience]}>
          <Radio.Group options={audiences.map((value) => ({ value, label: texts.audiences[value] }))} />
        </Form.Item>
        {isTrial ? null : (
          <Form.Item name="times" label={texts.times}>
            <Radio.Group
              options={[
                { value: 'once', label: texts.timesOnce },
                { value: 'many', label: texts.timesMany, disabled: isHadOnce(draft) },
                { value: 'always', label: texts.timesAlways },
              ]}
            />
          </Form.Item>
        )}
        {!isTrial && draft.times === 'many' && !isHadOnce(draft) ? (
          <Form.Item name="timesCount" label={texts.timesCount} rules={inRange(1, 36)}>
            <InputNumber precision={0} />
          </Form.Item>
        ) : null}
      </section>
      <section className="tier-page__section">
        <Form.Item name="isSingleUse" valuePropName="checked" extra={texts.singleUseHint}>
          <Checkbox>{texts.singleUse}</Checkbox>
        </Form.Item>
        {draft.isSingleUse ? null : (
          <Form.Item name="uses" label={texts.uses} extra={texts.usesHint}>
            <InputNumber precision={0} min={1} max={2_000_000_000} style={{ width: '100%' }} />
          </Form.Item>
        )}
        {isTrial ? null : (
          <Form.Item name="budgetYuan" label={texts.budget} extra={texts.budgetHint}>
            <InputNumber precision={2} min={0.01} style={{ width: '100%' }} />
          </Form.Item>
        )}
        <Form.Item name="firstDay" label={texts.from}>
          <Input type="date" />
        </Form.Item>
        <Form.Item
          name="lastDay"
          label={texts.to}
          extra={texts.toHint}
          dependencies={['firstDay']}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_, lastDay: string) =>
                isEndInTime({ firstDay: getFieldValue('firstDay'), lastDay })
                  ? Promise.resolve()
                  : Promise.reject(new Error(texts.toWrong)),
            }),
          ]}
        >
          <Input type="date" />
        </Form.Item>
      </section>
    </>
  );
}
