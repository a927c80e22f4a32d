import { CheckCircleOutlined, CloudSyncOutlined, WarningOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useTexts } from '../../../i18n/language.ts';
import { articlePageTexts } from './article-page.texts.ts';
import type { SaveStatus } from './article-save.ts';

/** "16:37", in China. */
const timeOf = (at: Date) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' }).format(at);

/** Where the words are: on the server, on their way, or on this device. */
export function SaveState({
  status,
  titleKept,
  hasRoom,
  onRetry,
}: {
  status: SaveStatus<unknown>;
  /** The title that the server keeps because the one written is empty; null when the written one counts. */
  titleKept: string | null;
  hasRoom: boolean;
  onRetry: () => void;
}) {
  const texts = useTexts(articlePageTexts);
  const isKept = status.kind === 'saved' || status.kind === 'waiting' || status.kind === 'saving';
  const isGood = isKept && !(status.kind === 'saved' && titleKept !== null);
  return (
    <>
      <output className={isGood ? 'save-state' : 'save-state save-state--problem'} aria-live="polite">
        {!isGood ? (
          <WarningOutlined aria-hidden />
        ) : status.kind === 'saved' ? (
          <CheckCircleOutlined aria-hidden />
        ) : (
          <CloudSyncOutlined aria-hidden />
        )}{' '}
        {sentenceOf(status, titleKept, texts)}
      </output>
      {status.kind === 'unreachable' || status.kind === 'signedOut' ? (
        <Button size="small" onClick={onRetry}>
          {texts.retry}
        </Button>
      ) : null}
      {hasRoom || isKept ? null : <Alert type="error" showIcon role="alert" title={texts.noRoom} />}
    </>
  );
}

function sentenceOf(
  status: SaveStatus<unknown>,
  titleKept: string | null,
  texts: (typeof articlePageTexts)['zh-CN'],
): string {
  switch (status.kind) {
    case 'saved':
      if (titleKept !== null) return texts.titleKept(titleKept);
      return status.at ? texts.savedAt(timeOf(status.at)) : texts.saved;
    case 'refused':
      return texts.because(texts.states.refused, status.message);
    default:
      return texts.states[status.kind];
  }
}
