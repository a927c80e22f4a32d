import type { Block, RichTextDocument } from '@teahouse/schema/rich-text.ts';

/** One step from an older document to a newer one. `from` and `to` stand beside each other when a block was changed. */
export interface DiffRow {
  readonly kind: 'same' | 'changed' | 'removed' | 'added';
  readonly from: Block | null;
  readonly to: Block | null;
}

/** The rows of two documents side by side: what is equal in order, and between it what went, came or changed. */
export function diffDocuments(from: RichTextDocument, to: RichTextDocument): DiffRow[] {
  const [older, newer] = [from.blocks.map(keyOf), to.blocks.map(keyOf)];
  const rows: DiffRow[] = [];
  let [oldAt, newAt] = [0, 0];
  for (const [oldEqual, newEqual] of [...commonPairs(older, newer), [older.length, newer.length] as const]) {
    rows.push(...between(from.blocks.slice(oldAt, oldEqual), to.blocks.slice(newAt, newEqual)));
    const [same, again] = [from.blocks[oldEqual], to.blocks[newEqual]];
    if (same && again) rows.push({ kind: 'same', from: same, to: again });
    [oldAt, newAt] = [oldEqual + 1, newEqual + 1];
  }
  return rows;
}

/** Blocks of one kind are taken for a change of each other, in their order. */
function between(removed: readonly Block[], added: readonly Block[]): DiffRow[] {
  const rows: DiffRow[] = [];
  const waiting = [...added];
  for (const block of removed) {
    const at = waiting.findIndex(({ type }) => type === block.type);
    if (at < 0) {
      rows.push({ kind: 'removed', from: block, to: null });
      continue;
    }
    const [match, ...before] = [waiting[at], ...waiting.slice(0, at)];
    rows.push(...before.map((one): DiffRow => ({ kind: 'added', from: null, to: one ?? null })));
    rows.push({ kind: 'changed', from: block, to: match ?? null });
    waiting.splice(0, at + 1);
  }
  return [...rows, ...waiting.map((block): DiffRow => ({ kind: 'added', from: null, to: block }))];
}

/** With its properties in one order: PostgreSQL keeps them in another than editors write them. */
const keyOf = (block: Block): string => JSON.stringify(sorted(block));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  );
}

export const isSameDocument = (one: RichTextDocument, other: RichTextDocument): boolean =>
  one.blocks.length === other.blocks.length &&
  one.blocks.every((block, at) => keyOf(block) === keyOf(other.blocks[at]!));

/** Positions of the longest common subsequence; beyond what is quick, only equal beginnings and ends are found. */
function commonPairs(older: readonly string[], newer: readonly string[]): (readonly [number, number])[] {
  let start = 0;
  while (start < older.length && older[start] === newer[start]) start += 1;
  let end = 0;
  while (
    end < older.length - start &&
    end < newer.length - start &&
    older[older.length - 1 - end] === newer[newer.length - 1 - end]
  )
    end += 1;
  const middle = longest(older.slice(start, older.length - end), newer.slice(start, newer.length - end));
  return [
    ...Array.from({ length: start }, (_, at) => [at, at] as const),
    ...middle.map(([one, other]) => [one + start, other + start] as const),
    ...Array.from({ length: end }, (_, at) => [older.length - end + at, newer.length - end + at] as const),
  ];
}

const MAX_CELLS = 4_000_000;

function longest(older: readonly string[], newer: readonly string[]): (readonly [number, number])[] {
  const width = newer.length + 1;
  if (older.length * newer.length > MAX_CELLS) return [];
  const lengths = new Uint32Array((older.length + 1) * width);
  for (let one = older.length - 1; one >= 0; one--) {
    for (let other = newer.length - 1; other >= 0; other--) {
      lengths[one * width + other] =
        older[one] === newer[other]
          ? lengths[(one + 1) * width + other + 1]! + 1
          : Math.max(lengths[(one + 1) * width + other]!, lengths[one * width + other + 1]!);
    }
  }
  const pairs: (readonly [number, number])[] = [];
  let [one, other] = [0, 0];
  while (one < older.length && other < newer.length) {
    if (older[one] === newer[other]) pairs.push([one++, other++]);
    else if (lengths[(one + 1) * width + other]! >= lengths[one * width + other + 1]!) one += 1;
    else other += 1;
  }
  return pairs;
}

/** A piece of text that both say, or only one of them. */
export interface TextPiece {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Words of other scripts are compared whole, Chinese by the character. */
const unitsOf = (text: string): string[] => text.match(/(?:(?!\p{Script=Han})[\p{L}\p{N}])+|\s+|./gsu) ?? [];

export function diffText(from: string, to: string): TextPiece[] {
  const [older, newer] = [unitsOf(from), unitsOf(to)];
  const pieces: { kind: TextPiece['kind']; text: string }[] = [];
  const say = (kind: TextPiece['kind'], units: readonly string[]) => {
    if (units.length === 0) return;
    const last = pieces.at(-1);
    if (last?.kind === kind) last.text += units.join('');
    else pieces.push({ kind, text: units.join('') });
  };
  let [oldAt, newAt] = [0, 0];
  for (const [oldEqual, newEqual] of [...commonPairs(older, newer), [older.length, newer.length] as const]) {
    say('removed', older.slice(oldAt, oldEqual));
    say('added', newer.slice(newAt, newEqual));
    say('same', older.slice(oldEqual, oldEqual + 1));
    [oldAt, newAt] = [oldEqual + 1, newEqual + 1];
  }
  return pieces;
}
