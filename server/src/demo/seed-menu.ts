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
