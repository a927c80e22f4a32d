import { Alert } from 'antd';
import { useSyncExternalStore } from 'react';
import { type Texts, useTexts } from '../i18n/language.ts';

const texts: Texts<{ title: string }> = {
  'zh-CN': { title: '没有网络：看到的可能不是最新的，操作要等网络恢复后再做。' },
  en: { title: 'No network: what you see may be old, and nothing can be changed until it is back.' },
};

/** Above every page while the browser has no network. */
export function OfflineNotice() {
  const { title } = useTexts(texts);
  const isOnline = useSyncExternalStore(
    (listener) => {
      window.addEventListener('online', listener);
      window.addEventListener('offline', listener);
      return () => {
        window.removeEventListener('online', listener);
        window.removeEventListener('offline', listener);
      };
    },
    () => navigator.onLine,
  );
  return (
    <div role="status">
      {isOnline ? null : <Alert type="warning" showIcon title={title} style={{ marginBottom: 16 }} />}
    </div>
  );
}
