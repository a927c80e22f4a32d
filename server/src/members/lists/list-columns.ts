/** The columns of a list, in the order they are written. */
export const listColumns = [
  'display_name',
  'unionid',
  'openid',
  'appid',
  'tier',
  'starts_at',
  'ends_at',
  'source',
  'tags',
  'note',
  'joined_at',
] as const;
export type ListColumn = (typeof listColumns)[number];

const inChinese: Readonly<Record<string, ListColumn>> = {
  名字: 'display_name',
  昵称: 'display_name',
  方案: 'tier',
  会员方案: 'tier',
  开始时间: 'starts_at',
  到期时间: 'ends_at',
  来源: 'source',
  标签: 'tags',
  备注: 'note',
  加入时间: 'joined_at',
};

/** Which column a head names; null for one we do not know. */
export function columnOf(head: string): ListColumn | null {
  const name = head
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
  return listColumns.find((column) => column === name) ?? inChinese[head.trim()] ?? null;
}

// A spreadsheet runs what begins like this. An apostrophe before it makes it a text; one that stands there already gets
// another, so that reading gives back exactly what was written.
const runs = /^'*[=+\-@\t\r]/;

/** A cell as it is written: harmless to spreadsheets, quoted where it must be. */
export function writtenCell(text: string): string {
  const harmless = runs.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** The text of a cell that was read; undoes `writtenCell`. */
export const readCell = (cell: string): string => (/^'/.test(cell) && runs.test(cell) ? cell.slice(1) : cell);

/** Rows as a file: UTF-8 with a byte order mark, so that Excel in Chinese opens it as it is. */
export const writtenList = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((cells) => cells.map(writtenCell).join(',')).join('\r\n')}\r\n`;
