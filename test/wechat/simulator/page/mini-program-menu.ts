import type { MiniProgram } from '../../mini-program-host/core/mini-program.ts';
import { h } from './dom.ts';
import type { Layer, Phone } from './phone.ts';

/** Behind the capsule's dots: share, refresh, restart. */
export function miniProgramMenu(phone: Phone, { element }: Layer, miniProgram: MiniProgram, restart: () => void): void {
  const { words } = phone;
  const close = (): void => {
    sheet.remove();
    element.querySelector<HTMLElement>('.capsule button')?.focus();
  };
  const item = (text: string, run: () => void): HTMLElement =>
    h('button', {
      class: 'sheet__item',
      text,
      onclick: () => {
        close();
        run();
      },
    });
  const share = (): void => {
    const card = miniProgram.callPage('onShareAppMessage', { from: 'menu' }) as { title?: string } | undefined;
    phone.toast(`${words.shared}${card?.title ? `：${card.title}` : ''}`);
  };
  const sheet = h(
    'div',
    { class: 'sheet', onclick: (event) => event.target === sheet && close() },
    h(
      'div',
      { class: 'sheet__panel', attributes: { role: 'menu' } },
      item(words.share, share),
      item(words.refresh, () => void miniProgram.callPage('onPullDownRefresh')),
      item(words.reopen, restart),
      h('button', { class: 'sheet__item sheet__item--apart', text: words.cancel, onclick: close }),
    ),
  );
  sheet.addEventListener('keydown', ({ key }) => key === 'Escape' && close());
  element.append(sheet);
  sheet.querySelector('button')?.focus();
}
