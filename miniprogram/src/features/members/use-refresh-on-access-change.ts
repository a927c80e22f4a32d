import { useDidShow } from '@tarojs/taro';
import type { ViewerStatusFragment } from '@teahouse/schema/operations.ts';
import { useEffect, useRef } from 'react';
import { useStore } from '../../state/store';
import { accessChangeStore, accessKeyOf, sessionStore } from './session';

/**
 * Loads a page again when the reader may read something else than when it was loaded: after logging in, after paying,
 * after unlocking.
 * A page below another one does so while it is covered, so it is up to date when the reader comes back to it.
 * @param loadedFor the viewer the page's answer was made for, null while there is no answer
 */
export function useRefreshOnAccessChange(loadedFor: ViewerStatusFragment | null, reload: () => Promise<void>): void {
  const { viewer } = useStore(sessionStore);
  const changes = useStore(accessChangeStore);
  const seenChanges = useRef(changes);
  const askedFor = useRef('');
  const current = viewer ? accessKeyOf(viewer) : null;
  const loaded = loadedFor ? accessKeyOf(loadedFor) : null;

  useEffect(() => {
    if (seenChanges.current === changes) return;
    seenChanges.current = changes;
    void reload();
  }, [changes, reload]);

  const refresh = () => {
    if (current === null || loaded === null || current === loaded) return;
    // asked once per change: an answer that still disagrees must not be asked for without end
    if (askedFor.current === `${loaded}>${current}`) return;
    askedFor.current = `${loaded}>${current}`;
    void reload();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: `refresh` itself is new at every render
  useEffect(refresh, [current, loaded]);
  useDidShow(refresh);
}
