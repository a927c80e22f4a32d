import type { Locale, Localized } from '../shared/locale/locale.ts';
import { yuanNumber } from '../shared/money/yuan.ts';
import { accountName } from './account-names.ts';
import type { StatementRange, StatementRow } from './statement.reads.ts';
import type { TierNames } from './tier-names.ts';

const words = {
  title: { 'zh-CN': '账目明细', en: 'Statement of accounts' },
  period: { 'zh-CN': '期间', en: 'Period' },
  account: { 'zh-CN': '科目', en: 'Account' },
  code: { 'zh-CN': '科目代码', en: 'Account code' },
  opening: { 'zh-CN': '期初余额（元）', en: 'Opening (yuan)' },
  debit: { 'zh-CN': '借方（元）', en: 'Debit (yuan)' },
  credit: { 'zh-CN': '贷方（元）', en: 'Credit (yuan)' },
  closing: { 'zh-CN': '期末余额（元）', en: 'Closing (yuan)' },
  total: { 'zh-CN': '本期合计', en: 'Total' },
  note: {
    'zh-CN': '日期按北京时间；借方余额为正，贷方余额为负。借贷合计必相等。',
    en: 'Days are of China. Debit balances are positive, credit balances negative. Debits and credits add up to the same.',
  },
  empty: { 'zh-CN': '这段时间没有账目。', en: 'Nothing was booked in this time.' },
} as const satisfies Record<string, Localized>;

const columns = ['period', 'account', 'code', 'opening', 'debit', 'credit', 'closing'] as const;

/** UTF-8 with a byte order mark, so that Excel in Chinese opens it as it is. */
export function statementCsv(of: { rows: readonly StatementRow[]; tiers: TierNames }, locale: Locale): string {
  const lines = of.rows.map((row) => [
    row.period,
    accountName(row.ledgerAccount, of.tiers)[locale],
    row.ledgerAccount,
    ...amountsOf(row),
  ]);
  const table = [columns.map((column) => words[column][locale]), ...lines];
  return `\ufeff${table.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/** A page to print: one table per period, its debits and credits added up. */
export function statementPage(
  of: { accountName: string; range: StatementRange; rows: readonly StatementRow[]; tiers: TierNames },
  locale: Locale,
): string {
  const say = (word: keyof typeof words) => escaped(words[word][locale]);
  const periods = [...new Set(of.rows.map((row) => row.period))];
  const tables = periods.map((period) => {
    const rows = of.rows.filter((row) => row.period === period);
    const [debit, credit] = [
      rows.reduce((sum, row) => sum + row.debitFen, 0),
      rows.reduce((sum, row) => sum + row.creditFen, 0),
    ];
    return `<table><caption>${escaped(period)}</caption>
<thead><tr><th scope="col">${say('account')}</th><th scope="col">${say('opening')}</th><th scope="col">${say('debit')}</th><th scope="col">${say('credit')}</th><th scope="col">${say('closing')}</th></tr></thead>
<tbody>${rows
      .map(
        (row) =>
          `<tr><th scope="row">${escaped(accountName(row.ledgerAccount, of.tiers)[locale])}<small>${escaped(row.ledgerAccount)}</small></th>${amountsOf(
            row,
          )
            .map((amount) => `<td>${amount}</td>`)
            .join('')}</tr>`,
      )
      .join('')}</tbody>
<tfoot><tr><th scope="row">${say('total')}</th><td></td><td>${yuan(debit)}</td><td>${yuan(credit)}</td><td></td></tr></tfoot></table>`;
  });
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${say('title')} · ${escaped(of.accountName)}</title><style>${style}</style></head><body><header><h1>${escaped(of.accountName)}</h1>
<p>${say('title')} ${escaped(of.range.from)} – ${escaped(of.range.to)}</p></header>${tables.join('\n') || `<p>${say('empty')}</p>`}
<footer>${say('note')}</footer></body></html>`;
}

const style = `
:root{color-scheme:light}body{font:14px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif;color:#1d1b18;max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.4rem;margin:0}header p,footer{color:#6b655c}table{border-collapse:collapse;width:100%;margin:1.5rem 0;break-inside:avoid}
caption{text-align:left;font-weight:600;padding:.4rem 0}th,td{padding:.35rem .5rem;border-bottom:1px solid #e4dfd6;text-align:right;font-variant-numeric:tabular-nums}
th:first-child{text-align:left;font-weight:400}thead th{color:#6b655c;font-weight:400}tfoot th,tfoot td{font-weight:600;border-bottom:0}
small{display:block;color:#948d82;overflow-wrap:anywhere}@media print{body{margin:0;max-width:none}}`;

const amountsOf = (row: StatementRow): string[] =>
  [row.openingFen, row.debitFen, row.creditFen, row.closingFen].map(yuan);

const yuan = yuanNumber;

/** Quoted where it must be; a cell that a spreadsheet would run as a formula is made a text. */
function csvCell(text: string): string {
  const plain = /^[=+@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
