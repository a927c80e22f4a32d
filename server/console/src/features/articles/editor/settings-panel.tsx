import { ArticleChoicesDocument } from '@teahouse/schema/documents/article-choices.ts';
import { Alert, App, Button, Checkbox, Form, Input, InputNumber, Radio, Select, Switch } from 'antd';
import { useEffect, useState } from 'react';
import type { Location } from 'react-router';
import { useRead } from '../../../api/use-request.ts';
import { formatYuan } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/language.ts';
import { UnsavedChanges } from '../../../ui/unsaved-changes.tsx';
import { articleTexts } from '../articles.texts.ts';
import { articlePageTexts } from './article-page.texts.ts';
import type { ArticleSave, Words } from './article-save.ts';
import { isSameSettings, type Settings, settingsOf, settledSettings } from './article-settings.ts';
import { CoverField } from './cover-field.tsx';
import type { EditedArticle } from './server-words.ts';
import { SettingsConflictDialog } from './settings-conflict-dialog.tsx';
import { type SettingsAnswer, useSettingsSave } from './use-settings-save.ts';

const isSettingsPanel = ({ search }: Location) => new URLSearchParams(search).get('panel') === 'settings';

const policies = ['EVERYONE', 'FOLLOWERS', 'MEMBERS', 'TIERS', 'PURCHASE'] as const;

/** Which field a refusal is about. */
const fieldsOf: Readonly<Record<string, keyof Settings>> = {
  TIERS_REQUIRED: 'tierIds',
  UNLOCK_PRICE_REQUIRED: 'priceYuan',
  PRICE_OUT_OF_RANGE: 'priceYuan',
};

/** What is decided about an article beside its text. */
export function SettingsPanel({
  article,
  save,
  onWords,
  onChanged,
  onNewer,
  onCompare,
}: {
  article: EditedArticle;
  save: ArticleSave<EditedArticle>;
  /** Excerpt and cover are words: they go the way of all words. */
  onWords: (changes: Partial<Words>) => void;
  onChanged: (article: EditedArticle) => void;
  /** Somebody else saved meanwhile: this is the article now. */
  onNewer: (article: EditedArticle) => void;
  /** The words are in two versions: shows them again. */
  onCompare: () => void;
}) {
  const texts = useTexts(articlePageTexts).settings;
  const states = useTexts(articleTexts);
  const { message } = App.useApp();
  const { data } = useRead(ArticleChoicesDocument, {});
  const [form] = Form.useForm<Settings>();
  const { send, isBusy } = useSettingsSave({ article, save, onWords, onChanged, onNewer });
  const now = settingsOf(article, save.words);
  /** What the form began with: what differs from it was decided here. */
  const [base, setBase] = useState(now);
  const [conflict, setConflict] = useState<(SettingsAnswer & { kind: 'conflict' }) | null>(null);
  const [values, setValues] = useState<Settings>(base);
  const mine = settledSettings(values, base);
  const isDirty = !isSameSettings(mine, base);
  const { policy } = values;
  const series = data?.seriesList.edges.map(({ node }) => node) ?? [];
  const seriesPrice = series.find(({ id }) => id === values.seriesId)?.unlockPriceFen ?? null;

  /** Goes on from settings that are saved; what is decided on top of them stays. */
  function begin(from: Settings, decided = from): void {
    setBase(from);
    setValues(decided);
    form.setFieldsValue(decided);
  }

  // Who has changed nothing here goes on from what somebody else saved.
  const isNewer = !isDirty && !isBusy && !isSameSettings(now, base);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is newer sets it off
  useEffect(() => {
    if (isNewer) begin(now);
  }, [isNewer]);

  async function submit(from: Settings, decided: Settings, known?: SettingsAnswer): Promise<void> {
    // Put off once: the words' own question stands behind this panel.
    if (save.status.kind === 'conflict') onCompare();
    const answer = await send(from, decided, known);
    setConflict(answer.kind === 'conflict' ? answer : null);
    switch (answer.kind) {
      case 'saved':
        begin(answer.settings);
        void message.success(texts.saved);
        return;
      case 'refused': {
        const field = fieldsOf[answer.code] ?? answer.field;
        if (field in decided) form.setFields([{ name: field as keyof Settings, errors: [answer.message] }]);
        else void message.error(answer.message);
        return;
      }
      case 'wordsFirst':
        void message.warning(answer.message ?? texts.wordsFirst);
    }
  }

  return (
    <Form<Settings>
      form={form}
      layout="vertical"
      initialValues={base}
      onValuesChange={(changed: Partial<Settings>) => setValues((before) => ({ ...before, ...changed }))}
      onFinish={() => void submit(base, mine)}
    >
      <UnsavedChanges isDirty={isDirty} stands={isSettingsPanel} />
      {conflict ? (
        <SettingsConflictDialog
          mine={mine}
          theirs={conflict.theirs}
          contested={conflict.contested}
          choices={data}
          isBusy={isBusy}
          onLater={() => setConflict(null)}
          onMine={() => void submit(conflict.theirs, conflict.settings, conflict)}
          onTheirs={() => {
            // What they decided about stands; what only I changed is still in the form.
            const { contested, settings, theirs } = conflict;
            const undisputed = Object.fromEntries(
              contested
                .flatMap((name) => (name === 'policy' ? [name, 'tierIds' as const] : [name]))
                .map((name) => [name, theirs[name]]),
            );
            setConflict(null);
            begin(theirs, { ...settings, ...undisputed });
          }}
        />
      ) : null}
      {article.status === 'PUBLISHED' ? (
        <Alert type="info" showIcon title={texts.atOnce} description={texts.wordsLater} style={{ marginBottom: 16 }} />
      ) : null}
      <Form.Item name="policy" label={texts.policy} extra={states.policyHints[policy]}>
        <Radio.Group
          options={policies.map((value) => ({ value, label: states.policies[value] }))}
          style={{ display: 'grid', gap: 4 }}
        />
      </Form.Item>
      {policy === 'TIERS' ? (
        <Form.Item name="tierIds" label={texts.tiers}>
          <Checkbox.Group options={(data?.tiers ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
      ) : null}
      {policy === 'EVERYONE' ? null : (
        <Form.Item
          name="priceYuan"
          label={texts.price}
          extra={
            <>
              {texts.priceHint} {seriesPrice === null ? null : texts.seriesPrice(formatYuan(seriesPrice))}
            </>
          }
        >
          <InputNumber<number> min={0.01} max={5_000_000} precision={2} prefix="¥" style={{ width: 160 }} />
        </Form.Item>
      )}
      <Form.Item name="isTippable" label={texts.tippable} valuePropName="checked">
        <Switch />
      </Form.Item>
      <Form.Item name="seriesId" label={texts.series}>
        <Select
          allowClear
          placeholder={texts.noSeries}
          disabled={series.length === 0}
          options={series.map(({ id, title }) => ({ value: id, label: title }))}
        />
      </Form.Item>
      <Form.Item name="coverUrl" label={texts.cover}>
        <CoverField />
      </Form.Item>
      <Form.Item name="excerpt" label={texts.excerpt} extra={texts.excerptHint}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={200} showCount />
      </Form.Item>
      <Form.Item name="author" label={texts.author} extra={texts.authorHint}>
        <Input maxLength={32} />
      </Form.Item>
      <Form.Item name="language" label={texts.language}>
        <Radio.Group options={(['ZH_CN', 'EN'] as const).map((value) => ({ value, label: texts.languages[value] }))} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={isBusy}>
        {texts.save}
      </Button>
    </Form>
  );
}
