import { type ArticleCardFragment, ArticlesDocument } from '@teahouse/schema/operations.ts';
import { request } from '../../api/request';
import { FEED_PAGE_SIZE, type Feed, type LoadPage, useFeed } from '../../api/use-feed';

async function loadNewest(after: string | null) {
  const { articles } = await request(ArticlesDocument, { first: FEED_PAGE_SIZE, after });
  return articles;
}

/** A feed of articles: the account's newest, or those of a series. */
export function useArticleFeed(loadPage: LoadPage<ArticleCardFragment> = loadNewest): Feed<ArticleCardFragment> {
  return useFeed(loadPage);
}
