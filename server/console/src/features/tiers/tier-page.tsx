import { ConsoleTiersDocument } from '@teahouse/schema/documents/console-tiers.ts';
import { UpdateTierDocument } from '@teahouse/schema/documents/update-tier.ts';
import type { ConsoleTierFragment } from '@teahouse/schema/operations.ts';
import { Alert, App, Button, Form, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { refusalOf, useCommand, useRead } from '../../api/use-request.ts';
import { NotFoundPage } from '../../app/not-found-page.tsx';
import { useTexts } from '../../i18n/language.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { Page } from '../../ui/page.tsx';
import { UnsavedChanges } from '../../ui/unsaved-changes.tsx';
import { ArchiveTier } from './archive-tier.tsx';
import { useMaySell } from './may-sell.ts';
import { PreviewColumn } from './preview-column.tsx';
import { TierPrices } from './tier-prices.tsx';
import { shownWords, type TierWords, TierWordsFields } from './tier-words-fields.tsx';
import { tiersTexts } from './tiers.texts.ts';
import './tiers.css';

/** One tier: its words, its prices, and its end. */
export function TierPage() {
  const texts = useTexts(tiersTexts);
  const { id = '' } = useParams();
  const maySell = useMaySell();
  const { data, error, refetch } = useRead(ConsoleTiersDocument, {});
  const [draft, setDraft] = useState<TierWords | null>(null);
  if (error) return <FailureNotice failure={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 10 }} />;
  const tier = [...data.tiers, ...data.archivedTiers].find((one) => one.id === id);
  if (!tier) return <NotFoundPage />;
  const shown = { ...tier, ...(draft && shownWords(draft)) };
  const onPage = data.tiers.some((one) => one.id === id)
    ? data.tiers.map((one) => (one.id === id ? shown : one))
    : data.tiers;
  return (
    <Page title={tier.name} hint={<Link to="/tiers">{texts.back}</Link>}>
      <div className="tiers">
        <div>
          {tier.isArchived ? <Alert type="info" title={texts.archive.isArchived} style={{ marginBottom: 16 }} /> : null}
          {maySell ? <Words key={tier.id} tier={tier} onChange={setDraft} /> : null}
          <TierPrices tier={tier} />
          {maySell && !tier.isArchived ? <ArchiveTier tier={tier} /> : null}
        </div>
        <PreviewColumn account={data.account.name} tiers={onPage} editedId={id} />
      </div>
    </Page>
  );
}

function Words({ tier, onChange }: { tier: ConsoleTierFragment; onChange: (draft: TierWords | null) => void }) {
  const texts = useTexts(tiersTexts).words;
  const { message } = App.useApp();
  const [form] = Form.useForm<TierWords>();
  const [isDirty, setIsDirty] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const update = useCommand(UpdateTierDocument);

  async function submit(words: TierWords): Promise<void> {
    setProblem(null);
    try {
      const wanted = shownWords(words);
      const { updateTier } = await update.mutateAsync({
        input: { id: tier.id, ...wanted, benefits: [...wanted.benefits] },
      });
      const refusal = refusalOf(updateTier);
      if (refusal) return setProblem(refusal);
      setIsDirty(false);
      onChange(null);
      void message.success(texts.saved);
    } catch (error) {
      setProblem((error as Error).message);
    }
  }

  return (
    <section className="tier-page__section">
      <h2>{texts.title}</h2>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ name: tier.name, description: tier.description, benefits: tier.benefits }}
        onValuesChange={(_, words) => {
          setIsDirty(true);
          onChange(words);
        }}
        onFinish={(words) => void submit(words)}
        scrollToFirstError={{ focus: true }}
      >
        <TierWordsFields />
        {problem ? <Alert type="error" title={problem} role="alert" style={{ margin: '16px 0' }} /> : null}
        <Button
          type="primary"
          htmlType="submit"
          disabled={!isDirty}
          loading={update.isPending}
          style={{ marginTop: 16 }}
        >
          {texts.save}
        </Button>
      </Form>
      <UnsavedChanges isDirty={isDirty} />
    </section>
  );
}
