import type { EntityManager } from '@mikro-orm/postgresql';
import { Article, ArticleStatus } from '../articles/article.entity.ts';
import type { Series } from '../articles/series.entity.ts';
import type { Order } from '../payments/order.entity.ts';
import { goingBackOf } from '../refunds/going-back.ts';
import { Unlock } from './unlock.entity.ts';

/** What an unlock opens. */
export type Opened =
  | { readonly article: Article; readonly series: null }
  | { readonly article: null; readonly series: Pick<Series, 'id'> };

/** Whether a member holds an unlock of it, whose money is not on its way back; one of its series counts for an article. */
export async function isUnlocked(
  em: EntityManager,
  of: Opened & { readonly accountId: string; readonly memberId: string; readonly now: Date },
): Promise<boolean> {
  const series = of.article ? of.article.series : of.series;
  const held = await em.find(Unlock, {
    account: of.accountId,
    member: of.memberId,
    $or: [...(of.article ? [{ article: of.article.id }] : []), ...(series ? [{ series: series.id }] : [])],
  });
  const active = held.filter((unlock) => unlock.isActiveAt(of.now));
  if (active.length === 0) return false;
  const goingBack = await goingBackOf(em, of);
  return active.some(({ id }) => !goingBack.has(id));
}

/** The article an order is for while readers can find it; null when it is withdrawn, or the order is for none. */
export async function publishedArticleOf(em: EntityManager, { account, article }: Order): Promise<Article | null> {
  const status = ArticleStatus.PUBLISHED;
  return article && em.findOne(Article, { account: account.id, id: article.id, status });
}
