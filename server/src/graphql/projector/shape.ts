import { ApiError } from '../../shared/errors/api-error.ts';
import { encodeCursor } from './cursor.ts';

/** PostgreSQL gives a statement at most 1664 columns; who asks for so many had better ask twice. */
const MAX_COLUMNS = 1_000;
/** PostgreSQL functions take at most 100 arguments. */
const MAX_ARGUMENTS = 100;

/** The columns of one level of a statement; equal expressions are selected once. */
export class Columns {
  readonly #positions = new Map<string, number>();

  /** @returns the column's position in the row */
  add(text: string): number {
    const known = this.#positions.get(text);
    if (known !== undefined) return known;
    if (this.#positions.size >= MAX_COLUMNS) throw new ApiError('TOO_COMPLEX');
    this.#positions.set(text, this.#positions.size);
    return this.#positions.size - 1;
  }

  get texts(): string[] {
    // A row of no columns would be no row.
    return this.#positions.size === 0 ? ['1'] : [...this.#positions.keys()];
  }

  /** The row as one JSON array, for a list inside a row. */
  get asJson(): string {
    const { texts } = this;
    if (texts.length <= MAX_ARGUMENTS) return `json_build_array(${texts.join(', ')})`;
    const parts: string[] = [];
    for (let from = 0; from < texts.length; from += MAX_ARGUMENTS) {
      parts.push(`jsonb_build_array(${texts.slice(from, from + MAX_ARGUMENTS).join(', ')})`);
    }
    return `(${parts.join(' || ')})::json`;
  }
}

/**
 * The JavaScript that turns rows of positions into objects of names, collected as text while a statement is compiled and
 * made into one function. Names are written as JSON strings and values come from rows and constants: no text of a request
 * is run.
 */
export class Shape {
  readonly #constants: unknown[] = [];

  /** A value the generated code refers to. */
  constant(value: unknown): string {
    return `c[${this.#constants.push(value) - 1}]`;
  }

  object(properties: readonly (readonly [name: string, code: string])[]): string {
    return `{${properties.map(([name, code]) => `${JSON.stringify(name)}:${code}`).join(',')}}`;
  }

  /** @param code an expression over `row`; constants must come from this shape */
  compile(row: string, code: string): (rows: unknown) => unknown {
    return new Function('c', `"use strict"; return (${row}) => (${code});`)(this.#constants) as (
      rows: unknown,
    ) => unknown;
  }
}

type JsonRow = readonly unknown[];

/** Rows of a nested list; SQL's aggregate of nothing is null. */
export const listOf = (rows: readonly JsonRow[] | null, build: (row: JsonRow) => unknown): unknown[] => {
  if (rows === null) return [];
  const built = new Array<unknown>(rows.length);
  for (let index = 0; index < rows.length; index++) built[index] = build(rows[index]!);
  return built;
};

/** Instants lose their type inside JSON. */
export const instantOf = (value: string | Date | null): Date | null =>
  typeof value === 'string' ? new Date(value) : value;

export interface Page {
  readonly edges: readonly { readonly cursor: string | undefined; readonly node: unknown }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/**
 * A page of rows, one more of which was read than it shows.
 * @param cursorAt positions of the cursor's columns; empty when no cursor is selected
 */
export function pageOf(
  rows: readonly JsonRow[] | null,
  size: number,
  hasPreviousPage: boolean,
  cursorAt: readonly number[],
  hasEdgeCursors: boolean,
  build: (row: JsonRow) => unknown,
): Page {
  const found = rows ?? [];
  const count = Math.min(found.length, size);
  const cursorOf = (row: JsonRow) => encodeCursor(cursorAt.map((at) => row[at] as string | number));
  const edges = new Array<Page['edges'][number]>(count);
  for (let index = 0; index < count; index++) {
    const row = found[index]!;
    edges[index] = { cursor: hasEdgeCursors ? cursorOf(row) : undefined, node: build(row) };
  }
  const hasCursors = cursorAt.length > 0 && count > 0;
  return {
    edges,
    pageInfo: {
      hasNextPage: found.length > size,
      hasPreviousPage,
      startCursor: hasCursors ? cursorOf(found[0]!) : null,
      endCursor: hasCursors ? cursorOf(found[count - 1]!) : null,
    },
  };
}
