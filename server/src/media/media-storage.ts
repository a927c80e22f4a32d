import { createReadStream } from 'node:fs';
import { copyFile, mkdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';

/** Where the bytes of the library lie. Keys are paths of plain segments: `01a2…/640.webp`. */
export interface MediaStorage {
  /** Keeps a file. Safe to repeat. */
  put(key: string, path: string, contentType: string): Promise<void>;
  /** Forgets a file; one that is not there is forgotten already. */
  remove(key: string): Promise<void>;
  /** The bytes, from `first` to `last` when given; null when there is no such file. */
  read(key: string, range?: { first: number; last?: number }): Promise<StoredFile | null>;
  /** Where browsers find the file by themselves; null when this server hands it out. */
  addressOf(key: string): string | null;
}

export interface StoredFile {
  readonly body: Readable;
  readonly contentType: string | null;
  /** Of the part that is sent. */
  readonly byteCount: number;
  /** Of the whole file. */
  readonly totalBytes: number;
}

/** Files below a folder of this machine; Fastify serves them by itself. */
export class LocalStorage implements MediaStorage {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  async put(key: string, path: string): Promise<void> {
    const target = join(this.#root, key);
    await mkdir(dirname(target), { recursive: true });
    await copyFile(path, target);
  }

  async remove(key: string): Promise<void> {
    await rm(join(this.#root, key), { force: true });
  }

  async read(key: string, range?: { first: number; last?: number }): Promise<StoredFile | null> {
    const path = join(this.#root, key);
    const file = await stat(path).catch(() => null);
    if (!file?.isFile()) return null;
    const first = range?.first ?? 0;
    const last = Math.min(range?.last ?? file.size - 1, file.size - 1);
    return {
      body: createReadStream(path, { start: first, end: last }),
      contentType: null,
      byteCount: last - first + 1,
      totalBytes: file.size,
    };
  }

  addressOf(): string | null {
    return null;
  }
}
