import { PlusOutlined } from '@ant-design/icons';
import { ArticleChoicesDocument } from '@teahouse/schema/documents/article-choices.ts';
import { BeginArticleDocument } from '@teahouse/schema/documents/begin-article.ts';
import { ConsoleArticlesDocument } from '@teahouse/schema/documents/console-articles.ts';
import type { ConsoleArticlesQuery } from '@teahouse/schema/operations.ts';
import { App, Button, Input, type InputRef, Select } from 'antd';
import { type Ref, useRef, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { refusalOf, useCommand, useRead, useReadPages } from '../../api/use-request.ts';
import { useSession } from '../../app/session.ts';
import { formatMinute, formatYuan } from '../../i18n/format.ts';
import { useLanguage, useTexts } from '../../i18n/language.ts';
import { ConnectionTable } from '../../ui/connection-table.tsx';
import { Page } from '../../ui/page.tsx';
import { articleViews, filterOf, policies } from './article-filter.ts';
import { articleListTexts } from './article-list.texts.ts';
import { ArticleStateTags } from './article-state-tags.tsx';
import { articleTexts } from './articles.texts.ts';
import { BulkActions } from './bulk-actions.tsx';
import { mayWrite } from './editor/review-steps.ts';
import type { ListedArticle } from './inverse-of.ts';
import './articles-page.css';

/** Every article the staff works on. What is looked for stands in the address. */
export function ArticlesPage() {
  const texts = useTexts(articleListTexts);
  const states = useTexts(articleTexts);
  const { staff } = useSession();
  const writes = staff !== null && mayWrite(staff.role);
  const [parameters, setParameters] = useSearchParams();
  const { view, filter, isFiltered } = filterOf(parameters);
  const pages = useReadPages(ConsoleArticlesDocument, { first: 30, filter }, ({ articleDrafts }) => articleDrafts);
  const { data: choices } = useRead(ArticleChoicesDocument, {});
  const [chosenIds, setChosenIds] = useState<readonly string[]>([]);
  const rows = pages.data?.pages.flatMap((page) => page.articleDrafts.edges.map(({ node }) => node)) ?? [];
  const choose = (name: string) => (value: string | undefined) => {
    setChosenIds([]);
    setParameters((before) => {
      if (value && value !== 'all') before.set(name, value);
      else before.delete(name);
      return before;
    });
  };
  const search = useRef<InputRef>(null);
  function clear(): void {
    setChosenIds([]);
    setParameters({});
    // The button is gone with what it cleared.
    search.current?.focus();
  }
  const pick = (name: string, label: string, options: { value: string; label: string }[]) => (
    <Select
      allowClear
      aria-label={label}
      placeholder={label}
      value={parameters.get(name)}
      onChange={choose(name)}
      options={options}
      style={{ minWidth: 140 }}
    />
  );
  return (
    <Page title={texts.title} hint={texts.hint} actions={writes ? <NewArticle /> : null}>
      <div className="articles__filters">
        <Select
          aria-label={texts.view}
          value={view}
          onChange={choose('view')}
          options={articleViews.map((value) => ({ value, label: texts.views[value] }))}
          style={{ minWidth: 140 }}
        />
        {pick(
          'author',
          texts.author,
          choices?.articleAuthors.map(({ id, displayName }) => ({ value: id, label: displayName })) ?? [],
        )}
        {pick(
          'series',
          texts.series,
          choices?.seriesList.edges.map(({ node }) => ({ value: node.id, label: node.title })) ?? [],
        )}
        {pick(
          'policy',
          texts.policy,
          policies.map((value) => ({ value, label: states.policies[value] })),
        )}
        <ArticleSearch ref={search} text={parameters.get('text') ?? ''} onSearch={choose('text')} />
        {isFiltered ? <Button onClick={clear}>{texts.clear}</Button> : null}
      </div>
      {writes ? (
        <BulkActions
          chosen={rows.filter(({ id }) => chosenIds.includes(id))}
          onAll={() => setChosenIds(rows.map(({ id }) => id))}
          onDone={() => setChosenIds([])}
        />
      ) : null}
      <ConnectionTable<ConsoleArticlesQuery, ListedArticle>
        name={texts.list}
        pages={pages}
        rowsOf={(page) => page.articleDrafts.edges}
        empty={
          isFiltered ? (
            texts.nothing
          ) : (
            <>
              <strong>{texts.empty}</strong>
              <p>{texts.emptyHint}</p>
            </>
          )
        }
        rowSelection={
          writes
            ? {
                selectedRowKeys: [...chosenIds],
                onChange: (keys) => setChosenIds(keys.map(String)),
                // The box for all is a button of the bar: antd repeats it in a hidden row, where it can be tabbed to.
                hideSelectAll: true,
                columnTitle: <span className="visually-hidden">{texts.choose}</span>,
                getCheckboxProps: ({ title }) => ({ 'aria-label': title }),
              }
            : undefined
        }
        columns={[
          { title: texts.columns.title, render: (_, article) => <Title article={article} /> },
          { title: texts.columns.state, render: (_, article) => <ArticleStateTags article={article} /> },
          { title: texts.columns.author, render: (_, article) => article.authorStaff?.displayName },
          { title: texts.columns.policy, render: (_, article) => <Policy article={article} /> },
          {
            title: texts.columns.edited,
            render: (_, { updatedAt, latestRevision }) => (
              <>
                {formatMinute(updatedAt)}
                <div className="articles__note">{latestRevision?.savedBy?.displayName}</div>
              </>
            ),
          },
        ]}
      />
    </Page>
  );
}

/** Looks for words; shows those of the address, also when something else changed them. */
function ArticleSearch({
  ref,
  text,
  onSearch,
}: {
  ref: Ref<InputRef>;
  text: string;
  onSearch: (text: string) => void;
}) {
  const { search } = useTexts(articleListTexts);
  const [asked, setAsked] = useState(text);
  const [written, setWritten] = useState(text);
  if (asked !== text) {
    setAsked(text);
    setWritten(text);
  }
  return (
    <Input.Search
      ref={ref}
      allowClear
      aria-label={search}
      placeholder={search}
      value={written}
      onChange={({ target }) => setWritten(target.value)}
      onSearch={(words) => onSearch(words.trim())}
      style={{ width: 240 }}
    />
  );
}

function Title({ article: { id, title, latestRevision, series } }: { article: ListedArticle }) {
  const { untitled } = useTexts(articleTexts);
  return (
    <div className="articles__title">
      <Link to={`/articles/${id}`}>{latestRevision?.title || title || untitled}</Link>
      {series ? <div className="articles__note">{series.title}</div> : null}
    </div>
  );
}

function Policy({ article: { policy, tiers, unlockPriceFen } }: { article: ListedArticle }) {
  const { policies: names } = useTexts(articleTexts);
  return (
    <>
      {names[policy]}
      <div className="articles__note">
        {[...tiers.map(({ name }) => name), ...(unlockPriceFen === null ? [] : [formatYuan(unlockPriceFen)])].join(
          ' · ',
        )}
      </div>
    </>
  );
}

/** Begins an article at once: its title is written in the editor. */
function NewArticle() {
  const texts = useTexts(articleListTexts);
  const { untitled } = useTexts(articleTexts);
  const language = useLanguage();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const begin = useCommand(BeginArticleDocument);

  async function create(): Promise<void> {
    try {
      const { createArticle: payload } = await begin.mutateAsync({
        input: {
          title: untitled,
          document: { type: 'document', blocks: [] },
          language: language === 'zh-CN' ? 'ZH_CN' : 'EN',
        },
      });
      if (payload.__typename === 'CreateArticleSuccess') await navigate(`/articles/${payload.article.id}`);
      else void message.error(refusalOf(payload));
    } catch (error) {
      void message.error((error as Error).message);
    }
  }

  return (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} loading={begin.isPending} onClick={() => void create()}>
      {texts.create}
    </Button>
  );
}
