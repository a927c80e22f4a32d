import { Input, Segmented, Space } from 'antd';
import { useSearchParams } from 'react-router';
import { useTexts } from '../../i18n/language.ts';
import { Page } from '../../ui/page.tsx';
import { FileDrop } from './file-drop.tsx';
import { mediaTexts } from './media.texts.ts';
import { MediaGrid } from './media-grid.tsx';
import { MediumDrawer } from './medium-drawer.tsx';
import { UploadList } from './upload-list.tsx';
import { useUploads } from './use-uploads.ts';

const kinds = ['IMAGE', 'AUDIO', 'VIDEO'] as const;

/** The media library. What is looked for, and what is open, stand in the address. */
export function MediaPage() {
  const texts = useTexts(mediaTexts);
  const uploads = useUploads();
  const [parameters, setParameters] = useSearchParams();
  const kind = kinds.find((one) => one === parameters.get('kind'));
  const text = parameters.get('text') ?? undefined;
  const change = (name: string, value: string | undefined) =>
    setParameters((before) => {
      if (value) before.set(name, value);
      else before.delete(name);
      return before;
    });
  return (
    <Page title={texts.title} hint={texts.hint}>
      <FileDrop onFiles={uploads.add}>
        <p className="media__takes">{texts.takes}</p>
        <UploadList
          items={uploads.items}
          left={uploads.left}
          onDismiss={uploads.dismiss}
          onDismissLeft={uploads.dismissLeft}
        />
        <Space wrap style={{ marginBottom: 16 }}>
          <Segmented
            aria-label={texts.kind}
            value={kind ?? 'ALL'}
            onChange={(value) => change('kind', value === 'ALL' ? undefined : value)}
            options={[
              { value: 'ALL', label: texts.all },
              ...kinds.map((value) => ({ value, label: texts.kinds[value] })),
            ]}
          />
          <Input.Search
            allowClear
            aria-label={texts.search}
            placeholder={texts.search}
            defaultValue={text}
            onSearch={(value) => change('text', value.trim())}
            style={{ width: 260 }}
          />
        </Space>
        <MediaGrid kind={kind} text={text} onChoose={({ id }) => change('medium', id)} />
      </FileDrop>
      <MediumDrawer id={parameters.get('medium')} onClose={() => change('medium', undefined)} />
    </Page>
  );
}
