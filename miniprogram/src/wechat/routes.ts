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
  'packages/membership/checkout',
  'packages/membership/offer',
  'packages/membership/renewal',
  'packages/membership/order',
  'packages/membership/orders',
  'packages/tip/index',
  'packages/gift/index',
  'packages/gift/give',
  'packages/gift/given',
  'packages/promotion/index',
  'packages/scan/index',
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
  /** A quote, and paying it. */
  checkout: (tierPriceId: string, offerCode?: string) =>
    `/packages/membership/checkout?price=${encodeURIComponent(tierPriceId)}${offerCode ? `&offer=${encodeURIComponent(offerCode)}` : ''}`,
  offer: (code = '') => `/packages/membership/offer${code ? `?code=${encodeURIComponent(code)}` : ''}`,
  renewal: '/packages/membership/renewal',
  promotion: '/packages/promotion/index',
  /** The membership page for who comes by a promoter's link. */
  promoted: (linkId: string) => `/packages/membership/index?promoter=${encodeURIComponent(linkId)}`,
  order: (id: string, isJustPaid = false) =>
    `/packages/membership/order?id=${encodeURIComponent(id)}${isJustPaid ? '&confirming=1' : ''}`,
  orders: '/packages/membership/orders',
  tip: (articleId: string) => `/packages/tip/index?article=${encodeURIComponent(articleId)}`,
  gift: (code = '') => (code ? `/packages/gift/index?code=${encodeURIComponent(code)}` : '/packages/gift/index'),
  giveArticle: (articleId: string) => `/packages/gift/give?article=${encodeURIComponent(articleId)}`,
  giveMembership: (tierPriceId: string) => `/packages/gift/give?price=${encodeURIComponent(tierPriceId)}`,
  given: '/packages/gift/given',
  /** Confirms what a code at the creator's console asks for. */
  scan: (code: string) => `/packages/scan/index?code=${encodeURIComponent(code)}`,
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

/** Pages on which a reader chooses what to buy; once it is bought, the way back leads past them. */
const CHOOSING = [
  'packages/membership/index',
  'packages/membership/checkout',
  'packages/membership/offer',
  'packages/gift/give',
  'packages/tip/index',
];

/** The pages below this one, the nearest last. On H5 a route has the base path and the query around its name. */
function routesBelow(): string[] {
  return Taro.getCurrentPages()
    .slice(0, -1)
    .map((page) => page.route ?? '');
}

/** How many pages back the reader was before choosing; 0 when they came in by one of those pages. */
function stepsPastChoosing(): number {
  const below = routesBelow();
  let steps = 1;
  while (steps <= below.length && CHOOSING.some((path) => (below[below.length - steps] ?? '').includes(path))) steps++;
  return steps <= below.length ? steps : 0;
}

/** Whether the reader went shopping from an article. */
export function cameFromArticle(): boolean {
  const below = routesBelow();
  const steps = stepsPastChoosing();
  return steps > 0 && (below[below.length - steps] ?? '').includes(pathOf(routes.article('')));
}

/** Back to where the reader was before choosing what to buy; home when they came in by choosing. */
export function leaveShop(): void {
  const delta = stepsPastChoosing();
  if (delta > 0) void Taro.navigateBack({ delta });
  else void Taro.switchTab({ url: routes.home });
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
