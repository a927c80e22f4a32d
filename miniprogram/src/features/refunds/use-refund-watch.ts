import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { noteAccessChange } from '../members/session';

/** While money is on its way back the order is looked at this often, and not for ever. */
const LOOK_EVERY_MS = 3000;
const MOST_LOOKS = 20;

/**
 * Looks at an order again while a refund of it is under way, as long as the page is in front of the reader. Once the money is
 * back, pages that are open ask for what is still open to the reader.
 */
export function useRefundWatch(isUnderWay: boolean, reload: () => Promise<void>): void {
  const [isShown, setIsShown] = useState(true);
  const wasUnderWay = useRef(false);
  const looks = useRef(0);
  useDidShow(() => setIsShown(true));
  useDidHide(() => setIsShown(false));

  useEffect(() => {
    if (wasUnderWay.current && !isUnderWay) noteAccessChange();
    wasUnderWay.current = isUnderWay;
    if (!isUnderWay || !isShown) return;
    const timer = setInterval(() => {
      looks.current++;
      if (looks.current > MOST_LOOKS) clearInterval(timer);
      else void reload();
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isUnderWay, isShown, reload]);
}
