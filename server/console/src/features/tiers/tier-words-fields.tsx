import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { useTexts } from '../../i18n/language.ts';
import { tiersTexts } from './tiers.texts.ts';

export interface TierWords {
  readonly name: string;
  readonly description: string;
  readonly benefits: readonly string[];
}

const mostBenefits = 10;

/** Name, description and benefits of a tier, for new ones and for those there are. */
export function TierWordsFields() {
  const texts = useTexts(tiersTexts).words;
  return (
    <>
      <Form.Item
        name="name"
        label={texts.name}
        extra={texts.nameHint}
        rules={[{ required: true, whitespace: true, message: texts.required }]}
      >
        <Input count={{ show: true, max: 20 }} maxLength={20} />
      </Form.Item>
      <Form.Item name="description" label={texts.description}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={200} showCount />
      </Form.Item>
      <Form.List name="benefits">
        {(fields, { add, remove }) => (
          <fieldset className="benefits">
            <legend>{texts.benefits}</legend>
            {fields.map((field, index) => (
              <div key={field.key} className="benefit-field">
                <Form.Item name={field.name} noStyle>
                  <Input aria-label={texts.benefit(index + 1)} maxLength={40} />
                </Form.Item>
                <Button
                  type="text"
                  icon={<MinusCircleOutlined aria-hidden />}
                  aria-label={texts.removeBenefit(index + 1)}
                  onClick={() => remove(field.name)}
                />
              </div>
            ))}
            {fields.length < mostBenefits ? (
              <Button type="dashed" icon={<PlusOutlined aria-hidden />} onClick={() => add('')}>
                {texts.addBenefit}
              </Button>
            ) : null}
          </fieldset>
        )}
      </Form.List>
    </>
  );
}

/** What readers see of words that are being typed: empty lines are none. */
export const shownWords = (words: Partial<TierWords> | undefined): TierWords => ({
  name: words?.name ?? '',
  description: words?.description ?? '',
  benefits: (words?.benefits ?? []).filter((benefit) => benefit?.trim()),
});
