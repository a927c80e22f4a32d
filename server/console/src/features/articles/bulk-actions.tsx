import { ArticleChoicesDocument } from '@teahouse/schema/documents/article-choices.ts';
import { BeginSeriesDocument } from '@teahouse/schema/documents/begin-series.ts';
import type { ArticlePolicy } from '@teahouse/schema/operations.ts';
import { App, Button, Checkbox, Form, Input, Modal, Radio, Select, Space } from 'antd';
import { useState } from 'react';
import { refusalOf, useCommand, useRead } from '../../api/use-request.ts';
import { useTexts } from '../../i18n/language.ts';
import { policies } from './article-filter.ts';
import { articleListTexts } from './article-list.texts.ts';
import { articleTexts } from './articles.texts.ts';
import type { ListedArticle } from './inverse-of.ts';
import { useBulkChange } from './use-bulk-change.ts';

/** What is done with the chosen articles, all at once. */
export function BulkActions({
  chosen,
  onAll,
  onDone,
}: {
  chosen: readonly ListedArticle[];
  onAll: () => void;
  onDone: () => void;
}) {
  const texts = useTexts(articleListTexts);
  const { modal, message } = App.useApp();
  const change = useBulkChange();
  const [open, setOpen] = useState<'move' | 'policy' | null>(null);
  if (chosen.length === 0) return null;

  const withdraw = () => {
    const shown = chosen.filter(({ status }) => status === 'PUBLISHED');
    if (shown.length === 0) {
      void message.info(texts.noneShown);
      return;
    }
    modal.confirm({
      title: texts.withdrawTitle(shown.length),
      content: texts.withdrawHint(shown.reduce((count, { buyerCount }) => count + buyerCount, 0)),
      okText: texts.withdraw,
      okButtonProps: { danger: true },
      onOk: async () => {
        if (await change(shown, { status: 'WITHDRAWN' }, texts.withdrawn(shown.length))) onDone();
      },
    });
  };

  return (
    <section aria-label={texts.actions} className="bulk-actions">
      <span aria-live="polite">{texts.chosen(chosen.length)}</span>
      <Space wrap>
        <Button onClick={onAll}>{texts.chooseAll}</Button>
        <Button onClick={() => setOpen('move')}>{texts.move}</Button>
        <Button onClick={() => setOpen('policy')}>{texts.setPolicy}</Button>
        <Button danger onClick={withdraw}>
          {texts.withdraw}
        </Button>
        <Button type="text" onClick={onDone}>
          {texts.unchoose}
        </Button>
      </Space>
      {open === 'move' ? (
        <MoveDialog
          count={chosen.length}
          onClose={() => setOpen(null)}
          onMove={async (seriesId) => {
            setOpen(null);
            if (await change(chosen, { seriesId }, texts.moved(chosen.length))) onDone();
          }}
        />
      ) : null}
      {open === 'policy' ? (
        <PolicyDialog
          count={chosen.length}
          onClose={() => setOpen(null)}
          onSet={async (policy, tierIds) => {
            setOpen(null);
            const asked = { policy, ...(policy === 'TIERS' && { tierIds }) };
            if (await change(chosen, asked, texts.policySet(chosen.length))) onDone();
          }}
        />
      ) : null}
    </section>
  );
}

const NEW = 'new';

function MoveDialog({
  count,
  onMove,
  onClose,
}: {
  count: number;
  onMove: (seriesId: string) => Promise<void>;
  onClose: () => void;
}) {
  const texts = useTexts(articleListTexts);
  const { data } = useRead(ArticleChoicesDocument, {});
  const begin = useCommand(BeginSeriesDocument);
  const [form] = Form.useForm<{ seriesId: string; title?: string }>();
  const isNew = Form.useWatch('seriesId', form) === NEW;

  async function move({ seriesId, title = '' }: { seriesId: string; title?: string }): Promise<void> {
    if (seriesId !== NEW) return onMove(seriesId);
    const { createSeries: payload } = await begin.mutateAsync({ input: { title } });
    if (payload.__typename === 'CreateSeriesSuccess') return onMove(payload.series.id);
    form.setFields([{ name: 'title', errors: [refusalOf(payload) ?? ''] }]);
  }

  return (
    <Modal open title={texts.moveTitle(count)} okText={texts.apply} onOk={form.submit} onCancel={onClose}>
      <Form form={form} layout="vertical" onFinish={(values) => void move(values)}>
        <Form.Item name="seriesId" label={texts.series} rules={[{ required: true, message: texts.required }]}>
          <Select
            options={[
              ...(data?.seriesList.edges.map(({ node }) => ({ value: node.id, label: node.title })) ?? []),
              { value: NEW, label: texts.newSeries },
              { value: '', label: texts.noSeries },
            ]}
          />
        </Form.Item>
        {isNew ? (
          <Form.Item
            name="title"
            label={texts.newSeriesTitle}
            rules={[{ required: true, whitespace: true, message: texts.required }]}
          >
            <Input maxLength={64} />
          </Form.Item>
        ) : null}
      </Form>
    </Modal>
  );
}

function PolicyDialog({
  count,
  onSet,
  onClose,
}: {
  count: number;
  onSet: (policy: ArticlePolicy, tierIds: string[]) => Promise<void>;
  onClose: () => void;
}) {
  const texts = useTexts(articleListTexts);
  const states = useTexts(articleTexts);
  const { data } = useRead(ArticleChoicesDocument, {});
  const [form] = Form.useForm<{ policy: ArticlePolicy; tierIds?: string[] }>();
  const policy = Form.useWatch('policy', form);
  return (
    <Modal open title={texts.policyTitle(count)} okText={texts.apply} onOk={form.submit} onCancel={onClose}>
      <p>{texts.policyHint}</p>
      <Form form={form} layout="vertical" onFinish={({ policy: to, tierIds = [] }) => void onSet(to, tierIds)}>
        <Form.Item
          name="policy"
          label={texts.policy}
          rules={[{ required: true, message: texts.required }]}
          extra={policy ? states.policyHints[policy] : null}
        >
          <Radio.Group
            options={policies.map((value) => ({ value, label: states.policies[value] }))}
            style={{ display: 'grid', gap: 4 }}
          />
        </Form.Item>
        {policy === 'TIERS' ? (
          <Form.Item name="tierIds" label={texts.tiers} rules={[{ required: true, message: texts.required }]}>
            <Checkbox.Group options={data?.tiers.map(({ id, name }) => ({ value: id, label: name })) ?? []} />
          </Form.Item>
        ) : null}
      </Form>
    </Modal>
  );
}
