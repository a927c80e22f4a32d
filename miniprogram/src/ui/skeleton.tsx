import { View } from '@tarojs/components';
import './skeleton.scss';

/** A bar where text or a picture will stand. Width in % of the line, height in px. */
export function SkeletonBar({ width = 100, height = 14 }: { width?: number; height?: number }) {
  return <View className="skeleton" style={{ width: `${width}%`, height: `${height}px` }} />;
}

export function SkeletonLines({ widths }: { widths: number[] }) {
  return (
    <View className="skeleton-lines">
      {widths.map((width, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars have nothing else and never move
        <SkeletonBar key={index} width={width} />
      ))}
    </View>
  );
}
