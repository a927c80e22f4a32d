import type { ActionSheet, Modal, PicturePreview, ScreenState, Toast } from '../../mini-program-host/core/screen.ts';
import { h, svg } from './dom.ts';
import { icons } from './icons.ts';
import type { Words } from './words.ts';

const drawn = new WeakMap<HTMLElement, Pick<ScreenState, 'toast' | 'modal' | 'actionSheet' | 'preview'>>();

/** Toast, dialog, sheet and picture preview of a Mini Program; only what changed is drawn again. */
export function drawOverlays(
  holder: HTMLElement,
  { toast, modal, actionSheet, preview }: ScreenState,
  words: Words,
): void {
  const before = drawn.get(holder);
  const isSame =
    before &&
    before.toast === toast &&
    before.modal === modal &&
    before.actionSheet === actionSheet &&
    before.preview === preview;
  if (isSame) return;
  drawn.set(holder, { toast, modal, actionSheet, preview });
  holder.replaceChildren();
  if (preview) holder.append(pictures(preview, words));
  if (toast) holder.append(toastBox(toast));
  if (actionSheet) holder.append(sheet(actionSheet, words));
  if (modal) holder.append(dialog(modal));
  holder.querySelector<HTMLElement>('[data-focus]')?.focus();
}

function toastBox({ title, icon }: Toast): HTMLElement {
  const sign = { success: icons.check, error: icons.alert, loading: '', none: '' }[icon];
  return h(
    'div',
    { class: `mp-toast mp-toast--${icon}`, attributes: { role: 'status' } },
    icon === 'loading' ? h('span', { class: 'spinner' }) : null,
    sign ? (svg(sign) as unknown as HTMLElement) : null,
    h('span', { text: title }),
  );
}

function dialog(modal: Modal): HTMLElement {
  const input = modal.editable
    ? h('input', { class: 'dialog__input', attributes: { placeholder: modal.placeholderText, value: modal.content } })
    : null;
  const answer = (confirmed: boolean): void => modal.answer(confirmed, input?.value ?? '');
  const box = h(
    'div',
    {
      class: 'dialog',
      attributes: { role: 'alertdialog', 'aria-modal': 'true', 'aria-label': modal.title || modal.content },
    },
    modal.title ? h('h3', { text: modal.title }) : null,
    input ?? h('p', { text: modal.content }),
    h(
      'footer',
      {},
      modal.showCancel && h('button', { text: modal.cancelText, onclick: () => answer(false) }),
      h('button', {
        class: 'dialog__confirm',
        text: modal.confirmText,
        onclick: () => answer(true),
        attributes: { 'data-focus': true },
      }),
    ),
  );
  const cover = h('div', { class: 'cover' }, box);
  cover.addEventListener('keydown', ({ key }) => key === 'Escape' && modal.showCancel && answer(false));
  return cover;
}

function sheet({ title, items, choose }: ActionSheet, words: Words): HTMLElement {
  const cover = h(
    'div',
    { class: 'sheet', onclick: (event) => event.target === cover && choose(null) },
    h(
      'div',
      { class: 'sheet__panel', attributes: { role: 'menu' } },
      title ? h('p', { class: 'soft sheet__title', text: title }) : null,
      ...items.map((text, index) =>
        h('button', {
          class: 'sheet__item',
          text,
          onclick: () => choose(index),
          attributes: { 'data-focus': index === 0 },
        }),
      ),
      h('button', { class: 'sheet__item sheet__item--apart', text: words.cancel, onclick: () => choose(null) }),
    ),
  );
  cover.addEventListener('keydown', ({ key }) => key === 'Escape' && choose(null));
  return cover;
}

function pictures({ urls, current, close }: PicturePreview, words: Words): HTMLElement {
  const counter = h('p', { class: 'pictures__count' });
  const count = (index: number): void => {
    counter.textContent =
      urls.length > 1 ? words.previewOf.replace('{n}', String(index + 1)).replace('{m}', String(urls.length)) : '';
  };
  const row = h(
    'div',
    { class: 'pictures__row', onscroll: () => count(Math.round(row.scrollLeft / (row.clientWidth || 1))) },
    ...urls.map((url, index) =>
      h(
        'div',
        { class: 'pictures__one' },
        h('img', { attributes: { src: url, alt: `${words.picture} ${index + 1}` } }),
      ),
    ),
  );
  const cover = h(
    'div',
    {
      class: 'pictures',
      onclick: close,
      attributes: { role: 'dialog', 'aria-label': words.picture, tabindex: 0, 'data-focus': true },
    },
    row,
    counter,
  );
  cover.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') close();
    if (key === 'ArrowRight') row.scrollBy({ left: row.clientWidth });
    if (key === 'ArrowLeft') row.scrollBy({ left: -row.clientWidth });
  });
  count(current);
  requestAnimationFrame(() => row.scrollTo({ left: current * row.clientWidth }));
  return cover;
}
