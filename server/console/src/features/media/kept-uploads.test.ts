import { beforeEach, expect, it } from 'vitest';
import { KeptUploads, keyOfFile } from './kept-uploads.ts';

/** A browser's storage that a test can look into. */
class Shelf implements Storage {
  readonly #texts = new Map<string, string>();
  get length() {
    return this.#texts.size;
  }
  clear = () => this.#texts.clear();
  key = (index: number) => [...this.#texts.keys()][index] ?? null;
  getItem = (key: string) => this.#texts.get(key) ?? null;
  setItem = (key: string, text: string) => void this.#texts.set(key, text);
  removeItem = (key: string) => void this.#texts.delete(key);
}

const file = { name: '茶山.mp4', size: 5_000_000, lastModified: 7 };
const upload = { id: 'u1', chunkBytes: 1_048_576, share: 0.2 };
let now: number;
let shelf: Shelf;
let kept: KeptUploads;
beforeEach(() => {
  now = 1_000_000;
  shelf = new Shelf();
  kept = new KeptUploads(shelf, () => now);
  kept.keep(file, upload);
});

it('knows a file again that is chosen again, and no other', () => {
  expect(kept.find({ ...file })).toMatchObject({ id: 'u1', chunkBytes: 1_048_576, share: 0.2 });
  expect([
    kept.find({ ...file, name: '茶席.mp4' }),
    kept.find({ ...file, size: 5_000_001 }),
    kept.find({ ...file, lastModified: 8 }),
  ]).toEqual([null, null, null]);
});

it('calls what a page left behind broken off, until it goes on', () => {
  expect(kept.leftBehind()).toEqual([]);

  kept.leave([keyOfFile(file)]);
  expect(kept.leftBehind()).toMatchObject([{ name: '茶山.mp4', share: 0.2 }]);

  kept.keep(file, { ...upload, share: 0.4 });
  expect(kept.leftBehind()).toEqual([]);
});

it('takes a page that says nothing any more for gone', () => {
  now += 3 * 60_000;

  expect(kept.leftBehind()).toMatchObject([{ id: 'u1' }]);
});

it('forgets what has ended, what the server has forgotten, and what it cannot read', () => {
  shelf.setItem('teahouse-upload:1:1:x', '{');
  shelf.setItem('teahouse-words:x', 'kept');
  kept.keep({ ...file, name: '二.mp4' }, upload);
  kept.forget(keyOfFile({ ...file, name: '二.mp4' }));

  expect(kept.find(file)).not.toBeNull();
  now += 2 * 86_400_000;

  expect(kept.find(file)).toBeNull();
  expect([shelf.length, shelf.key(0)]).toEqual([1, 'teahouse-words:x']);
});
