import { Image, View } from '@tarojs/components';
import { useState } from 'react';
import { mediaUrl } from '../api/media';
import './picture.scss';

interface PictureProps {
  /** null leaves the plain ground */
  url: string | null;
  /** Height per width, so that nothing moves when the picture arrives. */
  ratio: number;
  alt?: string;
  onTap?(): void;
}

/** A picture that keeps its place while it loads, and stays a plain ground when it cannot. */
export function Picture({ url, ratio, alt, onTap }: PictureProps) {
  const [isLoaded, setIsLoaded] = useState(false);
  const [isBroken, setIsBroken] = useState(false);
  return (
    <View className="picture" style={{ paddingTop: `${(ratio * 100).toFixed(3)}%` }} onClick={onTap}>
      {url && !isBroken ? (
        <Image
          className={isLoaded ? 'picture__image picture__image--loaded' : 'picture__image'}
          src={mediaUrl(url)}
          mode="aspectFill"
          lazyLoad
          ariaLabel={alt}
          onLoad={() => setIsLoaded(true)}
          onError={() => setIsBroken(true)}
        />
      ) : null}
    </View>
  );
}
