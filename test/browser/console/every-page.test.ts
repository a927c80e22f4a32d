import { readFileSync, rmSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoMerchantIn } from '../../../scripts/lib/demo-secrets.mjs';
import { seedDemo } from '../../../server/src/demo/seed.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { testConfig } from '../../support/test-config.ts';
import { launchChromium } from '../support/chromium.ts';
import { type ConsoleOptions, ConsolePage } from './console.page.ts';

/** What stands for `:id` in an address: something of the demo account that has much to show. */
const IDS: Readonly<Record<string, string>> = {
  '/articles/:id': `select id from articles where account_id = $1 and status = 'PUBLISHED' order by published_at limit 1`,
  '/members/:id': `select member_id as id from orders where account_id = $1 and status = 'PAID' order by created_at limit 1`,
  '/members/import/:id': `insert into tasks (id, account_id, kind, status, staff_id, created_at, ended_at, input, result)
     select gen_random_uuid(), $1, 'IMPORT_MEMBERS', 'DONE', s.id, now(), now(), '{"fileName": "名单.csv", "isDryRun": true}',
       '{"isDryRun": true, "rowCount": 2, "newMemberCount": 1, "membershipCount": 1, "taggedCount": 1, "noteCount": 0,
         "unchangedCount": 0, "problemCount": 1, "ignoredColumns": ["VIP"],
         "rows": [{"line": 2, "name": "林晚", "isNewMember": true, "hasNewMembership": true, "newTags": ["老客"], "hasNewNote": false, "problem": null}],
         "problems": [{"line": 3, "name": "周远", "isNewMember": false, "hasNewMembership": false, "newTags": [], "hasNewNote": false, "problem": {"code": "NO_END"}}]}'
     from staff s where s.account_id = $1 limit 1 returning id`,
  '/money/orders/:id': `select id from orders where account_id = $1 and status = 'PAID' order by created_at limit 1`,
  '/menu/variants/:id': `select id from custom_menu_variants where account_id = $1 order by tag limit 1`,
  '/tiers/:id': `select id from tiers where account_id = $1 order by created_at limit 1`,
};
const OUTSIDE = ['/sign-in', '/open', '/join', '/scan'];
type View = Required<Pick<ConsoleOptions, 'language' | 'theme'>> & { readonly width: number };
/** The first and the last differ in everything: they are what all tests look at; with `SHOTS` every view is. */
const VIEWS = (['zh-CN', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((theme) => [1280, 390].map((width): View => ({ language, theme, width }))),
);

let teahouse: Teahouse;
let browser: Browser;
let dataDir: string;
let ids: Record<string, string>;

beforeAll(async () => {
  [teahouse, browser] = await Promise.all([startTeahouse({ config: { isDemo: true } }), launchChromium()]);
  const config = testConfig(teahouse.databaseUrl, teahouse.sandbox.url);
  dataDir = config.dataDir;
  await seedDemo(config, demoMerchantIn(dataDir));
  const [account] = await teahouse.sql<{ id: string }>(`select id from accounts where handle = 'chaguan'`);
  ids = {};
  for (const [route, query] of Object.entries(IDS)) {
    const [row] = await teahouse.sql<{ id: string }>(query, [account!.id]);
    ids[route] = row!.id;
  }
});
afterAll(async () => {
  await browser?.close();
  await teahouse?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Every path the router knows, as it is written there: a new page is looked at without being named here. */
function routes(): string[] {
  const source = readFileSync(new URL('../../../server/console/src/app/routes.tsx', import.meta.url), 'utf8');
  const found: string[] = [];
  let parent = '';
  for (const [, path] of source.matchAll(/path: '([^'*]+)'/g)) {
    if (path!.startsWith('/')) parent = path!;
    found.push(path!.startsWith('/') ? path! : `${parent}/${path}`);
  }
  return found;
}

/** Opens a page and says what is wrong with it. */
async function faultsOf(opened: ConsolePage, route: string, view: View): Promise<string[]> {
  await opened.goTo(route.replace(':id', ids[route] ?? ''));
  await opened.page.waitForLoadState('networkidle');
  await opened.page.waitForFunction(() => !document.querySelector('.ant-skeleton, .ant-spin-spinning'));
  const overflow = await opened.overflow();
  const faults = [...(await opened.violations()), ...opened.failures.splice(0)];
  if (overflow > 0) faults.push(`${overflow} px wider than the window`);
  if (process.env.SHOTS) await opened.page.screenshot({ path: shotOf(view, route), fullPage: true });
  return faults.map((fault) => `${route}: ${fault}`);
}
function shotOf({ language, theme, width }: View, route: string): string {
  return `${process.env.SHOTS}/${language}-${theme}-${width}${route.replaceAll('/', '-')}.png`;
}

it('knows what stands for every :id', () => {
  expect(routes().filter((route) => route.includes(':'))).toEqual(expect.arrayContaining(Object.keys(IDS)));
  expect(routes().filter((route) => route.includes(':') && !IDS[route])).toEqual([]);
  expect(routes().length).toBeGreaterThan(25);
});

describe.each(process.env.SHOTS ? VIEWS : [VIEWS[0]!, VIEWS.at(-1)!])('$language, $theme, $width', (view) => {
  it('has no page that axe finds a fault with, that is wider than the window, or that fails unseen', async () => {
    const options = { ...view, viewport: { width: view.width, height: 860 } };
    const owner = await ConsolePage.signedIn(browser, teahouse, { handle: 'chaguan' }, options);
    const stranger = await ConsolePage.open(browser, teahouse, options);
    const faults: string[] = [];

    for (const route of routes())
      faults.push(...(await faultsOf(OUTSIDE.includes(route) ? stranger : owner, route, view)));

    expect(faults).toEqual([]);
    await Promise.all([owner.close(), stranger.close()]);
  }, 300_000);
});
