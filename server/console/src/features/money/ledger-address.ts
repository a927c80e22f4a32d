interface Range {
  readonly from: string;
  readonly to: string;
}

/**
 * Where the entries of an account are.
 * @param account one account, or with a colon at its end everything below it
 * @param range days in China, both included
 */
export function ledgerOf(account: string, range?: Range): string {
  return `/money/ledger?${new URLSearchParams({ account, ...range })}`;
}
