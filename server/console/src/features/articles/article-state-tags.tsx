import type { ArticleStatus, ReviewState } from '@teahouse/schema/operations.ts';
import { Space, Tag } from 'antd';
import { formatMinute } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { articleTexts } from './articles.texts.ts';

/** How much of an article its states need. */
export interface ArticleStates {
  readonly status: `${ArticleStatus}`;
  readonly reviewState: `${ReviewState}`;
  readonly scheduledAt: string | null;
  readonly hasPendingWords: boolean;
}

/** A schedule that is this much over did not come about. */
const LATE_MS = 3 * 60_000;

/** Where an article stands, in words. */
export function ArticleStateTags({ article }: { article: ArticleStates }) {
  const texts = useTexts(articleTexts);
  const { status, reviewState, scheduledAt, hasPendingWords } = article;
  const isInReview = (status !== 'PUBLISHED' || hasPendingWords) && reviewState !== 'WRITING';
  const isLate = scheduledAt !== null && Date.parse(scheduledAt) + LATE_MS < Date.now();
  return (
    <Space size={4} wrap>
      <Tag variant={status === 'PUBLISHED' ? 'solid' : 'outlined'}>{texts.statuses[status]}</Tag>
      {hasPendingWords ? <Tag variant="outlined">{texts.pendingWords}</Tag> : null}
      {isInReview ? <Tag variant="outlined">{texts.reviewStates[reviewState]}</Tag> : null}
      {scheduledAt ? (
        <Tag variant="outlined">{(isLate ? texts.late : texts.scheduled)(formatMinute(scheduledAt))}</Tag>
      ) : null}
    </Space>
  );
}
