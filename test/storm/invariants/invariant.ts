import type { Evidence } from '../evidence.ts';

/** Something that must not be. */
export interface Finding {
  readonly invariant: string;
  readonly text: string;
  /** money that nobody can explain */
  readonly fen: number;
  /** the history it happened in, where that can be told */
  readonly history: number | undefined;
}

/** What is true of every history, once everything has come to rest. */
export interface Invariant {
  readonly name: string;
  check(evidence: Evidence): Omit<Finding, 'invariant'>[];
}

/** Sums by key. */
export function sumBy<Item>(
  items: Iterable<Item>,
  keyOf: (item: Item) => string,
  fenOf: (item: Item) => number,
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const item of items) sums.set(keyOf(item), (sums.get(keyOf(item)) ?? 0) + fenOf(item));
  return sums;
}
