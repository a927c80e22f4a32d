import type { RichTextDocument } from '@teahouse/schema/rich-text.ts';
import { isSameDocument } from '../document/document-diff.ts';

/** What is written of an article. */
export interface Words {
  readonly title: string;
  readonly excerpt: string;
  readonly coverUrl: string | null;
  readonly document: RichTextDocument;
}

export const isSameWords = (one: Words, other: Words): boolean =>
  one.title === other.title &&
  one.excerpt === other.excerpt &&
  one.coverUrl === other.coverUrl &&
  isSameDocument(one.document, other.document);

/** What the server has, as far as saving needs it. */
export interface SavedState {
  readonly version: number;
  /** Changes with every save of words, by whomever. */
  readonly wordsKey: string;
  readonly words: Words;
}

/** What the server said to a save. */
export type SaveAnswer<Article> =
  | { readonly kind: 'saved'; readonly article: Article; readonly state: SavedState }
  | { readonly kind: 'conflict'; readonly article: Article; readonly state: SavedState }
  | { readonly kind: 'refused'; readonly message: string; readonly path: string | null }
  | { readonly kind: 'unreachable'; readonly message: string }
  | { readonly kind: 'signedOut'; readonly message: string };

export type SaveStatus<Article> =
  | { readonly kind: 'saved'; readonly at: Date | null }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saving' }
  /** Kept on this device until the server can be reached. */
  | { readonly kind: 'unreachable'; readonly message: string }
  | { readonly kind: 'signedOut'; readonly message: string }
  | { readonly kind: 'refused'; readonly message: string; readonly path: string | null }
  | { readonly kind: 'conflict'; readonly theirs: Article };

export interface SaveManner {
  /** Saved while writing: readers of a published article do not see it. */
  readonly isAutosave: boolean;
  /** The words replace others, which keep a revision of their own. */
  readonly beginsRevision: boolean;
}

export interface ArticleSaveDeps<Article> {
  /** Saves on the server. Must not throw. */
  readonly send: (version: number, words: Words, how: SaveManner) => Promise<SaveAnswer<Article>>;
  /** Keeps on this device; null forgets. */
  readonly keep: (words: Words | null) => void;
  readonly onStatus: (status: SaveStatus<Article>) => void;
  /** The article as the server has it after a save. */
  readonly onSaved: (article: Article) => void;
  readonly now: () => Date;
  /** Calls back later; returns how to stop that. */
  readonly later: (ms: number, act: () => void) => () => void;
}

const AFTER_LAST_WORD_MS = 1_500;
const AT_MOST_MS = 8_000;
const RETRIES_MS = [2_000, 5_000, 10_000, 20_000, 30_000];

/**
 * Brings words to the server while they are written: soon after the last one, one save at a time, again after a lost
 * connection. Every word is on this device first and stays there until the server has it. It never overwrites: a save
 * says which version it was written on.
 */
export class ArticleSave<Article> {
  readonly #deps: ArticleSaveDeps<Article>;
  #base: SavedState;
  #words: Words;
  #status: SaveStatus<Article> = { kind: 'saved', at: null };
  #stopTimer: (() => void) | null = null;
  #dirtySince: number | null = null;
  #sending: Promise<void> | null = null;
  #retries = 0;
  /** The next save replaces words that are not those it began with. */
  #replaces = false;
  #isStopped = false;

  constructor(base: SavedState, deps: ArticleSaveDeps<Article>) {
    this.#base = base;
    this.#words = base.words;
    this.#deps = deps;
  }

  get status(): SaveStatus<Article> {
    return this.#status;
  }

  get words(): Words {
    return this.#words;
  }

  get wordsKey(): string {
    return this.#base.wordsKey;
  }

  get version(): number {
    return this.#base.version;
  }

