import { TypedDocumentString } from '@teahouse/schema/typed-document-string.ts';
import { expect, it } from 'vitest';
import { type Answer, createClient, RequestFailure } from './client';

interface Named {
  account: { name: string };
}

const Account = new TypedDocumentString<Named, { id: string }>('hash-1', 'query Account{account{name}}');
const named: Answer = { status: 200, body: { data: { account: { name: '茶馆夜话' } } } };
const unknown: Answer = {
  status: 200,
  body: { errors: [{ message: '?', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] },
};

/** A server that gives the answers in turn, and what it was sent. */
function serverWith(...answers: (Answer | Error)[]) {
  const sent: unknown[] = [];
  const execute = createClient(async (body) => {
    sent.push(JSON.parse(body));
    const answer = answers.shift();
    if (!answer || answer instanceof Error) throw answer;
    return answer;
  });
  return { execute, sent };
}

const extensions = { persistedQuery: { version: 1, sha256Hash: 'hash-1' } };

it('sends the hash and no text', async () => {
  const { execute, sent } = serverWith(named);

  expect(await execute(Account, { id: '1' })).toEqual({ account: { name: '茶馆夜话' } });
  expect(sent).toEqual([{ variables: { id: '1' }, extensions }]);
});

it('sends the text once when the server does not know the hash', async () => {
  const { execute, sent } = serverWith(unknown, named);

  await execute(Account, { id: '1' });

  expect(sent).toEqual([
    { variables: { id: '1' }, extensions },
    { query: 'query Account{account{name}}', variables: { id: '1' }, extensions },
  ]);
});

it('gives up when the server refuses the text too', async () => {
  const { execute, sent } = serverWith(unknown, unknown);

  await expect(execute(Account, { id: '1' })).rejects.toMatchObject({
    kind: 'graphql',
    code: 'PERSISTED_QUERY_NOT_FOUND',
  });
  expect(sent.length).toBe(2);
});

it('tells a missing network, a broken server and a refusal apart', async () => {
  const refusal = { message: '没有权限', extensions: { code: 'FORBIDDEN', requestId: 'r-1' } };
  const failures = [
    new Error('request:fail timeout'),
    { status: 502, body: '<html>' },
    { status: 200, body: { errors: [refusal] } },
  ];

  const seen = await Promise.all(
    failures.map((answer) =>
      serverWith(answer)
        .execute(Account, { id: '1' })
        .catch((cause: unknown) => cause),
    ),
  );

  expect(seen).toEqual([
    new RequestFailure('network', 'request:fail timeout'),
    new RequestFailure('http', 'HTTP 502'),
    new RequestFailure('graphql', '没有权限', 'FORBIDDEN', 'r-1'),
  ]);
});
