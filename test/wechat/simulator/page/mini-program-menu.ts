import type { MiniProgram } from '../../mini-program-host/core/mini-program.ts';
import { showBottomSheet } from './bottom-sheet.ts';
import type { Layer, Phone } from './phone.ts';

/** Behind the capsule's dots: share, refresh, restart. */
export function miniProgramMenu(phone: Phone, { element }: Layer, miniProgram: MiniProgram, restart: () => void): void {
  const { words } = phone;
  const share = (): void => {
    const card = miniProgram.callPage('onShareAppMessage', { from: 'menu' }) as { title?: string } | undefined;
    phone.toast(`${words.shared}${card?.title ? `：${card.title}` : ''}`);
  };
  const items = [
    { text: words.share, run: share },
    { text: words.refresh, run: () => void miniProgram.callPage('onPullDownRefresh') },
    { text: words.reopen, run: restart },
  ];
  showBottomSheet(element, items, words.cancel, element.querySelector('.capsule button'));
}
