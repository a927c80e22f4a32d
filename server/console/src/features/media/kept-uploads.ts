/** A file as the browser tells it from others: chosen again, it is the same. */
export type FileMark = Pick<File, 'name' | 'size' | 'lastModified'>;

/** An upload that this device knows of until it has ended. */
export interface KeptUpload {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly chunkBytes: number;
  /** From 0 to 1. */
  readonly share: number;
  readonly at: number;
  /** Its page was closed or loaded anew meanwhile. */
  readonly isLeft: boolean;
}

const PREFIX = 'teahouse-upload:';
/** As long as the server keeps what has arrived. */
const MAX_AGE_MS = 2 * 86_400_000;
/** Longer than a chunk may take: a page that said nothing for so long is gone. */
const SILENCE_MS = 2 * 60_000;

export const keyOfFile = ({ name, size, lastModified }: FileMark): string => `${PREFIX}${size}:${lastModified}:${name}`;

/** Remembers uploads on their way on this device, so that a file chosen again goes on where it broke off. */
export class KeptUploads {
  readonly #storage: Storage;
  readonly #now: () => number;

  constructor(storage: Storage, now: () => number = Date.now) {
    this.#storage = storage;
    this.#now = now;
  }

  find(file: FileMark): KeptUpload | null {
    return this.#all().find(({ key }) => key === keyOfFile(file)) ?? null;
  }

  keep(file: FileMark, upload: { id: string; chunkBytes: number; share: number }): void {
    const { id, chunkBytes, share } = upload;
    this.#write({ key: keyOfFile(file), id, chunkBytes, share, name: file.name, at: this.#now(), isLeft: false });
  }

  forget(key: string): void {
    this.#storage.removeItem(key);
  }

  /** The page is going; what it was sending is sent no further. */
  leave(keys: Iterable<string>): void {
    const leaving = new Set(keys);
    for (const upload of this.#all()) if (leaving.has(upload.key)) this.#write({ ...upload, isLeft: true });
  }

  /** What nobody goes on with, the newest first. */
  leftBehind(): KeptUpload[] {
    return this.#all()
      .filter(({ isLeft, at }) => isLeft || this.#now() - at > SILENCE_MS)
      .sort((one, other) => other.at - one.at);
  }

  #write({ key, ...upload }: KeptUpload): void {
    try {
      this.#storage.setItem(key, JSON.stringify(upload));
    } catch {
      // No room here: the file goes up all the same, and begins anew after a reload.
    }
  }

  /** Everything the server may still have; the rest is forgotten. */
  #all(): KeptUpload[] {
    const keys = Array.from({ length: this.#storage.length }, (_, index) => this.#storage.key(index) ?? '');
    return keys
      .filter((key) => key.startsWith(PREFIX))
      .flatMap((key) => {
        const upload = readUpload(this.#storage.getItem(key));
        if (upload && this.#now() - upload.at < MAX_AGE_MS) return [{ ...upload, key }];
        this.#storage.removeItem(key);
        return [];
      });
  }
}

function readUpload(text: string | null): Omit<KeptUpload, 'key'> | null {
  try {
    const upload = JSON.parse(text ?? '') as Partial<KeptUpload>;
    return typeof upload.id === 'string' && typeof upload.chunkBytes === 'number' && typeof upload.at === 'number'
      ? { share: 0, isLeft: false, name: '', ...(upload as Pick<KeptUpload, 'id' | 'chunkBytes' | 'at'>) }
      : null;
  } catch {
    return null;
  }
}
