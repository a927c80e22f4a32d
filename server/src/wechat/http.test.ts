import { afterEach, expect, it } from 'vitest';
import { z } from 'zod';
import { nothing, WeChatApi } from './api.ts';
import { WeChatApiError, WeChatUnreachable } from './errors.ts';
import { WeChatHttp, type WeChatLogger } from './http.ts';
import { type HttpPeer, type PeerAnswer, startHttpPeer, unusedBaseUrl } from './testing/http-peer.ts';

let peer: HttpPeer;
afterEach(() => peer?.close());

const http = new WeChatHttp({ timeoutMs: 200, retryDelaysMs: [1, 1] });
const SECRET = '7ea00000000000000000000000000001';

/** Answers the first request with the first, and so on; the last answer is repeated. */
async function peerSaying(...answers: PeerAnswer[]): Promise<HttpPeer> {
  peer = await startHttpPeer((_, index) => answers[Math.min(index, answers.length - 1)]!);
  return peer;
}

const get = (baseUrl: string, { isRepeatable = true } = {}) =>
  http.send({ method: 'GET', baseUrl, path: '/sns/x', query: { secret: SECRET }, isRepeatable });

const failureOf = async (promise: Promise<unknown>): Promise<WeChatUnreachable> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(WeChatUnreachable);
  return error as WeChatUnreachable;
};

it.each([
  ['hangs up', 'hangUp' as const],
  ['stays silent', 'silence' as const],
  ['is broken', { status: 502, body: '<html>' }],
])('asks again when WeChat %s and the request may be repeated', async (_, first) => {
  const { baseUrl } = await peerSaying(first, { body: 'tea' });

  const answer = await get(baseUrl);

  expect(answer.body.toString()).toBe('tea');
  expect(peer.requests).toHaveLength(2);
});

it.each([
  ['connectionLost', 'hangUp' as const],
  ['timedOut', 'silence' as const],
])('asks once when the request must not be repeated, and says %s', async (reason, first) => {
  const { baseUrl } = await peerSaying(first, { body: 'tea' });

  const error = await failureOf(get(baseUrl, { isRepeatable: false }));

  expect(error.reason).toBe(reason);
  expect(peer.requests).toHaveLength(1);
});

it('gives up after its repetitions', async () => {
  const { baseUrl } = await peerSaying('hangUp');

  const error = await failureOf(get(baseUrl));

  expect(error.reason).toBe('connectionLost');
  expect(peer.requests).toHaveLength(3);
});

it('says notConnected when nobody listens, even for what must not be repeated: it never left', async () => {
  const error = await failureOf(get(await unusedBaseUrl(), { isRepeatable: false }));

  expect(error.reason).toBe('notConnected');
});

it('does not follow redirects, which would carry the query to somebody else', async () => {
  const { baseUrl } = await peerSaying({ status: 302, headers: { location: '/elsewhere' } });

  expect((await get(baseUrl)).status).toBe(302);
  expect(peer.requests).toHaveLength(1);
});

it('keeps secrets out of errors and logs', async () => {
  const lines: string[] = [];
  const note = (fields: object, message: string) => lines.push(JSON.stringify(fields) + message);
  const logger: WeChatLogger = { debug: note, warn: note };
  const logged = new WeChatHttp({ timeoutMs: 200, retryDelaysMs: [1], logger });
  const { baseUrl } = await peerSaying({ status: 500 }, 'hangUp');
  const request = { method: 'POST', baseUrl, path: '/cgi-bin/stable_token', isRepeatable: true } as const;

  const error = await failureOf(logged.send({ ...request, query: { access_token: SECRET }, body: SECRET }));

  expect(lines).toHaveLength(2);
  expect([...lines, error.message, error.stack, JSON.stringify(error), String(error.cause)].join()).not.toContain(
    SECRET,
  );
  expect(error.message).toBe(`POST ${new URL(baseUrl).host}/cgi-bin/stable_token: connectionLost (UND_ERR_SOCKET)`);
});

const ask = (baseUrl: string, { isRepeatable = true } = {}) =>
  new WeChatApi(http, baseUrl, { busyDelayMs: 1 }).request({
    method: 'GET',
    path: '/cgi-bin/x',
    isRepeatable,
    answer: z.object({ openid: z.string() }),
  });

it('takes an answer without errcode as success, whatever its content type', async () => {
  const { baseUrl } = await peerSaying({ headers: { 'content-type': 'text/plain' }, body: '{"openid":"o1","new":1}' });

  expect(await ask(baseUrl)).toEqual({ openid: 'o1' });
});

it("throws WeChat's errcode with its request id", async () => {
  const { baseUrl } = await peerSaying({
    body: '{"errcode":40013,"errmsg":"invalid appid, rid: 66a1b2c3-1a2b3c4d-5e6f7a8b"}',
  });

  const error = await ask(baseUrl).catch((reason: unknown) => reason);

  expect(error).toBeInstanceOf(WeChatApiError);
  expect(error).toMatchObject({ errcode: 40013, rid: '66a1b2c3-1a2b3c4d-5e6f7a8b' });
});

it('asks again when WeChat is busy, but not for what must not be repeated', async () => {
  const busy = { body: '{"errcode":-1,"errmsg":"system error"}' };
  const { baseUrl } = await peerSaying(busy, { body: '{"openid":"o1"}' });

  expect(await ask(baseUrl)).toEqual({ openid: 'o1' });

  const other = await startHttpPeer(() => busy);
  await expect(ask(other.baseUrl, { isRepeatable: false })).rejects.toThrow(WeChatApiError);
  expect(other.requests).toHaveLength(1);
  await other.close();
});

it.each([
  ['cut off', { body: '{"openid":"o' }, 'unreadable'],
  ['without the promised field', { body: '{"unionid":"u1"}' }, 'unreadable'],
  ['a page of a proxy', { status: 404, body: '<html>' }, 'badStatus'],
])('does not believe an answer that is %s', async (_, answer, reason) => {
  const { baseUrl } = await peerSaying(answer);

  expect((await failureOf(ask(baseUrl))).reason).toBe(reason);
});

it('takes nothing but errcode 0 for success where there is nothing else to say', async () => {
  const command = {
    method: 'POST',
    path: '/cgi-bin/menu/create',
    body: '{}',
    isRepeatable: true,
    answer: nothing,
  } as const;
  const { baseUrl } = await peerSaying(
    { body: '{"errcode":0,"errmsg":"ok"}' },
    { body: '{"message":"please sign in"}' },
  );
  const api = new WeChatApi(http, baseUrl);

  await api.request(command);

  expect((await failureOf(api.request(command))).reason).toBe('unreadable');
});
