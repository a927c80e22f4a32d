import Taro, { useDidShow, useLaunch, usePageNotFound } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { beginSession, noteReturn } from './features/members/session';
import { watchNetwork } from './state/network';
import { launchFrom } from './wechat/launch';
import { routes } from './wechat/routes';
import './app.scss';

let hasShown = false;

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    watchNetwork();
    beginSession();
  });
  useDidShow((options) => {
    // the first show is the launch itself
    if (hasShown && options) noteReturn(launchFrom(options));
    hasShown = true;
  });
  // menu entries and shared cards outlive pages: an old path opens home
  usePageNotFound(() => {
    void Taro.switchTab({ url: routes.home });
  });
  return children;
}
