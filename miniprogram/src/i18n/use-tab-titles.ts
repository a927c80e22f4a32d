import Taro from '@tarojs/taro';
import { useEffect } from 'react';
import { useText } from './language';

/** The tab bar belongs to WeChat and takes its words by call; only tab pages may set them. */
export function useTabTitles(): void {
  const { tabs } = useText();
  useEffect(() => {
    const ignore = () => {};
    Taro.setTabBarItem({ index: 0, text: tabs.home }).catch(ignore);
    Taro.setTabBarItem({ index: 1, text: tabs.me }).catch(ignore);
  }, [tabs]);
}
