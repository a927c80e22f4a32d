import { type FileMark, keyOfFile } from './kept-uploads.ts';
import type { UploadOptions } from './upload-file.ts';

/** A file on its way. */
export interface UploadItem {
  readonly key: number;
  readonly fileKey: string;
  readonly name: string;
  readonly status: 'waiting' | 'uploading' | 'broken' | 'done' | 'refused';
  /** From 0 to 1. */
  readonly share: number;
  readonly message?: string;
}

/** What somebody who adds a file learns of it: null when it did not get into the library. */
export interface AddedUpload {
  readonly key: number;
  readonly mediumId: Promise<string | null>;
}

export interface UploadQueueDeps<F extends FileMark> {
  readonly send: (file: F, options: UploadOptions) => Promise<string>;
  /** Another medium is in the library. */
  readonly onDone: () => void;
  /** Whether anything is still on its way. */
  readonly onBusy: (isBusy: boolean) => void;
}

const isOver = ({ status }: UploadItem): boolean => status === 'done' || status === 'refused';

/** Files on their way into the library, one after the other. It belongs to no page: they go on while another one is shown. */
export class UploadQueue<F extends FileMark> {
  readonly #deps: UploadQueueDeps<F>;
  readonly #listeners = new Set<() => void>();
  readonly #running = new Map<number, { cancel: AbortController; mediumId: Promise<string | null> }>();
  #items: readonly UploadItem[] = [];
  #tail: Promise<unknown> = Promise.resolve();
  #lastKey = 0;

  constructor(deps: UploadQueueDeps<F>) {
    this.#deps = deps;
  }

  get items(): readonly UploadItem[] {
    return this.#items;
  }

  /** The files that are still on their way. */
  get runningFileKeys(): string[] {
    return this.#items.filter((item) => !isOver(item)).map(({ fileKey }) => fileKey);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** A file that is on its way already is not sent twice. */
  add(file: F): AddedUpload {
    const fileKey = keyOfFile(file);
    const same = this.#items.find((item) => item.fileKey === fileKey && this.#running.has(item.key));
    if (same) return { key: same.key, mediumId: this.#running.get(same.key)!.mediumId };
    const key = ++this.#lastKey;
    const cancel = new AbortController();
    const mediumId = this.#tail.then(() => this.#send(key, file, cancel.signal));
    this.#tail = mediumId;
    this.#running.set(key, { cancel, mediumId });
    const again = this.#items.filter((item) => item.fileKey !== fileKey);
    this.#show([...again, { key, fileKey, name: file.name, status: 'waiting', share: 0 }]);
    return { key, mediumId };
  }

  /** Stops one, or takes one that ended off the list. */
  dismiss(key: number): void {
    this.#running.get(key)?.cancel.abort();
    this.#running.delete(key);
    this.#show(this.#items.filter((item) => item.key !== key));
  }

  /** Takes those off the list that are in the library. */
  dismissDone(): void {
    this.#show(this.#items.filter(({ status }) => status !== 'done'));
  }

  async #send(key: number, file: F, signal: AbortSignal): Promise<string | null> {
    if (signal.aborted) return null;
    this.#change(key, { status: 'uploading' });
    try {
      const mediumId = await this.#deps.send(file, {
        signal,
        onProgress: (share) => this.#change(key, { share, status: 'uploading' }),
        onConnection: (isConnected) => this.#change(key, { status: isConnected ? 'uploading' : 'broken' }),
      });
      this.#running.delete(key);
      this.#change(key, { status: 'done', share: 1 });
      this.#deps.onDone();
      return mediumId;
    } catch (error) {
      this.#running.delete(key);
      this.#change(key, { status: 'refused', message: (error as Error).message });
      return null;
    }
  }

  #change(key: number, changes: Partial<UploadItem>): void {
    this.#show(this.#items.map((item) => (item.key === key ? { ...item, ...changes } : item)));
  }

  #show(items: readonly UploadItem[]): void {
    const wasBusy = this.runningFileKeys.length > 0;
    this.#items = items;
    const isBusy = this.runningFileKeys.length > 0;
    if (isBusy !== wasBusy) this.#deps.onBusy(isBusy);
    for (const listener of this.#listeners) listener();
  }
}
