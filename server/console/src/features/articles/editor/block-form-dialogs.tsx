import { ArticleChoicesDocument } from '@teahouse/schema/documents/article-choices.ts';
import { ArticleProductsDocument } from '@teahouse/schema/documents/article-products.ts';
import type { Block } from '@teahouse/schema/rich-text.ts';
import { AutoComplete, Button, Empty, Form, Input, Modal, Radio, Select, Skeleton, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { useRead } from '../../../api/use-request.ts';
import { formatYuan } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/language.ts';
import { MediaPicker } from '../../media/media-picker.tsx';
import { editorTexts } from './editor.texts.ts';

type BlockOf<Type extends Block['type']> = Extract<Block, { type: Type }>;
interface FormProps<Type extends Block['type']> {
  readonly block: BlockOf<Type> | null;
  readonly onDone: (block: Block) => void;
  readonly onClose: () => void;
}

/** A dialog with a form; Enter in it is "done". */
function FormDialog<Values extends object>({
  title,
  initial,
  onDone,
  onClose,
  children,
}: {
  title: string;
  initial: Partial<Values>;
  onDone: (values: Values) => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const texts = useTexts(editorTexts);
  const [form] = Form.useForm<Values>();
  return (
    <Modal open title={title} okText={texts.save} cancelText={texts.cancel} onOk={form.submit} onCancel={onClose}>
      <Form form={form} layout="vertical" initialValues={initial} onFinish={onDone}>
        {children}
        {/* With several fields, browsers take Enter for "done" only where there is a button for it. */}
        <button type="submit" hidden />
      </Form>
    </Modal>
  );
}

export function MediumForm({
  block,
  onDone,
  onClose,
  onReplace,
}: {
  block: BlockOf<'image' | 'audio' | 'video'>;
  onDone: (block: Block) => void;
  onClose: () => void;
  onReplace: () => void;
}) {
  const texts = useTexts(editorTexts);
  const [poster, setPoster] = useState(block.type === 'video' ? block.posterUrl : undefined);
  const [isChoosing, setIsChoosing] = useState(false);
  const done = (values: { alt?: string; caption?: string; title?: string }) => {
    const { caption = '', alt = '', title = '' } = values;
    if (block.type === 'image') {
      const { caption: _, ...rest } = block;
      onDone({ ...rest, alt: alt.trim(), ...(caption.trim() && { caption: caption.trim() }) });
    } else if (block.type === 'audio') {
      onDone({ ...block, title: title.trim() });
    } else {
      const { posterUrl: _, title: __, ...rest } = block;
      onDone({ ...rest, ...(title.trim() && { title: title.trim() }), ...(poster && { posterUrl: poster }) });
    }
  };
  return (
    <>
      <FormDialog
        title={texts.blocks[block.type]}
        initial={block as { alt?: string; caption?: string; title?: string }}
        onDone={done}
        onClose={onClose}
      >
        {block.type === 'image' ? (
          <>
            <Form.Item name="alt" label={texts.alt} extra={texts.altHint} rules={[{ max: 500 }]}>
              <Input.TextArea autoSize={{ minRows: 2 }} />
            </Form.Item>
            <Form.Item name="caption" label={texts.caption} rules={[{ max: 500 }]}>
              <Input />
            </Form.Item>
          </>
        ) : (
          <Form.Item
            name="title"
            label={texts.mediumTitle}
            rules={[{ required: block.type === 'audio', whitespace: true, max: 200, message: texts.required }]}
          >
            <Input />
          </Form.Item>
        )}
        <Space wrap>
          <Button onClick={onReplace}>{texts.blocks[block.type]}…</Button>
          {block.type === 'video' ? (
            <Button onClick={() => setIsChoosing(true)}>
              {texts.poster}…{poster ? ' ✓' : ''}
            </Button>
          ) : null}
        </Space>
      </FormDialog>
      <MediaPicker
        kind="IMAGE"
        isOpen={isChoosing}
        onClose={() => setIsChoosing(false)}
        onChoose={({ url }) => {
          setPoster(url);
          setIsChoosing(false);
        }}
      />
    </>
  );
}

const MAX_OPTIONS = 20;

export function PollForm({ block, onDone, onClose }: FormProps<'poll'>) {
  const texts = useTexts(editorTexts);
  const filled = { required: true, whitespace: true, message: texts.required };
  return (
    <FormDialog<{ question: string; options: string[] }>
      title={texts.blocks.poll}
      initial={block ? { question: block.question, options: [...block.options] } : { options: ['', ''] }}
      onDone={({ question, options }) =>
        onDone({ type: 'poll', question: question.trim(), options: options.map((option) => option.trim()) })
      }
      onClose={onClose}
    >
      <Form.Item name="question" label={texts.pollQuestion} rules={[filled, { max: 200 }]}>
        <Input />
      </Form.Item>
      <Form.List name="options">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field, index) => (
              <Form.Item key={field.key} label={texts.pollOption(index + 1)} required>
                <Space.Compact block>
                  <Form.Item name={field.name} rules={[filled, { max: 100 }]} noStyle>
                    <Input aria-label={texts.pollOption(index + 1)} />
                  </Form.Item>
                  {fields.length > 2 ? (
                    <Button onClick={() => remove(field.name)} aria-label={texts.removeOption(index + 1)}>
                      ✕
                    </Button>
                  ) : null}
                </Space.Compact>
              </Form.Item>
            ))}
            {fields.length < MAX_OPTIONS ? <Button onClick={() => add('')}>{texts.addOption}</Button> : null}
          </>
        )}
      </Form.List>
    </FormDialog>
  );
}

