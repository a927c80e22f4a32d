import { formatBps, formatCount, formatMinute, formatYuan } from '../../i18n/format.ts';

interface Words {
  readonly yes: string;
  readonly no: string;
  readonly secret: string;
  characters(count: string): string;
  /** Names in the code, as people say them. */
  readonly names: Readonly<Record<string, string>>;
}

/** "unlockPriceFen" as "unlock price": what the code calls it, in words. */
export const inWords = (field: string): string =>
  field
    .replace(/(Fen|Bps|At|Id)$/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase();

/** A value of the log as people write it: by the unit in its property's name. */
export function valueText(field: string, value: string | null, isHidden: boolean, words: Words): string {
  if (value === null) return '—';
  if (isHidden) return /^\d+$/.test(value) ? words.characters(formatCount(Number(value))) : words.secret;
  if (value === 'true') return words.yes;
  if (value === 'false') return words.no;
  if (field.endsWith('Fen') && /^-?\d+$/.test(value)) return formatYuan(Number(value));
  if (field.endsWith('Bps') && /^\d+$/.test(value)) return formatBps(Number(value));
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return formatMinute(value);
  return words.names[value] ?? value;
}
