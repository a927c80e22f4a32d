import type { AppConfig, PageConfig, Theme, ThemeVariables, WindowConfig } from '../package/mini-program-package.ts';
import type { TabBar } from './screen.ts';

const DARK_QUERY = /\(\s*prefers-color-scheme\s*:\s*dark\s*\)/g;
const LIGHT_QUERY = /\(\s*prefers-color-scheme\s*:\s*light\s*\)/g;
const ALWAYS = '(min-width: 0px)';
const NEVER = '(max-width: 0px)';

/** The simulated phone's theme decides, not that of the machine the simulator runs on. */
export function applyThemeToStyle(css: string, theme: Theme): string {
  return css
    .replace(DARK_QUERY, theme === 'dark' ? ALWAYS : NEVER)
    .replace(LIGHT_QUERY, theme === 'light' ? ALWAYS : NEVER);
}

/** `@name` stands for a value of `theme.json`; without `darkmode` a Mini Program is always light. */
function resolveThemeValue(value: string, theme: Theme, variables: ThemeVariables | null): string {
  return value.startsWith('@') ? (variables?.[theme]?.[value.slice(1)] ?? '') : value;
}

export function effectiveTheme(config: AppConfig, theme: Theme): Theme {
  return config.darkmode ? theme : 'light';
}

/** The page's own window settings over those of the app, with every `@name` resolved. */
export function resolveWindowConfig(
  app: AppConfig,
  page: PageConfig | undefined,
  theme: Theme,
  variables: ThemeVariables | null,
): WindowConfig {
  const merged: Record<string, unknown> = { ...app.window, ...page };
  for (const [key, value] of Object.entries(merged)) {
    if (typeof value === 'string') merged[key] = resolveThemeValue(value, theme, variables);
  }
  return merged as WindowConfig;
}

export function resolveTabBar(
  app: AppConfig,
  theme: Theme,
  variables: ThemeVariables | null,
  fileUrl: (path: string) => string,
): TabBar | null {
  if (!app.tabBar) return null;
  const value = (text: string | undefined, otherwise: string): string =>
    (text === undefined ? '' : resolveThemeValue(text, theme, variables)) || otherwise;
  const icon = (path: string | undefined): string | null =>
    path ? fileUrl(`/${value(path, '').replace(/^\//, '')}`) : null;
  return {
    color: value(app.tabBar.color, '#7a7e83'),
    selectedColor: value(app.tabBar.selectedColor, '#3cc51f'),
    backgroundColor: value(app.tabBar.backgroundColor, '#ffffff'),
    borderStyle: value(app.tabBar.borderStyle, 'black'),
    items: app.tabBar.list.map(({ pagePath, text, iconPath, selectedIconPath }) => ({
      pagePath,
      text,
      iconUrl: icon(iconPath),
      selectedIconUrl: icon(selectedIconPath),
      badge: null,
      hasRedDot: false,
    })),
  };
}
