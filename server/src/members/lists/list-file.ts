import { parse } from 'csv-parse/sync';
import { columnOf, type ListColumn, readCell } from './list-columns.ts';
import type { ListCells } from './list-row.ts';

export const maxListRows = 100_000;

/** A list as it was read: its rows with their cells by column, and the lines they stand on. */
export interface ListFile {
  readonly heads: readonly string[];
  readonly ignoredHeads: readonly string[];
  readonly rows: readonly FileRow[];
}

export interface FileRow {
  /** In the file, the head being line 1. */
  readonly line: number;
  readonly cells: ListCells;
  /** As they stand in the file. */
  readonly texts: readonly string[];
}

/** Bytes as text: UTF-8, or what Excel on a Chinese Windows writes. */
export function listText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** The heads alone: whether it can be a list at all. Null when it is no CSV. */
export function headsOf(text: string): readonly string[] | null {
  try {
    return (parse(text, { ...options, to: 1 }) as string[][])[0] ?? null;
  } catch {
    return null;
  }
}

/** Whether the heads name people. */
export function namesPeople(heads: readonly string[]): boolean {
  const columns = new Set(heads.map(columnOf));
  return columns.has('unionid') || (columns.has('openid') && columns.has('appid'));
}

/** @returns null when it is no CSV, or has more rows than a list may have */
export function readList(text: string): ListFile | null {
  let records: { record: string[]; info: { lines: number } }[];
  try {
    // With `info` the parser answers records beside where they stand; its types know only records.
    records = parse(text, { ...options, info: true, to: maxListRows + 2 }) as unknown as typeof records;
  } catch {
    return null;
  }
  const [head, ...rest] = records;
  if (!head || rest.length > maxListRows) return null;
  const columns = head.record.map(columnOf);
  return {
    heads: head.record,
    ignoredHeads: head.record.filter((_, index) => columns[index] === null),
    rows: rest.map(({ record, info }) => ({
      line: beginOf(record, info.lines),
      cells: cellsOf(columns, record),
      texts: record,
    })),
  };
}

/** A row is told by the line it begins on; the parser knows the one it ends on. */
const beginOf = (record: readonly string[], endLine: number): number =>
  endLine - record.reduce((count, text) => count + (text.match(/\n/g)?.length ?? 0), 0);

function cellsOf(columns: readonly (ListColumn | null)[], record: readonly string[]): ListCells {
  const cells: Partial<Record<ListColumn, string>> = {};
  for (const [index, column] of columns.entries()) if (column) cells[column] = readCell(record[index] ?? '');
  return cells;
}

const options = {
  bom: true,
  relax_column_count: true,
  skip_empty_lines: true,
  skip_records_with_empty_values: true,
} as const;
