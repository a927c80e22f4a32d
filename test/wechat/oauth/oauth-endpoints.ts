import type { Apps } from '../apps/apps.ts';
import type { Codes } from '../codes/codes.ts';
import type { ApiEndpoint } from '../http/api-endpoint.ts';
import { ApiError } from '../http/api-error.ts';
import type { People } from '../people/people.ts';
import { appByCredentials } from '../tokens/token-endpoints.ts';
import type { UserGrant, UserTokens } from './user-tokens.ts';

interface OauthParts {
  apps: Apps;
  people: People;
  codes: Codes;
  userTokens: UserTokens;
  now: () => number;
}

/** The server's half of web OAuth. Source: WeChat, "Official Account web authorization". */
export function oauthEndpoints({ apps, people, codes, userTokens, now }: OauthParts): ApiEndpoint[] {
  function tokenAnswer(grant: UserGrant) {
    return {
      access_token: grant.accessToken,
      expires_in: Math.ceil((grant.accessExpiresAt - now()) / 1000),
      refresh_token: grant.refreshToken,
      openid: grant.openid,
      scope: grant.scope,
    };
  }

  return [
    {
      method: 'GET',
      path: '/sns/oauth2/access_token',
      token: 'none',
      handle: ({ query, actFor }) => {
        const app = appByCredentials(apps, { appid: query.get('appid'), secret: query.get('secret') });
        actFor(app.name);
        if (query.get('grant_type') !== 'authorization_code') throw new ApiError(40002, 'invalid grant_type');
        const code = codes.redeem(query.get('code'), 'oauth', app.appid);
        const person = people.get(code.personId);
        const scope = code.scope ?? 'snsapi_base';
        const grant = userTokens.grant({
          appid: app.appid,
          personId: person.id,
          openid: code.snapshotOpenid ?? people.openid(person, app.appid),
          scope,
          isSnapshot: code.snapshotOpenid !== undefined,
        });
        const unionid = scope === 'snsapi_userinfo' && !grant.isSnapshot ? people.unionid(person, app) : undefined;
        return {
          ...tokenAnswer(grant),
          ...(grant.isSnapshot && { is_snapshotuser: 1 }),
          ...(unionid && { unionid }),
        };
      },
    },
    {
      method: 'GET',
      path: '/sns/oauth2/refresh_token',
      token: 'none',
      handle: ({ query, actFor }) => {
        const appid = query.get('appid');
        if (!appid) throw new ApiError(41002, 'appid missing');
        const app = apps.find(appid);
        if (!app) throw new ApiError(40013, 'invalid appid');
        actFor(app.name);
        if (query.get('grant_type') !== 'refresh_token') throw new ApiError(40002, 'invalid grant_type');
        return tokenAnswer(userTokens.refresh(query.get('refresh_token'), app.appid));
      },
    },
    {
      method: 'GET',
      path: '/sns/userinfo',
      token: 'none',
      handle: ({ query, actFor }) => {
        const grant = userTokens.check(query.get('access_token'), query.get('openid'));
        const app = apps.get(grant.appid);
        actFor(app.name);
        if (grant.scope !== 'snsapi_userinfo') throw new ApiError(48001, 'api unauthorized');
        const person = people.get(grant.personId);
        const unionid = grant.isSnapshot ? undefined : people.unionid(person, app);
        return {
          openid: grant.openid,
          nickname: grant.isSnapshot ? '微信用户' : person.nickname,
          sex: 0,
          language: '',
          city: '',
          province: '',
          country: '',
          headimgurl: grant.isSnapshot ? '' : person.avatarUrl,
          privilege: [],
          ...(unionid && { unionid }),
        };
      },
    },
    {
      method: 'GET',
      path: '/sns/auth',
      token: 'none',
      handle: ({ query, actFor }) => {
        const grant = userTokens.check(query.get('access_token'), query.get('openid'));
        actFor(apps.get(grant.appid).name);
        return { errcode: 0, errmsg: 'ok' };
      },
    },
  ];
}
