import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { openPage } from '../wechat/routes';
import { webRole } from './web-role';
import './page-link.scss';

/** An area that opens a page of ours. */
export function PageLink({ url, className, children }: { url: string; className: string; children: ReactNode }) {
  return (
    <View className={className} hoverClass="page-link--pressed" onClick={() => openPage(url)} {...webRole('link')}>
      {children}
    </View>
  );
}
