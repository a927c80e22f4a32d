import type { Theme } from '../package/mini-program-package.ts';
import { prefixSelector } from '../package/type-selectors.ts';
import { ApiTable, type RecordedCall } from '../wx/api.ts';
import type { LaunchOptions } from '../wx/context.ts';
import { createWx } from '../wx/create-wx.ts';
import { EventHub } from '../wx/event-hub.ts';
import type { HostEnvironment } from './environment.ts';
import { LogicLayer } from './logic-layer.ts';
import { type Page, PageStack, type SetDataCall } from './page-stack.ts';
import { parsePageUrl } from './page-url.ts';
import { Screen } from './screen.ts';
import { resolveThroughDns } from './server-domains.ts';
import { effectiveTheme, resolveTabBar } from './theme.ts';
import { ViewLayer } from './view-layer.ts';

/** How a Mini Program is opened: `path` may carry a query; 1001 is the list of Mini Programs, 1035 the Custom Menu. */
export interface Entry {
  path?: string;
  scene?: number;
}

/** A running Mini Program: its two layers, its page stack, and what surrounds them. */
export class MiniProgram {
  readonly screen = new Screen();
  readonly pages: PageStack;
  readonly #environment: HostEnvironment;
  readonly #view: ViewLayer;
  readonly #logic: LogicLayer;
  readonly #table: ApiTable;
  readonly #events = new EventHub();
  #launchOptions: LaunchOptions = { path: '', query: {}, scene: 1001, referrerInfo: {}, apiCategory: 'default' };

  constructor(environment: HostEnvironment) {
    this.#environment = environment;
    this.#view = new ViewLayer(environment, {
      resolveUrl: (source) => this.#resolveUrl(source),
      openType: (openType) => this.#openType(openType),
      navigate: (openType, url, delta) => this.#navigate(openType, url, delta),
    });
    this.pages = new PageStack(environment, this.#view, this.screen);
    this.#table = new ApiTable(environment.realm, environment.onError);
    const wx = createWx({
      table: this.#table,
      environment,
      screen: this.screen,
      pages: this.pages,
      events: this.#events,
      launchOptions: () => this.#launchOptions,
      resolveUrl: (source) => this.#resolveUrl(source),
    });
    this.#logic = new LogicLayer(environment, this.#view, wx, () => this.pages.pages.map(({ caller }) => caller));
    this.pages.connect(this.#logic);
  }

  /** Every call of `wx`, oldest first. */
  get calls(): readonly RecordedCall[] {
    return this.#table.calls;
  }

  get setDataLog(): readonly SetDataCall[] {
    return this.pages.setDataLog;
  }

  get page(): Page | undefined {
    return this.pages.top;
  }

  start({ path, scene = 1001 }: Entry): void {
    const { config } = this.#environment.package;
    const address = parsePageUrl(path?.replace(/^\//, '') || config.entryPagePath || config.pages[0] || '');
    const options = { ...address, scene, referrerInfo: {}, apiCategory: 'default' };
    this.#launchOptions = this.#environment.realm.parseJson(JSON.stringify(options)) as LaunchOptions;
    this.#drawTabBar();
    this.#logic.loadApp();
    this.#logic.callApp('onLaunch', this.#launchOptions);
    this.#logic.callApp('onShow', this.#launchOptions);
    this.pages.openFirst(address);
  }

  /** The person leaves WeChat, or the Mini Program floats beneath the chat. */
  hide(): void {
    this.pages.hideTop();
    this.#logic.callApp('onHide');
    this.#events.emit('AppHide', {});
  }

  show(): void {
    this.#logic.callApp('onShow', this.#launchOptions);
    this.#events.emit('AppShow', this.#launchOptions);
    this.pages.showTop();
  }

  close(): void {
    this.pages.close();
  }

  setTheme(theme: Theme): void {
    this.#environment.settings.theme = theme;
    this.#view.setTheme(theme);
    this.#drawTabBar();
    this.pages.refreshBars();
    this.#events.emit('ThemeChange', { theme: effectiveTheme(this.#environment.package.config, theme) });
  }

  /** Runs a handler of the page, such as `onPullDownRefresh`. */
  callPage(method: string, ...values: unknown[]): unknown {
    const { page } = this;
    return page ? this.#logic.callPage(page.caller, method, ...values) : undefined;
  }

  /** The first element of the shown page; tags are a Mini Program's own: `find('rich-text p')` */
  find(selector: string): HTMLElement | null {
    return this.page?.element.querySelector<HTMLElement>(prefixSelector(selector)) ?? null;
  }

  findAll(selector: string): HTMLElement[] {
    return [...(this.page?.element.querySelectorAll<HTMLElement>(prefixSelector(selector)) ?? [])];
  }

  trigger(
    element: Element,
    type: string,
    detail: Record<string, unknown> = {},
    options: { bubbles?: boolean } = {},
  ): void {
    this.#view.trigger(element, type, this.#environment.realm.parseJson(JSON.stringify(detail)), options);
  }

  tap(element: Element): void {
    this.trigger(element, 'tap', { x: 0, y: 0 });
  }

  #drawTabBar(): void {
    const { config, themeVariables } = this.#environment.package;
    const theme = effectiveTheme(config, this.#environment.settings.theme);
    const drawn = resolveTabBar(config, theme, themeVariables, (path) => this.#resolveUrl(path));
    const known = this.screen.state.tabBar;
    if (!drawn || !known) {
      this.screen.update({ tabBar: drawn });
      return;
    }
    // words and badges set by the program outlive a change of theme
    const items = drawn.items.map((item, index) => ({
      ...known.items[index],
      ...item,
      ...keptWords(known.items[index]),
    }));
    this.screen.update({ tabBar: { ...drawn, items } });
  }

  #resolveUrl(source: string): string {
    if (/^(https?|data|blob|wxfile):/.test(source)) return resolveThroughDns(source, this.#environment.dns);
    return `${this.#environment.packageBaseUrl}/${source.replace(/^\//, '')}`;
  }

  #openType(openType: string): void {
    if (openType !== 'share') return;
    const share = this.callPage('onShareAppMessage', { from: 'button' });
    this.#table.record('shareAppMessage', [share]);
  }

  #navigate(openType: string, url: string, delta: number): void {
    try {
      if (openType === 'navigateBack') this.pages.navigateBack(delta);
      else if (openType === 'redirect') this.pages.redirectTo(url);
      else if (openType === 'switchTab') this.pages.switchTab(url);
      else if (openType === 'reLaunch') this.pages.reLaunch(url);
      else this.pages.navigateTo(url);
    } catch (error) {
      this.#environment.onError(error);
    }
  }
}

function keptWords(item: { text: string; badge: string | null; hasRedDot: boolean } | undefined): object {
  return item ? { text: item.text, badge: item.badge, hasRedDot: item.hasRedDot } : {};
}
