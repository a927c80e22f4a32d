import Taro from '@tarojs/taro';
import { isMiniProgram } from './environment';

/** WeChat opens at most ten pages above each other. */
const PAGE_STACK_LIMIT = 10;
const TAB_PAGES = ['pages/home/index', 'pages/me/index'];
const PAGES = [
  ...TAB_PAGES,
  'pages/article/index',
  'packages/series/index',
  'packages/membership/index',
  'packages/membership/order',
];

export const routes = {
  home: '/pages/home/index',
  me: '/pages/me/index',
  article: (id: string) => `/pages/article/index?id=${encodeURIComponent(id)}`,
  series: (id: string) => `/packages/series/index?id=${encodeURIComponent(id)}`,
  /** @param tierIds the tiers that open the article the reader comes from; empty when any of them does */
  membership: (articleId?: string, tierIds: string[] = []) => {
    if (!articleId) return '/packages/membership/index';
    const tiers = tierIds.length > 0 ? `&tiers=${tierIds.map(encodeURIComponent).join(',')}` : '';
    return `/packages/membership/index?article=${encodeURIComponent(articleId)}${tiers}`;
  },
  order: (id: string, isJustPaid = false) =>
    `/packages/membership/order?id=${encodeURIComponent(id)}${isJustPaid ? '&confirming=1' : ''}`,
};

const pathOf = (url: string) => url.replace(/^\//, '').split('?')[0] ?? '';

/** Whether the address is a page this version has. */
export function isOwnPage(url: string): boolean {
  return PAGES.includes(pathOf(url));
}

/** Opens a page above this one; replaces this one when WeChat's stack is full. */
export function openPage(url: string): void {
  if (TAB_PAGES.includes(pathOf(url))) {
    void Taro.switchTab({ url });
  } else if (isMiniProgram && Taro.getCurrentPages().length >= PAGE_STACK_LIMIT) {
    void Taro.redirectTo({ url });
  } else {
    void Taro.navigateTo({ url });
  }
}

/** Whether "back" leads to an article. */
export function isArticleBelow(): boolean {
  const pages = Taro.getCurrentPages();
  // H5 puts its base path and the query around the name
  return (pages[pages.length - 2]?.route ?? '').includes(pathOf(routes.article('')));
}

/** Back to the page below; home when this page was the entry. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void Taro.switchTab({ url: routes.home });
}

/**
 * Follows a link an author wrote: our own pages open here, on H5 other addresses open in the browser; the Mini Program
 * may not open them, so they are copied and `onCopied` tells the reader.
 */
export function followLink(href: string, onCopied: () => void): void {
  if (isOwnPage(href)) {
    openPage(href.startsWith('/') ? href : `/${href}`);
  } else if (isMiniProgram) {
    Taro.setClipboardData({ data: href, success: () => {} })
      .then(onCopied)
      .catch(() => {});
  } else if (/^https?:/i.test(href)) {
    window.open(href, '_blank', 'noopener');
  }
}
