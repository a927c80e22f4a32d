import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { ConsoleTiersDocument } from '@teahouse/schema/documents/console-tiers.ts';
import { CreateTierDocument } from '@teahouse/schema/documents/create-tier.ts';
import { Alert, App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { refusalOf, useCommand, useRead } from '../../api/use-request.ts';
import { useTexts } from '../../i18n/language.ts';
import { Page } from '../../ui/page.tsx';
import { UnsavedChanges } from '../../ui/unsaved-changes.tsx';
import { PreviewColumn } from './preview-column.tsx';
import { fenOf, type PriceDraft, PriceFields, passEndOf, priceInputOf } from './price-fields.tsx';
import type { ShownTier } from './reader-preview.tsx';
import { shownWords, type TierWords, TierWordsFields } from './tier-words-fields.tsx';
import { tiersTexts } from './tiers.texts.ts';
import './tiers.css';

interface TierDraft extends TierWords {
  readonly key: string;
  readonly prices: readonly PriceDraft[];
}

const emptyTier: TierDraft = {
  key: '',
  name: '',
  description: '',
  benefits: [''],
  prices: [{ period: 'MONTH', yuan: null }],
};

/** Makes a tier, with the readers' page beside it as it would become. */
export function NewTierPage() {
  const texts = useTexts(tiersTexts);
  const { message } = App.useApp();
  const [form] = Form.useForm<TierDraft>();
  const draft = Form.useWatch([], form) as TierDraft | undefined;
  const [isDirty, setIsDirty] = useState(false);
  const [madeAt, setMadeAt] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { data } = useRead(ConsoleTiersDocument, {});
  const create = useCommand(CreateTierDocument);

  async function submit({ key, prices, ...words }: TierDraft): Promise<void> {
    setProblem(null);
    try {
      const { createTier } = await create.mutateAsync({
        input: {
          key,
          ...shownWords(words),
          benefits: [...shownWords(words).benefits],
          prices: prices.map(priceInputOf),
        },
      });
      const refusal = refusalOf(createTier);
      if (refusal || !('tier' in createTier)) return setProblem(refusal);
      setIsDirty(false);
      void message.success(texts.words.created);
      setMadeAt(`/tiers/${createTier.tier.id}`);
    } catch (error) {
      setProblem((error as Error).message);
    }
  }

  return (
    <Page title={texts.words.newTitle} hint={<Link to="/tiers">{texts.back}</Link>}>
      <div className="tiers">
        <Form
          form={form}
          layout="vertical"
          initialValues={emptyTier}
          onValuesChange={() => setIsDirty(true)}
          onFinish={(values) => void submit(values)}
          scrollToFirstError={{ focus: true }}
        >
          <section className="tier-page__section">
            <h2>{texts.words.title}</h2>
            <TierWordsFields />
            <Form.Item
              name="key"
              label={texts.words.key}
              extra={texts.words.keyHint}
              rules={[{ required: true, pattern: /^[a-z0-9]{1,10}$/, message: texts.words.keyWrong }]}
            >
              <Input maxLength={10} autoCapitalize="off" spellCheck={false} />
            </Form.Item>
          </section>
          <section className="tier-page__section">
            <h2>{texts.price.title}</h2>
            <Form.List name="prices">
              {(fields, { add, remove }) => (
                <>
                  {fields.map((field) => (
                    <div key={field.key} className="price-draft">
                      <PriceFields at={field.name} />
                      {fields.length > 1 ? (
                        <Button type="text" icon={<DeleteOutlined aria-hidden />} onClick={() => remove(field.name)}>
                          {texts.price.remove}
                        </Button>
                      ) : null}
                    </div>
                  ))}
                  <Button
                    type="dashed"
                    icon={<PlusOutlined aria-hidden />}
                    onClick={() => add({ period: 'YEAR', yuan: null })}
                  >
                    {texts.price.add}
                  </Button>
                </>
              )}
            </Form.List>
          </section>
          {problem ? <Alert type="error" title={problem} role="alert" style={{ marginBottom: 16 }} /> : null}
          <Button type="primary" htmlType="submit" loading={create.isPending}>
            {texts.words.create}
          </Button>
        </Form>
        <PreviewColumn
          editedId="draft"
          account={data?.account.name ?? ''}
          tiers={[...(data?.tiers ?? []), shownDraft(draft ?? emptyTier)]}
        />
      </div>
      <UnsavedChanges isDirty={isDirty} leaveTo={madeAt} />
    </Page>
  );
}

/** A draft as readers would see it. Prices without an amount are not there yet. */
function shownDraft({ prices, ...words }: TierDraft): ShownTier {
  return {
    id: 'draft',
    ...shownWords(words),
    prices: (prices ?? []).flatMap((price, index) =>
      price?.yuan
        ? [
            {
              id: String(index),
              period: price.period,
              amountFen: fenOf(price.yuan),
              passEndsAt: price.period === 'PASS' && price.lastDay ? passEndOf(price.lastDay) : null,
            },
          ]
        : [],
    ),
  };
}
