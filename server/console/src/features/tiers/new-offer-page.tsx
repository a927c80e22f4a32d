import { ConsoleTiersDocument } from '@teahouse/schema/documents/console-tiers.ts';
import { CreateOfferDocument } from '@teahouse/schema/documents/create-offer.ts';
import { Alert, App, Button, Form } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { refusalOf, useCommand, useRead } from '../../api/use-request.ts';
import { useTexts } from '../../i18n/language.ts';
import { Page } from '../../ui/page.tsx';
import { UnsavedChanges } from '../../ui/unsaved-changes.tsx';
import { emptyOffer, type OfferDraft, offerInputOf } from './offer-draft.ts';
import { OfferEffects } from './offer-effects.tsx';
import { OfferFields } from './offer-fields.tsx';
import { offersTexts } from './offers.texts.ts';
import './tiers.css';

/** The form's fields by the names the API refuses them with. */
const fieldOf: Readonly<Record<string, keyof OfferDraft>> = {
  name: 'name',
  code: 'code',
  percentOffBps: 'percent',
  amountOffFen: 'yuan',
  trialDays: 'days',
  tierId: 'tierId',
  periods: 'timesCount',
  budgetFen: 'budgetYuan',
  maxRedemptions: 'uses',
  endsAt: 'lastDay',
};

/** Makes an offer; beside the form stands what it would change. */
export function NewOfferPage() {
  const texts = useTexts(offersTexts);
  const { message } = App.useApp();
  const [form] = Form.useForm<OfferDraft>();
  const draft = (Form.useWatch([], form) as OfferDraft | undefined) ?? emptyOffer;
  const [isDirty, setIsDirty] = useState(false);
  const [isMade, setIsMade] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { data } = useRead(ConsoleTiersDocument, {});
  const create = useCommand(CreateOfferDocument);
  const tiers = data?.tiers ?? [];

  async function submit(values: OfferDraft): Promise<void> {
    setProblem(null);
    try {
      const { createOffer } = await create.mutateAsync({ input: offerInputOf(values) });
      const refusal = refusalOf(createOffer);
      if (refusal) {
        const named = 'field' in createOffer ? createOffer.field : 'code';
        const field = fieldOf[named];
        if (!field) return setProblem(refusal);
        form.setFields([{ name: field, errors: [refusal] }]);
        form.scrollToField(field, { focus: true });
        return;
      }
      setIsDirty(false);
      void message.success(texts.created);
      setIsMade(true);
    } catch (error) {
      setProblem((error as Error).message);
    }
  }

  return (
    <Page title={texts.newTitle} hint={<Link to="/tiers/offers">{texts.back}</Link>}>
      <div className="tiers">
        <Form
          form={form}
          layout="vertical"
          initialValues={emptyOffer}
          onValuesChange={() => setIsDirty(true)}
          onFinish={(values) => void submit({ ...emptyOffer, ...values })}
          scrollToFirstError={{ focus: true }}
        >
          <OfferFields draft={draft} tiers={tiers} onCode={(code) => form.setFieldValue('code', code)} />
          {problem ? <Alert type="error" title={problem} role="alert" style={{ marginBottom: 16 }} /> : null}
          <Button type="primary" htmlType="submit" loading={create.isPending}>
            {texts.submit}
          </Button>
        </Form>
        <div className="tiers__beside">
          <OfferEffects draft={{ ...emptyOffer, ...draft }} tiers={tiers} />
        </div>
      </div>
      <UnsavedChanges isDirty={isDirty} leaveTo={isMade ? '/tiers/offers' : null} />
    </Page>
  );
}
