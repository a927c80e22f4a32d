import type { Locator } from 'playwright-core';
import { ConsolePage } from './console.page.ts';

/** How TipTap marks the element it edits. */
interface TipTapElement {
  readonly editor: {
    readonly state: {
      readonly selection: { readonly to: number };
      readonly doc: { readonly content: { readonly size: number } };
    };
  };
}

/** One article in the editor, in one tab. */
export class ArticlePage {
  readonly tab: ConsolePage;

  constructor(tab: ConsolePage) {
    this.tab = tab;
  }

  get page() {
    return this.tab.page;
  }

  get text(): Locator {
    return this.page.getByRole('textbox', { name: '正文', exact: true });
  }

  get title(): Locator {
    return this.page.getByRole('textbox', { name: '标题', exact: true });
  }

  /** Opens an article by its id. */
  async open(id: string, search = ''): Promise<this> {
    await this.tab.goTo(`/articles/${id}${search}`);
    await this.text.waitFor();
    return this;
  }

  /** Begins a new one from the list. @returns its id */
  async begin(): Promise<string> {
    await this.tab.goTo('/articles');
    await this.page.getByRole('button', { name: '写文章' }).click();
    await this.text.waitFor();
    return new URL(this.page.url()).pathname.split('/').at(-1)!;
  }

  /** Puts the cursor to the end of the text, and waits until the editor knows: keys are quicker here than anybody's. */
  async toEnd(): Promise<void> {
    await this.text.click();
    await this.page.keyboard.press('Control+End');
    const root = await this.text.elementHandle();
    await this.page.waitForFunction((element) => {
      const { state } = (element as unknown as TipTapElement).editor;
      return state.selection.to === state.doc.content.size - 1;
    }, root);
  }

  /** Writes at the end of the text. */
  async writeAtEnd(words: string): Promise<void> {
    await this.toEnd();
    await this.page.keyboard.type(words);
  }

  /** Waits until the page says how the words are kept. */
  async says(state: RegExp | string): Promise<void> {
    await this.page.locator('output.save-state').filter({ hasText: state }).waitFor();
  }

  saved(): Promise<void> {
    return this.says(/^\s*已保存 \d\d:\d\d$/);
  }

  /** The blocks as they read, one line each. */
  async lines(): Promise<string[]> {
    return this.text.evaluate((root) =>
      [...root.children]
        .filter((block) => !block.classList.contains('block-note'))
        .map((block) => block.textContent?.trim() ?? '')
        .filter((line) => line !== ''),
    );
  }

  /** Chooses from the slash menu with the keyboard alone. */
  async slash(query: string): Promise<void> {
    await this.page.keyboard.type(`/${query}`);
    await this.page.getByRole('listbox', { name: '插入内容块' }).waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.getByRole('listbox', { name: '插入内容块' }).waitFor({ state: 'detached' });
  }

  /** Opens what the staff say about the article; the button counts what is open. */
  async openComments(): Promise<void> {
    await this.page.getByRole('button', { name: /批注(（|$)/ }).click();
    await this.page.getByRole('dialog', { name: '批注' }).waitFor();
  }

  /** Opens what is decided about the article beside its text. */
  async openSettings(): Promise<Locator> {
    await this.page.getByRole('button', { name: '设置', exact: true }).click();
    const panel = this.page.getByRole('dialog', { name: '设置', exact: true });
    await panel.waitFor();
    return panel;
  }

  /** Chooses who reads on, and saves the settings. */
  async letRead(policy: string): Promise<void> {
    await this.page.getByRole('radio', { name: policy }).check();
    await this.page.getByRole('button', { name: '保存设置' }).click();
  }

  /** Closes the panel that lies over the text. */
  async closePanel(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.page.getByRole('dialog').waitFor({ state: 'detached' });
  }

  /** Pastes what another program put on the clipboard. */
  async paste(content: {
    html?: string;
    text?: string;
    file?: { name: string; type: string; base64: string };
  }): Promise<void> {
    await this.text.evaluate((root, { html, text, file }) => {
      const data = new DataTransfer();
      if (html) data.setData('text/html', html);
      if (text) data.setData('text/plain', text);
      if (file) {
        const bytes = Uint8Array.from(atob(file.base64), (character) => character.charCodeAt(0));
        data.items.add(new File([bytes], file.name, { type: file.type }));
      }
      root.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }, content);
  }
}
