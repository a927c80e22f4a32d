import { type PageConfig, pagesOf, type WindowConfig } from '../package/mini-program-package.ts';
import type { HostEnvironment } from './environment.ts';
import type { LogicLayer } from './logic-layer.ts';
import { type PageAddress, parsePageUrl } from './page-url.ts';
import type { Screen } from './screen.ts';
import { effectiveTheme, resolveWindowConfig } from './theme.ts';
import type { ComponentCaller, PageView, ViewLayer } from './view-layer.ts';

/** WeChat opens no more pages on top of each other. */
const DEEPEST_STACK = 10;

export interface Page extends PageAddress {
  caller: ComponentCaller;
  view: PageView;
  element: HTMLElement;
}

export interface SetDataCall {
  path: string;
  /** length of the JSON that crosses from one layer to the other */
  bytes: number;
}

/** Which pages are open, and in what order their lifecycles run. */
export class PageStack {
  readonly setDataLog: SetDataCall[] = [];
  readonly #environment: HostEnvironment;
  readonly #view: ViewLayer;
  readonly #screen: Screen;
  readonly #tabPaths: string[];
  readonly #allPaths: Set<string>;
  readonly #tabs = new Map<string, Page>();
  /** Titles that were set while a page ran. */
  readonly #titles = new WeakMap<Page, string>();
  #stack: Page[] = [];
  #logic: LogicLayer | null = null;
  #shown: Page | null = null;

  constructor(environment: HostEnvironment, view: ViewLayer, screen: Screen) {
    this.#environment = environment;
    this.#view = view;
    this.#screen = screen;
    this.#tabPaths = (environment.package.config.tabBar?.list ?? []).map(({ pagePath }) => pagePath);
    this.#allPaths = new Set(pagesOf(environment.package.config));
  }

  /** The logic layer needs the stack for `getCurrentPages`, and the stack needs it to run lifecycles. */
  connect(logic: LogicLayer): void {
    this.#logic = logic;
  }

  get pages(): readonly Page[] {
    return this.#stack;
  }

  get top(): Page | undefined {
    return this.#stack.at(-1);
  }

  has(path: string): boolean {
    return this.#allPaths.has(path);
  }

  isTab(path: string): boolean {
    return this.#tabPaths.includes(path);
  }

