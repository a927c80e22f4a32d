import type { App, Apps } from '../apps/apps.ts';
import { sameSignature, userSignatureOf } from '../crypto/virtual-payment-signature.ts';
import { type ApiCall, type ApiEndpoint, MINI_PROGRAMS } from '../http/api-endpoint.ts';
import { ApiError } from '../http/api-error.ts';
import type { People } from '../people/people.ts';
import type { Settings } from '../settings.ts';
import { appByCredentials } from '../tokens/token-endpoints.ts';
import type { Codes } from './codes.ts';
import type { Session, Sessions } from './sessions.ts';

export interface SessionParts {
  apps: Apps;
  people: People;
  codes: Codes;
  sessions: Sessions;
  settings: Settings;
  now: () => number;
}

/** Logins of one user in the current minute; WeChat answers 45011 beyond a limit. */
class LoginMeter {
  private readonly counts = new Map<string, { minute: number; count: number }>();

  count(key: string, now: number, limit: number): void {
    const minute = Math.floor(now / 60_000);
    const before = this.counts.get(key);
    const count = before?.minute === minute ? before.count : 0;
    if (count >= limit) throw new ApiError(45011, 'api minute-quota reach limit, must slower retry next minute');
    this.counts.set(key, { minute, count: count + 1 });
  }
}

/** Parameters that the documentation calls a body but every sample sends in the query: both are taken. */
function given(call: ApiCall, name: string): unknown {
  const inQuery = call.query.get(name);
  if (inQuery !== null) return inQuery;
  return call.rawBody === '' ? undefined : call.body()[name];
}

export function sessionEndpoints({ apps, people, codes, sessions, settings, now }: SessionParts): ApiEndpoint[] {
  const meter = new LoginMeter();

  /** The user's session, proven by the HMAC of the empty text under its key. */
  function provenSession(call: ApiCall, app: App): { session: Session; openid: string } {
    const openid = given(call, 'openid');
    const person = typeof openid === 'string' ? people.byOpenidOf(app.appid, openid) : undefined;
    if (!person || typeof openid !== 'string') throw new ApiError(40003, 'invalid openid');
    if (given(call, 'sig_method') !== 'hmac_sha256') throw new ApiError(87008, 'invalid sig_method');
    const session = sessions.current(app.appid, person.id);
    if (!session || !sameSignature(given(call, 'signature'), userSignatureOf(session.sessionKey, ''))) {
      throw new ApiError(87009, 'invalid signature');
    }
    return { session, openid };
  }

  return [
    {
      method: 'GET',
      path: '/sns/jscode2session',
      token: 'none',
      handle: ({ query, actFor }) => {
        const app = appByCredentials(apps, { appid: query.get('appid'), secret: query.get('secret') });
        actFor(app.name);
        if (app.kind !== 'mini-program') throw new ApiError(40013, 'invalid appid');
        if (query.get('grant_type') !== 'authorization_code') throw new ApiError(40002, 'invalid grant_type');
        const code = codes.redeem(query.get('js_code'), 'login', app.appid);
        const person = people.get(code.personId);
        if (person.risky) throw new ApiError(40226, 'code blocked');
        meter.count(`${app.appid}/${person.id}`, now(), settings.current.loginsPerMinute);
        const session = sessions.current(app.appid, person.id) ?? sessions.rotate(app.appid, person.id);
        sessions.touch(session);
        const unionid = people.unionid(person, app);
        return {
          session_key: session.sessionKey,
          openid: people.openid(person, app.appid),
          ...(unionid && { unionid }),
        };
      },
    },
    {
      method: 'GET',
      path: '/wxa/checksession',
      token: 'app',
      kinds: MINI_PROGRAMS,
      handle: (call) => {
        sessions.touch(provenSession(call, call.app).session);
        return { errcode: 0, errmsg: 'ok' };
      },
    },
    {
      method: 'GET',
      path: '/wxa/resetusersessionkey',
      token: 'app',
      kinds: MINI_PROGRAMS,
      handle: (call) => {
        const { session, openid } = provenSession(call, call.app);
        return { errcode: 0, errmsg: 'ok', openid, session_key: sessions.replaceKey(session).sessionKey };
      },
    },
  ];
}
