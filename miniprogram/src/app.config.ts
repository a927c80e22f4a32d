const isMiniProgram = process.env.TARO_ENV === 'weapp';

/** The Mini Program takes its colours from theme.json, light and dark; H5 takes them from app.scss. */
const themed = (name: string, onWeb: string) => (isMiniProgram ? `@${name}` : onWeb);

export default defineAppConfig({
  // the article is in the main package: menu entries open on it, and it must not wait for a second download
  pages: ['pages/home/index', 'pages/me/index', 'pages/article/index'],
  subPackages: [
    { root: 'packages/series', pages: ['index'] },
    { root: 'packages/membership', pages: ['index', 'checkout', 'offer', 'renewal', 'order', 'orders'] },
    { root: 'packages/tip', pages: ['index'] },
    { root: 'packages/gift', pages: ['index', 'give', 'given'] },
    { root: 'packages/promotion', pages: ['index'] },
    { root: 'packages/scan', pages: ['index'] },
  ],
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['packages/series', 'packages/membership'] },
    'pages/article/index': { network: 'all', packages: ['packages/membership', 'packages/tip'] },
  },
  window: {
    navigationBarTitleText: '',
    navigationBarBackgroundColor: themed('paper', 'var(--paper)'),
    navigationBarTextStyle: themed('barStyle', 'black') as 'black',
    backgroundColor: themed('paper', 'var(--paper)'),
    backgroundTextStyle: themed('pullStyle', 'dark') as 'dark',
  },
  tabBar: {
    color: themed('tabText', 'var(--ink-faint)'),
    selectedColor: themed('tabSelected', 'var(--accent)'),
    backgroundColor: themed('bar', 'var(--surface)'),
    borderStyle: 'black',
    list: [
      {
        pagePath: 'pages/home/index',
        text: '首页',
        iconPath: themed('iconHome', 'assets/tab-home-light.png'),
        selectedIconPath: themed('iconHomeSelected', 'assets/tab-home-light-selected.png'),
      },
      {
        pagePath: 'pages/me/index',
        text: '我的',
        iconPath: themed('iconMe', 'assets/tab-me-light.png'),
        selectedIconPath: themed('iconMeSelected', 'assets/tab-me-light-selected.png'),
      },
    ],
  },
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
  ...(isMiniProgram ? { darkmode: true, themeLocation: 'theme.json' } : {}),
});
