import { ApiFailure, text } from './api.ts';
import type { ApiContext } from './context.ts';

export function addNavigation({ table, pages, screen }: ApiContext): void {
  table.addAsync('navigateTo', (options) => pages.navigateTo(text(options, 'url')));
  table.addAsync('redirectTo', (options) => pages.redirectTo(text(options, 'url')));
  table.addAsync('reLaunch', (options) => pages.reLaunch(text(options, 'url')));
  table.addAsync('switchTab', (options) => pages.switchTab(text(options, 'url')));
  table.addAsync('navigateBack', (options) => pages.navigateBack(Number(options.delta ?? 1)));

  table.addAsync('setNavigationBarTitle', (options) => pages.setTitle(text(options, 'title')));
  table.addAsync('setNavigationBarColor', (options) =>
    screen.updateNavigationBar({
      backgroundColor: text(options, 'backgroundColor', screen.state.navigationBar.backgroundColor),
      textStyle: text(options, 'frontColor') === '#ffffff' ? 'white' : 'black',
    }),
  );
  table.addAsync('showNavigationBarLoading', () => screen.updateNavigationBar({ isLoading: true }));
  table.addAsync('hideNavigationBarLoading', () => screen.updateNavigationBar({ isLoading: false }));
  table.addAsync('setBackgroundColor', (options) =>
    screen.update({ pageBackground: text(options, 'backgroundColor') }),
  );
  table.addAsync('setBackgroundTextStyle', () => ({}));
  table.addAsync('hideHomeButton', () => ({}));

  const item = (index: unknown): number => {
    const at = Number(index);
    if (!pages.top || !pages.isTab(pages.top.path)) throw new ApiFailure('not TabBar page');
    if (!screen.state.tabBar?.items[at]) throw new ApiFailure('tabbar item not found');
    return at;
  };
  table.addAsync('setTabBarItem', ({ index, text: words }) => {
    screen.updateTabItem(item(index), words === undefined ? {} : { text: String(words) });
  });
  table.addAsync('setTabBarStyle', (options) => {
    const { tabBar } = screen.state;
    if (!tabBar) throw new ApiFailure('there is no tabBar');
    const {
      color = tabBar.color,
      selectedColor = tabBar.selectedColor,
      backgroundColor = tabBar.backgroundColor,
    } = options;
    screen.update({
      tabBar: {
        ...tabBar,
        color: String(color),
        selectedColor: String(selectedColor),
        backgroundColor: String(backgroundColor),
      },
    });
  });
  table.addAsync('setTabBarBadge', ({ index, text: badge }) =>
    screen.updateTabItem(item(index), { badge: String(badge) }),
  );
  table.addAsync('removeTabBarBadge', ({ index }) => screen.updateTabItem(item(index), { badge: null }));
  table.addAsync('showTabBarRedDot', ({ index }) => screen.updateTabItem(item(index), { hasRedDot: true }));
  table.addAsync('hideTabBarRedDot', ({ index }) => screen.updateTabItem(item(index), { hasRedDot: false }));
  table.addAsync('showTabBar', () => screen.update({ isTabBarShown: true }));
  table.addAsync('hideTabBar', () => screen.update({ isTabBarShown: false }));
}
