import { ApiError } from '../http/api-error.ts';
import type { Collection, Store } from '../store/store.ts';
import type { Menu } from './menu-rules.ts';

export interface ConditionalMenu {
  appid: string;
  menuId: number;
  menu: Menu;
  tagId: number;
}

/** Menus for some of the followers; whoever is not among them sees the default one. */
export class ConditionalMenus {
  private readonly kept: Collection<ConditionalMenu>;

  constructor(store: Store) {
    this.kept = store.collection('conditional-menus');
  }

  /** The latest first: it is tried first. */
  of(appid: string): ConditionalMenu[] {
    return this.kept
      .values()
      .filter((one) => one.appid === appid)
      .reverse();
  }

  all(): ConditionalMenu[] {
    return this.kept.values();
  }

  add(appid: string, menu: Menu, tagId: number): ConditionalMenu {
    const menuId = Math.max(500_000_000, ...this.kept.values().map((one) => one.menuId)) + 1;
    const added = { appid, menuId, menu, tagId };
    this.kept.put(String(menuId), added);
    return added;
  }

  /** @throws ApiError 65301 */
  remove(appid: string, menuId: unknown): void {
    if (this.kept.get(String(menuId))?.appid !== appid) throw new ApiError(65301, 'no such conditional menu');
    this.kept.delete(String(menuId));
  }

  removeAll(appid: string): void {
    for (const { menuId } of this.of(appid)) this.kept.delete(String(menuId));
  }
}
