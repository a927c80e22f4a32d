import { beforeEach, expect, it } from 'vitest';
import { ArticleSave, type SaveAnswer, type SavedState, type SaveStatus, type Words } from './article-save.ts';

type Article = { readonly by: string };

const words = (text: string): Words => ({
  title: '夜话',
  excerpt: '',
  coverUrl: null,
  document: { type: 'document', blocks: [{ type: 'paragraph', text: [{ text }] }] },
});
const state = (version: number, text: string, wordsKey = `key ${version}`): SavedState => ({
  version,
  wordsKey,
  words: words(text),
});

/** A server and a clock that do what the test says. */
class Desk {
  readonly sent: { version: number; text: string; isAutosave: boolean; beginsRevision?: boolean }[] = [];
  readonly statuses: string[] = [];
  kept: Words | null = null;
  now = 0;
  answers: ((version: number, sent: Words) => SaveAnswer<Article>)[] = [];
  #waiting: { at: number; act: () => void }[] = [];

  readonly save = new ArticleSave<Article>(state(1, '一'), {
    send: async (version, sent, { isAutosave, beginsRevision }) => {
      this.sent.push({ version, text: textOf(sent), isAutosave, ...(beginsRevision && { beginsRevision }) });
      const answer = this.answers.shift() ?? saved;
      return answer(version, sent);
    },
    keep: (kept) => {
      this.kept = kept;
    },
    onStatus: (status: SaveStatus<Article>) => this.statuses.push(status.kind),
    onSaved: () => undefined,
    now: () => new Date(this.now),
    later: (ms, act) => {
      const entry = { at: this.now + ms, act };
      this.#waiting.push(entry);
      return () => {
        this.#waiting = this.#waiting.filter((one) => one !== entry);
      };
    },
  });

  /** Time goes by, and what was to happen then happens. */
  async pass(ms: number): Promise<void> {
    this.now += ms;
    const due = this.#waiting.filter(({ at }) => at <= this.now);
    this.#waiting = this.#waiting.filter(({ at }) => at > this.now);
    for (const { act } of due) act();
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  }
}

const textOf = ({ document }: Words): string =>
  document.blocks[0]?.type === 'paragraph' ? (document.blocks[0].text[0]?.text ?? '') : '';
const saved = (version: number, sent: Words): SaveAnswer<Article> => ({
  kind: 'saved',
  article: { by: 'me' },
  state: { version: version + 1, wordsKey: `key ${version + 1}`, words: sent },
});
const unreachable = (): SaveAnswer<Article> => ({ kind: 'unreachable', message: '断了' });
const conflict = (theirs: SavedState) => (): SaveAnswer<Article> => ({
  kind: 'conflict',
  article: { by: 'them' },
  state: theirs,
});

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});

it('saves a moment after the last word, and keeps the words here until then', async () => {
  desk.save.write(words('一二'));
  await desk.pass(1_000);
  desk.save.write(words('一二三'));
  await desk.pass(1_000);
  expect(desk.sent).toEqual([]);
  expect(desk.kept).toEqual(words('一二三'));

  await desk.pass(500);

  expect(desk.sent).toEqual([{ version: 1, text: '一二三', isAutosave: true }]);
  expect(desk.statuses).toEqual(['waiting', 'saving', 'saved']);
  expect(desk.kept).toBeNull();
});

it('does not wait for ever for somebody who never pauses', async () => {
  for (let second = 0; second < 9; second++) {
    desk.save.write(words(`一${second}`));
    await desk.pass(1_000);
  }

  expect(desk.sent.map(({ text }) => text)).toEqual(['一7']);
});

it('saves what was written during a save with the version that came of it', async () => {
  desk.answers = [
    (version, sent) => {
      desk.save.write(words('一二三'));
      return saved(version, sent);
    },
  ];
  desk.save.write(words('一二'));

  await desk.pass(1_500);
  expect(desk.kept).toEqual(words('一二三'));
  await desk.pass(1_500);

  expect(desk.sent).toEqual([
    { version: 1, text: '一二', isAutosave: true },
    { version: 2, text: '一二三', isAutosave: true },
  ]);
  expect(desk.kept).toBeNull();
});

