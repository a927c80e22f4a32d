import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { useText } from '../i18n/language';
import { onlineStore } from '../state/network';
import { useStore } from '../state/store';
import { Icon } from './icon';
import { WebTopBar } from './web-top-bar';
import './page-frame.scss';

interface PageFrameProps {
  children: ReactNode;
  /** Stays at the bottom over the content: the mini player. */
  dock?: ReactNode;
  hasTabBar?: boolean;
}

/** What every page has: the paper, the word about a missing network, and room for the dock. */
export function PageFrame({ children, dock, hasTabBar }: PageFrameProps) {
  const text = useText();
  const isOnline = useStore(onlineStore);
  return (
    <View className={hasTabBar ? 'frame frame--tabbed' : 'frame'}>
      {isOnline ? null : (
        <View className="frame__offline">
          <Icon name="offline" size={16} />
          <Text>{text.problem.offline}</Text>
        </View>
      )}
      <View className="frame__content">
        {hasTabBar ? null : <WebTopBar />}
        {children}
      </View>
      {dock}
    </View>
  );
}
