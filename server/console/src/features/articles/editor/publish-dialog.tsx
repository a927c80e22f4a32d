import { CheckTitleDocument } from '@teahouse/schema/documents/check-title.ts';
import { PublishArticleDocument } from '@teahouse/schema/documents/publish-article.ts';
import { ScheduleArticleDocument } from '@teahouse/schema/documents/schedule-article.ts';
import { Alert, App, Form, Input, type InputRef, Modal, Radio, Skeleton } from 'antd';
import { useRef, useState } from 'react';
import { refusalOf, useCommand, useRead } from '../../../api/use-request.ts';
import { useTexts } from '../../../i18n/language.ts';
import { articleTexts } from '../articles.texts.ts';
import { articlePageTexts } from './article-page.texts.ts';
import type { ArticleSave } from './article-save.ts';
import type { EditedArticle } from './server-words.ts';

const CHINA_OFFSET_MS = 8 * 3_600_000;
/** An instant as an input of China time takes it. */
const chinaMinute = (instant: Date): string => new Date(instant.getTime() + CHINA_OFFSET_MS).toISOString().slice(0, 16);
/** Null for what is no time: an input that is not filled in, a year of five digits. */
function instantOf(minute: string): string | null {
  const instant = new Date(`${minute}:00+08:00`);
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}

/** Looks the article over once more, then publishes it now or later. */
export function PublishDialog({
  article,
  save,
  onClose,
  onPublished,
}: {
  article: EditedArticle;
  save: ArticleSave<EditedArticle>;
  onClose: () => void;
  onPublished: () => void;
}) {
  const texts = useTexts(articlePageTexts);
  const { message } = App.useApp();
  const publish = useCommand(PublishArticleDocument, { changes: [] });
  const schedule = useCommand(ScheduleArticleDocument, { changes: [] });
  const [isLater, setIsLater] = useState(article.scheduledAt !== null);
  const [at, setAt] = useState(() =>
    chinaMinute(article.scheduledAt ? new Date(article.scheduledAt) : new Date(Date.now() + 24 * 3_600_000)),
  );
  const { untitled } = useTexts(articleTexts);
  const hasTitle = save.words.title.trim() !== '' && save.words.title !== untitled;
  const [refusal, setRefusal] = useState<string | null>(null);
  const [timeRefusal, setTimeRefusal] = useState<string | null>(null);
  const time = useRef<InputRef>(null);

  function refuseTime(why: string): void {
    setTimeRefusal(why);
    time.current?.focus();
  }

  async function go(): Promise<void> {
    setRefusal(null);
    setTimeRefusal(null);
    const instant = isLater ? instantOf(at) : null;
    if (isLater && instant === null) return refuseTime(texts.noTime);
    // What is published is what stands here: every word first, and nothing that somebody else saved meanwhile.
    if (!(await save.flush())) return;
    const input = { id: article.id, version: save.version };
    try {
      const payload = isLater
        ? (await schedule.mutateAsync({ input: { ...input, at: instant } })).scheduleArticle
        : (await publish.mutateAsync({ input })).publishArticle;
      const no = refusalOf(payload);
      if (no && 'code' in payload && payload.code === 'SCHEDULE_OUT_OF_RANGE') return refuseTime(no);
      setRefusal(no);
      if (no) return;
      void message.success(isLater ? texts.scheduledDone : texts.published);
      onPublished();
    } catch (error) {
      setRefusal((error as Error).message);
    }
  }

  return (
    <Modal
      open
      title={texts.publishTitle}
      onCancel={onClose}
      okText={isLater ? texts.schedule : texts.publish}
      okButtonProps={{ disabled: !hasTitle, loading: publish.isPending || schedule.isPending }}
      onOk={() => void go()}
    >
      <Checklist article={article} save={save} />
      <Form layout="vertical">
        <Form.Item label={texts.publishWhen}>
          <Radio.Group
            value={isLater}
            onChange={({ target }) => setIsLater(target.value as boolean)}
            options={[
              { value: false, label: texts.publishNow },
              { value: true, label: texts.publishLater },
            ]}
          />
        </Form.Item>
        {isLater ? (
          <Form.Item
            label={texts.publishAt}
            htmlFor="publish-at"
            {...(timeRefusal !== null && { validateStatus: 'error', help: timeRefusal })}
          >
            <Input
              ref={time}
              id="publish-at"
              aria-describedby="publish-at_help"
              type="datetime-local"
              value={at}
              min={chinaMinute(new Date())}
              onChange={({ target }) => {
                setAt(target.value);
                setTimeRefusal(null);
              }}
              style={{ width: 240 }}
            />
          </Form.Item>
        ) : null}
      </Form>
      {hasTitle ? null : <Alert type="warning" showIcon title={texts.noTitle} role="alert" />}
      {refusal ? <Alert type="error" showIcon title={refusal} role="alert" /> : null}
    </Modal>
  );
}

/** What to know before readers see it: the title, and what is locked for whom. */
function Checklist({ article, save }: { article: EditedArticle; save: ArticleSave<EditedArticle> }) {
  const texts = useTexts(articlePageTexts);
  const states = useTexts(articleTexts);
  const { title, document } = save.words;
  const { data } = useRead(CheckTitleDocument, { title });
  const hasPaywall = document.blocks.some(({ type }) => type === 'paywall');
  const locks = article.policy !== 'EVERYONE';
  return (
    <section aria-label={texts.checklist} className="checklist">
      <h2>{texts.checklist}</h2>
      <ul>
        <li>
          {texts.policyOf(
            states.policies[article.policy],
            article.tiers.map(({ name }) => name),
          )}{' '}
          · {locks && hasPaywall ? texts.locked(article.lockedCharacterCount) : texts.nothingLocked}
        </li>
        {locks && !hasPaywall ? <li className="checklist__warning">{texts.noPaywall}</li> : null}
        {data?.titleCheck.length === 0 ? <li>{texts.titleGood}</li> : null}
        {data?.titleCheck.map(({ effect, words, reason }) => (
          <li key={`${effect} ${words}`} className="checklist__warning">
            <strong>{texts.finding(texts.effects[effect], words)}</strong>
            <div>{reason}</div>
          </li>
        ))}
      </ul>
      {data ? null : <Skeleton active paragraph={{ rows: 1 }} title={false} />}
    </section>
  );
}
