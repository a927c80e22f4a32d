/** One entry of the tab bar as it is drawn now. */
export interface TabItem {
  pagePath: string;
  text: string;
  iconUrl: string | null;
  selectedIconUrl: string | null;
  badge: string | null;
  hasRedDot: boolean;
}

export interface TabBar {
  items: TabItem[];
  color: string;
  selectedColor: string;
  backgroundColor: string;
  borderStyle: string;
}

export interface NavigationBar {
  title: string;
  backgroundColor: string;
  textStyle: 'black' | 'white';
  isCustom: boolean;
  isLoading: boolean;
}

/** A dialog with one way out: `answer` closes it and tells the Mini Program. */
export interface Modal {
  title: string;
  content: string;
  showCancel: boolean;
  cancelText: string;
  confirmText: string;
  editable: boolean;
  placeholderText: string;
  answer(confirmed: boolean, content?: string): void;
}

export interface ActionSheet {
  title: string;
  items: string[];
  /** `null` cancels */
  choose(index: number | null): void;
}

export interface Toast {
  title: string;
  icon: 'success' | 'error' | 'loading' | 'none';
}

export interface PicturePreview {
  urls: string[];
  current: number;
  close(): void;
}

/** What WeChat draws around and above the page. */
export interface ScreenState {
  pagePath: string;
  stackDepth: number;
  navigationBar: NavigationBar;
  pageBackground: string;
  tabBar: TabBar | null;
  isTabBarShown: boolean;
  toast: Toast | null;
  modal: Modal | null;
  actionSheet: ActionSheet | null;
  preview: PicturePreview | null;
  isRefreshing: boolean;
}

/** Holds the screen's state and tells whoever draws it. */
export class Screen {
  state: ScreenState = {
    pagePath: '',
    stackDepth: 0,
    navigationBar: { title: '', backgroundColor: '#ffffff', textStyle: 'black', isCustom: false, isLoading: false },
    pageBackground: '#ffffff',
    tabBar: null,
    isTabBarShown: true,
    toast: null,
    modal: null,
    actionSheet: null,
    preview: null,
    isRefreshing: false,
  };
  readonly #listeners = new Set<(state: ScreenState) => void>();

  update(change: Partial<ScreenState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.#listeners) listener(this.state);
  }

  updateNavigationBar(change: Partial<NavigationBar>): void {
    this.update({ navigationBar: { ...this.state.navigationBar, ...change } });
  }

  updateTabItem(index: number, change: Partial<TabItem>): void {
    const { tabBar } = this.state;
    if (!tabBar) return;
    const items = tabBar.items.map((item, at) => (at === index ? { ...item, ...change } : item));
    this.update({ tabBar: { ...tabBar, items } });
  }

  /** Calls at once, then after every change. */
  subscribe(listener: (state: ScreenState) => void): () => void {
    this.#listeners.add(listener);
    listener(this.state);
    return () => this.#listeners.delete(listener);
  }
}
