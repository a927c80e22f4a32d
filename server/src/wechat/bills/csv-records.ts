import { WeChatUnreachable } from '../errors.ts';

const MAX_RECORD_LENGTH = 64 * 1024;

/**
 * The records of a CSV file (RFC 4180), one at a time: fields with commas, quotes or line ends stand in quotes. Memory
 * does not grow with the file.
 * @param what named in errors
 * @throws WeChatUnreachable `unreadable` for a file that is no UTF-8 or ends in the middle of a record
 */
export async function* csvRecords(bytes: AsyncIterable<Uint8Array>, what: string): AsyncGenerator<string[]> {
  const damaged = (note: string) => new WeChatUnreachable(what, 'unreadable', { note });
  // Takes a byte order mark off, and refuses what is no UTF-8.
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      throw damaged('not UTF-8');
    }
  };
  const reader = new CsvReader(damaged);
  for await (const chunk of bytes) yield* reader.read(decode(chunk));
  yield* reader.read(decode());
  if (reader.isInsideRecord) throw damaged('cut off');
}

/** Where in a file one is, between two pieces of it. */
class CsvReader {
  readonly #damaged: (note: string) => Error;
  #fields: string[] = [];
  #field = '';
  #place: 'plain' | 'quoted' | 'behindQuote' = 'plain';
  #length = 0;

  constructor(damaged: (note: string) => Error) {
    this.#damaged = damaged;
  }

  get isInsideRecord(): boolean {
    return this.#length > 0;
  }

  *read(text: string): Generator<string[]> {
    for (const character of text) {
      this.#length += 1;
      if (this.#length > MAX_RECORD_LENGTH) throw this.#damaged('a record without end');
      if (this.#place === 'quoted') this.#insideQuotes(character);
      else if (character === ',') this.#endField();
      else if (character === '\n') {
        const record = this.#endRecord();
        if (record) yield record;
      } else this.#outsideQuotes(character);
    }
  }

  #insideQuotes(character: string): void {
    if (character === '"') this.#place = 'behindQuote';
    else this.#field += character;
  }

  #outsideQuotes(character: string): void {
    const isBehindQuote = this.#place === 'behindQuote';
    if (character === '"') {
      // Two of them inside quotes stand for one.
      if (isBehindQuote) this.#field += '"';
      else if (this.#field !== '') throw this.#damaged('a quote inside a field');
      this.#place = 'quoted';
    } else if (!isBehindQuote) this.#field += character;
    else if (character !== '\r') throw this.#damaged('text behind a quoted field');
  }

  #endField(): void {
    this.#fields.push(this.#field);
    this.#field = '';
    this.#place = 'plain';
  }

  #endRecord(): string[] | undefined {
    if (this.#place === 'plain' && this.#field.endsWith('\r')) this.#field = this.#field.slice(0, -1);
    this.#endField();
    const record = this.#fields;
    this.#fields = [];
    this.#length = 0;
    return record.length === 1 && record[0] === '' ? undefined : record;
  }
}
