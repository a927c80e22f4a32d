import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { MediaStorage } from '../media/media-storage.ts';
import type { Cipher } from '../shared/crypto/cipher.ts';
import { newId } from '../shared/ids.ts';

/** Files that tasks take and make, sealed: they hold people's names and openids. */
export class TaskFiles {
  readonly #storage: Pick<MediaStorage, 'put' | 'read' | 'remove'>;
  readonly #cipher: Cipher;

  constructor(deps: { storage: Pick<MediaStorage, 'put' | 'read' | 'remove'>; cipher: Cipher }) {
    this.#storage = deps.storage;
    this.#cipher = deps.cipher;
  }

  /** @returns the key it is found by */
  async put(text: string): Promise<string> {
    const key = `tasks/${newId()}`;
    const folder = await mkdtemp(join(tmpdir(), 'teahouse-task-'));
    try {
      const path = join(folder, 'sealed');
      await writeFile(path, this.#cipher.encrypt(text));
      await this.#storage.put(key, path, 'application/octet-stream');
    } finally {
      await rm(folder, { recursive: true });
    }
    return key;
  }

  /** Null when it is there no more. */
  async read(key: string): Promise<string | null> {
    const stored = await this.#storage.read(key);
    return stored && this.#cipher.decrypt(await buffer(stored.body));
  }

  remove(key: string): Promise<void> {
    return this.#storage.remove(key);
  }
}
