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
  hasRoom,
  onRetry,
}: {
  status: SaveStatus<unknown>;
  hasRoom: boolean;
  onRetry: () => void;
}) {
  const texts = useTexts(articlePageTexts);
  const isGood = status.kind === 'saved' || status.kind === 'waiting' || status.kind === 'saving';
  const sentence =
    status.kind === 'saved' ? (status.at ? texts.savedAt(timeOf(status.at)) : texts.saved) : texts.states[status.kind];
  return (
    <>
      <output className={isGood ? 'save-state' : 'save-state save-state--problem'} aria-live="polite">
        {status.kind === 'saved' ? (
          <CheckCircleOutlined aria-hidden />
        ) : isGood ? (
          <CloudSyncOutlined aria-hidden />
        ) : (
          <WarningOutlined aria-hidden />
        )}{' '}
        {sentence}
        {status.kind === 'refused' ? `：${status.message}` : ''}
      </output>
      {status.kind === 'unreachable' || status.kind === 'signedOut' ? (
        <Button size="small" onClick={onRetry}>
          {texts.retry}
        </Button>
      ) : null}
      {hasRoom || isGood ? null : <Alert type="error" showIcon role="alert" title={texts.noRoom} />}
    </>
  );
}
