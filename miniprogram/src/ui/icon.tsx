import { View } from '@tarojs/components';
import './icon.scss';

export type IconName =
  | 'play'
  | 'pause'
  | 'close'
  | 'lock'
  | 'headphones'
  | 'chevron'
  | 'check'
  | 'leaf'
  | 'offline'
  | 'broken'
  | 'cup';

/** A line drawing in the colour of the text around it. Decorative: what it means stands beside it or in a label. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return <View className={`icon icon--${name}`} style={{ width: `${size}px`, height: `${size}px` }} />;
}
