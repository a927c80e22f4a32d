import { MediumDetailsDocument } from '@teahouse/schema/documents/medium-details.ts';
import { UpdateMediumDocument } from '@teahouse/schema/documents/update-medium.ts';
import type { MediumDetailsQuery } from '@teahouse/schema/operations.ts';
import { App, Button, Drawer, Empty, Form, Input, Skeleton, Space } from 'antd';
import { Link } from 'react-router';
import { refusalOf, useCommand, useRead } from '../../api/use-request.ts';
import { formatMinute } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { mediaTexts } from './media.texts.ts';
import { formatBytes, formatLength } from './media-words.ts';
import { useRemoveMedium } from './use-remove-medium.ts';

type Medium = NonNullable<MediumDetailsQuery['medium']>;

/** One medium: what it is, what it is called, where it is shown. */
export function MediumDrawer({ id, onClose }: { id: string | null; onClose: () => void }) {
  const texts = useTexts(mediaTexts);
  const { data, error, refetch } = useRead(MediumDetailsDocument, { id: id ?? '' }, { isEnabled: id !== null });
  const medium = data?.medium?.id === id ? data?.medium : undefined;
  return (
    <Drawer open={id !== null} onClose={onClose} title={texts.details} size={440} destroyOnHidden>
      {error ? <FailureNotice failure={error} onRetry={() => void refetch()} /> : null}
      {medium ? <MediumDetails key={medium.id} medium={medium} onRemoved={onClose} /> : null}
      {!medium && data && data.medium === null ? <Empty description={texts.gone} /> : null}
      {!data && !error ? <Skeleton active /> : null}
    </Drawer>
  );
}

function MediumDetails({ medium, onRemoved }: { medium: Medium; onRemoved: () => void }) {
  const texts = useTexts(mediaTexts);
  const { message } = App.useApp();
  const update = useCommand(UpdateMediumDocument);
  const remove = useRemoveMedium();
  const [form] = Form.useForm<{ name: string; alt: string }>();

  async function save(values: { name: string; alt: string }): Promise<void> {
    try {
      const { updateMedium } = await update.mutateAsync({ input: { id: medium.id, ...values } });
      const refusal = refusalOf(updateMedium);
      if (refusal) form.setFields([{ name: 'name', errors: [refusal] }]);
      else void message.success(texts.saved);
    } catch (error) {
      void message.error((error as Error).message);
    }
  }

  const facts = [
    [texts.size, formatBytes(medium.byteCount)],
    [texts.pixels, medium.width && medium.height ? `${medium.width} × ${medium.height}` : null],
    [texts.length, medium.durationMs === null ? null : formatLength(medium.durationMs)],
    [texts.variants, medium.variants.map(({ width }) => width).join(' · ')],
    [texts.uploaded, [formatMinute(medium.createdAt), medium.uploadedBy?.displayName].filter(Boolean).join(' · ')],
  ].filter(([, value]) => value);
  return (
    <>
      <Face medium={medium} />
      <dl className="medium__facts">
        {facts.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Form form={form} layout="vertical" initialValues={medium} onFinish={(values) => void save(values)}>
        <Form.Item name="name" label={texts.name} rules={[{ required: true, max: 200 }]}>
          <Input />
        </Form.Item>
        {medium.kind === 'IMAGE' ? (
          <Form.Item name="alt" label={texts.alt} extra={texts.altHint} rules={[{ max: 500 }]}>
            <Input.TextArea autoSize={{ minRows: 2 }} />
          </Form.Item>
        ) : null}
        <Space wrap>
          <Button type="primary" htmlType="submit" loading={update.isPending}>
            {texts.save}
          </Button>
          <Button
            onClick={() => {
              void navigator.clipboard?.writeText(medium.url).then(() => message.success(texts.copied));
            }}
          >
            {texts.copyAddress}
          </Button>
          <Button danger onClick={() => remove(medium, onRemoved)}>
            {texts.remove}
          </Button>
        </Space>
      </Form>
      <h2 style={{ fontSize: 16, marginTop: 24 }}>{texts.usedIn}</h2>
      {medium.usedIn.length > 0 ? (
        <ul>
          {medium.usedIn.map(({ id, title }) => (
            <li key={id}>
              <Link to={`/articles/${id}`}>{title}</Link>
            </li>
          ))}
        </ul>
      ) : (
        <p>{medium.useCount > 0 ? texts.usedElsewhere(medium.useCount) : texts.usedNowhere}</p>
      )}
    </>
  );
}

function Face({ medium }: { medium: Medium }) {
  switch (medium.kind) {
    case 'IMAGE':
      return <img className="medium__face" src={medium.variants.at(-1)?.url ?? medium.url} alt={medium.alt} />;
    case 'AUDIO':
      // biome-ignore lint/a11y/useMediaCaption: what was uploaded is heard here to check it; it has no captions yet
      return <audio className="medium__face" controls preload="none" src={medium.url} aria-label={medium.name} />;
    default:
      return (
        // biome-ignore lint/a11y/useMediaCaption: what was uploaded is seen here to check it; it has no captions yet
        <video className="medium__face" controls preload="metadata" src={medium.url} aria-label={medium.name} />
      );
  }
}
