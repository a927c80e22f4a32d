import Taro from '@tarojs/taro';
import { currentText } from '../i18n/language';
import { isMiniProgram } from '../wechat/environment';
import { createStore } from './store';

/** Whether the phone says it has a network. A request may still fail while this is true. */
export const onlineStore = createStore(true);

export function watchNetwork(): void {
  if (isMiniProgram) {
    Taro.getNetworkType({ success: ({ networkType }) => onlineStore.set(networkType !== 'none') });
    Taro.onNetworkStatusChange(({ isConnected }) => onlineStore.set(isConnected));
    return;
  }
  const tell = () => onlineStore.set(navigator.onLine);
  tell();
  window.addEventListener('online', tell);
  window.addEventListener('offline', tell);
  // a page's own script may be what the network keeps back: the tap must not end in silence
  window.addEventListener('unhandledrejection', ({ reason }) => {
    const { name = '', code = '' } = (reason ?? {}) as { name?: string; code?: string };
    if (name !== 'ChunkLoadError' && code !== 'CSS_CHUNK_LOAD_FAILED') return;
    void Taro.showToast({ title: currentText().problem.networkHint, icon: 'none' });
    // the address is already the page's that did not come
    if (window.history.length > 1) window.history.back();
  });
}
