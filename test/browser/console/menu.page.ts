import type { Locator, Page } from 'playwright-core';

/** The menu editor: entries are chosen and moved on the phone, and filled in beside it. */
export class MenuPage {
  readonly page: Page;
  readonly phone: Locator;

  constructor(page: Page) {
    this.page = page;
    this.phone = page.getByRole('region', { name: '读者手机上的菜单' });
  }

  entry(name: string): Locator {
    return this.phone.getByRole('button', { name, exact: true });
  }

  /** The names in the bar, or in the list that is open. */
  async bar(): Promise<string[]> {
    return texts(this.phone.locator('.menu-bar__cell > button:not(.menu-entry--add)'));
  }

  async list(): Promise<string[]> {
    return texts(this.phone.locator('.menu-list button:not(.menu-entry--add)'));
  }

  async addPrimary(name: string): Promise<void> {
    await this.phone.getByRole('button', { name: '添加一级菜单' }).click();
    await this.name(name);
  }

  async addSecondary(name: string): Promise<void> {
    await this.phone.getByRole('button', { name: '添加子菜单' }).click();
    await this.name(name);
  }

  name(name: string): Promise<void> {
    return this.page.getByLabel('名称').fill(name);
  }

  async opens(kind: string): Promise<void> {
    await this.page.getByLabel('打开什么').click();
    await this.page.getByTitle(kind, { exact: true }).last().click();
  }

  async opensArticle(title: string): Promise<void> {
    await this.page.getByRole('combobox', { name: '文章' }).fill(title);
    await this.page.getByTitle(title, { exact: true }).click();
  }

  async save(): Promise<void> {
    await this.page.getByRole('button', { name: '保存草稿' }).click();
    await this.page.getByText('草稿已保存，发布后读者才看得到').waitFor();
  }

  async publish(): Promise<void> {
    await this.page.getByRole('button', { name: '发布', exact: true }).click();
    await this.page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
  }

  /** Holds one entry over another, and lets it go there. */
  async drag(from: Locator, to: Locator): Promise<void> {
    const [start, end] = [(await from.boundingBox())!, (await to.boundingBox())!];
    const { mouse } = this.page;
    await mouse.move(start.x + start.width / 2, start.y + start.height / 2);
    await mouse.down();
    await mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 10 });
    await mouse.up();
  }
}

const texts = async (buttons: Locator): Promise<string[]> =>
  (await buttons.allTextContents()).map((text) => text.trim());
