import type { Apps } from '../apps/apps.ts';
import { type ApiEndpoint, OFFICIAL_ACCOUNTS } from '../http/api-endpoint.ts';
import { ApiError } from '../http/api-error.ts';
import type { People } from '../people/people.ts';
import type { Settings } from '../settings.ts';
import type { Tags } from '../tags/tags.ts';
import { checkMenu, type MenuButton } from './menu-rules.ts';
import type { Menus } from './menus.ts';

/** The way get_current_selfmenu_info writes a button: sub buttons in a `list`. */
function selfMenuButton({ sub_button, ...button }: MenuButton): Record<string, unknown> {
  return sub_button ? { ...button, sub_button: { list: sub_button.map(selfMenuButton) } } : { ...button };
}

interface MenuParts {
  apps: Apps;
  menus: Menus;
  tags: Tags;
  people: People;
  settings: Settings;
}

export function menuEndpoints({ apps, menus, tags, people, settings }: MenuParts): ApiEndpoint[] {
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
        const conditional = menus.conditional.of(app.appid).map(({ menu, menuId, tagId }) => ({
          button: menu.button,
          matchrule: { group_id: tagId, tag_id: String(tagId) },
          menuid: menuId,
        }));
        return {
          menu: { button, menuid: published.menuId },
          ...(conditional.length > 0 && { conditionalmenu: conditional }),
        };
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
      ...forVerifiedAccounts,
      method: 'POST',
      path: '/cgi-bin/menu/addconditional',
      handle: ({ app, body }) => {
        const { matchrule: rule, ...menu } = body() as { matchrule?: { tag_id?: unknown } };
        if (!menus.find(app.appid)) throw new ApiError(65303, 'there is no selfmenu, please create selfmenu first');
        if (!rule?.tag_id) throw new ApiError(65304, 'match rule empty');
        const { id } = tags.get(app.appid, rule.tag_id);
        return { menuid: String(menus.addConditional(app.appid, checkMenu(menu, app, apps), id)) };
      },
    },
    {
      ...forVerifiedAccounts,
      method: 'POST',
      path: '/cgi-bin/menu/delconditional',
      handle: ({ app, body }) => {
        menus.removeConditional(app.appid, body().menuid);
        return { errcode: 0, errmsg: 'ok' };
      },
    },
    {
      ...forVerifiedAccounts,
      method: 'POST',
      path: '/cgi-bin/menu/trymatch',
      handle: ({ app, body }) => {
        const { user_id: openid } = body();
        const person = typeof openid === 'string' ? people.byOpenidOf(app.appid, openid) : undefined;
        if (!person || !people.isFollowing(person, app.appid)) throw new ApiError(65302, 'there is no such user');
        const shown = menus.shownTo(app.appid, tags.idsOf(app.appid, String(openid)));
        if (!shown) throw new ApiError(46003, 'menu no exist');
        return { button: shown.menu.button.map((top) => ({ ...top, sub_button: top.sub_button ?? [] })) };
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
