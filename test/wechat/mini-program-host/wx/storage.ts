import { ApiFailure, type ApiOptions, text } from './api.ts';
import type { ApiContext } from './context.ts';

const LIMIT_KIB = 10_240;

/** Storage keeps JSON: what goes in as an object comes out as another one. */
export function addStorage({ table, environment }: ApiContext): void {
  const { storage } = environment;
  const put = (key: string, value: unknown): void => storage.set(key, JSON.stringify(value ?? ''));
  const read = (key: string): unknown => {
    const kept = storage.get(key);
    return kept === undefined ? '' : JSON.parse(kept);
  };
  const info = (): object => ({ keys: [...storage.keys()], currentSize: 1, limitSize: LIMIT_KIB });

  table.addSync('setStorageSync', put);
  table.addSync('getStorageSync', read);
  table.addSync('removeStorageSync', (key: string) => storage.delete(key));
  table.addSync('clearStorageSync', () => storage.clear());
  table.addSync('getStorageInfoSync', info);
  table.addAsync('setStorage', (options: ApiOptions) => put(text(options, 'key'), options.data));
  table.addAsync('getStorage', (options) => {
    const key = text(options, 'key');
    if (storage.get(key) === undefined) throw new ApiFailure('data not found');
    return { data: read(key) };
  });
  table.addAsync('removeStorage', (options) => storage.delete(text(options, 'key')));
  table.addAsync('clearStorage', () => storage.clear());
  table.addAsync('getStorageInfo', info);
}
