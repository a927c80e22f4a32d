declare const fenUnit: unique symbol;

/** An amount of money in integer CNY fen (1/100 yuan). Yuan exist only on screens. */
export type Fen = number & { readonly [fenUnit]: 'fen' };

/**
 * Checks that a number is a whole, safe amount of fen.
 * @throws RangeError for fractions, NaN and amounts beyond 2^53
 */
export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not a whole amount of fen: ${amount}`);
  return amount as Fen;
}
