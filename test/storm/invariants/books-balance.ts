import { type Invariant, sumBy } from './invariant.ts';

/** The lines of every ledger transaction add up to nothing. */
export const booksBalance: Invariant = {
  name: 'books-balance',
  check({ ledger }) {
    const sums = sumBy(
      ledger,
      ({ accountId, transactionId }) => `${accountId}/${transactionId}`,
      ({ amountFen }) => amountFen,
    );
    return [...sums]
      .filter(([, fen]) => fen !== 0)
      .map(([key, fen]) => ({ text: `ledger transaction ${key}: ${fen} fen`, fen: Math.abs(fen), history: undefined }));
  },
};
