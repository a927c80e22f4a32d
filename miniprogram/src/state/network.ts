import Taro from '@tarojs/taro';
import { createStore } from './store';

/** Whether the phone says it has a network. A request may still fail while this is true. */
export const onlineStore = createStore(true);

export function watchNetwork(): void {
  Taro.getNetworkType({ success: ({ networkType }) => onlineStore.set(networkType !== 'none') });
  Taro.onNetworkStatusChange(({ isConnected }) => onlineStore.set(isConnected));
}
