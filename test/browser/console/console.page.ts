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
  readonly #teahouse: Teahouse;
  readonly #url: string;

  private constructor(teahouse: Teahouse, context: BrowserContext, page: Page) {
    this.#teahouse = teahouse;
    this.#url = `http://localhost:${new URL(teahouse.url).port}`;
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
      // A dialog on its way out has the buttons of the next one: keys and clicks are quicker here than anybody's.
      reducedMotion: 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    context.setDefaultTimeout(PATIENCE_MS);
    return new ConsolePage(teahouse, context, await context.newPage());
  }

  /** A browser with the owner signed in by a one-time link. */
  static async signedIn(
    browser: Browser,
    teahouse: Teahouse,
    account: Pick<GivenAccount, 'handle'>,
    options: ConsoleOptions = {},
  ): Promise<ConsolePage> {
    const opened = await ConsolePage.open(browser, teahouse, options);
    await opened.signIn(account);
    return opened;
  }

  /** Signs the owner in by a one-time link. */
  async signIn(account: Pick<GivenAccount, 'handle'>): Promise<void> {
    const path = await this.#teahouse.app.services.staffSessions.linkForOwner(account.handle);
    await this.page.goto(`${this.#url}${path}`);
    await this.page.getByRole('button', { name: /进入控制台|Enter the console/ }).click();
    await this.page.locator('#main').waitFor();
  }

  /** A browser with a session that was begun elsewhere: of whatever role. */
  static async withSession(
    browser: Browser,
    teahouse: Teahouse,
    sessionToken: string,
    options: ConsoleOptions = {},
  ): Promise<ConsolePage> {
    const opened = await ConsolePage.open(browser, teahouse, options);
    await opened.#context.addCookies([
      { name: 'teahouse_console', value: sessionToken, url: opened.#url, httpOnly: true, sameSite: 'Strict' },
    ]);
    return opened;
  }

  /** Another tab of the same browser. */
  async anotherTab(): Promise<ConsolePage> {
    return new ConsolePage(this.#teahouse, this.#context, await this.#context.newPage());
  }

  /** Takes the network away from this browser, or gives it back. */
  setOffline(isOffline: boolean): Promise<void> {
    return this.#context.setOffline(isOffline);
  }

  /** Opens a page of the console by its address and waits for its heading. */
  async goTo(path: string): Promise<void> {
    await this.page.goto(`${this.#url}/console${path}`);
    await this.page.getByRole('heading', { level: 1 }).waitFor();
  }

  /** Opens one of the sections by its name, which a narrow window keeps in a drawer. */
  async goToSection(name: string): Promise<void> {
    const drawer = this.page.getByRole('button', { name: '打开导航' });
    if (await drawer.isVisible()) await drawer.click();
    await this.page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
    await this.page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  }

  /** Opens any address of this server under the name the console has here. */
  async goToLink(link: string): Promise<void> {
    const { pathname, search } = new URL(link);
    await this.page.goto(`${this.#url}${pathname}${search}`);
  }

  /** What axe finds, of any level, once nothing moves any more; what turns for ever is not waited for. */
  async violations(): Promise<string[]> {
    await this.page.waitForFunction(() =>
      document
        .getAnimations()
        .every(({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().endTime === Infinity),
    );
    return axeViolations(this.page);
  }

  /** Shows the page in another language as it stands, as when another tab of the browser chose that language. */
  async readIn(language: 'zh-CN' | 'en'): Promise<void> {
    await this.page.evaluate((newValue) => {
      const key = 'teahouse-console-language';
      localStorage.setItem(key, newValue);
      dispatchEvent(new StorageEvent('storage', { key, newValue }));
    }, language);
    await this.page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
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
