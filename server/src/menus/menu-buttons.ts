import type { MenuButton, SecondaryMenuButton } from '../wechat/official-account/menu-button.ts';
import {
  type MenuAction,
  MenuActionKind,
  MenuClient,
  type PrimaryMenuEntry,
  type SecondaryMenuEntry,
} from './menu-entry.ts';

/** Where the account's pages are. */
export interface MenuTarget {
  /** Names the account in web addresses. */
  readonly handle: string;
  /** Where this server is reached, without a slash at the end. */
  readonly publicUrl: string;
  /** Null when the account has no Mini Program. */
  readonly miniProgramAppid: string | null;
}

type PageAction = Extract<MenuAction, { opensIn: MenuClient }>;

/** The menu as WeChat is to show it. */
export function menuButtons(entries: readonly PrimaryMenuEntry[], target: MenuTarget): MenuButton[] {
  return entries.map((entry) =>
    'entries' in entry
      ? { name: entry.name, buttons: entry.entries.map((secondary) => menuButton(secondary, target)) }
      : menuButton(entry, target),
  );
}

/** The domains of the pages the menu links to, as WeChat counts them: its own do not count. */
export function linkedDomains(buttons: readonly MenuButton[]): string[] {
  const all = buttons.flatMap((button) => ('buttons' in button ? button.buttons : [button]));
  const hosts = all.flatMap((button) => (button.type === 'view' ? [new URL(button.url).hostname] : []));
  return [...new Set(hosts)].filter((host) => host !== 'qq.com' && !host.endsWith('.qq.com'));
}

function menuButton({ key, name, action }: SecondaryMenuEntry, target: MenuTarget): SecondaryMenuButton {
  if (action.kind === MenuActionKind.URL) return { name, type: 'view', url: action.url };
  if (action.kind === MenuActionKind.CLICK) return { name, type: 'click', key };
  const { path, id } = pageOf(action);
  const source = { ...(id === undefined ? {} : { id }), entry: key };
  const url = `${target.publicUrl}/h5/${path}?${new URLSearchParams({ ...source, account: target.handle })}`;
  if (action.opensIn === MenuClient.H5 || target.miniProgramAppid === null) return { name, type: 'view', url };
  const pagepath = `${path}?${new URLSearchParams(source)}`;
  return { name, type: 'miniProgram', appid: target.miniProgramAppid, pagepath, url };
}

/** Our pages: the same path in the Mini Program and, below /h5/, on the web (miniprogram/src/app.config.ts). */
function pageOf(action: PageAction): { path: string; id?: string } {
  switch (action.kind) {
    case MenuActionKind.ARTICLE:
      return { path: 'pages/article/index', id: action.articleId };
    case MenuActionKind.SERIES:
      return { path: 'packages/series/index', id: action.seriesId };
    case MenuActionKind.MEMBERSHIP:
      return { path: 'packages/membership/index' };
    case MenuActionKind.HOME:
      return { path: 'pages/home/index' };
  }
}
