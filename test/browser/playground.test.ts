import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { GivenAccount } from '../support/given.ts';
import { startTeahouse, type Teahouse } from '../support/teahouse.ts';
import { launchChromium } from './support/chromium.ts';

let teahouse: Teahouse;
let browser: Browser;
let page: Page;
let account: GivenAccount;
/** Every address the page asked for, and what it complained about. */
let requested: URL[];
let complaints: string[];

beforeAll(async () => {
  [teahouse, browser] = await Promise.all([
    startTeahouse({ config: { hasPlayground: true, isDemo: true } }),
    launchChromium(),
  ]);
  account = await teahouse.given.account();
  await teahouse.given.tier(account);
  await teahouse.given.staff(account);
  // with two of them, every request must name one: the page's own questions too
  await teahouse.given.account();
});
afterAll(async () => {
  await browser?.close();
  await teahouse?.stop();
});

beforeEach(async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' });
  page = await context.newPage();
  requested = [];
  complaints = [];
  page.on('request', (request) => requested.push(new URL(request.url())));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(`${teahouse.url}/graphql`);
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  return () => context.close();
});

const openExample = (name: string) => page.getByRole('tab', { name, exact: true }).click();

async function run(): Promise<Record<string, unknown>> {
  const [response] = await Promise.all([
    page.waitForResponse((answer) => answer.request().method() === 'POST' && answer.url().endsWith('/graphql')),
    page.locator('.graphiql-execute-button').click(),
  ]);
  return response.json();
}

it('runs an example at the first click, and loads nothing from elsewhere', async () => {
  const answer = await run();

  expect(answer).toMatchObject({
    data: { account: { handle: account.handle }, viewer: { checkout: { canPay: false } } },
  });
  await expect.poll(() => page.locator('.result-window').textContent()).toContain(account.handle);
  const elsewhere = requested.filter(({ protocol, origin }) => /^https?:$/.test(protocol) && origin !== teahouse.url);
  expect(elsewhere.map(String)).toEqual([]);
  expect(complaints).toEqual([]);
});

it('signs in as the demo creator with one click, in the headers of every tab', async () => {
  await page.getByRole('button', { name: '创作者' }).click();
  await page.getByRole('button', { name: '创作者', pressed: true }).waitFor();

  await openExample('Ledger');
  const ledger = await run();
  await openExample('CreateTier');
  const created = await run();

  expect(ledger).toEqual({ data: { ledgerTransactions: { edges: [] }, paymentExceptions: { edges: [] } } });
  expect(created).toMatchObject({ data: { createTier: { __typename: 'CreateTierSuccess', tier: { name: '雅集' } } } });
  expect(complaints).toEqual([]);
});

it('says who an example is meant for, and what happens without', async () => {
  await openExample('Ledger');

  await expect.poll(() => page.locator('.identity-bar output').textContent()).toBe('请用这个身份运行：创作者');
  expect(await run()).toMatchObject({ errors: [{ message: '请先登录', extensions: { code: 'UNAUTHENTICATED' } }] });
});

it("fills the examples' variables with ids of the account", async () => {
  await openExample('PlaceOrder');

  await page.getByRole('button', { name: 'Variables' }).click();

  await expect
    .poll(() => page.locator('.graphiql-editor-tool').textContent())
    .toMatch(/"tierPriceId":\s"[0-9a-f-]{36}"/);
});

it('keeps what was written when it is opened again, and still knows the schema', async () => {
  await openExample('Ledger');
  // GraphiQL keeps its tabs half a second after the last change
  const keptTab = () =>
    page.evaluate(() => {
      for (const kept of Object.values(localStorage)) {
        const { tabs, activeTabIndex } = /"activeTabIndex"/.test(kept) ? JSON.parse(kept) : {};
        if (tabs) return tabs[activeTabIndex].title;
      }
    });
  await expect.poll(keptTab).toBe('Ledger');
  await page.reload();
  await expect.poll(() => page.locator('.graphiql-query-editor').textContent()).toContain('ledgerTransactions');

  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();

  await page.getByRole('link', { name: 'Query', exact: true }).waitFor();
  expect(complaints).toEqual([]);
});

it('speaks English when asked, to the server too', async () => {
  await page.getByRole('button', { name: 'English' }).click();
  await openExample('Ledger');

  await page.getByRole('button', { name: 'demo creator' }).waitFor();
  expect(await run()).toMatchObject({ errors: [{ message: 'Please sign in first' }] });
});

it('explains the schema beside the editor', async () => {
  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
  await page.getByRole('link', { name: 'Query', exact: true }).click();

  await expect.poll(() => page.locator('.graphiql-doc-explorer').textContent()).toContain('explainAccess');
  expect(complaints).toEqual([]);
});
