import { type Fen, fen } from './fen.ts';

const WHOLE_BPS = 10_000;

/** A share of an amount in basis points (500 is 5%), rounded down to whole fen. Exact for every safe amount. */
export function shareOf(amountFen: Fen, rateBps: number): Fen {
  return fen(Number((BigInt(amountFen) * BigInt(rateBps)) / BigInt(WHOLE_BPS)));
}
