import type { Viewer } from '../members/viewer.ts';
import { MenuActionKind, MenuClient } from '../menus/menu-entry.ts';
import type { DemoHandle } from './demo-account.ts';
import type { Seeding } from './seeding.ts';

interface MenuTargets {
  /** A paid article, for the entry that the first purchase begins at. */
  readonly paidArticleId: string;
  readonly freeArticleId: string;
  readonly seriesId: string;
}

const { ARTICLE, SERIES, MEMBERSHIP, HOME } = MenuActionKind;

/** Drafts the account's Custom Menu, unless it has one. Publishing it is a creator's command like any other. */
export async function seedMenu(seeding: Seeding, owner: Viewer, handle: DemoHandle, to: MenuTargets): Promise<void> {
  const { services, clock, now, orm } = seeding;
  const [known] = await orm.em
    .fork()
    .getConnection()
    .execute<{ id: string }[]>('select id from custom_menus where account_id = ?', [owner.accountId]);
  if (known) return;
  clock.set(now);
  const series = { kind: SERIES, seriesId: to.seriesId };
  const all = { key: 'all', name: '全部文章', action: { kind: HOME } };
  const entries =
    handle === 'chaguan'
      ? [
          {
            name: '听夜话',
            entries: [
              { key: 'tonight', name: '今晚这一篇', action: { kind: ARTICLE, articleId: to.paidArticleId } },
              { key: 'free', name: '先听一段', action: { kind: ARTICLE, articleId: to.freeArticleId } },
              { key: 'series', name: '从头听起', action: series },
              all,
            ],
          },
          { key: 'membership', name: '做茶客', action: { kind: MEMBERSHIP } },
          {
            name: '网页版',
            entries: [
              { key: 'web-home', name: '网页首页', action: { kind: HOME, opensIn: MenuClient.H5 } },
              {
                key: 'web-tonight',
                name: '网页读这篇',
                action: { kind: ARTICLE, articleId: to.paidArticleId, opensIn: MenuClient.H5 },
              },
              { key: 'web-membership', name: '网页会员', action: { kind: MEMBERSHIP, opensIn: MenuClient.H5 } },
            ],
          },
        ]
      : [
          {
            name: '读书',
            entries: [
              { key: 'now', name: '正在共读', action: { kind: ARTICLE, articleId: to.paidArticleId } },
              { key: 'series', name: '系列', action: series },
              all,
            ],
          },
          { key: 'membership', name: '做读者', action: { kind: MEMBERSHIP } },
        ];
  await services.customMenus.update(owner, { entries });
}

const REGULARS = '老茶客';

/** Drafts a menu that only some see, and gives a few members its tag, unless there is one. */
export async function seedMenuVariant(
  { services, clock, now, orm }: Seeding,
  owner: Viewer,
  seriesId: string,
): Promise<void> {
  const connection = orm.em.fork().getConnection();
  const values = [owner.accountId];
  const [known] = await connection.execute<{ id: string }[]>(
    'select id from custom_menu_variants where account_id = ?',
    values,
  );
  if (known) return;
  clock.set(now);
  await connection.execute(
    `insert into member_tags (account_id, member_id, tag, created_at)
     select account_id, id, ?, ? from members where account_id = ? and is_follower and merged_into_id is null
     order by joined_at, id limit 6 on conflict do nothing returning 1`,
    [REGULARS, now, owner.accountId],
  );
  await services.menuVariants.save(owner, {
    tag: REGULARS,
    entries: [
      { key: 'regulars-series', name: '接着听', action: { kind: SERIES, seriesId } },
      { key: 'regulars-all', name: '全部文章', action: { kind: HOME } },
      { key: 'regulars-renew', name: '续一壶', action: { kind: MEMBERSHIP } },
    ],
  });
}
