import { type ArticleCardFragment, type ArticlePageFragment, ArticlesDocument } from '@teahouse/schema/operations.ts';
import { useCallback, useRef, useState } from 'react';
import type { RequestFailure } from '../../api/client';
import { request } from '../../api/request';
import { asFailure } from '../../api/use-query';

/** How many articles a page of a feed holds. */
export const FEED_PAGE_SIZE = 20;
/** The server gives no more at once. */
const LARGEST_PAGE_SIZE = 100;

export interface ArticleFeed {
  articles: ArticleCardFragment[];
  hasMore: boolean;
  /** How many articles to ask for so that a refresh leaves the reader where they are. */
  heldSize: number;
  isLoadingMore: boolean;
  failure: RequestFailure | null;
  /** Begins the feed anew with its first page. */
  begin(page: ArticlePageFragment): void;
  loadMore(): Promise<void>;
}

/** Loads the page of a feed that follows `after`. */
export type LoadArticlePage = (after: string | null) => Promise<ArticlePageFragment>;

async function loadNewest(after: string | null): Promise<ArticlePageFragment> {
  const { articles } = await request(ArticlesDocument, { first: FEED_PAGE_SIZE, after });
  return articles;
}

/** A feed that grows as the reader scrolls; articles that appear twice while it moves are shown once. */
export function useArticleFeed(loadPage: LoadArticlePage = loadNewest): ArticleFeed {
  const [articles, setArticles] = useState<ArticleCardFragment[]>([]);
  const [pageInfo, setPageInfo] = useState<ArticlePageFragment['pageInfo']>({ hasNextPage: false, endCursor: null });
  const [isLoadingMore, setIsLoadingMore] = useState(false);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const beginning = useRef(0);
  const isBusy = useRef(false);

  const begin = useCallback((page: ArticlePageFragment) => {
    beginning.current++;
    setArticles(page.edges.map((edge) => edge.node));
    setPageInfo(page.pageInfo);
    setFailure(null);
  }, []);

  const loadMore = async () => {
    if (isBusy.current || !pageInfo.hasNextPage) return;
    isBusy.current = true;
    const turn = beginning.current;
    setIsLoadingMore(true);
    setFailure(null);
    try {
      const page = await loadPage(pageInfo.endCursor);
      if (turn !== beginning.current) return;
      setArticles((shown) => {
        const known = new Set(shown.map((article) => article.id));
        return [...shown, ...page.edges.map((edge) => edge.node).filter((article) => !known.has(article.id))];
      });
      setPageInfo(page.pageInfo);
    } catch (cause) {
      if (turn === beginning.current) setFailure(asFailure(cause));
    } finally {
      isBusy.current = false;
      setIsLoadingMore(false);
    }
  };

  const heldSize = Math.min(Math.max(FEED_PAGE_SIZE, articles.length), LARGEST_PAGE_SIZE);

  return { articles, hasMore: pageInfo.hasNextPage, heldSize, isLoadingMore, failure, begin, loadMore };
}
