import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';

export interface SimulatorOptions {
  person: string;
  /** appid or name of the account whose chat opens */
  open?: string;
  /** an address of the simulator that opens what a code leads to */
  scanned?: string;
  language?: 'zh' | 'en';
  theme?: 'light' | 'dark';
  platform?: 'ios' | 'android';
  viewport?: { width: number; height: number };
}

const DESK = { width: 1280, height: 820 };

/** The simulator as a person uses it, and everything its pages were sent. */
export class SimulatorPage {
  readonly page: Page;
  /** bodies of every text answer that reached the browser, the Mini Program's and the in-app browser's too */
  readonly received: string[] = [];
  readonly failures: string[] = [];
  readonly #reading: Promise<void>[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.on('pageerror', (error) => this.failures.push(error.stack ?? error.message));
    page.on('response', (response) => {
      const type = response.headers()['content-type'] ?? '';
      // the event stream never ends, and the simulator's own scripts hold no answer
      if (!/json|html/.test(type)) return;
      const body = response.text().then(
        (text) => void this.received.push(text),
        () => {}, // a page that moved on takes its bodies along
      );
      this.#reading.push(body);
    });
  }

  static async open(browser: Browser, sandboxUrl: string, options: SimulatorOptions): Promise<SimulatorPage> {
    const {
      person,
      open = '',
      scanned,
      language = 'zh',
      theme = 'light',
      platform = 'android',
      viewport = DESK,
    } = options;
    const page = await browser.newPage({ viewport, deviceScaleFactor: 2 });
    // a missing element is told by name, before the test as a whole runs out of time
    page.setDefaultTimeout(10_000);
    const simulator = new SimulatorPage(page);
    const query = new URLSearchParams({ person, open, lang: language, theme, platform });
    for (const [name, value] of new URL(scanned ?? sandboxUrl).searchParams) query.set(name, value);
    await page.goto(`${sandboxUrl.replace('127.0.0.1', 'localhost')}/?${query}`);
    await page.locator('html[data-ready]').waitFor();
    return simulator;
  }

  get miniProgram(): FrameLocator {
    return this.page.frameLocator('.mini-program__page');
  }

  get webview(): FrameLocator {
    return this.page.frameLocator('.webview__page');
  }

  /** The page on the Mini Program's screen; those beneath it are hidden. */
  get shownPage(): Locator {
    return this.miniProgram.locator('wx-page:not([hidden])');
  }

  get paySheet(): Locator {
    return this.page.locator('.pay__sheet');
  }

  async tapMenu(name: string): Promise<void> {
    await this.page.locator('.menu').getByRole('button', { name }).click();
  }

  async enterPin(pin: string): Promise<void> {
    await this.paySheet.waitFor();
    for (const digit of pin) await this.paySheet.getByRole('button', { name: digit, exact: true }).click();
  }

  /** Every body, once all that are under way have arrived. */
  async everythingReceived(): Promise<string> {
    await Promise.all(this.#reading);
    return this.received.join('\n');
  }

  close(): Promise<void> {
    return this.page.close();
  }
}
