import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Account, AccountKind } from '../../../server/src/accounts/account.entity.ts';
import { type App, createApp } from '../../../server/src/app.ts';
import { createTestDatabase } from '../../support/database.ts';
import { testConfig } from '../../support/test-config.ts';

interface Answer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions: { code: string; requestId: string } }[];
}

const noWeChat = 'http://127.0.0.1:9';
let open: App;
let closed: App;
let openUrl: string;
let closedUrl: string;

beforeAll(async () => {
  const databaseUrl = await createTestDatabase();
  open = await createApp(testConfig(databaseUrl, noWeChat));
  closed = await createApp(testConfig(databaseUrl, noWeChat, { acceptsAnyOperation: false }));
  [openUrl, closedUrl] = [await open.listen(), await closed.listen()];
  const em = open.orm.em.fork();
  for (const handle of ['one', 'two']) {
    const kind = AccountKind.SERVICE_ACCOUNT;
    em.create(Account, { handle, kind, name: handle, miniProgramAppid: `wx-${handle}`, createdAt: new Date() });
  }
  await em.flush();
});

afterAll(async () => {
  await open?.close();
  await closed?.close();
});

async function post(url: string, body: unknown, headers: Record<string, string> = { 'teahouse-account': 'one' }) {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: answer.status, headers: answer.headers, ...((await answer.json()) as Answer) };
}

const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions.code;

it('finds the account by handle and by appid', async () => {
  const byHandle = await post(openUrl, { query: '{ account { handle } }' });
  const byAppid = await post(openUrl, { query: '{ account { handle } }' }, { 'teahouse-account': 'wx-two' });

  expect(byHandle.data).toEqual({ account: { handle: 'one' } });
  expect(byAppid.data).toEqual({ account: { handle: 'two' } });
});

it('asks which account is meant when there are several, and says so when there is none of that name', async () => {
  expect(codeOf(await post(openUrl, { query: '{ account { handle } }' }, {}))).toBe('ACCOUNT_REQUIRED');
  const unknown = await post(openUrl, { query: '{ account { handle } }' }, { 'teahouse-account': 'three' });
  expect([unknown.status, codeOf(unknown)]).toEqual([404, 'NOT_FOUND']);
});

it('speaks the language of the request and names the request in every error', async () => {
  const headers = { 'teahouse-account': 'one', 'accept-language': 'en' };

  const refused = await post(
    openUrl,
    { query: 'mutation { unbanMember(input: {memberId: "x"}) { __typename } }' },
    headers,
  );

  expect(refused.errors?.[0]?.message).toBe('Please sign in first');
  expect(refused.errors?.[0]?.extensions).toEqual({
    code: 'UNAUTHENTICATED',
    requestId: refused.headers.get('x-request-id'),
  });
});

it('refuses tokens that are none, changed or of another kind', async () => {
  for (const token of ['x', 'a.b', `${'A'.repeat(22)}.${'B'.repeat(43)}`]) {
    const refused = await post(openUrl, { query: '{ account { id } }' }, { authorization: `Bearer ${token}` });
    expect([refused.status, codeOf(refused)]).toEqual([401, 'UNAUTHENTICATED']);
  }
});

it('answers registered operations by their hash, and nobody can register one by asking', async () => {
  const manifest = JSON.parse(
    readFileSync(new URL('../../../schema/persisted-operations.json', import.meta.url), 'utf8'),
  ) as Record<string, string>;
  const [hash = '', text = ''] =
    Object.entries(manifest).find(([, operation]) => /query Viewer\b/.test(operation)) ?? [];
  const strange = '{ account { name } }';
  const strangeHash = createHash('sha256').update(strange).digest('hex');
  const byHash = (sha256Hash: string, query?: string) => ({
    query,
    extensions: { persistedQuery: { version: 1, sha256Hash } },
  });

  expect(createHash('sha256').update(text).digest('hex')).toBe(hash);
  expect(await post(closedUrl, byHash(hash))).toMatchObject({ data: { viewer: { member: null } } });
  expect(codeOf(await post(closedUrl, byHash(strangeHash)))).toBe('PERSISTED_QUERY_NOT_FOUND');
  expect(codeOf(await post(closedUrl, byHash(strangeHash, strange)))).toBe('OPERATION_NOT_ALLOWED');
  await post(openUrl, byHash(strangeHash, strange));
  expect(codeOf(await post(openUrl, byHash(strangeHash)))).toBe('PERSISTED_QUERY_NOT_FOUND');
});

