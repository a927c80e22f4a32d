import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, FrameLocator, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { FREE_SENTENCE, LOCKED_SENTENCE, openReadingRoom, type ReadingRoom } from '../../weapp/support/reading-room.ts';
import { launchChromium } from '../support/chromium.ts';
import { SimulatorPage } from './simulator.page.ts';

const PICTURES = path.resolve(import.meta.dirname, '../../output/simulator');
const THANKS = '今晚的灯，算你点的。';

let teahouse: Teahouse;
let room: ReadingRoom;
let browser: Browser;
let person: string;
let simulator: SimulatorPage;

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  [teahouse, browser] = await Promise.all([startTeahouse(), launchChromium()]);
  room = await openReadingRoom(teahouse, { unlockPriceFen: 500 });
  await teahouse.given.goods(room.account, [{ productId: 'th_unlock_500', name: '单篇解锁', priceFen: 500 }]);
  await teahouse.given.tipGood(room.account);
  await teahouse.sql('update money_settings set tip_thank_you = $2 where account_id = $1', [room.account.id, THANKS]);
});
beforeEach(async () => {
  person = await teahouse.given.person({ follows: [room.account.officialAppid] });
  simulator = await SimulatorPage.open(browser, teahouse.sandbox.url, { person, open: room.account.officialAppid });
});
afterEach(() => simulator.close());
afterAll(async () => {
  await browser?.close();
  await teahouse?.stop();
});

function picture(name: string): Promise<Buffer> {
  return simulator.page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
}

async function payWithPin(): Promise<void> {
  await simulator.enterPin('123456');
  await simulator.page.getByRole('button', { name: '完成', exact: true }).click();
}

/** Unlocks the article, tips for it and gives it to a friend. @returns the gift's code */
async function unlockTipAndGive(client: () => Locator | FrameLocator, name: string): Promise<string> {
  await client().getByText(FREE_SENTENCE).waitFor();
  expect(await simulator.everythingReceived()).not.toContain(LOCKED_SENTENCE);
  await client().getByText('只读这一篇 ¥5').click();
  await payWithPin();
  await client().getByText(LOCKED_SENTENCE).waitFor();
  await picture(`${name}-unlocked`);

  await client().getByText('打赏', { exact: true }).click();
  await client().getByText('¥6', { exact: true }).click();
  expect(await simulator.everythingReceived()).not.toContain(THANKS);
  await client().getByText('打赏 ¥6').click();
  await payWithPin();
  await client().getByText(THANKS).waitFor();
  await picture(`${name}-thanks`);
  await client().getByText('回去接着读').click();

  await client().getByText('送给朋友').click();
  await client().locator('textarea').fill('给你也读读');
  await client().getByText('买下送人 ¥5').click();
  await payWithPin();
  await client().getByText('礼物准备好了').waitFor();
  await picture(`${name}-gift`);
  return (await client().locator('.gift-card__code-signs').textContent()) ?? '';
}

describe('a reader who buys more than a membership', () => {
  it('unlocks, tips and gives in the Mini Program', async () => {
    await simulator.tapMenu('今晚');
    await unlockTipAndGive(() => simulator.shownPage, 'shop');

    const paid = await teahouse.sql(
      `select kind, amount_fen from orders where account_id = $1 and status = 'PAID' order by created_at`,
      [room.account.id],
    );
    expect(paid).toEqual([
      { kind: 'ARTICLE_UNLOCK', amount_fen: 500 },
      { kind: 'TIP', amount_fen: 600 },
      { kind: 'GIFT_ARTICLE', amount_fen: 500 },
    ]);
    expect(simulator.failures).toEqual([]);
  });

  it('has the furthest point they came to kept, once they have bought it', async () => {
    const readToTheEnd = async () =>
      (
        await teahouse.sql('select 1 from reading_progress where article_id = $1 and read_bps = 10000', [
          room.articleId,
        ])
      ).length;
    const before = await readToTheEnd();
    await simulator.tapMenu('今晚');
    await simulator.shownPage.getByText('只读这一篇 ¥5').click();
    await payWithPin();
    await simulator.shownPage.getByText(LOCKED_SENTENCE).waitFor();

    // it is short: all of it is on the screen, and so it is read when the reader stays for a while
    await expect.poll(readToTheEnd, { timeout: 15_000 }).toBe(before + 1);
  });

  it('does the same on H5, where a friend takes the gift by its link', async () => {
    await simulator.tapMenu('网页');
    const code = await unlockTipAndGive(() => simulator.webview, 'h5-shop');
    expect(simulator.failures).toEqual([]);

    const friend = await teahouse.given.person({ follows: [room.account.officialAppid] });
    const { handle, officialAppid: appid } = room.account;
    const url = `${teahouse.url}/h5/packages/gift/index?code=${code}&account=${handle}`;
    const query = new URLSearchParams({ person: friend, appid, url, lang: 'zh_CN', theme: 'light' });
    const page = await browser.newPage({ viewport: { width: 390, height: 780 } });
    await page.goto(`${teahouse.sandbox.url.replace('127.0.0.1', 'localhost')}/__webview__/open?${query}`);
    await page.getByText('给你也读读').waitFor();
    await page.getByText('收下', { exact: true }).click();
    await page.getByText('已经是你的了').waitFor();
    await page.getByText('去读', { exact: true }).click();
    await page.getByText(LOCKED_SENTENCE).waitFor();
    await page.close();
  });
});
