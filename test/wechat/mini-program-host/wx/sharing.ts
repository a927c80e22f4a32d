import { text } from './api.ts';
import type { ApiContext } from './context.ts';

export function addSharing({ table, screen, environment }: ApiContext): void {
  let clipboard = '';
  for (const name of ['showShareMenu', 'hideShareMenu', 'updateShareMenu']) table.addAsync(name, () => ({}));
  table.addAsync('setClipboardData', async (options) => {
    clipboard = text(options, 'data');
    // a browser may refuse without a gesture; the phone's own clipboard is what the Mini Program reads back
    await environment.window.navigator.clipboard?.writeText(clipboard).catch(() => {});
    const title = environment.settings.language === 'en' ? 'Copied' : '内容已复制';
    screen.update({ toast: { title, icon: 'none' } });
    setTimeout(() => screen.update({ toast: null }), 1500);
  });
  table.addAsync('getClipboardData', () => ({ data: clipboard }));
}
