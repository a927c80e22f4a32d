import { beforeEach, expect, it } from 'vitest';
import type { UploadOptions } from './upload-file.ts';
import { type UploadItem, UploadQueue } from './upload-queue.ts';

const file = (name: string) => ({ name, size: 10, lastModified: 1 });

/** A library that takes a file when the test says so. */
class Desk {
  readonly busy: boolean[] = [];
  readonly sent: { name: string; options: UploadOptions; take: (id: string) => void; refuse: (why: string) => void }[] =
    [];
  done = 0;
  readonly queue = new UploadQueue<ReturnType<typeof file>>({
    send: ({ name }, options) =>
      new Promise((take, reject) => {
        options.signal?.addEventListener('abort', () => reject(new Error('cancelled')));
        this.sent.push({ name, options, take, refuse: (why) => reject(new Error(why)) });
      }),
    onDone: () => {
      this.done += 1;
    },
    onBusy: (isBusy) => this.busy.push(isBusy),
  });

  get states(): string[] {
    return this.queue.items.map(({ name, status, share, message = '' }: UploadItem) =>
      `${name} ${status} ${share} ${message}`.trim(),
    );
  }
}

const settle = async () => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
};
let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});

it('sends one file after the other and tells everybody who looks how far each is', async () => {
  const seen: number[] = [];
  const stop = desk.queue.subscribe(() => seen.push(desk.queue.items.length));
  const { mediumId } = desk.queue.add(file('一'));
  desk.queue.add(file('二'));
  await settle();
  expect(desk.sent.map(({ name }) => name)).toEqual(['一']);
  desk.sent[0]!.options.onProgress?.(0.5);
  expect(desk.states).toEqual(['一 uploading 0.5', '二 waiting 0']);

  stop();
  desk.sent[0]!.take('m1');
  expect(await mediumId).toBe('m1');
  await settle();

  expect(desk.states).toEqual(['一 done 1', '二 uploading 0']);
  expect([desk.done, seen]).toEqual([1, [1, 2, 2, 2]]);
});

it('is busy until the last one has ended, however it ended', async () => {
  desk.queue.add(file('一'));
  const { key } = desk.queue.add(file('二'));
  await settle();
  desk.sent[0]!.refuse('太大');
  await settle();
  expect(desk.states).toEqual(['一 refused 0 太大', '二 uploading 0']);
  expect(desk.busy).toEqual([true]);

  desk.queue.dismiss(key);
  await settle();

  expect(desk.busy).toEqual([true, false]);
  expect(desk.states).toEqual(['一 refused 0 太大']);
});

it('does not send a file twice that is on its way, and sends one again that was refused', async () => {
  const first = desk.queue.add(file('一'));
  const same = desk.queue.add(file('一'));
  await settle();
  expect([same.key, desk.sent.length]).toEqual([first.key, 1]);

  desk.sent[0]!.refuse('断了');
  expect([await first.mediumId, await same.mediumId]).toEqual([null, null]);
  desk.queue.add(file('一'));
  await settle();

  expect([desk.sent.length, desk.states]).toEqual([2, ['一 uploading 0']]);
});

it('takes what is in the library off the list, and leaves the rest on it', async () => {
  desk.queue.add(file('一'));
  desk.queue.add(file('二'));
  await settle();
  desk.sent[0]!.take('m1');
  await settle();

  desk.queue.dismissDone();

  expect(desk.states).toEqual(['二 uploading 0']);
  desk.queue.dismiss(desk.queue.items[0]!.key);
  desk.queue.add(file('三'));
  await settle();
  expect(desk.sent.map(({ name }) => name)).toEqual(['一', '二', '三']);
});