  get isDirty(): boolean {
    return !isSameWords(this.#words, this.#base.words);
  }

  /** Somebody wrote. */
  write(words: Words): void {
    this.#words = words;
    if (!this.isDirty) {
      this.#deps.keep(null);
      this.#settle();
      return;
    }
    this.#deps.keep(words);
    if (this.#status.kind === 'conflict') return;
    this.#dirtySince ??= this.#deps.now().getTime();
    if (this.#status.kind === 'saved' || this.#status.kind === 'refused') this.#say({ kind: 'waiting' });
    if (this.#status.kind === 'waiting') this.#schedule();
  }

  /** Saves what is not saved now. @returns whether the server has every word */
  async flush(isAutosave = true): Promise<boolean> {
    this.#stopTimer?.();
    await this.#sending;
    if (this.#status.kind === 'conflict') return false;
    if (this.isDirty || !isAutosave) await this.#send(isAutosave);
    return this.#status.kind === 'saved' && !this.isDirty;
  }

  /** The connection may be back. */
  retry(): void {
    if (this.#status.kind !== 'unreachable' && this.#status.kind !== 'signedOut') return;
    this.#stopTimer?.();
    void this.flush();
  }

  /** The server's article changed otherwise: by a setting, a step of the review, a publication. */
  rebase(state: SavedState): void {
    if (state.version <= this.#base.version) return;
    this.#base = { ...state, words: state.wordsKey === this.#base.wordsKey ? this.#base.words : state.words };
  }

  /** The words of this device count; those of the other one stay in their revision. */
  async keepMine(theirs: SavedState): Promise<boolean> {
    this.#base = theirs;
    this.#replaces = true;
    this.#say({ kind: 'waiting' });
    return this.flush();
  }

  /** Goes on with words of an earlier day, as written on what was there then: the server says whether that still holds. */
  async resume(words: Words, writtenOn: { version: number; wordsKey: string }): Promise<void> {
    this.#replaces = true;
    if (writtenOn.wordsKey !== this.#base.wordsKey) {
      this.#base = {
        ...writtenOn,
        words: { title: '', excerpt: '', coverUrl: null, document: { type: 'document', blocks: [] } },
      };
    }
    this.write(words);
    await this.flush();
  }

  /** Goes on from other words: theirs, or those of a revision. */
  adopt(state: SavedState): void {
    this.#stopTimer?.();
    this.#base = state;
    this.#words = state.words;
    this.#dirtySince = null;
    this.#deps.keep(null);
    this.#say({ kind: 'saved', at: this.#deps.now() });
  }

  stop(): void {
    this.#isStopped = true;
    this.#stopTimer?.();
  }

  #schedule(): void {
    this.#stopTimer?.();
    const waited = this.#deps.now().getTime() - (this.#dirtySince ?? 0);
    const ms = Math.max(0, Math.min(AFTER_LAST_WORD_MS, AT_MOST_MS - waited));
    this.#stopTimer = this.#deps.later(ms, () => void this.flush());
  }

  async #send(isAutosave: boolean): Promise<void> {
    const words = this.#words;
    this.#say({ kind: 'saving' });
    const how = { isAutosave, beginsRevision: this.#replaces };
    this.#sending = this.#deps.send(this.#base.version, words, how).then((answer) => this.#take(answer, words));
    await this.#sending;
    this.#sending = null;
  }

  async #take(answer: SaveAnswer<Article>, sent: Words): Promise<void> {
    if (answer.kind === 'conflict' && answer.state.wordsKey === this.#base.wordsKey) {
      // Not a word of it was changed by the other: only a setting or a step. Saved again on top of that.
      this.#base = { ...answer.state, words: this.#base.words };
      const again = await this.#deps.send(this.#base.version, sent, {
        isAutosave: true,
        beginsRevision: this.#replaces,
      });
      return this.#take(
        again.kind === 'conflict' ? { ...again, state: { ...again.state, wordsKey: '' } } : again,
        sent,
      );
    }
    this.#dirtySince = null;
    switch (answer.kind) {
      case 'saved':
        this.#retries = 0;
        this.#replaces = false;
        // What the server made of the words (trimmed, checked) is what was sent: else every save would look changed.
        this.#base = { ...answer.state, words: sent };
        this.#deps.onSaved(answer.article);
        if (this.isDirty) {
          this.#say({ kind: 'waiting' });
          this.#dirtySince = this.#deps.now().getTime();
          this.#schedule();
        } else {
          this.#deps.keep(null);
          this.#say({ kind: 'saved', at: this.#deps.now() });
        }
        return;
      case 'conflict':
        this.#say({ kind: 'conflict', theirs: answer.article });
        return;
      case 'refused':
        this.#say(answer);
        return;
      default: {
        this.#say(answer);
        const ms = RETRIES_MS[Math.min(this.#retries, RETRIES_MS.length - 1)]!;
        this.#retries += 1;
        this.#stopTimer = this.#deps.later(ms, () => void this.flush());
      }
    }
  }

  #settle(): void {
    if (this.#sending) return;
    this.#stopTimer?.();
    this.#dirtySince = null;
    this.#say({ kind: 'saved', at: this.#status.kind === 'saved' ? this.#status.at : null });
  }

  #say(status: SaveStatus<Article>): void {
    this.#status = status;
    if (!this.#isStopped) this.#deps.onStatus(status);
  }
}