  navigateTo(url: string): void {
    const address = this.#resolve(url);
    if (this.isTab(address.path)) throw new Error('can not navigateTo a tabbar page');
    if (this.#stack.length >= DEEPEST_STACK) throw new Error(`webview count limit exceed: ${DEEPEST_STACK}`);
    this.#hide(this.top);
    this.#open(address, this.#stack);
  }

  redirectTo(url: string): void {
    const address = this.#resolve(url);
    if (this.isTab(address.path)) throw new Error('can not redirectTo a tabbar page');
    const rest = this.#stack.slice(0, -1);
    if (this.top) this.#close(this.top);
    this.#open(address, rest);
  }

  reLaunch(url: string): void {
    const address = this.#resolve(url);
    for (const page of new Set([...this.#stack, ...this.#tabs.values()])) this.#close(page);
    this.#tabs.clear();
    this.#open(address, []);
  }

  switchTab(url: string): void {
    const address = this.#resolve(url);
    if (!this.isTab(address.path)) throw new Error('can not switch to no-tabBar page');
    const { top } = this;
    if (top?.path === address.path) return;
    if (top && this.isTab(top.path)) this.#hide(top);
    else for (const page of [...this.#stack].reverse()) if (!this.isTab(page.path)) this.#close(page);
    const kept = this.#tabs.get(address.path);
    if (!kept) {
      this.#open(address, []);
      return;
    }
    this.#stack = [kept];
    this.#reveal(kept);
  }

  navigateBack(delta = 1): void {
    const count = Math.min(delta, this.#stack.length - 1);
    if (count < 1) return;
    for (const page of this.#stack.splice(-count).reverse()) this.#close(page);
    if (this.top) this.#reveal(this.top);
  }

  /** Opens the first page; WeChat asks `App.onPageNotFound` when there is no such page. */
  openFirst(address: PageAddress): void {
    if (!this.has(address.path)) {
      this.#logic?.callApp('onPageNotFound', { ...address, isEntryPage: true });
      return;
    }
    this.#open(address, []);
  }

  hideTop(): void {
    this.#hide(this.top);
  }

  showTop(): void {
    if (this.top) this.#runShow(this.top);
  }

  windowConfigOf(path: string): WindowConfig {
    const { config, pageConfigs, themeVariables } = this.#environment.package;
    const own: PageConfig | undefined = pageConfigs[path];
    return resolveWindowConfig(config, own, effectiveTheme(config, this.#environment.settings.theme), themeVariables);
  }

  close(): void {
    for (const page of new Set([...this.#stack, ...this.#tabs.values()])) this.#close(page);
    this.#stack = [];
    this.#tabs.clear();
  }

  /** Titles the shown page; it keeps the title when others cover it and go. */
  setTitle(title: string): void {
    if (this.top) this.#titles.set(this.top, title);
    this.#screen.updateNavigationBar({ title });
  }

  /** Draws the bars again as the top page and its configuration say, with the theme of now. */
  refreshBars(): void {
    const { top } = this;
    if (!top) return;
    const window = this.windowConfigOf(top.path);
    this.#screen.update({
      pagePath: top.path,
      stackDepth: this.#stack.length,
      isTabBarShown: this.isTab(top.path),
      pageBackground: window.backgroundColor ?? '#ffffff',
      navigationBar: {
        title: this.#titles.get(top) ?? window.navigationBarTitleText ?? '',
        backgroundColor: window.navigationBarBackgroundColor || '#ffffff',
        textStyle: window.navigationBarTextStyle === 'white' ? 'white' : 'black',
        isCustom: window.navigationStyle === 'custom',
        isLoading: false,
      },
    });
  }

  #resolve(url: string): PageAddress {
    const address = parsePageUrl(url, this.top?.path);
    if (!this.has(address.path)) throw new Error(`page "${address.path}${queryOf(url)}" is not found`);
    return address;
  }

  /** The stack already holds a page while its `onLoad` runs; a page that fails to build leaves it as it was. */
  #open({ path, query }: PageAddress, below: Page[]): void {
    const before = this.#stack;
    const logic = this.#logicLayer();
    try {
      logic.register(path);
      const view = this.#view.createPage(path);
      const page: Page = { path, query, caller: view.caller, view, element: view.element };
      Object.assign(page.caller, { route: path, __route__: path, options: query, is: path });
      this.#recordSetData(page);
      this.#stack = [...below, page];
      if (this.isTab(path)) this.#tabs.set(path, page);
      this.#put(page);
      logic.callPage(page.caller, 'onLoad', query);
      this.#runShow(page);
      this.#listenToScroll(page);
      this.#environment.window.requestAnimationFrame(() => logic.callPage(page.caller, 'onReady'));
    } catch (error) {
      this.#stack = before;
      throw error;
    }
  }

  #reveal(page: Page): void {
    this.#put(page);
    this.#runShow(page);
  }

  #put(page: Page): void {
    for (const other of new Set([...this.#stack, ...this.#tabs.values()]))
      other.element.toggleAttribute('hidden', other !== page);
    this.#view.showPageStyle(page.path, this.#shown?.path ?? null);
    this.#shown = page;
    this.refreshBars();
  }

  #runShow(page: Page): void {
    this.#logicLayer().callPage(page.caller, 'onShow');
    page.view.triggerLifetime('show');
  }

  #hide(page: Page | undefined): void {
    if (!page) return;
    this.#logicLayer().callPage(page.caller, 'onHide');
    page.view.triggerLifetime('hide');
  }

  #close(page: Page): void {
    this.#logicLayer().callPage(page.caller, 'onUnload');
    page.view.release();
  }

  #recordSetData(page: Page): void {
    const { caller, path } = page;
    const setData = caller.setData;
    caller.setData = (data, callback) => {
      const json = JSON.stringify(data);
      this.setDataLog.push({ path, bytes: new this.#environment.window.Blob([json]).size });
      setData.call(caller, JSON.parse(json), callback);
    };
  }

  #listenToScroll(page: Page): void {
    const distance = this.windowConfigOf(page.path).onReachBottomDistance ?? 50;
    let wasNear = false;
    page.element.addEventListener('scroll', () => {
      const { scrollTop, scrollHeight, clientHeight } = page.element;
      this.#logicLayer().callPage(page.caller, 'onPageScroll', { scrollTop });
      const isNear = scrollHeight - scrollTop - clientHeight <= distance;
      if (isNear && !wasNear) this.#logicLayer().callPage(page.caller, 'onReachBottom');
      wasNear = isNear;
    });
  }

  #logicLayer(): LogicLayer {
    if (!this.#logic) throw new Error('the page stack is not connected to a logic layer');
    return this.#logic;
  }
}

function queryOf(url: string): string {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at);
}
