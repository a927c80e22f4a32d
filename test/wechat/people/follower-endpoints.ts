import type { App } from '../apps/apps.ts';
import { type ApiEndpoint, OFFICIAL_ACCOUNTS } from '../http/api-endpoint.ts';
import { ApiError } from '../http/api-error.ts';
import type { People } from './people.ts';

const MOST_OPENIDS_A_PAGE = 10_000;
const MOST_OPENIDS_A_BATCH = 100;

/** What an Official Account may learn about its followers. */
export function followerEndpoints(people: People): ApiEndpoint[] {
  function describe(app: App, openid: unknown): Record<string, unknown> {
    const person = typeof openid === 'string' ? people.byOpenidOf(app.appid, openid) : undefined;
    if (!person) throw new ApiError(40003, 'invalid openid');
    const follow = people.followOf(person, app.appid);
    if (!follow?.isFollowing) return { subscribe: 0, openid };
    const unionid = people.unionid(person, app);
    return {
      subscribe: 1,
      openid,
      language: person.language,
      subscribe_time: Math.floor(follow.followedAt / 1000),
      ...(unionid && { unionid }),
      remark: '',
      groupid: 0,
      tagid_list: [],
      subscribe_scene: follow.scene,
      qr_scene: 0,
      qr_scene_str: '',
    };
  }

  const forVerifiedAccounts = { token: 'app', kinds: OFFICIAL_ACCOUNTS, verifiedOnly: true } as const;
  return [
    {
      ...forVerifiedAccounts,
      method: 'GET',
      path: '/cgi-bin/user/info',
      handle: ({ app, query }) => {
        const openid = query.get('openid');
        if (!openid) throw new ApiError(41009, 'missing openid');
        return describe(app, openid);
      },
    },
    {
      ...forVerifiedAccounts,
      method: 'POST',
      path: '/cgi-bin/user/info/batchget',
      handle: ({ app, body }) => {
        const { user_list } = body();
        if (!Array.isArray(user_list) || user_list.length === 0 || user_list.length > MOST_OPENIDS_A_BATCH) {
          throw new ApiError(40032, 'invalid openid list size');
        }
        return { user_info_list: user_list.map((item: { openid?: unknown } | null) => describe(app, item?.openid)) };
      },
    },
    {
      ...forVerifiedAccounts,
      method: 'GET',
      path: '/cgi-bin/user/get',
      handle: ({ app, query }) => {
        const openids = people.followersOf(app.appid).map((person) => people.openid(person, app.appid));
        const after = query.get('next_openid');
        const start = after ? openids.indexOf(after) + 1 : 0;
        if (after && start === 0) throw new ApiError(40003, 'invalid openid');
        const page = openids.slice(start, start + MOST_OPENIDS_A_PAGE);
        return {
          total: openids.length,
          count: page.length,
          ...(page.length > 0 && { data: { openid: page } }),
          next_openid: page.at(-1) ?? '',
        };
      },
    },
  ];
}
