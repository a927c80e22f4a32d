/** Full-width digits and signs, as Chinese keyboards write them, become plain ones. */
const plain = (text: string) =>
  text.replace(/[０-９．。，]/g, (sign) => (sign < '０' ? '.' : String.fromCharCode(sign.charCodeAt(0) - 0xfee0)));

/**
 * What the reader typed as an amount in yuan.
 * @returns integer fen, or null when it is no amount
 */
export function fenFromYuan(text: string): number | null {
  const match = /^[¥￥]?\s*(\d{1,7})(?:\.(\d{0,2}))?$/.exec(plain(text.trim()));
  if (!match) return null;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

export interface TipRange {
  minFen: number;
  maxFen: number;
  /** 100 where only whole yuan can be paid. */
  stepFen: number;
}

/** Whether an amount can be tipped here. */
export function isTippable(amountFen: number, { minFen, maxFen, stepFen }: TipRange): boolean {
  return amountFen >= minFen && amountFen <= maxFen && amountFen % stepFen === 0;
}
