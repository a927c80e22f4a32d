import { ArticleChoicesDocument } from '@teahouse/schema/documents/article-choices.ts';
import type { ArticlePolicy, Language } from '@teahouse/schema/operations.ts';
import { Alert, App, Button, Checkbox, Form, Input, InputNumber, Radio, Select, Space, Switch } from 'antd';
import { useState } from 'react';
import { useRead } from '../../../api/use-request.ts';
import { formatYuan } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/language.ts';
import { MediaPicker } from '../../media/media-picker.tsx';
import { articleTexts } from '../articles.texts.ts';
import { articlePageTexts } from './article-page.texts.ts';
import type { ArticleSave, Words } from './article-save.ts';
import { type EditedArticle, saveArticle } from './server-words.ts';

interface Values {
  readonly policy: `${ArticlePolicy}`;
  readonly tierIds: string[];
  readonly priceYuan: number | null;
  readonly isTippable: boolean;
  readonly seriesId: string | undefined;
  readonly excerpt: string;
  readonly author: string;
  readonly language: `${Language}`;
}

const policies = ['EVERYONE', 'FOLLOWERS', 'MEMBERS', 'TIERS', 'PURCHASE'] as const;

/** Which field a refusal is about. */
const fieldsOf: Readonly<Record<string, keyof Values>> = {
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
}: {
  article: EditedArticle;
  save: ArticleSave<EditedArticle>;
  /** Excerpt and cover are words: they go the way of all words. */
  onWords: (changes: Partial<Words>) => void;
  onChanged: (article: EditedArticle) => void;
}) {
  const texts = useTexts(articlePageTexts).settings;
  const states = useTexts(articleTexts);
  const { message } = App.useApp();
  const { data } = useRead(ArticleChoicesDocument, {});
  const [form] = Form.useForm<Values>();
  const policy = Form.useWatch('policy', form) ?? article.policy;
  const seriesId = Form.useWatch('seriesId', form) ?? article.series?.id;
  const [coverUrl, setCoverUrl] = useState(save.words.coverUrl);
  const [isChoosing, setIsChoosing] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const series = data?.seriesList.edges.map(({ node }) => node) ?? [];
  const seriesPrice = series.find(({ id }) => id === seriesId)?.unlockPriceFen ?? null;

  async function submit(values: Values): Promise<void> {
    setIsBusy(true);
    onWords({ excerpt: values.excerpt.trim(), coverUrl });
    // The words first: the settings are then written on top of them.
    await save.flush();
    const answer = await saveArticle({
      id: article.id,
      version: save.version,
      isAutosave: true,
      policy: values.policy,
      tierIds: values.policy === 'TIERS' ? values.tierIds : null,
      unlockPriceFen: values.priceYuan === null ? 0 : Math.round(values.priceYuan * 100),
      isTippable: values.isTippable,
      seriesId: values.seriesId ?? '',
      author: values.author.trim(),
      language: values.language,
    });
    setIsBusy(false);
    if (answer.kind === 'saved') {
      onChanged(answer.article);
      void message.success(texts.saved);
    } else if (answer.kind === 'refused') {
      const field = fieldsOf[answer.code ?? ''] ?? (answer.field as keyof Values | undefined);
      if (field) form.setFields([{ name: field, errors: [answer.message] }]);
      else void message.error(answer.message);
    } else if (answer.kind !== 'conflict') {
      void message.error(answer.message);
    }
  }

  return (
    <Form<Values>
      form={form}
      layout="vertical"
      initialValues={{
        policy: article.policy,
        tierIds: article.tiers.map(({ id }) => id),
        priceYuan: article.unlockPriceFen === null ? null : article.unlockPriceFen / 100,
        isTippable: article.isTippable,
        seriesId: article.series?.id,
        excerpt: save.words.excerpt,
        author: article.author,
        language: article.language,
      }}
      onFinish={(values) => void submit(values)}
    >
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
          options={series.map(({ id, title }) => ({ value: id, label: title }))}
        />
      </Form.Item>
      <Form.Item label={texts.cover}>
        {coverUrl ? <img className="settings__cover" src={coverUrl} alt={texts.coverAlt} /> : null}
        <Space wrap>
          <Button onClick={() => setIsChoosing(true)}>{texts.chooseCover}</Button>
          {coverUrl ? <Button onClick={() => setCoverUrl(null)}>{texts.removeCover}</Button> : null}
        </Space>
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
      <MediaPicker
        kind="IMAGE"
        isOpen={isChoosing}
        onClose={() => setIsChoosing(false)}
        onChoose={({ url }) => {
          setCoverUrl(url);
          setIsChoosing(false);
        }}
      />
    </Form>
  );
}
