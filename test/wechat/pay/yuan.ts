/** Bills count in yuan: 990 fen are `9.90`. */
export function formatYuan(amountFen: number, decimals = 2): string {
  const sign = amountFen < 0 ? '-' : '';
  const fen = Math.abs(amountFen);
  return `${sign}${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}${'0'.repeat(decimals - 2)}`;
}
