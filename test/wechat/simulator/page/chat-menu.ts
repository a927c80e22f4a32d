import type { MenuButton } from '../../menus/menu-rules.ts';
import { h, svg } from './dom.ts';
import { icons } from './icons.ts';
import type { Words } from './words.ts';

/** The Custom Menu: up to three entries, those with a secondary menu open it above themselves. */
export function chatMenu(
  buttons: MenuButton[],
  words: Words,
  tap: (index: number, subIndex?: number) => void,
  switchToKeyboard: () => void,
): HTMLElement {
  const bar = h('nav', { class: 'menu' });
  const closeAll = (): void => {
    for (const opener of bar.querySelectorAll('[aria-expanded=true]')) opener.setAttribute('aria-expanded', 'false');
  };
  const keyboard = h(
    'button',
    { class: 'menu__keyboard', onclick: switchToKeyboard, attributes: { 'aria-label': words.switchToKeyboard } },
    svg(icons.keyboard),
  );
  bar.append(keyboard, ...buttons.map((button, index) => entry(button, index, tap, closeAll)));
  bar.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    const open = bar.querySelector<HTMLElement>('[aria-expanded=true]');
    closeAll();
    open?.focus();
  });
  // a tap anywhere else folds the menu again
  bar.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && bar.contains(relatedTarget)) return;
    if (relatedTarget !== null) closeAll();
  });
  document.addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Node && !bar.contains(target)) closeAll();
  });
  return bar;
}

function entry(
  button: MenuButton,
  index: number,
  tap: (index: number, subIndex?: number) => void,
  closeAll: () => void,
): HTMLElement {
  const secondary = button.sub_button ?? [];
  if (secondary.length === 0) {
    return h(
      'div',
      { class: 'menu__entry' },
      h('button', { class: 'menu__primary', text: button.name, onclick: () => tap(index) }),
    );
  }
  const opener = h(
    'button',
    {
      class: 'menu__primary',
      onclick: () => {
        const isOpen = opener.getAttribute('aria-expanded') === 'true';
        closeAll();
        opener.setAttribute('aria-expanded', String(!isOpen));
      },
      attributes: { 'aria-expanded': 'false', 'aria-haspopup': 'true' },
    },
    svg(icons.menu, 'menu__lines'),
    h('span', { text: button.name }),
  );
  const list = h(
    'ul',
    { class: 'menu__list' },
    ...secondary.map(({ name }, subIndex) => {
      const choose = (): void => {
        closeAll();
        tap(index, subIndex);
      };
      return h('li', {}, h('button', { text: name, onclick: choose }));
    }),
  );
  return h('div', { class: 'menu__entry' }, opener, list);
}
