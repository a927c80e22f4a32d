import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { GivenAccount } from '../../support/given.ts';
import type { Teahouse } from '../../support/teahouse.ts';
import { axeViolations } from '../support/axe.ts';

export interface ConsoleOptions {
  readonly language?: 'zh-CN' | 'en';
  readonly theme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** Below the test's own limit, so that what was waited for in vain is named. */
const PATIENCE_MS = 10_000;
const DESK = { width: 1280, height: 860 };

/** The console in a browser of its own: no two share cookies. */
export class ConsolePage {
  readonly page: Page;
  /** What went wrong on the page without anybody seeing it. */
  readonly failures: string[] = [];
  readonly #context: BrowserContext;
  readonly #url: string;

  private constructor(url: string, context: BrowserContext, page: Page) {
    this.#url = url;
    this.#context = context;
    this.page = page;
    page.on('pageerror', (error) => this.failures.push(error.message));
    page.on('console', (message) => {
      // React names here what it would rather not see; a refused sign-in is a 401 that the page tells in words.
      if (message.type() === 'error' && !message.text().includes('the server responded with a status of 4')) {
        this.failures.push(message.text());
      }
    });
  }

  /** A browser that is not signed in. By name, because passkeys do not work on an address in numbers. */
  static async open(browser: Browser, teahouse: Teahouse, options: ConsoleOptions = {}): Promise<ConsolePage> {
    const { language = 'zh-CN', theme = 'light', viewport = DESK } = options;
    const context = await browser.newContext({
      locale: language,
      viewport,
      colorScheme: theme,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const url = `http://localhost:${new URL(teahouse.url).port}`;
    context.setDefaultTimeout(PATIENCE_MS);
    return new ConsolePage(url, context, await context.newPage());
  }

  /** A browser with the owner signed in by a one-time link. */
  static async signedIn(
    browser: Browser,
    teahouse: Teahouse,
    account: Pick<GivenAccount, 'handle'>,
    options: ConsoleOptions = {},
  ): Promise<ConsolePage> {
    const opened = await ConsolePage.open(browser, teahouse, options);
    const path = await teahouse.app.services.staffSessions.linkForOwner(account.handle);
    await opened.page.goto(`${opened.#url}${path}`);
    await opened.page.getByRole('button', { name: /进入控制台|Enter the console/ }).click();
    await opened.page.locator('#main').waitFor();
    return opened;
  }

  /** Opens a page of the console by its address and waits for its heading. */
  async goTo(path: string): Promise<void> {
    await this.page.goto(`${this.#url}/console${path}`);
    await this.page.getByRole('heading', { level: 1 }).waitFor();
  }

  /** Opens any address of this server under the name the console has here. */
  async goToLink(link: string): Promise<void> {
    const { pathname, search } = new URL(link);
    await this.page.goto(`${this.#url}${pathname}${search}`);
  }

  /** What axe finds, of any level, once nothing moves any more. */
  async violations(): Promise<string[]> {
    await this.page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
    return axeViolations(this.page);
  }

  /** How far the page is wider than the window; 0 when it fits. */
  overflow(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  }

  /** Gives this browser an authenticator that confirms whatever it is asked. */
  async plugInAuthenticator(): Promise<void> {
    const cdp = await this.#context.newCDPSession(this.page);
    await cdp.send('WebAuthn.enable');
    await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
  }

  close(): Promise<void> {
    return this.#context.close();
  }
}
