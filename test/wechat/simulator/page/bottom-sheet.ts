import { h } from './dom.ts';

export interface SheetItem {
  text: string;
  run(): void;
}

/** A sheet from the bottom with a few things to do; Escape and a tap beside it close it. */
export function showBottomSheet(
  holder: HTMLElement,
  items: SheetItem[],
  cancelText: string,
  returnFocusTo: HTMLElement | null,
): void {
  const close = (): void => {
    sheet.remove();
    returnFocusTo?.focus();
  };
  const button = ({ text, run }: SheetItem): HTMLElement =>
    h('button', {
      class: 'sheet__item',
      text,
      onclick: () => {
        close();
        run();
      },
    });
  const sheet = h(
    'div',
    { class: 'sheet', onclick: (event) => event.target === sheet && close() },
    h(
      'div',
      { class: 'sheet__panel', attributes: { role: 'menu' } },
      ...items.map(button),
      h('button', { class: 'sheet__item sheet__item--apart', text: cancelText, onclick: close }),
    ),
  );
  sheet.addEventListener('keydown', ({ key }) => key === 'Escape' && close());
  holder.append(sheet);
  sheet.querySelector('button')?.focus();
}
