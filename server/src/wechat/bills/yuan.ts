import { type Fen, fen } from '../../shared/money/fen.ts';

/** Bills print yuan with up to five decimals; this counts the last of them, so that nothing is ever rounded on the way. */
export const UNITS_PER_YUAN = 100_000n;
const UNITS_PER_FEN = 1_000n;
const DECIMALS = 5;

/**
 * What a bill prints, in hundred-thousandths of a yuan; undefined for what is no number. No floating point is involved:
 * `0.1 + 0.2` is exactly 0.3.
 */
export function parseYuan(text: string): bigint | undefined {
  const [, sign, yuan = '', decimals = ''] = /^(-?)(\d{1,15})(?:\.(\d{1,5}))?$/.exec(text.trim()) ?? [];
  if (sign === undefined) return undefined;
  const units = BigInt(yuan) * UNITS_PER_YUAN + BigInt(decimals.padEnd(DECIMALS, '0'));
  return sign === '-' ? -units : units;
}

/** Undefined when it is not a whole number of fen. */
export function exactFen(units: bigint): Fen | undefined {
  return units % UNITS_PER_FEN === 0n ? fen(Number(units / UNITS_PER_FEN)) : undefined;
}

/** To the nearest fen, halves away from zero: for fees, which bills print finer than anybody pays. */
export function roundedFen(units: bigint): Fen {
  const half = units < 0n ? -UNITS_PER_FEN / 2n : UNITS_PER_FEN / 2n;
  return fen(Number((units + half) / UNITS_PER_FEN));
}
