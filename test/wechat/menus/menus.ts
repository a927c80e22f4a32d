import type { App } from '../apps/apps.ts';
import type { Collection, Store } from '../store/store.ts';
import type { ConditionalMenus } from './conditional-menus.ts';
import type { Menu, MenuButton } from './menu-rules.ts';

interface PublishedMenu {
  appid: string;
  menuId: number;
  menu: Menu;
  publishedAt: number;
}

/** Where a tap leads. Types that only push an event have `push`. */
export type MenuAction =
  | { type: 'miniprogram'; appid: string; pagepath: string; url: string }
  | { type: 'view'; url: string }
  | { type: 'push'; event: string; key: string }
  | { type: 'material'; mediaId: string };

/** The default Custom Menu of each Official Account, and which one a follower sees. */
export class Menus {
  private readonly kept: Collection<PublishedMenu>;
  private readonly now: () => number;
  private readonly announce: (appid: string) => void;
  readonly conditional: ConditionalMenus;

  /** @param announce called after every change */
  constructor(store: Store, conditional: ConditionalMenus, now: () => number, announce: (appid: string) => void) {
    this.kept = store.collection('menus');
    this.conditional = conditional;
    this.now = now;
    this.announce = announce;
  }

  publish(app: App, menu: Menu): void {
    const menuId = (this.kept.get(app.appid)?.menuId ?? 400_000_000) + 1;
    this.kept.put(app.appid, { appid: app.appid, menuId, menu, publishedAt: this.now() });
    this.announce(app.appid);
  }

  find(appid: string): PublishedMenu | undefined {
    return this.kept.get(appid);
  }

  /** Removes the default menu, and the conditional ones with it. */
  remove(appid: string): void {
    this.kept.delete(appid);
    this.conditional.removeAll(appid);
    this.announce(appid);
  }

  addConditional(appid: string, menu: Menu, tagId: number): number {
    const { menuId } = this.conditional.add(appid, menu, tagId);
    this.announce(appid);
    return menuId;
  }

  removeConditional(appid: string, menuId: unknown): void {
    this.conditional.remove(appid, menuId);
    this.announce(appid);
  }

  /** What a follower with these tags sees. */
  shownTo(appid: string, tagIds: readonly number[]): { menu: Menu; menuId: number } | undefined {
    return this.conditional.of(appid).find(({ tagId }) => tagIds.includes(tagId)) ?? this.find(appid);
  }

  all(): PublishedMenu[] {
    return this.kept.values();
  }

  /** @throws RangeError when there is no such entry */
  entry(appid: string, tagIds: readonly number[], index: number, subIndex?: number): MenuButton {
    const top = this.shownTo(appid, tagIds)?.menu.button[index];
    const entry = subIndex === undefined ? top : top?.sub_button?.[subIndex];
    if (!entry?.type) throw new RangeError(`no menu entry ${index}${subIndex === undefined ? '' : `/${subIndex}`}`);
    return entry;
  }
}

export function actionOf(button: MenuButton): MenuAction {
  const { type = 'click', key = '', url = '', appid = '', pagepath = '', media_id, article_id } = button;
  if (type === 'miniprogram') return { type, appid, pagepath, url };
  if (type === 'view') return { type, url };
  if (media_id !== undefined || article_id !== undefined) {
    return { type: 'material', mediaId: media_id ?? article_id ?? '' };
  }
  return { type: 'push', event: type === 'click' ? 'CLICK' : type, key };
}
