import type { Apps } from '../apps/apps.ts';
import { type ApiEndpoint, OFFICIAL_ACCOUNTS } from '../http/api-endpoint.ts';
import { ApiError } from '../http/api-error.ts';
import type { Settings } from '../settings.ts';
import { checkMenu, type MenuButton } from './menu-rules.ts';
import type { Menus } from './menus.ts';

/** The way get_current_selfmenu_info writes a button: sub buttons in a `list`. */
function selfMenuButton({ sub_button, ...button }: MenuButton): Record<string, unknown> {
  return sub_button ? { ...button, sub_button: { list: sub_button.map(selfMenuButton) } } : { ...button };
}

export function menuEndpoints(apps: Apps, menus: Menus, settings: Settings): ApiEndpoint[] {
  const forVerifiedAccounts = { token: 'app', kinds: OFFICIAL_ACCOUNTS, verifiedOnly: true } as const;
  return [
    {
      ...forVerifiedAccounts,
      method: 'POST',
      path: '/cgi-bin/menu/create',
      handle: ({ app, body, rawBody }) => {
        const menu = body();
        if (settings.current.strictEscapes && /\\u[0-9a-fA-F]{4}/.test(rawBody)) {
          throw new ApiError(40033, 'invalid charset. please check your request, if include \\uxxxx will create fail!');
        }
        menus.publish(app, checkMenu(menu, app, apps));
        return { errcode: 0, errmsg: 'ok' };
      },
    },
    {
      ...forVerifiedAccounts,
      method: 'GET',
      path: '/cgi-bin/menu/get',
      handle: ({ app }) => {
        const published = menus.find(app.appid);
        if (!published) throw new ApiError(46003, 'menu no exist');
        const button = published.menu.button.map((top) => ({ ...top, sub_button: top.sub_button ?? [] }));
        return { menu: { button, menuid: published.menuId } };
      },
    },
    {
      ...forVerifiedAccounts,
      method: 'GET',
      path: '/cgi-bin/menu/delete',
      handle: ({ app }) => {
        menus.remove(app.appid);
        return { errcode: 0, errmsg: 'ok' };
      },
    },
    {
      token: 'app',
      kinds: OFFICIAL_ACCOUNTS,
      method: 'GET',
      path: '/cgi-bin/get_current_selfmenu_info',
      handle: ({ app }) => {
        const published = menus.find(app.appid);
        if (!published) return { is_menu_open: 0 };
        return { is_menu_open: 1, selfmenu_info: { button: published.menu.button.map(selfMenuButton) } };
      },
    },
  ];
}
