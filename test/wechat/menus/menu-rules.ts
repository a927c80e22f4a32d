import type { App, Apps } from '../apps/apps.ts';
import { ApiError } from '../http/api-error.ts';

export type MenuButtonType =
  | 'click'
  | 'view'
  | 'miniprogram'
  | 'scancode_push'
  | 'scancode_waitmsg'
  | 'pic_sysphoto'
  | 'pic_photo_or_album'
  | 'pic_weixin'
  | 'location_select'
  | 'media_id'
  | 'view_limited'
  | 'article_id'
  | 'article_view_limited';

export interface MenuButton {
  name: string;
  type?: MenuButtonType;
  key?: string;
  url?: string;
  appid?: string;
  pagepath?: string;
  media_id?: string;
  article_id?: string;
  sub_button?: MenuButton[];
}

export interface Menu {
  button: MenuButton[];
}

const REQUIRED: Record<MenuButtonType, readonly (keyof MenuButton)[]> = {
  click: ['key'],
  view: ['url'],
  miniprogram: ['appid', 'pagepath', 'url'],
  scancode_push: ['key'],
  scancode_waitmsg: ['key'],
  pic_sysphoto: ['key'],
  pic_photo_or_album: ['key'],
  pic_weixin: ['key'],
  location_select: ['key'],
  media_id: ['media_id'],
  view_limited: ['media_id'],
  article_id: ['article_id'],
  article_view_limited: ['article_id'],
};

const LONGEST = { topName: 16, subName: 60, key: 128, url: 1024 };
const MOST = { top: 3, sub: 5, outsideDomains: 3 };

/** Codes differ between the two levels of a menu. */
interface Level {
  typeCode: number;
  nameCode: number;
  keyCode: number;
  urlCode: number;
  longestName: number;
}

const TOP: Level = { typeCode: 40017, nameCode: 40018, keyCode: 40019, urlCode: 40020, longestName: LONGEST.topName };
const SUB: Level = { typeCode: 40024, nameCode: 40025, keyCode: 40026, urlCode: 40027, longestName: LONGEST.subName };

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function bytes(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

function checkName(value: unknown, level: Level): string {
  if (typeof value !== 'string' || value === '' || bytes(value) > level.longestName) {
    throw new ApiError(level.nameCode, `invalid button name size, at most ${level.longestName} bytes`);
  }
  return value;
}

function checkField(button: Record<string, unknown>, field: keyof MenuButton, level: Level): string {
  const value = button[field];
  const isUrl = field === 'url';
  const code = isUrl ? level.urlCode : field === 'appid' || field === 'pagepath' ? 40165 : level.keyCode;
  const longest = isUrl ? LONGEST.url : field === 'pagepath' ? LONGEST.url : LONGEST.key;
  if (typeof value !== 'string' || value === '' || bytes(value) > longest) {
    throw new ApiError(code, `invalid button ${field} size`);
  }
  if (isUrl && !(/^https?:\/\//.test(value) && URL.canParse(value)))
    throw new ApiError(40055, 'invalid button url domain');
  return value;
}

function checkAction(button: Record<string, unknown>, level: Level, account: App, apps: Apps): MenuButton {
  const name = checkName(button.name, level);
  const { type } = button;
  if (typeof type !== 'string' || !Object.hasOwn(REQUIRED, type))
    throw new ApiError(level.typeCode, 'invalid button type');
  const kept: MenuButton = { type: type as MenuButtonType, name };
  for (const field of REQUIRED[type as MenuButtonType])
    Object.assign(kept, { [field]: checkField(button, field, level) });
  if (kept.type === 'miniprogram') {
    const miniProgram = apps.find(kept.appid ?? '');
    if (miniProgram?.kind !== 'mini-program') throw new ApiError(40013, 'invalid appid');
    if (!account.miniPrograms.includes(miniProgram.appid)) {
      throw new ApiError(45064, 'no permission to use weapp in menu');
    }
  }
  return kept;
}

function checkTop(button: unknown, account: App, apps: Apps): MenuButton {
  if (!isObject(button)) throw new ApiError(40015, 'invalid menu type');
  const subButtons = button.sub_button;
  if (subButtons === undefined || (Array.isArray(subButtons) && subButtons.length === 0)) {
    return checkAction(button, TOP, account, apps);
  }
  const name = checkName(button.name, TOP);
  if (!Array.isArray(subButtons) || subButtons.length > MOST.sub) {
    throw new ApiError(40023, 'invalid sub button size');
  }
  return {
    name,
    sub_button: subButtons.map((sub: unknown) => {
      if (!isObject(sub)) throw new ApiError(40015, 'invalid menu type');
      if (Array.isArray(sub.sub_button) && sub.sub_button.length > 0)
        throw new ApiError(40022, 'invalid sub menu level');
      return checkAction(sub, SUB, account, apps);
    }),
  };
}

/** Domains a menu's web pages lead to, without WeChat's own. */
function outsideDomains(menu: Menu): Set<string> {
  const domains = new Set<string>();
  for (const button of menu.button.flatMap((top) => [top, ...(top.sub_button ?? [])])) {
    if (button.type !== 'view' || !button.url) continue;
    const { hostname } = new URL(button.url);
    if (!hostname.endsWith('.qq.com')) domains.add(hostname);
  }
  return domains;
}

/**
 * The menu as WeChat keeps it: known fields only.
 * @throws ApiError 40015 to 40027, 40013, 45064, 40055, 65316
 */
export function checkMenu(body: Record<string, unknown>, account: App, apps: Apps): Menu {
  const { button } = body;
  if (!Array.isArray(button)) throw new ApiError(40015, 'invalid menu type');
  if (button.length === 0 || button.length > MOST.top) throw new ApiError(40016, 'invalid button size');
  const menu = { button: button.map((top: unknown) => checkTop(top, account, apps)) };
  if (outsideDomains(menu).size > MOST.outsideDomains) {
    throw new ApiError(65316, 'The menu links to more than 3 outside domains');
  }
  return menu;
}
