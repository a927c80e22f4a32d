import { type Fen, fen } from '../shared/money/fen.ts';

/** What WeChat takes at least, and what Apple takes at least. */
export const LEAST_FEN = fen(1);
export const LEAST_ON_APPLE_FEN = fen(100);

export interface PriceToPay {
  readonly listAmountFen: Fen;
  readonly creditFen: Fen;
  readonly discountFen: Fen;
  /** The rest: list less credit less discount. */
  readonly amountFen: Fen;
}

/**
 * Takes credit and discount off a price, down to the least that can be paid. The credit is the member's money, so it goes first; of
 * a discount only as much is used as still makes a difference.
 */
export function priceToPay(of: { listAmountFen: Fen; creditFen: Fen; discountFen: Fen; leastFen: Fen }): PriceToPay {
  const { listAmountFen } = of;
  const free = listAmountFen - Math.min(of.leastFen, listAmountFen);
  const creditFen = fen(Math.min(of.creditFen, free));
  const discountFen = fen(Math.min(of.discountFen, free - creditFen));
  return { listAmountFen, creditFen, discountFen, amountFen: fen(listAmountFen - creditFen - discountFen) };
}
