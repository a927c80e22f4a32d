import type { Rail } from '@teahouse/schema/operations.ts';

interface Narrower {
  readonly from?: string;
  readonly to?: string;
  readonly rail?: `${Rail}`;
}

/**
 * Where the entries of an account are.
 * @param account one account, or with a colon at its end everything below it
 * @param narrower days in China, both included; the rail that was paid over
 */
export function ledgerOf(account: string, narrower?: Narrower): string {
  return `/money/ledger?${new URLSearchParams({ account, ...narrower })}`;
}
