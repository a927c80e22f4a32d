import type { Fen } from './fen.ts';

/** An amount in yuan with its two decimals: "18.00", "-0.50". For files and sentences; screens have their own. */
export function yuanNumber(amountFen: number): string {
  const absolute = Math.abs(amountFen);
  const sign = amountFen < 0 ? '-' : '';
  return `${sign}${Math.trunc(absolute / 100)}.${String(absolute % 100).padStart(2, '0')}`;
}

/** An amount for a sentence that a person reads: "18.00 元", "18.00 yuan". */
export function yuanText(amountFen: Fen): { 'zh-CN': string; en: string } {
  const yuan = yuanNumber(amountFen);
  return { 'zh-CN': `${yuan} 元`, en: `${yuan} yuan` };
}
