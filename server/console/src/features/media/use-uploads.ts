import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { KeptUpload } from './kept-uploads.ts';
import { keptUploads, uploads } from './uploads.ts';

const useItems = () => useSyncExternalStore(uploads.subscribe, () => uploads.items);
const dismiss = (key: number) => uploads.dismiss(key);

/** Everything on its way into the library, and what broke off when a page was closed. */
export function useUploads() {
  const items = useItems();
  const [, look] = useState(0);
  // Who comes back still sees what arrived meanwhile; who saw it need not see it again.
  useEffect(() => () => uploads.dismissDone(), []);
  const left = keptUploads.leftBehind().filter(({ key }) => !items.some(({ fileKey }) => fileKey === key));
  return {
    items,
    left,
    add: (files: Iterable<File>) => {
      for (const file of files) uploads.add(file);
    },
    dismiss,
    dismissLeft: ({ key }: KeptUpload) => {
      keptUploads.forget(key);
      look((count) => count + 1);
    },
  };
}

/** What this part of a page sends into the library, to go on with it once it is there. */
export function useOwnUploads(onDone: (mediumId: string) => void) {
  const items = useItems();
  const [keys, setKeys] = useState<ReadonlySet<number>>(new Set());
  const done = useRef<((mediumId: string) => void) | null>(null);
  useEffect(() => {
    done.current = onDone;
    return () => {
      done.current = null;
    };
  });
  const add = useCallback((files: Iterable<File>) => {
    for (const file of files) {
      const { key, mediumId } = uploads.add(file);
      setKeys((before) => new Set([...before, key]));
      void mediumId.then((id) => id && done.current?.(id));
    }
  }, []);
  return { items: items.filter(({ key }) => keys.has(key)), add, dismiss };
}
