import type { ApiEndpoint } from '../http/api-endpoint.ts';
import { ApiError } from '../http/api-error.ts';
import type { Settings } from '../settings.ts';
import type { Quotas } from './quotas.ts';

export function quotaEndpoints(quotas: Quotas, settings: Settings): ApiEndpoint[] {
  return [
    {
      method: 'POST',
      path: '/cgi-bin/clear_quota',
      token: 'app',
      handle: ({ app, body }) => {
        if (body().appid !== app.appid) throw new ApiError(40013, 'invalid appid');
        quotas.clearFor(app.appid);
        return { errcode: 0, errmsg: 'ok' };
      },
    },
    {
      method: 'POST',
      path: '/cgi-bin/openapi/quota/get',
      token: 'app',
      handle: ({ app, body }) => {
        const { cgi_path } = body();
        if (typeof cgi_path !== 'string' || !cgi_path.startsWith('/')) throw new ApiError(76003, 'invalid cgi_path');
        if (cgi_path.startsWith('/sns/')) throw new ApiError(76022, 'cgi_path not allowed');
        const { dailyLimits, minuteLimits } = settings.current;
        const used = quotas.usedToday(app.appid, cgi_path);
        const daily_limit = dailyLimits[cgi_path] ?? 0;
        return {
          errcode: 0,
          errmsg: 'ok',
          quota: { daily_limit, used, remain: Math.max(0, daily_limit - used) },
          rate_limit: { call_count: minuteLimits[cgi_path] ?? 0, refresh_second: 60 },
        };
      },
    },
  ];
}
