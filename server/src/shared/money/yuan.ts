import type { Fen } from './fen.ts';

/** An amount for a sentence that a person reads: "18.00 元", "18.00 yuan". */
export function yuanText(amountFen: Fen): { 'zh-CN': string; en: string } {
  const yuan = `${Math.trunc(amountFen / 100)}.${String(Math.abs(amountFen % 100)).padStart(2, '0')}`;
  return { 'zh-CN': `${yuan} 元`, en: `${yuan} yuan` };
}
