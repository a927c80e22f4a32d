import { Button, Progress, theme } from 'antd';
import { useTexts } from '../../i18n/language.ts';
import type { KeptUpload } from './kept-uploads.ts';
import { mediaTexts } from './media.texts.ts';
import type { UploadItem } from './upload-queue.ts';

/** Files on their way, each with how far it is or why it was not taken. */
export function UploadList({
  items,
  left = [],
  onDismiss,
  onDismissLeft,
}: {
  items: readonly UploadItem[];
  /** What broke off when its page was closed. */
  left?: readonly KeptUpload[];
  onDismiss: (key: number) => void;
  onDismissLeft?: (upload: KeptUpload) => void;
}) {
  const texts = useTexts(mediaTexts);
  const { token } = theme.useToken();
  if (items.length === 0 && left.length === 0) return null;
  return (
    <section aria-label={texts.uploads} className="uploads">
      <ul>
        {items.map((item) => (
          <li key={item.key}>
            <span className="uploads__name">{item.name}</span>
            {item.status === 'refused' || item.status === 'done' ? null : (
              <Progress
                percent={Math.round(item.share * 100)}
                size="small"
                strokeColor={token.colorPrimary}
                showInfo={false}
                aria-label={`${item.name} ${texts.uploading(Math.round(item.share * 100))}`}
              />
            )}
            <span aria-live="polite" className={item.status === 'refused' ? 'uploads__refusal' : 'uploads__state'}>
              {item.status === 'refused'
                ? item.message
                : item.status === 'uploading'
                  ? texts.uploading(Math.round(item.share * 100))
                  : texts[item.status]}
            </span>
            <Button
              size="small"
              onClick={() => onDismiss(item.key)}
              aria-label={`${isOver(item) ? texts.dismiss : texts.cancel} ${item.name}`}
            >
              {isOver(item) ? texts.dismiss : texts.cancel}
            </Button>
          </li>
        ))}
        {left.map((upload) => (
          <li key={upload.key}>
            <span className="uploads__name">{upload.name}</span>
            <span className="uploads__state">{texts.left(Math.round(upload.share * 100))}</span>
            <Button size="small" onClick={() => onDismissLeft?.(upload)} aria-label={`${texts.dismiss} ${upload.name}`}>
              {texts.dismiss}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const isOver = ({ status }: UploadItem): boolean => status === 'done' || status === 'refused';
