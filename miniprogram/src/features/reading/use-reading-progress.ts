import Taro, { useDidShow } from '@tarojs/taro';
import { RecordReadingDocument } from '@teahouse/schema/operations.ts';
import { useCallback, useEffect, useRef } from 'react';
import { request } from '../../api/request';
import { isWorthTelling, shareRead, type TextPlace } from './reading-share';

/** The place of the text is asked for at most this often while the reader scrolls. */
const LOOK_EVERY_MS = 800;
/** And the server is told at most this often. */
const TELL_EVERY_MS = 5000;
/** Whoever has closed it by then has not begun to read. */
const FIRST_LOOK_MS = 3000;

function placeOf(selector: string): Promise<TextPlace | null> {
  return new Promise((resolve) => {
    Taro.createSelectorQuery()
      .select(selector)
      .boundingClientRect((place) => resolve(Array.isArray(place) ? null : (place as TextPlace | null)))
      .exec();
  });
}

/**
 * Tells the server the furthest the reader has come in what they bought: evidence should they ask for their money back.
 * Only the furthest point counts, and failing to tell it is nobody's concern.
 * @param selector the element that holds the text
 * @param isCounted only what was bought is: a preview is not reading
 * @returns to be called when the page scrolls
 */
export function useReadingProgress(articleId: string, selector: string, isCounted: boolean): () => void {
  const furthest = useRef(0);
  const told = useRef(0);
  const lookTimer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const tellTimer = useRef<ReturnType<typeof setTimeout> | null>(null);

  const tell = useCallback(async () => {
    tellTimer.current = null;
    if (!isWorthTelling(furthest.current, told.current)) return;
    const readBps = furthest.current;
    told.current = readBps;
    try {
      await request(RecordReadingDocument, { input: { articleId, readBps } });
    } catch {
      // told again with the next step
      told.current = 0;
    }
  }, [articleId]);

  const look = useCallback(async () => {
    lookTimer.current = null;
    const place = await placeOf(selector);
    if (!place) return;
    furthest.current = Math.max(furthest.current, shareRead(place, Taro.getWindowInfo().windowHeight));
    tellTimer.current ??= setTimeout(() => void tell(), told.current === 0 ? 0 : TELL_EVERY_MS);
  }, [selector, tell]);

  useEffect(() => {
    furthest.current = 0;
    told.current = 0;
    if (!isCounted) return;
    const first = setTimeout(() => void look(), FIRST_LOOK_MS);
    return () => {
      clearTimeout(first);
      if (lookTimer.current) clearTimeout(lookTimer.current);
      lookTimer.current = null;
      if (tellTimer.current) {
        clearTimeout(tellTimer.current);
        tellTimer.current = null;
        void tell();
      }
    };
  }, [isCounted, look, tell]);

  const lookSoon = () => {
    if (isCounted) lookTimer.current ??= setTimeout(() => void look(), LOOK_EVERY_MS);
  };
  // while another page lies above, the text has no place to be asked for
  useDidShow(lookSoon);
  return lookSoon;
}
