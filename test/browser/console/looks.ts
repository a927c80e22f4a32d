import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { ConsolePage } from './console.page.ts';

const { SHOTS } = process.env;

/** Looks at pages on the way: what axe and the eye would object to, and with `SHOTS` a picture of each in that folder. */
export class Looks {
  /** For `toEqual([])` at the end: a journey is worth seeing whole. */
  readonly faults: string[] = [];
  readonly #view: string;
  #count = 0;

  /** @param view tells the pictures of this way through from those of another */
  constructor(view: string) {
    this.#view = view;
    if (SHOTS) mkdirSync(SHOTS, { recursive: true });
  }

  /** Looks at a page of the console as it stands, once it has what it asked for: in Chinese, in English, and leaves it in Chinese. */
  async at(tab: ConsolePage, name: string): Promise<void> {
    await this.#look(tab, name);
    await tab.readIn('en');
    await this.#look(tab, `${name}-en`);
    await tab.readIn('zh-CN');
  }

  async #look(tab: ConsolePage, name: string): Promise<void> {
    const { page } = tab;
    await page.waitForFunction(() => !document.querySelector('.ant-skeleton, .ant-spin-spinning, .ant-btn-loading'));
    const overflow = await tab.overflow();
    const found = [...(await tab.violations()), ...tab.failures.splice(0)];
    if (overflow > 0) found.push(`${overflow} px wider than the window`);
    this.faults.push(...found.map((fault) => `${name}: ${fault}`));
    await this.picture(page, name);
  }

  /** A picture alone, of what is not the console's. */
  async picture(page: Page, name: string): Promise<void> {
    if (!SHOTS) return;
    this.#count += 1;
    const number = String(this.#count).padStart(2, '0');
    // What stays in place while the page scrolls is in a whole picture where the window happens to stand.
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.screenshot({ path: path.join(SHOTS, `${this.#view}-${number}-${name}.png`), fullPage: true });
  }
}
