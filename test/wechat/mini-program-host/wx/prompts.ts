import type { Toast } from '../core/screen.ts';
import { ApiFailure, type ApiOptions, text } from './api.ts';
import type { ApiContext } from './context.ts';

const TOAST_MS = 1500;
const CANCEL = { zh_CN: '取消', en: 'Cancel' };
const CONFIRM = { zh_CN: '确定', en: 'OK' };

/** Toasts, dialogs and sheets. A dialog waits for the person: nothing answers it by itself. */
export function addPrompts({ table, screen, environment, pages }: ApiContext): void {
  let toastTimer: ReturnType<typeof setTimeout> | undefined;
  const hideToast = (): void => {
    clearTimeout(toastTimer);
    screen.update({ toast: null });
  };

  table.addAsync('showToast', (options) => {
    hideToast();
    const icon = (options.icon ?? 'success') as Toast['icon'];
    screen.update({ toast: { title: text(options, 'title'), icon } });
    toastTimer = setTimeout(hideToast, Number(options.duration ?? TOAST_MS));
  });
  table.addAsync('hideToast', hideToast);
  table.addAsync('showLoading', (options) => {
    hideToast();
    screen.update({ toast: { title: text(options, 'title'), icon: 'loading' } });
  });
  table.addAsync('hideLoading', hideToast);
  table.addAsync(
    'showModal',
    (options) =>
      new Promise<object>((resolve) => {
        const { language } = environment.settings;
        screen.update({
          modal: {
            title: text(options, 'title'),
            content: text(options, 'content'),
            showCancel: options.showCancel !== false,
            cancelText: text(options, 'cancelText', CANCEL[language]),
            confirmText: text(options, 'confirmText', CONFIRM[language]),
            editable: options.editable === true,
            placeholderText: text(options, 'placeholderText'),
            answer: (confirmed, content = '') => {
              screen.update({ modal: null });
              resolve({ confirm: confirmed, cancel: !confirmed, ...(options.editable ? { content } : {}) });
            },
          },
        });
      }),
  );
  table.addAsync(
    'showActionSheet',
    (options: ApiOptions) =>
      new Promise<object>((resolve, reject) => {
        screen.update({
          actionSheet: {
            title: text(options, 'alertText'),
            items: ((options.itemList ?? []) as string[]).map(String),
            choose: (index) => {
              screen.update({ actionSheet: null });
              if (index === null) reject(new ApiFailure('cancel'));
              else resolve({ tapIndex: index });
            },
          },
        });
      }),
  );
  table.addAsync('startPullDownRefresh', () => {
    screen.update({ isRefreshing: true });
    const { top } = pages;
    const refresh = top?.caller.onPullDownRefresh;
    if (top && typeof refresh === 'function') refresh.call(top.caller);
  });
  table.addAsync('stopPullDownRefresh', () => screen.update({ isRefreshing: false }));
  table.addAsync('hideKeyboard', () => ({}));
}
