import type { Pool } from 'pg';
import type { CredentialsStore } from '../accounts/credentials.ts';
import type { OfficialAccountApp } from '../wechat/config.ts';
import { isPassing } from '../wechat/errors.ts';
import type { FollowerTagsClient } from '../wechat/official-account/follower-tags.client.ts';

/** The part of a pino logger that is used here. */
interface Log {
  warn(fields: object, message: string): void;
}

/** Whose tag at WeChat does not fit: `is_tagged` says what it shall be. */
const differences = `
  with wanted as (
    select v.id as variant_id, i.openid
      from custom_menu_variants v
      join accounts a on a.id = v.account_id
      join member_tags t on t.account_id = v.account_id and t.tag = v.tag
      join members m on m.account_id = t.account_id and m.id = t.member_id and m.is_follower and m.merged_into_id is null
      join member_identities i on i.account_id = m.account_id and i.member_id = m.id and i.appid = a.official_account_appid
     where v.account_id = $1 and v.id = $2 and v.removed_at is null),
  kept as (select variant_id, openid from menu_variant_followers where account_id = $1 and variant_id = $2)
  select coalesce(w.openid, k.openid) as openid, w.openid is not null as is_tagged
    from wanted w full join kept k on k.openid = w.openid
   where w.openid is null or k.openid is null
   order by 1`;

/** Keeps the tags at WeChat like ours, for those tags that have a menu: WeChat shows it by its own tags. */
export class MenuTagSync {
  readonly #pool: Pool;
  readonly #credentials: CredentialsStore;
  readonly #tags: FollowerTagsClient;
  readonly #logger: Log;

  constructor(deps: { pool: Pool; credentials: CredentialsStore; followerTags: FollowerTagsClient; logger: Log }) {
    this.#pool = deps.pool;
    this.#credentials = deps.credentials;
    this.#tags = deps.followerTags;
    this.#logger = deps.logger;
  }

  /** Everywhere; members may have got tags, or lost them, since the last time. */
  async sweep(): Promise<void> {
    const { rows } = await this.#pool.query<{ account_id: string; id: string; wechat_tag_id: number }>(
      `select account_id, id, wechat_tag_id from custom_menu_variants
        where wechat_menu_id is not null and wechat_tag_id is not null and removed_at is null order by account_id, id`,
    );
    for (const { account_id: accountId, id, wechat_tag_id: tagId } of rows) {
      const { officialAccount } = await this.#credentials.of(accountId);
      if (!officialAccount) continue;
      try {
        await this.sync(officialAccount, { accountId, variantId: id, tagId });
      } catch (error) {
        // One account's trouble is not the others'; the next round tries again.
        if (!isPassing(error)) this.#logger.warn({ accountId, error }, 'tags of followers could not be kept');
      }
    }
  }

  /** One tag. What is through is kept at once, so that a failure loses nothing. @throws WeChatApiError, WeChatUnreachable */
  async sync(
    app: OfficialAccountApp,
    { accountId, variantId, tagId }: { accountId: string; variantId: string; tagId: number },
  ): Promise<void> {
    const { rows } = await this.#pool.query<{ openid: string; is_tagged: boolean }>({
      name: 'menu-tag-differences',
      text: differences,
      values: [accountId, variantId],
    });
    const openids = (isTagged: boolean) => rows.flatMap((row) => (row.is_tagged === isTagged ? [row.openid] : []));
    await this.#tags.change(app, { tagId, openids: openids(false), isTagged: false }, async (done) => {
      await this.#pool.query(
        'delete from menu_variant_followers where account_id = $1 and variant_id = $2 and openid = any($3)',
        [accountId, variantId, done],
      );
    });
    await this.#tags.change(app, { tagId, openids: openids(true), isTagged: true }, async (done) => {
      await this.#pool.query(
        `insert into menu_variant_followers (account_id, variant_id, openid) select $1, $2, unnest($3::text[])
         on conflict do nothing`,
        [accountId, variantId, done],
      );
    });
  }
}
