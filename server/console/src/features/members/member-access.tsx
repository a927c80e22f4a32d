import { ArticlesToExplainDocument } from '@teahouse/schema/documents/articles-to-explain.ts';
import { ConsoleExplainAccessDocument } from '@teahouse/schema/documents/console-explain-access.ts';
import { Alert, Button, Form, Input, Select, Skeleton } from 'antd';
import { useSearchParams } from 'react-router';
import { useRead, useReadPages } from '../../api/use-request.ts';
import { formatMinute } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { idIn, minuteIn } from '../../ui/address.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { memberTexts } from './member.texts.ts';

/** "Why can they read this?": one article, one instant, and the answer in a sentence. */
export function MemberAccess({ memberId }: { memberId: string }) {
  const texts = useTexts(memberTexts).access;
  const [parameters, setParameters] = useSearchParams();
  const articleId = idIn(parameters.get('article'));
  const at = minuteIn(parameters.get('at'));
  const articles = useReadPages(ArticlesToExplainDocument, { first: 50 }, (page) => page.articles);
  const set = (name: string, value: string | null) =>
    setParameters(
      (before) => {
        if (value) before.set(name, value);
        else before.delete(name);
        return before;
      },
      { replace: true },
    );
  const options = (articles.data?.pages ?? []).flatMap((page) =>
    page.articles.edges.map(({ node }) => ({ value: node.id, label: node.title })),
  );
  return (
    <div className="member__access">
      <p>{texts.hint}</p>
      <Form layout="vertical">
        <Form.Item label={texts.article} htmlFor="explained-article">
          <Select
            id="explained-article"
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={texts.pick}
            value={articleId}
            loading={articles.isPending}
            options={options}
            onChange={(id: string) => set('article', id)}
            onPopupScroll={({ currentTarget: list }) => {
              const isAtEnd = list.scrollTop + list.clientHeight > list.scrollHeight - 80;
              if (isAtEnd && articles.hasNextPage && !articles.isFetchingNextPage) void articles.fetchNextPage();
            }}
          />
        </Form.Item>
        <Form.Item label={texts.at} htmlFor="explained-instant" extra={at ? null : texts.now}>
          <Input
            id="explained-instant"
            type="datetime-local"
            value={at ?? ''}
            onChange={({ target }) => set('at', target.value || null)}
          />
        </Form.Item>
        {at ? <Button onClick={() => set('at', null)}>{texts.back}</Button> : null}
      </Form>
      {articleId ? <Answer memberId={memberId} articleId={articleId} at={at} /> : null}
    </div>
  );
}

function Answer({ memberId, articleId, at }: { memberId: string; articleId: string; at: string | null }) {
  const texts = useTexts(memberTexts).access;
  // What was typed is a time in China, wherever the reader of this page sits.
  const instant = at ? `${at}:00+08:00` : null;
  const { data, error, refetch } = useRead(ConsoleExplainAccessDocument, { memberId, articleId, at: instant });
  if (error) return <FailureNotice failure={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 1 }} title={false} />;
  const { canRead, reason, until } = data.explainAccess;
  return (
    <div aria-live="polite">
      <Alert
        type={canRead ? 'success' : 'warning'}
        showIcon
        title={`${texts.reasons[reason]}${until ? ` ${texts.until(formatMinute(until))}` : ''}`}
      />
    </div>
  );
}
