import { CommentOnArticleDocument } from '@teahouse/schema/documents/comment-on-article.ts';
import { ResolveReviewCommentDocument } from '@teahouse/schema/documents/resolve-review-comment.ts';
import { ReviewCommentsDocument } from '@teahouse/schema/documents/review-comments.ts';
import type { ReviewCommentsQuery } from '@teahouse/schema/operations.ts';
import { App, Button, Empty, Form, Input, Skeleton, Space, Tag } from 'antd';
import { keyOf, refusalOf, useCommand, useRead } from '../../../api/use-request.ts';
import { formatMinute } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/language.ts';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { articleTexts } from '../articles.texts.ts';
import { articlePageTexts } from './article-page.texts.ts';

export type ReviewComment = NonNullable<ReviewCommentsQuery['articleDraft']>['comments'][number];

export const useReviewComments = (articleId: string) =>
  useRead(ReviewCommentsDocument, { id: articleId }, { everyMs: 30_000 });

/** What colleagues say about the article, with the steps of its review. */
export function CommentsPanel({
  articleId,
  about,
  onAbout,
  onGoTo,
  beforeSend,
}: {
  articleId: string;
  /** The block a new comment is about. */
  about: { blockIndex: number; quote: string } | null;
  onAbout: (about: null) => void;
  onGoTo: (comment: ReviewComment) => void;
  /** The server finds the block by its number: it has to have the newest words. */
  beforeSend: () => Promise<unknown>;
}) {
  const texts = useTexts(articlePageTexts).comments;
  const { message } = App.useApp();
  const { data, error, refetch } = useReviewComments(articleId);
  const changes = [keyOf(ReviewCommentsDocument)];
  const send = useCommand(CommentOnArticleDocument, { changes });
  const [form] = Form.useForm<{ text: string }>();
  if (error) return <FailureNotice failure={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active />;
  const comments = data.articleDraft?.comments ?? [];
  const open = comments.filter(({ resolvedAt, text, toState }) => !resolvedAt && (text !== '' || toState));
  const resolved = comments.filter(({ resolvedAt }) => resolvedAt);

  async function say({ text }: { text: string }): Promise<void> {
    try {
      await beforeSend();
      const input = { articleId, text, blockIndex: about?.blockIndex };
      const { commentOnArticle } = await send.mutateAsync({ input });
      const refusal = refusalOf(commentOnArticle);
      if (refusal) {
        form.setFields([{ name: 'text', errors: [refusal] }]);
        return;
      }
      form.resetFields();
      onAbout(null);
    } catch (failure) {
      void message.error((failure as Error).message);
    }
  }

  return (
    <>
      {comments.length === 0 ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={texts.empty} /> : null}
      <ol className="comments">
        {open.map((comment) => (
          <Comment key={comment.id} comment={comment} onGoTo={onGoTo} />
        ))}
      </ol>
      <Form form={form} layout="vertical" onFinish={(values) => void say(values)}>
        <Form.Item
          name="text"
          label={texts.on(about?.quote ?? null)}
          rules={[{ required: true, whitespace: true, max: 2000 }]}
        >
          <Input.TextArea autoSize={{ minRows: 3 }} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={send.isPending}>
          {texts.send}
        </Button>
      </Form>
      {resolved.length > 0 ? (
        <details className="comments__resolved">
          <summary>{texts.resolved(resolved.length)}</summary>
          <ol className="comments">
            {resolved.map((comment) => (
              <Comment key={comment.id} comment={comment} onGoTo={onGoTo} />
            ))}
          </ol>
        </details>
      ) : null}
    </>
  );
}

function Comment({ comment, onGoTo }: { comment: ReviewComment; onGoTo: (comment: ReviewComment) => void }) {
  const texts = useTexts(articlePageTexts);
  const states = useTexts(articleTexts);
  const resolve = useCommand(ResolveReviewCommentDocument, { changes: [keyOf(ReviewCommentsDocument)] });
  const { id, staff, createdAt, text, quote, blockIndex, fromState, toState, resolvedAt } = comment;
  const isStep = fromState !== null && toState !== null;
  return (
    <li>
      <div className="comments__who">
        <strong>{staff.displayName}</strong> {formatMinute(createdAt)}
      </div>
      {isStep ? (
        <Tag>
          {states.reviewStates[fromState]} → {states.reviewStates[toState]}
        </Tag>
      ) : null}
      {blockIndex === null ? null : <blockquote>{quote}</blockquote>}
      <p>{text}</p>
      <Space wrap>
        {blockIndex === null ? null : (
          <Button size="small" onClick={() => onGoTo(comment)}>
            {texts.comments.goTo}
          </Button>
        )}
        {isStep && text === '' ? null : (
          <Button
            size="small"
            loading={resolve.isPending}
            onClick={() => resolve.mutate({ input: { id, isResolved: resolvedAt === null } })}
          >
            {resolvedAt ? texts.comments.reopen : texts.comments.resolve}
          </Button>
        )}
      </Space>
    </li>
  );
}
