import type { App, Apps } from '../apps/apps.ts';
import type { ApiEndpoint } from '../http/api-endpoint.ts';
import { OFFICIAL_ACCOUNTS } from '../http/api-endpoint.ts';
import { ApiError } from '../http/api-error.ts';
import type { AccessTokens } from './access-tokens.ts';

interface Credentials {
  appid: unknown;
  secret: unknown;
}

/**
 * Checks an AppID and AppSecret pair.
 * @throws ApiError 41002, 41004, 40013, 40125, 40243
 */
export function appByCredentials(apps: Apps, { appid, secret }: Credentials): App {
  if (typeof appid !== 'string' || appid === '') throw new ApiError(41002, 'appid missing');
  if (typeof secret !== 'string' || secret === '') throw new ApiError(41004, 'appsecret missing');
  const app = apps.find(appid);
  if (!app) throw new ApiError(40013, 'invalid appid');
  if (app.secret !== secret) throw new ApiError(40125, 'invalid appsecret');
  if (app.secretFrozen) throw new ApiError(40243, 'AppSecret has been frozen');
  return app;
}

function checkAddress(app: App, ip: string): void {
  if (!OFFICIAL_ACCOUNTS.includes(app.kind) || !app.ipWhitelist || app.ipWhitelist.includes(ip)) return;
  throw new ApiError(40164, `invalid ip ${ip} ipv6 ::ffff:${ip}, not in whitelist`);
}

export function tokenEndpoints(apps: Apps, tokens: AccessTokens): ApiEndpoint[] {
  return [
    {
      method: 'GET',
      path: '/cgi-bin/token',
      token: 'none',
      handle: ({ query, ip, actFor }) => {
        if (query.get('grant_type') !== 'client_credential') throw new ApiError(40002, 'invalid grant_type');
        const app = appByCredentials(apps, { appid: query.get('appid'), secret: query.get('secret') });
        actFor(app.name);
        checkAddress(app, ip);
        return { ...tokens.issueClassic(app) };
      },
    },
    {
      method: 'POST',
      path: '/cgi-bin/stable_token',
      token: 'none',
      handle: ({ body, ip, actFor }) => {
        const { grant_type, appid, secret, force_refresh = false } = body();
        if (grant_type !== 'client_credential') throw new ApiError(40002, 'invalid grant_type');
        if (typeof force_refresh !== 'boolean') throw new ApiError(47001, 'data format error: force_refresh');
        const app = appByCredentials(apps, { appid, secret });
        actFor(app.name);
        checkAddress(app, ip);
        return { ...tokens.issueStable(app, force_refresh) };
      },
    },
  ];
}
