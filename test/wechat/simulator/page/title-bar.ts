import { h, svg } from './dom.ts';
import { icons } from './icons.ts';

/** WeChat's own bar: back at the left, the title in the middle, something at the right. */
export function titleBar(
  title: string,
  back: { label: string; run(): void } | null,
  right: HTMLElement | null = null,
): HTMLElement {
  return h(
    'header',
    { class: 'title-bar' },
    h(
      'div',
      { class: 'title-bar__side' },
      back &&
        h(
          'button',
          { class: 'icon-button', onclick: back.run, attributes: { 'aria-label': back.label } },
          svg(icons.back),
        ),
    ),
    h('h2', { class: 'title-bar__title', text: title }),
    h('div', { class: 'title-bar__side title-bar__side--right' }, right),
  );
}