it('tries again after a lost connection, with growing pauses, and at once when it is back', async () => {
  desk.answers = [unreachable, unreachable];
  desk.save.write(words('一二'));
  await desk.pass(1_500);
  expect(desk.save.status.kind).toBe('unreachable');
  await desk.pass(2_000);
  expect(desk.sent).toHaveLength(2);
  desk.save.write(words('一二三'));
  expect(desk.kept).toEqual(words('一二三'));

  desk.save.retry();
  await desk.pass(0);

  expect(desk.sent.map(({ text }) => text)).toEqual(['一二', '一二', '一二三']);
  expect(desk.save.status.kind).toBe('saved');
});

it('stops at a conflict: nothing is overwritten, and every later word stays here', async () => {
  desk.answers = [conflict(state(2, '别人的'))];
  desk.save.write(words('我的'));
  await desk.pass(1_500);

  desk.save.write(words('我的，还有'));
  await desk.pass(60_000);

  expect(desk.sent).toHaveLength(1);
  expect(desk.save.status).toEqual({ kind: 'conflict', theirs: { by: 'them' } });
  expect(desk.kept).toEqual(words('我的，还有'));
  expect(await desk.save.keepMine(state(2, '别人的'))).toBe(true);
  expect(desk.sent.at(-1)).toEqual({ version: 2, text: '我的，还有', isAutosave: true, beginsRevision: true });
});

it('saves on top of a setting that somebody else changed meanwhile, without asking', async () => {
  desk.answers = [conflict(state(5, '一', 'key 1'))];
  desk.save.write(words('一二'));

  await desk.pass(1_500);

  expect(desk.sent.map(({ version }) => version)).toEqual([1, 5]);
  expect(desk.save.status.kind).toBe('saved');
});

it('asks all the same when the words change between the two tries', async () => {
  desk.answers = [conflict(state(5, '一', 'key 1')), conflict(state(6, '别人的', 'key 6'))];
  desk.save.write(words('一二'));

  await desk.pass(1_500);

  expect(desk.save.status.kind).toBe('conflict');
  expect(desk.sent).toHaveLength(2);
});

it('says what the server refuses, and tries the next words', async () => {
  desk.answers = [() => ({ kind: 'refused', message: '太长', path: 'blocks[0].text' })];
  desk.save.write(words('一二'));
  await desk.pass(1_500);
  expect(desk.save.status).toEqual({ kind: 'refused', message: '太长', path: 'blocks[0].text' });
  expect(desk.kept).toEqual(words('一二'));

  desk.save.write(words('一'.repeat(2)));
  await desk.pass(1_500);

  expect(desk.save.status.kind).toBe('saved');
});

it('forgets what was kept when the words are again those of the server', async () => {
  desk.save.write(words('一二'));

  desk.save.write(words('一'));
  await desk.pass(10_000);

  expect([desk.kept, desk.sent, desk.save.status.kind]).toEqual([null, [], 'saved']);
});

it('goes on from other words when they are taken over', async () => {
  desk.answers = [conflict(state(2, '别人的'))];
  desk.save.write(words('我的'));
  await desk.pass(1_500);

  desk.save.adopt(state(2, '别人的'));

  expect([desk.save.isDirty, desk.kept, desk.save.status.kind]).toEqual([false, null, 'saved']);
  desk.save.write(words('别人的，接着写'));
  await desk.pass(1_500);
  expect(desk.sent.at(-1)?.version).toBe(2);
});

it('asks when words of an earlier day were written on what is there no more', async () => {
  desk.answers = [(version) => (version === 0 ? conflict(state(1, '一'))() : saved(version, words('?')))];

  await desk.save.resume(words('昨天的'), { version: 0, wordsKey: 'key 0' });

  expect(desk.sent).toEqual([{ version: 0, text: '昨天的', isAutosave: true, beginsRevision: true }]);
  expect([desk.save.status.kind, desk.kept]).toEqual(['conflict', words('昨天的')]);
});

it('saves words of an earlier day when nobody wrote since', async () => {
  await desk.save.resume(words('昨天的'), { version: 0, wordsKey: 'key 1' });

  expect(desk.sent).toEqual([{ version: 1, text: '昨天的', isAutosave: true, beginsRevision: true }]);
  expect(desk.save.status.kind).toBe('saved');
});

it('has everything on the server when it says so', async () => {
  desk.save.write(words('一二'));

  expect(await desk.save.flush()).toBe(true);
  expect(desk.sent).toHaveLength(1);
  desk.answers = [unreachable];
  desk.save.write(words('一二三'));
  expect(await desk.save.flush()).toBe(false);
});