export function ProductForm({ block, onDone, onClose }: FormProps<'productCard'>) {
  const texts = useTexts(editorTexts);
  const { data } = useRead(ArticleProductsDocument, {});
  const products = data?.articleProducts.filter(({ imageUrl }) => imageUrl !== null) ?? [];
  return (
    <FormDialog<{ linkId: string }>
      title={texts.blocks.productCard}
      initial={{ linkId: block?.linkId }}
      onDone={({ linkId }) => {
        const product = products.find(({ id }) => id === linkId);
        if (!product) return;
        const { title, imageUrl, priceFen } = product;
        onDone({
          type: 'productCard',
          title,
          imageUrl: imageUrl!,
          amountFen: priceFen ?? 0,
          path: 'pages/home/index',
          linkId,
        });
      }}
      onClose={onClose}
    >
      {!data ? <Skeleton active /> : null}
      {data && products.length === 0 ? <Empty description={texts.noProducts} /> : null}
      {products.length > 0 ? (
        <Form.Item name="linkId" label={texts.product} rules={[{ required: true, message: texts.required }]}>
          <Radio.Group
            options={products.map(({ id, title, priceFen }) => ({
              value: id,
              label: priceFen === null ? title : `${title} · ${formatYuan(priceFen)}`,
            }))}
            style={{ display: 'grid', gap: 8 }}
          />
        </Form.Item>
      ) : null}
    </FormDialog>
  );
}

const pagePaths = {
  home: 'pages/home/index',
  membership: 'packages/membership/index',
  me: 'pages/me/index',
  promotion: 'packages/promotion/index',
} as const;

export function ButtonForm({ block, onDone, onClose }: FormProps<'button'>) {
  const texts = useTexts(editorTexts);
  const filled = { required: true, whitespace: true, message: texts.required };
  return (
    <FormDialog<{ label: string; path: string }>
      title={texts.blocks.button}
      initial={block ?? { path: pagePaths.membership }}
      onDone={({ label, path }) => onDone({ type: 'button', label: label.trim(), path: path.trim() })}
      onClose={onClose}
    >
      <Form.Item name="label" label={texts.label} rules={[filled, { max: 50 }]}>
        <Input />
      </Form.Item>
      <Form.Item
        name="path"
        label={texts.page}
        rules={[
          filled,
          { pattern: /^\/?(pages|packages)\/(?!.*\.\.)[A-Za-z0-9._~/%?&=-]+$/, message: 'pages/… packages/…' },
        ]}
      >
        <AutoComplete
          options={Object.entries(pagePaths).map(([name, value]) => ({
            value,
            label: `${texts.pages[name as keyof typeof pagePaths]} · ${value}`,
          }))}
        />
      </Form.Item>
    </FormDialog>
  );
}

export function SeriesForm({ block, onDone, onClose }: FormProps<'seriesTeaser'>) {
  const texts = useTexts(editorTexts);
  const { data } = useRead(ArticleChoicesDocument, {});
  const series = data?.seriesList.edges.map(({ node }) => node) ?? [];
  return (
    <FormDialog<{ seriesId: string }>
      title={texts.blocks.seriesTeaser}
      initial={{ seriesId: block?.seriesId }}
      onDone={({ seriesId }) => {
        const chosen = series.find(({ id }) => id === seriesId);
        if (chosen) onDone({ type: 'seriesTeaser', seriesId, title: chosen.title });
      }}
      onClose={onClose}
    >
      <Form.Item
        name="seriesId"
        label={texts.series}
        rules={[{ required: true, message: texts.required }]}
        extra={data && series.length === 0 ? texts.noSeries : null}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={series.map(({ id, title }) => ({ value: id, label: title }))}
        />
      </Form.Item>
    </FormDialog>
  );
}

/** A dialog with one line of text: the source of a quote, the language of code, the address of a link. */
export function LineForm({
  title,
  hint,
  initial,
  pattern,
  wrong,
  extra,
  onDone,
  onClose,
}: {
  title: string;
  hint: string;
  initial: string;
  pattern?: RegExp;
  wrong?: string;
  extra?: ReactNode;
  onDone: (text: string) => void;
  onClose: () => void;
}) {
  return (
    <FormDialog<{ text: string }>
      title={title}
      initial={{ text: initial }}
      onDone={({ text }) => onDone((text ?? '').trim())}
      onClose={onClose}
    >
      <Form.Item name="text" label={title} extra={hint} rules={pattern ? [{ pattern, message: wrong ?? '' }] : []}>
        <Input autoFocus />
      </Form.Item>
      {extra}
    </FormDialog>
  );
}
