import type { MiniProgram } from '../../mini-program-host/core/mini-program.ts';
import type { ScreenState, TabBar } from '../../mini-program-host/core/screen.ts';
import { h, svg } from './dom.ts';
import { icons } from './icons.ts';
import type { Layer, Phone } from './phone.ts';

export interface Bars {
  top: HTMLElement;
  tabs: HTMLElement;
  draw(state: ScreenState, miniProgram: MiniProgram): void;
}

/** What WeChat draws around a page: back or home, the title, the capsule, the tab bar. */
export function miniProgramBars(phone: Phone, layer: Layer, controls: { leave(): void; openMenu(): void }): Bars {
  const { words } = phone;
  let running: MiniProgram | null = null;
  const back = h(
    'button',
    { class: 'icon-button', onclick: () => running?.pages.navigateBack(), attributes: { 'aria-label': words.back } },
    svg(icons.back),
  );
  let homePath = '';
  const home = h(
    'button',
    {
      class: 'icon-button',
      onclick: () => running?.pages.reLaunch(`/${homePath}`),
      attributes: { 'aria-label': words.home },
    },
    svg(icons.home),
  );
  const title = h('h2', { class: 'title-bar__title' });
  const capsule = h(
    'div',
    { class: 'capsule' },
    h(
      'button',
      { onclick: controls.openMenu, attributes: { 'aria-label': words.more, 'aria-haspopup': 'menu' } },
      svg(icons.more),
    ),
    h('button', { onclick: controls.leave, attributes: { 'aria-label': words.close } }, svg(icons.leave)),
  );
  const top = h(
    'header',
    { class: 'title-bar mini-program__bar' },
    h('div', { class: 'title-bar__side' }, back, home),
    title,
    h('div', { class: 'title-bar__side title-bar__side--right' }, capsule),
  );
  const tabs = h('nav', { class: 'tabs' });
  let drawnTabs: TabBar | null = null;
  let drawnPath = '';

  const draw = (state: ScreenState, miniProgram: MiniProgram): void => {
    running = miniProgram;
    const { navigationBar, pageBackground } = state;
    back.hidden = state.stackDepth < 2;
    homePath = state.tabBar?.items[0]?.pagePath ?? '';
    // a menu entry may open any page: WeChat gives one that has nothing beneath it a way to the home page
    home.hidden = !back.hidden || state.isTabBarShown || !homePath;
    title.textContent = navigationBar.title;
    top.dataset.ink = navigationBar.textStyle;
    top.classList.toggle('mini-program__bar--custom', navigationBar.isCustom);
    top.style.background = navigationBar.isCustom ? '' : navigationBar.backgroundColor;
    layer.element.style.background = pageBackground || navigationBar.backgroundColor;
    layer.statusInk = state.preview ? 'white' : navigationBar.textStyle;
    phone.showStatusInk();
    tabs.hidden = !state.tabBar || !state.isTabBarShown;
    if (!state.tabBar || (state.tabBar === drawnTabs && state.pagePath === drawnPath)) return;
    drawnTabs = state.tabBar;
    drawnPath = state.pagePath;
    drawTabs(tabs, state.tabBar, state.pagePath, (path) => miniProgram.pages.switchTab(`/${path}`));
  };
  return { top, tabs, draw };
}

function drawTabs(element: HTMLElement, tabBar: TabBar, pagePath: string, open: (path: string) => void): void {
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.path : undefined;
  element.style.background = tabBar.backgroundColor;
  element.dataset.border = tabBar.borderStyle;
  element.replaceChildren(
    ...tabBar.items.map((item) => {
      const isSelected = item.pagePath === pagePath;
      const iconUrl = (isSelected ? item.selectedIconUrl : null) ?? item.iconUrl;
      const button = h(
        'button',
        {
          class: 'tabs__item',
          onclick: () => open(item.pagePath),
          attributes: { 'aria-current': isSelected ? 'page' : null, 'data-path': item.pagePath },
        },
        iconUrl && h('img', { attributes: { src: iconUrl, alt: '', width: 26, height: 26 } }),
        h('span', { text: item.text }),
        item.badge && h('b', { class: 'tabs__badge', text: item.badge }),
        item.hasRedDot && h('b', { class: 'tabs__badge tabs__badge--dot' }),
      );
      button.style.color = isSelected ? tabBar.selectedColor : tabBar.color;
      return button;
    }),
  );
  if (focused) element.querySelector<HTMLElement>(`[data-path="${focused}"]`)?.focus();
}
