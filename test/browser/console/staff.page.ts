import type { Page } from 'playwright-core';
import type { ConsolePage } from './console.page.ts';

/** Who works here, as the owner sees it. */
export class StaffPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Invites a person. @returns their link */
  async invite(name: string, role: string): Promise<string> {
    await this.#page.getByRole('button', { name: '邀请同事' }).click();
    await this.#page.getByLabel('名字', { exact: true }).fill(name);
    await this.#page.getByRole('radio', { name: new RegExp(`^${role}`) }).check();
    await this.#page.getByRole('button', { name: '生成邀请链接' }).click();
    const link = await this.#page.getByLabel('邀请链接').inputValue();
    await this.#page.getByRole('button', { name: '完成' }).click();
    return link;
  }
}

/** Opens an invitation in another browser, and takes it. */
export async function acceptInvitation(tab: ConsolePage, link: string): Promise<void> {
  await tab.goToLink(link);
  await tab.page.getByRole('button', { name: '接受邀请' }).click();
  await tab.page.locator('#main').waitFor();
}
