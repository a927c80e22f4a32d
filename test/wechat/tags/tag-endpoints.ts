import type { App } from '../apps/apps.ts';
import { type ApiCall, type ApiEndpoint, OFFICIAL_ACCOUNTS } from '../http/api-endpoint.ts';
import { ApiError } from '../http/api-error.ts';
import type { People } from '../people/people.ts';
import type { Tags } from './tags.ts';

const MOST_OPENIDS_A_BATCH = 50;
const MOST_OPENIDS_A_PAGE = 10_000;

/** Tags of an Official Account's followers. Source: WeChat Official Account, "Manage Tags". */
export function tagEndpoints(tags: Tags, people: People): ApiEndpoint[] {
  const forVerifiedAccounts = { token: 'app', kinds: OFFICIAL_ACCOUNTS, verifiedOnly: true } as const;

  /** @throws ApiError 40032 an empty or long list, 49003 somebody who does not follow */
  function followersIn(app: App, body: Record<string, unknown>): string[] {
    const { openid_list: openids } = body;
    if (!Array.isArray(openids) || openids.length === 0 || openids.length > MOST_OPENIDS_A_BATCH) {
      throw new ApiError(40032, 'invalid openid list size');
    }
    for (const openid of openids) {
      const person = typeof openid === 'string' ? people.byOpenidOf(app.appid, openid) : undefined;
      if (!person || !people.isFollowing(person, app.appid)) throw new ApiError(49003, 'not match openid with appid');
    }
    return openids as string[];
  }

  const batch = (path: string, isTagged: boolean): ApiEndpoint => ({
    ...forVerifiedAccounts,
    method: 'POST',
    path,
    handle: ({ app, body }: ApiCall) => {
      const { tagid } = body();
      tags.change(app.appid, tagid, followersIn(app, body()), isTagged);
      return { errcode: 0, errmsg: 'ok' };
    },
  });

  return [
    {
      ...forVerifiedAccounts,
      method: 'POST',
      path: '/cgi-bin/tags/create',
      handle: ({ app, body }) => {
        const { tag } = body() as { tag?: { name?: unknown } };
        if (typeof tag?.name !== 'string') throw new ApiError(40035, 'invalid parameter: tag.name');
        const { id, name } = tags.create(app.appid, tag.name);
        return { tag: { id, name } };
      },
    },
    {
      ...forVerifiedAccounts,
      method: 'GET',
      path: '/cgi-bin/tags/get',
      handle: ({ app }) => ({
        tags: tags.of(app.appid).map(({ id, name, openids }) => ({ id, name, count: openids.length })),
      }),
    },
    batch('/cgi-bin/tags/members/batchtagging', true),
    batch('/cgi-bin/tags/members/batchuntagging', false),
    {
      ...forVerifiedAccounts,
      method: 'POST',
      path: '/cgi-bin/user/tag/get',
      handle: ({ app, body }) => {
        const { tagid, next_openid: after = '' } = body();
        const { openids } = tags.get(app.appid, tagid);
        const start = after === '' ? 0 : openids.indexOf(String(after)) + 1;
        const page = openids.slice(start, start + MOST_OPENIDS_A_PAGE);
        return {
          count: page.length,
          ...(page.length > 0 && { data: { openid: page } }),
          next_openid: page.at(-1) ?? '',
        };
      },
    },
  ];
}
