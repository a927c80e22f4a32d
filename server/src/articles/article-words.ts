import { isDeepStrictEqual } from 'node:util';
import type { RichTextDocument } from '@teahouse/schema/rich-text.ts';

/** What is written of an article, and kept in its revisions. Policy, price and series are settings and are not. */
export interface ArticleWords {
  readonly title: string;
  readonly excerpt: string;
  readonly coverUrl: string | null;
  /** All of it, with its paywall block. */
  readonly document: RichTextDocument;
}

export const wordsOf = ({ title, excerpt, coverUrl, document }: ArticleWords): ArticleWords => ({
  title,
  excerpt,
  coverUrl,
  document,
});

export const isSameWords = (one: ArticleWords, other: ArticleWords): boolean =>
  isDeepStrictEqual(wordsOf(one), wordsOf(other));
