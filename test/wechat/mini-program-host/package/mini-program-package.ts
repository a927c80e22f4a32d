/** `app.json`, as far as the host acts on it. Colours may be `@names` from `theme.json`. */
export interface AppConfig {
  pages: string[];
  entryPagePath?: string;
  subPackages?: SubpackageConfig[];
  subpackages?: SubpackageConfig[];
  window?: WindowConfig;
  tabBar?: TabBarConfig;
  usingComponents?: Record<string, string>;
  darkmode?: boolean;
  themeLocation?: string;
}

export interface SubpackageConfig {
  root: string;
  pages: string[];
}

export interface WindowConfig {
  navigationBarTitleText?: string;
  navigationBarBackgroundColor?: string;
  navigationBarTextStyle?: string;
  navigationStyle?: 'default' | 'custom';
  backgroundColor?: string;
  enablePullDownRefresh?: boolean;
  /** CSS pixels above the bottom at which `onReachBottom` runs; 50 when absent */
  onReachBottomDistance?: number;
}

export interface TabBarConfig {
  color?: string;
  selectedColor?: string;
  backgroundColor?: string;
  borderStyle?: string;
  list: { pagePath: string; text: string; iconPath?: string; selectedIconPath?: string }[];
}

/** A page's or component's own `.json`. */
export interface PageConfig extends WindowConfig {
  component?: boolean;
  usingComponents?: Record<string, string>;
}

export type Theme = 'light' | 'dark';

/** `theme.json`: the values behind the `@names` of the configuration, for each theme. */
export type ThemeVariables = Record<Theme, Record<string, string>>;

/**
 * A built Mini Program as plain data: it can be sent to a browser as JSON.
 * Keys are paths inside the package without their extension.
 */
export interface MiniProgramPackage {
  config: AppConfig;
  themeVariables: ThemeVariables | null;
  pageConfigs: Record<string, PageConfig>;
  scripts: Record<string, string>;
  styles: Record<string, string>;
  /** JavaScript of all templates; its value is a map from path to template */
  templateCode: string;
  warnings: { file: string; text: string }[];
  bytes: PackageBytes;
}

/** Raw bytes of every file, as WeChat counts them against its limits. */
export interface PackageBytes {
  main: number;
  /** keyed by the subpackage's root, without a slash at the end */
  subpackages: Record<string, number>;
  total: number;
}

export function subpackagesOf(config: AppConfig): SubpackageConfig[] {
  const list = config.subPackages ?? config.subpackages ?? [];
  return list.map(({ root, pages }) => ({ root: root.replace(/\/$/, ''), pages }));
}

/** Every page of the main package and of all subpackages. */
export function pagesOf(config: AppConfig): string[] {
  return [
    ...config.pages,
    ...subpackagesOf(config).flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
  ];
}
