import { expect, it } from 'vitest';
import { oauthAuthorizeUrl } from './oauth.ts';

const request = {
  appid: 'wx7ea0000000000001',
  redirectUri: 'https://teahouse.example/wechat/oauth/chaguan/callback?a=1&b=茶',
  scope: 'base' as const,
  state: 'a1B2c3',
};

it('builds the authorization address in the order old clients insist on, fragment last', () => {
  expect(oauthAuthorizeUrl('https://open.weixin.qq.com', request)).toBe(
    'https://open.weixin.qq.com/connect/oauth2/authorize?appid=wx7ea0000000000001' +
      '&redirect_uri=https%3A%2F%2Fteahouse.example%2Fwechat%2Foauth%2Fchaguan%2Fcallback%3Fa%3D1%26b%3D%E8%8C%B6' +
      '&response_type=code&scope=snsapi_base&state=a1B2c3#wechat_redirect',
  );
});

it.each(['', 'a-b', 'a b', 'a'.repeat(129)])('refuses the state "%s", which would not come back', (state) => {
  expect(() => oauthAuthorizeUrl('https://open.weixin.qq.com', { ...request, state })).toThrow(RangeError);
});
