import Taro from '@tarojs/taro';

/** What was stored under `key`; null when there is nothing, or the phone's storage cannot be read. */
export function readStored<T>(key: string): T | null {
  try {
    const value: unknown = Taro.getStorageSync(key);
    return value === '' || value === undefined || value === null ? null : (value as T);
  } catch {
    return null;
  }
}

/** Storage may be full or switched off (private browsing); the app then works without remembering. */
export function writeStored(key: string, value: unknown): void {
  try {
    if (value === null) Taro.removeStorageSync(key);
    else Taro.setStorageSync(key, value);
  } catch {
    // nothing to do: the value lives in memory for this visit
  }
}
