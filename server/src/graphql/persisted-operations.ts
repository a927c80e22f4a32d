import { readFileSync } from 'node:fs';

/** Operations our own clients registered: SHA-256 of the text, and the text. */
export class PersistedOperations {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #registered: ReadonlySet<string>;

  constructor(manifest: Readonly<Record<string, string>>) {
    this.#texts = new Map(Object.entries(manifest));
    this.#registered = new Set(this.#texts.values());
  }

  /** Reads `schema/persisted-operations.json`. */
  static fromFile(path: URL): PersistedOperations {
    return new PersistedOperations(JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>);
  }

  textOf(hash: string): string | undefined {
    return this.#texts.get(hash);
  }

  /** Whether a text is one of the registered ones, sign for sign. */
  isRegistered(text: string): boolean {
    return this.#registered.has(text);
  }
}
