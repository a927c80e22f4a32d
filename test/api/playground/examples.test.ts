import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoMerchantIn } from '../../../scripts/lib/demo-secrets.mjs';
import { seedDemo } from '../../../server/src/demo/seed.ts';
import { type Example, type ExampleIds, fillVariables, parseExample } from '../../../server/src/playground/example.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { testConfig } from '../../support/test-config.ts';

const folder = new URL('../../../server/src/playground/examples/', import.meta.url);
const examples = readdirSync(folder).map((name) => parseExample(name, readFileSync(new URL(name, folder), 'utf8')));
const accounts = ['chaguan', 'shanyu'];

let teahouse: Teahouse;
let dataDir: string;
beforeAll(async () => {
  teahouse = await startTeahouse({ config: { hasPlayground: true, isDemo: true } });
  const config = testConfig(teahouse.databaseUrl, teahouse.sandbox.url);
  dataDir = config.dataDir;
  await seedDemo(config, demoMerchantIn(dataDir));
});
afterAll(async () => {
  await teahouse?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Runs an example as the page does: the button of its role, this account's ids, then the text as printed. */
async function run(example: Example, account: string, role = example.role): Promise<Record<string, unknown>> {
  const token = role === 'anonymous' ? undefined : await signIn(role, account);
  const ids = (await (await fetch(`${teahouse.url}/playground/example-ids/${account}`)).json()) as ExampleIds;
  const client = token ? teahouse.as(token, { 'teahouse-account': account }) : teahouse.anonymous(account);
  return client.request(example.query, fillVariables(example, ids));
}

async function signIn(as: string, account: string): Promise<string> {
  const answer = await fetch(`${teahouse.url}/playground/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as, account }),
  });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { sessionToken: string }).sessionToken;
}

const named = (name: string) => examples.find((example) => example.query.includes(` ${name}`)) as Example;

describe.each(accounts)('%s', (account) => {
  it.each(examples.map((example) => [example.name, example] as const))('runs %s as printed', async (_, example) => {
    const data = await run(example, account);

    // graphql-request throws on errors; a refusal or an empty answer would show a stranger nothing
    const results = Object.values(data);
    expect(results).not.toContain(null);
    for (const result of results) {
      if (!result || typeof result !== 'object' || !('__typename' in result)) continue;
      expect(result.__typename).toMatch(/Success$|^OrderQuote$/);
    }
  });

  it('shows the same article locked to a stranger and open to the demo member', async () => {
    const locked = await run(named('LockedArticle'), account);
    const open = await run(named('UnlockedArticle'), account);

    expect(locked.article).toMatchObject({ lockedDocument: null, viewerAccess: { canRead: false } });
    expect(open.article).toMatchObject({ lockedDocument: { type: 'document' }, viewerAccess: { canRead: true } });
  });

  it("refuses the creator's examples to everyone else", async () => {
    const creators = examples.filter((example) => example.role === 'creator');
    const refusals = await Promise.all(
      creators.flatMap((example) =>
        (['anonymous', 'member'] as const).map((role) =>
          run(example, account, role).then(
            () => 'answered',
            (error) => error.response.errors[0].extensions.code,
          ),
        ),
      ),
    );

    expect(new Set(refusals)).toEqual(new Set(['UNAUTHENTICATED', 'FORBIDDEN']));
  });
});
