import { MediaLibraryDocument } from '@teahouse/schema/documents/media-library.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { keyOf, queryClient } from '../../api/use-request.ts';
import { uploadFile } from './upload-file.ts';

/** A file on its way. */
export interface UploadItem {
  readonly key: number;
  readonly name: string;
  readonly status: 'waiting' | 'uploading' | 'broken' | 'done' | 'refused';
  /** From 0 to 1. */
  readonly share: number;
  readonly message?: string;
  readonly mediumId?: string;
}

let lastKey = 0;

/** Files on their way into the library, one after the other. They go on while the page shows something else. */
export function useUploads(onDone?: (mediumId: string) => void) {
  const [items, setItems] = useState<readonly UploadItem[]>([]);
  const tail = useRef<Promise<unknown>>(Promise.resolve());
  const cancels = useRef(new Map<number, AbortController>());
  const done = useRef(onDone);
  useEffect(() => {
    done.current = onDone;
  });

  const change = useCallback(
    (key: number, changes: Partial<UploadItem>) =>
      setItems((before) => before.map((item) => (item.key === key ? { ...item, ...changes } : item))),
    [],
  );

  const add = useCallback(
    (files: Iterable<File>) => {
      for (const file of files) {
        const key = ++lastKey;
        const cancel = new AbortController();
        cancels.current.set(key, cancel);
        setItems((before) => [...before, { key, name: file.name, status: 'waiting', share: 0 }]);
        tail.current = tail.current.then(async () => {
          if (cancel.signal.aborted) return;
          change(key, { status: 'uploading' });
          try {
            const mediumId = await uploadFile(file, {
              signal: cancel.signal,
              onProgress: (share) => change(key, { share, status: 'uploading' }),
              onConnection: (isConnected) => change(key, { status: isConnected ? 'uploading' : 'broken' }),
            });
            change(key, { status: 'done', share: 1, mediumId });
            await queryClient.invalidateQueries({ queryKey: keyOf(MediaLibraryDocument) });
            done.current?.(mediumId);
          } catch (error) {
            if (!cancel.signal.aborted) change(key, { status: 'refused', message: (error as Error).message });
          } finally {
            cancels.current.delete(key);
          }
        });
      }
    },
    [change],
  );

  /** Stops one, or takes one that ended off the list. */
  const dismiss = useCallback((key: number) => {
    cancels.current.get(key)?.abort();
    setItems((before) => before.filter((item) => item.key !== key));
  }, []);

  return { items, add, dismiss };
}
