import { phoneTime } from './china-time.ts';
import { h, svg } from './dom.ts';
import { icons } from './icons.ts';
import type { Words } from './words.ts';

interface DeskParts {
  screen: HTMLElement;
  controls: HTMLElement;
  log: HTMLElement;
}

/** Everything around the phone: its frame, and the side with settings and log. On a narrow window the side is a drawer. */
export function drawDesk({ screen, controls, log }: DeskParts): { element: HTMLElement; draw(words: Words): void } {
  const title = h('h1', { class: 'desk__title' });
  const subtitle = h('p', { class: 'soft' });
  const clock = h('time', { class: 'status-bar__time' });
  const statusBar = h(
    'div',
    { class: 'status-bar', attributes: { 'aria-hidden': 'true' } },
    clock,
    h('span', { class: 'status-bar__signs' }, svg(icons.signal), svg(icons.battery)),
  );
  const phone = h(
    'div',
    { class: 'phone' },
    statusBar,
    screen,
    h('div', { class: 'phone__home', attributes: { 'aria-hidden': 'true' } }),
  );
  const side = h(
    'aside',
    { class: 'desk__side', attributes: { id: 'side' } },
    h('header', { class: 'desk__head' }, title, subtitle),
    controls,
    log,
  );
  const opener = h('button', {
    class: 'desk__opener',
    attributes: { 'aria-expanded': 'false', 'aria-controls': 'side' },
  });
  const toggle = (): void => {
    const isOpen = side.classList.toggle('desk__side--open');
    opener.setAttribute('aria-expanded', String(isOpen));
    opener.replaceChildren(svg(isOpen ? icons.close : icons.log));
  };
  opener.append(svg(icons.log));
  opener.addEventListener('click', toggle);
  side.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && side.classList.contains('desk__side--open')) toggle();
  });

  const tick = (): void => {
    clock.textContent = phoneTime();
  };
  tick();
  setInterval(tick, 10_000);

  const element = h('div', { class: 'desk' }, h('div', { class: 'desk__phone' }, phone), side, opener);
  return {
    element,
    draw: (words) => {
      title.textContent = words.title;
      subtitle.textContent = words.subtitle;
      opener.setAttribute('aria-label', words.showLog);
      opener.title = words.showLog;
    },
  };
}
