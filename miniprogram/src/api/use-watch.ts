import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';

/** What is under way is looked at this often, and not for ever. */
const LOOK_EVERY_MS = 3000;
const MOST_LOOKS = 20;

/**
 * Looks again while something is under way at WeChat, as long as the page is in front of the reader.
 * @param onEnded once it is not under way any more
 */
export function useWatch(isUnderWay: boolean, look: () => Promise<void>, onEnded?: () => void): void {
  const [isShown, setIsShown] = useState(true);
  const wasUnderWay = useRef(false);
  const looks = useRef(0);
  const ended = useRef(onEnded);
  ended.current = onEnded;
  useDidShow(() => setIsShown(true));
  useDidHide(() => setIsShown(false));

  useEffect(() => {
    if (wasUnderWay.current && !isUnderWay) ended.current?.();
    wasUnderWay.current = isUnderWay;
    if (!isUnderWay || !isShown) return;
    const timer = setInterval(() => {
      looks.current++;
      if (looks.current > MOST_LOOKS) clearInterval(timer);
      else void look();
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isUnderWay, isShown, look]);
}