it('tells a registered operation the same errors as any other', async () => {
  const manifest = JSON.parse(
    readFileSync(new URL('../../../schema/persisted-operations.json', import.meta.url), 'utf8'),
  ) as Record<string, string>;
  const hashOf = (start: RegExp) => Object.entries(manifest).find(([, text]) => start.test(text))?.[0];
  const send = (sha256Hash: string | undefined, variables: object) =>
    post(openUrl, { variables, extensions: { persistedQuery: { version: 1, sha256Hash } } });

  const input = { tierPriceId: '018f0000-0000-7000-8000-000000000000', idempotencyKey: 'k' };
  const unauthenticated = await send(hashOf(/^mutation PlaceOrder\b/), { input });
  const missing = await send(hashOf(/^query Article\b/), {});
  const wrongKind = await send(hashOf(/^query Article\b/), { id: { not: 'an id' } });

  expect([unauthenticated, missing, wrongKind].map(codeOf)).toEqual([
    'UNAUTHENTICATED',
    'BAD_USER_INPUT',
    'BAD_USER_INPUT',
  ]);
  expect(unauthenticated.errors?.[0]?.message).toBe('请先登录');
});

it('fills in the defaults of a registered operation as of any other', async () => {
  const manifest = JSON.parse(
    readFileSync(new URL('../../../schema/persisted-operations.json', import.meta.url), 'utf8'),
  ) as Record<string, string>;
  const [hash] = Object.entries(manifest).find(([, text]) => /^mutation BeginArticle\b/.test(text)) ?? [];
  const input = { title: '夜话', document: { type: 'document', blocks: [] } };

  const answer = await post(openUrl, {
    variables: { input },
    extensions: { persistedQuery: { version: 1, sha256Hash: hash } },
  });

  expect(codeOf(answer)).toBe('UNAUTHENTICATED');
});

it('says so when the request names an operation that is not there', async () => {
  const answer = await post(openUrl, { query: 'query Here { account { handle } }', operationName: 'There' });

  expect([answer.data, codeOf(answer)]).toEqual([undefined, 'OPERATION_RESOLUTION_FAILURE']);
});

it('hides introspection where only registered operations are answered', async () => {
  expect(codeOf(await post(closedUrl, { query: '{ __schema { types { name } } }' }))).toBe('OPERATION_NOT_ALLOWED');
});

it('refuses operations that are too deep, too wide, too often aliased or too long', async () => {
  const deep = `{ __schema { types { ${'ofType { '.repeat(3)} name ${'} '.repeat(3)} } } viewer { staffRole } ${Array.from({ length: 70 }, (_, i) => `a${i}: account { id }`).join(' ')} }`;
  const long = `{ ${Array.from({ length: 2_000 }, (_, i) => `a${i}: account { id }`).join(' ')} }`;

  expect(['TOO_COMPLEX', 'GRAPHQL_VALIDATION_FAILED']).toContain(codeOf(await post(openUrl, { query: deep })));
  expect(codeOf(await post(openUrl, { query: long }))).toBe('GRAPHQL_PARSE_FAILED');
});

it('refuses what is not a GraphQL request without telling anything of itself', async () => {
  const notJson = await fetch(`${openUrl}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'teahouse-account': 'one' },
    body: '{',
  });

  expect(notJson.status).toBe(400);
  expect(await notJson.text()).not.toMatch(/node_modules|at /);
});

it('is alive at once, and ready only when all of it serves', async () => {
  const health = await fetch(`${openUrl}/healthz`);
  const ready = await fetch(`${openUrl}/readyz`);
  const { checks } = (await ready.json()) as { checks: Record<string, string> };

  expect(health.status).toBe(200);
  expect(checks.database).toBe('ok');
  expect(ready.status).toBe(Object.values(checks).every((check) => check === 'ok') ? 200 : 503);
});
