import type { Fen } from '../../shared/money/fen.ts';
import { WeChatUnreachable } from '../errors.ts';
import { exactFen, parseYuan, roundedFen, UNITS_PER_YUAN } from './yuan.ts';

/**
 * One kind of bill. WeChat's bills are two tables in one text, one under the other: a line of column names and lines of
 * values, then a line of totals' names and a line of totals. Values start with a back-tick each and are not quoted, so a
 * comma, or even a comma with a back-tick, may stand in a text somebody wrote.
 */
export interface BillLayout<Row> {
  /** Columns without which it is another file. */
  readonly required: readonly string[];
  /** Neighbouring columns of free text; all others hold neither commas nor back-ticks. */
  readonly freeText: readonly string[];
  readonly row: (values: BillValues) => Row;
  /** By the name of a total: what each row adds to it, in the units of `parseYuan`. */
  readonly totals: Readonly<Record<string, (values: BillValues) => bigint>>;
}

/** What adds one to a total per row. */
export const ONE = UNITS_PER_YUAN;

const MAX_LINE_LENGTH = 64 * 1024;

/**
 * The rows of a bill, one at a time: memory does not grow with the file. Read to its end it is known to be whole: the
 * totals under it were held against the rows, and an error at the end takes back everything before it.
 * @param what named in errors
 * @throws WeChatUnreachable `unreadable` for a file that is cut off, damaged, or says something else than its totals
 */
export async function* billRows<Row>(
  bytes: AsyncIterable<Uint8Array>,
  layout: BillLayout<Row>,
  what: string,
): AsyncGenerator<Row> {
  const damaged = (note: string) => new WeChatUnreachable(what, 'unreadable', { note });
  const sums = new Map(Object.keys(layout.totals).map((name) => [name, 0n]));
  let columns: readonly string[] | undefined;
  let totalNames: readonly string[] | undefined;
  let isOver = false;
  let lineNumber = 0;
  for await (const line of linesOf(bytes, damaged)) {
    lineNumber += 1;
    if (line === '') continue;
    if (isOver) throw damaged(`line ${lineNumber} comes after the totals`);
    if (columns === undefined) {
      columns = namesOf(line);
      const missing = layout.required.filter((name) => !columns?.includes(name));
      if (missing.length > 0) throw damaged(`no column ${missing.join(', ')}`);
    } else if (!line.startsWith('`')) {
      if (totalNames !== undefined) throw damaged(`line ${lineNumber} is no row`);
      totalNames = namesOf(line);
    } else if (totalNames === undefined) {
      const values = valuesOf(line, columns, layout.freeText);
      if (!values) throw damaged(`line ${lineNumber} has other columns than its header`);
      const row = new BillValues(values, () => damaged(`line ${lineNumber}`));
      for (const [name, add] of Object.entries(layout.totals)) sums.set(name, (sums.get(name) ?? 0n) + add(row));
      yield layout.row(row);
    } else {
      checkTotals(line, totalNames, sums, damaged);
      isOver = true;
    }
  }
  if (!isOver) throw damaged('cut off before its totals');
}

/** The values of one row, by the names of their columns. */
export class BillValues {
  readonly #values: ReadonlyMap<string, string>;
  readonly #damaged: () => Error;

  constructor(values: ReadonlyMap<string, string>, damaged: () => Error) {
    this.#values = values;
    this.#damaged = damaged;
  }

  /** Empty for a column that the file does not have. */
  text(name: string): string {
    return this.#values.get(name) ?? '';
  }

  /** In the units of `parseYuan`; nothing for an empty value, or a column that the file does not have. */
  units(name: string): bigint {
    const text = this.text(name).trim();
    return text === '' ? 0n : this.#must(parseYuan(text));
  }

  fen(name: string): Fen {
    return this.#must(exactFen(this.units(name)));
  }

  /** To the nearest fen. */
  roundedFen(name: string): Fen {
    return roundedFen(this.units(name));
  }

  /** China's clock. */
  at(name: string): Date {
    return this.#must(this.optionalAt(name));
  }

  optionalAt(name: string): Date | undefined {
    const text = this.text(name).trim();
    if (text === '') return undefined;
    const isTime = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text);
    const at = new Date(isTime ? `${text.replace(' ', 'T')}+08:00` : Number.NaN);
    return this.#must(Number.isNaN(at.getTime()) ? undefined : at);
  }

  #must<T>(value: T | undefined): T {
    if (value === undefined) throw this.#damaged();
    return value;
  }
}

function checkTotals(
  line: string,
  names: readonly string[],
  sums: ReadonlyMap<string, bigint>,
  damaged: (note: string) => Error,
): void {
  const totals = valuesOf(line, names, []);
  for (const [name, sum] of sums) {
    const said = totals?.get(name);
    if (said === undefined) throw damaged(`no total ${name}`);
    if (parseYuan(said) !== sum) throw damaged(`${name} is not the sum of its rows`);
  }
}

/** Column names, without the unit that some carry: `收支金额（元）`. */
const namesOf = (line: string): string[] =>
  line.split(',').map((name) =>
    name
      .replace(/^`/, '')
      .replace(/[（(].*$/, '')
      .trim(),
  );

/**
 * The values of a line. Where there are more than columns, somebody's text holds what separates values: those before and
 * those after it are counted from both ends, and what is between them is that text.
 */
function valuesOf(
  line: string,
  columns: readonly string[],
  freeText: readonly string[],
): ReadonlyMap<string, string> | undefined {
  const parts = line.slice(1).split(',`');
  const surplus = parts.length - columns.length;
  if (surplus < 0) return undefined;
  if (surplus > 0) {
    const first = columns.indexOf(freeText[0] ?? '');
    if (first < 0) return undefined;
    // Where two texts stand side by side, the first is the one that people write.
    parts.splice(first, surplus + 1, parts.slice(first, first + surplus + 1).join(',`'));
  }
  return new Map(columns.map((name, index) => [name, parts[index] ?? '']));
}

async function* linesOf(bytes: AsyncIterable<Uint8Array>, damaged: (note: string) => Error): AsyncGenerator<string> {
  // Takes the byte order mark off, and refuses what is no UTF-8.
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      throw damaged('not UTF-8');
    }
  };
  let rest = '';
  for await (const chunk of bytes) {
    const lines = (rest + decode(chunk)).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > MAX_LINE_LENGTH) throw damaged('a line without end');
    for (const line of lines) yield withoutReturn(line);
  }
  rest += decode();
  if (rest !== '') yield withoutReturn(rest);
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);
