import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** antd parts two Chinese characters of a button with a space. */
const button = (words: string) => new RegExp(`^${[...words].join(' ?')}$`);

/** What staff do on the members' list. */
export class MembersListPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Waits until the table shows exactly these, in this order. */
  async shows(names: readonly string[]): Promise<void> {
    const links = this.#page.getByRole('table').getByRole('link');
    await expect.poll(() => links.allTextContents(), { timeout: 10_000 }).toEqual(names);
  }

  async choose(filter: string, value: string): Promise<void> {
    await this.#page.getByRole('combobox', { name: filter, exact: true }).click();
    await this.#page.locator('.ant-select-dropdown:visible').getByTitle(value, { exact: true }).click();
  }

  async find(name: string): Promise<void> {
    await this.#page.getByRole('searchbox', { name: '按名字找' }).fill(name);
  }

  async sortBy(column: string): Promise<void> {
    const before = this.#page.url();
    await this.#page.getByRole('columnheader', { name: column }).click();
    await this.#page.waitForFunction((url) => location.href !== url, before);
  }

  async select(...names: readonly string[]): Promise<void> {
    for (const name of names) await this.#page.getByRole('checkbox', { name: `选择 ${name}` }).check();
  }

  async tag(tag: string): Promise<void> {
    await this.#page.getByRole('button', { name: '加标签' }).click();
    const dialog = this.#page.getByRole('dialog');
    await dialog.getByLabel('标签').fill(tag);
    await dialog.getByRole('button', { name: /^给 .* 位会员加上$/ }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  async tagsOf(name: string): Promise<string[]> {
    return this.#page.getByRole('row', { name }).locator('.ant-tag').allTextContents();
  }

  async undo(): Promise<void> {
    await this.#page
      .getByRole('button', { name: button('撤销') })
      .last()
      .click();
  }

  async saveSegment(name: string): Promise<void> {
    await this.#page.getByRole('button', { name: '存为分组' }).click();
    await this.#nameIt(name);
    await this.#page.getByRole('link', { name }).waitFor();
  }

  async openSegment(name: string): Promise<void> {
    await this.#page.getByRole('link', { name, exact: true }).click();
  }

  async renameSegment(name: string, to: string): Promise<void> {
    await this.#page.getByRole('button', { name: `分组「${name}」的操作` }).click();
    await this.#page.getByRole('menuitem', { name: '改名' }).click();
    await this.#nameIt(to);
    await this.#page.getByRole('link', { name: to }).waitFor();
  }

  async deleteSegment(name: string): Promise<void> {
    await this.#page.getByRole('button', { name: `分组「${name}」的操作` }).click();
    await this.#page.getByRole('menuitem', { name: '删除分组' }).click();
  }

  async #nameIt(name: string): Promise<void> {
    const dialog = this.#page.getByRole('dialog');
    await dialog.getByLabel('分组名').fill(name);
    await dialog.getByRole('button', { name: button('保存') }).click();
    await dialog.waitFor({ state: 'hidden' });
  }
}

/** What staff do on one member's page. */
export class MemberStoryPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(view: string): Promise<void> {
    await this.#page.getByRole('link', { name: view, exact: true }).click();
  }

  async comp(tier: string, duration: string): Promise<void> {
    await this.#page.getByRole('button', { name: '赠送会员' }).click();
    const dialog = this.#page.getByRole('dialog');
    await dialog.getByLabel('方案').click();
    await this.#page.locator('.ant-select-dropdown:visible').getByTitle(tier, { exact: true }).click();
    await dialog.getByRole('button', { name: button(duration) }).click();
    await dialog.getByRole('button', { name: '赠送会员' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  async extend(): Promise<void> {
    await this.#page
      .getByRole('table')
      .getByRole('button', { name: button('延长') })
      .first()
      .click();
    const dialog = this.#page.getByRole('dialog');
    await dialog.getByRole('button', { name: button('延长') }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  async end(): Promise<void> {
    await this.#page
      .getByRole('table')
      .getByRole('button', { name: button('结束') })
      .first()
      .click();
    const dialog = this.#page.getByRole('dialog');
    await dialog.getByRole('button', { name: button('结束') }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  async ban(reason: string): Promise<void> {
    await this.#page.getByRole('button', { name: button('封禁') }).click();
    const dialog = this.#page.getByRole('dialog');
    await dialog.getByLabel('原因').fill(reason);
    await dialog.getByRole('button', { name: button('封禁') }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  async note(text: string): Promise<void> {
    await this.#page.getByLabel('备注（会员看不到）').fill(text);
    await this.#page.getByRole('button', { name: button('保存') }).click();
  }

  async explain(title: string): Promise<void> {
    await this.#page.getByLabel('文章').click();
    await this.#page.locator('.ant-select-dropdown:visible').getByTitle(title, { exact: true }).click();
  }

  async undo(): Promise<void> {
    await this.#page
      .getByRole('button', { name: button('撤销') })
      .last()
      .click();
  }
}
