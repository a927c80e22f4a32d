import { createHash } from 'node:crypto';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { Article } from '../articles/article.entity.ts';
import type { Viewer } from '../members/viewer.ts';
import { MoneySettings } from '../money-settings/money-settings.entity.ts';
import type { Signer } from '../shared/crypto/signer.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import { isId, newId } from '../shared/ids.ts';
import type { Clock } from '../shared/time/clock.ts';
import { shanghaiDate } from '../shared/time/shanghai.ts';
import { AffiliateLink, AffiliateLinkKind } from './affiliate-link.entity.ts';
import { clickOfToken, clickToken, withClick } from './click-token.ts';

/** How long after a visit a purchase still counts as brought by it. */
const ATTRIBUTION_DAYS = 30;
const DAY_MS = 86_400_000;

/** Where a link leads, with our signed click in the address. */
export interface OpenedLink {
  readonly kind: AffiliateLinkKind;
  readonly appid: string | null;
  readonly path: string | null;
  readonly url: string | null;
}

/** Follows links and remembers who did: one member counts once a day for a link. */
export class AffiliateClicks {
  readonly #orm: MikroORM;
  readonly #clock: Clock;
  readonly #signer: Signer;

  constructor(deps: { orm: MikroORM; clock: Clock; signer: Signer }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
    this.#signer = deps.signer;
  }

  /**
   * Where the link leads. A visitor nobody knows is sent on all the same and not counted.
   * @throws ApiError NOT_FOUND when there is no such link, or it is out of use
   */
  async open(viewer: Viewer, of: { linkId: string; articleId: string | null }): Promise<OpenedLink> {
    const em = this.#orm.em.fork();
    const account = viewer.accountId;
    const link = isId(of.linkId) ? await em.findOne(AffiliateLink, { account, id: of.linkId }) : null;
    if (!link || link.archivedAt) throw new ApiError('NOT_FOUND');
    const memberId = viewer.member?.id ?? null;
    const token = memberId ? clickToken(this.#signer, await this.#count(em, link, memberId, of.articleId)) : null;
    const marked = (address: string | null) => (address && token ? withClick(address, token) : address);
    return { kind: link.kind, appid: link.targetAppid, path: marked(link.targetPath), url: marked(link.targetUrl) };
  }

  /** The click a shop's token stands for, if it is of this link; null otherwise. */
  async clickOf(em: EntityManager, link: AffiliateLink, token: string): Promise<string | null> {
    const id = clickOfToken(this.#signer, token);
    if (!id) return null;
    const rows = await em
      .getConnection()
      .execute<{ id: string }[]>(
        'select id from affiliate_clicks where account_id = ? and link_id = ? and id = ?',
        [link.account.id, link.id, id],
        'all',
        em.getTransactionContext(),
      );
    return rows[0]?.id ?? null;
  }

  /**
   * The promoter's link that brought a buyer: the last one they followed within 30 days. Nobody brings themselves, and
   * nobody is brought while the account has promoters switched off.
   */
  async promoterOf(
    em: EntityManager,
    buyer: { accountId: string; memberId: string; now: Date },
  ): Promise<string | null> {
    const { accountId, memberId, now } = buyer;
    const settings = await em.findOne(MoneySettings, { account: accountId });
    if (!settings?.arePromotersEnabled) return null;
    const since = new Date(now.getTime() - ATTRIBUTION_DAYS * DAY_MS);
    const rows = await em.getConnection().execute<{ id: string }[]>(
      `select l.id from affiliate_clicks c
         join affiliate_links l on l.account_id = c.account_id and l.id = c.link_id
        where c.account_id = ? and c.member_id = ? and c.created_at >= ? and l.kind = ?
          and l.archived_at is null and l.earner_member_id <> c.member_id
        order by c.created_at desc, c.id desc limit 1`,
      [accountId, memberId, since, AffiliateLinkKind.MEMBERSHIP],
      'all',
      em.getTransactionContext(),
    );
    return rows[0]?.id ?? null;
  }

  async #count(em: EntityManager, link: AffiliateLink, memberId: string, articleId: string | null): Promise<string> {
    const now = this.#clock.now();
    const account = link.account.id;
    const article =
      articleId && isId(articleId) && (await em.count(Article, { account, id: articleId })) > 0 ? articleId : null;
    const visitor = createHash('sha256').update(`${account}/${memberId}`).digest();
    // The second visit of a day finds the first; it only moves its time on, so that the last link followed is known.
    const rows = await em.getConnection().execute<{ id: string }[]>(
      `insert into affiliate_clicks (id, account_id, link_id, article_id, member_id, visitor_hash, clicked_on, created_at)
       values (?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (account_id, link_id, visitor_hash, clicked_on) do update set created_at = excluded.created_at
       returning id`,
      [newId(), account, link.id, article, memberId, visitor, shanghaiDate(now), now],
    );
    return rows[0]!.id;
  }
}
