import { expect, it } from 'vitest';
import {
  failureOf,
  isPassing,
  lacksFunds,
  NotFromWeChat,
  type UnreachableReason,
  WeChatApiError,
  WeChatPayError,
  WeChatUnreachable,
} from './errors.ts';

const api = (errcode: number) => new WeChatApiError('/xpay/refund_order', errcode, 'no');
const pay = (status: number, code: string) =>
  new WeChatPayError('/v3/refund/domestic/refunds', { status, code, message: '' });
const unreachable = (reason: UnreachableReason) => new WeChatUnreachable('POST api.weixin.qq.com/xpay', reason);

it.each([
  [api(268490002), 'refused'],
  [api(268490013), 'refused'],
  [pay(400, 'INVALID_REQUEST'), 'refused'],
  [pay(403, 'NOT_ENOUGH'), 'refused'],
  [api(45009), 'passing'],
  [api(268490011), 'passing'],
  [api(268490014), 'passing'],
  [api(268490015), 'passing'],
  [pay(429, 'FREQUENCY_LIMITED'), 'passing'],
  [unreachable('notConnected'), 'passing'],
  [api(-1), 'unknown'],
  [pay(500, 'SYSTEM_ERROR'), 'unknown'],
  [unreachable('timedOut'), 'unknown'],
  [unreachable('connectionLost'), 'unknown'],
  [unreachable('unreadable'), 'unknown'],
  [new NotFromWeChat('WeChat Pay refund', 'wrongSignature'), 'unknown'],
  [new TypeError('ours'), null],
])('says what %s means for the number it was made with', (error, kind) => {
  expect(failureOf(error)).toBe(kind);
  expect(isPassing(error)).toBe(kind === 'passing' || kind === 'unknown');
});

it('tells an empty merchant account from every other refusal', () => {
  expect([lacksFunds(pay(403, 'NOT_ENOUGH')), lacksFunds(pay(403, 'NO_AUTH')), lacksFunds(api(-1))]).toEqual([
    true,
    false,
    false,
  ]);
});
