import { describe, expect, it } from 'vitest';
import { type BillLayout, billRows, ONE } from './bill-table.ts';

/** A small bill with the shape of WeChat's. */
const layout: BillLayout<Record<string, unknown>> = {
  required: ['时间', '金额'],
  freeText: ['品名', '数据包'],
  row: (values) => ({
    at: values.at('时间'),
    amountFen: values.fen('金额'),
    name: values.text('品名'),
    attach: values.text('数据包'),
    last: values.text('尾'),
  }),
  totals: { 笔数: () => ONE, 总金额: (values) => values.units('金额') },
};

const header = '时间,金额（元）,品名,数据包,尾';
const row = (name = '茶', amount = '1.50') => `\`2026-01-01 12:00:03,\`${amount},\`${name},\`p=1,\`z`;
const totals = (count: number, amount: string) => ['笔数,总金额', `\`${count},\`${amount}`];
const bill = (...lines: string[]) => `\ufeff${lines.join('\r\n')}\r\n`;

async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text, 'utf8');
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function rowsOf(text: string, size = 1_000): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = [];
  for await (const read of billRows(inPieces(text, size), layout, 'bill of a test')) rows.push(read);
  return rows;
}

const read = (name: string, amountFen = 150) => ({
  at: new Date('2026-01-01T04:00:03.000Z'),
  amountFen,
  name,
  attach: 'p=1',
  last: 'z',
});

it('reads a bill with a byte order mark and CRLF, and one without either', async () => {
  const text = bill(header, row(), row('绿茶', '0.50'), ...totals(2, '2.00'));
  const expected = [read('茶'), read('绿茶', 50)];

  expect(await rowsOf(text)).toEqual(expected);
  expect(await rowsOf(text.slice(1).replaceAll('\r\n', '\n').trimEnd())).toEqual(expected);
});

it('reads the same however the bytes arrive, in the middle of a character too', async () => {
  const text = bill(header, row('乌龙 🍵'), ...totals(1, '1.50'));

  for (let size = 1; size <= 9; size += 1) expect(await rowsOf(text, size)).toEqual([read('乌龙 🍵')]);
});

it.each(['茶,不加糖', '茶,`不加糖', ',`,`,', '`', '"茶","糖"', ''])(
  'keeps the name %j as it was written',
  async (name) => {
    expect(await rowsOf(bill(header, row(name), ...totals(1, '1.50')))).toEqual([read(name)]);
  },
);

it('reads a day on which nothing happened', async () => {
  expect(await rowsOf(bill(header, ...totals(0, '0.00')))).toEqual([]);
});

it('finds columns by their names, in any order and with new ones among them', async () => {
  const text = bill('金额,新列,时间', '`1.50,`x,`2026-01-01 12:00:03', '笔数,新总数,总金额', '`1,`9,`1.5');

  expect(await rowsOf(text)).toEqual([{ ...read(''), attach: '', last: '' }]);
});

describe('does not take for whole', () => {
  it.each([
    ['a file without a line', ''],
    ['another table', bill('a,b', '`1,`2', ...totals(1, '1.50'))],
    ['one that ends before its totals', bill(header, row())],
    ['one that ends between the totals and their names', bill(header, row(), '笔数,总金额')],
    ['one whose last row is cut', bill(header, row(), row().slice(0, 20), ...totals(2, '3.00'))],
    ['one row less than its totals say', bill(header, row(), ...totals(2, '3.00'))],
    ['other amounts than its totals say', bill(header, row(), ...totals(1, '1.51'))],
    ['totals without the one that counts', bill(header, row(), '笔数', '`1')],
    ['rows after the totals', bill(header, row(), ...totals(1, '1.50'), row())],
    ['a page of HTML', '<html><body>502</body></html>'],
    ['an amount in words', bill(header, row('茶', '一块五'), ...totals(1, '1.50'))],
    ['an amount in parts of a fen', bill(header, row('茶', '1.505'), ...totals(1, '1.505'))],
    ['a day that does not exist', bill(header, row().replace('01-01', '13-01'), ...totals(1, '1.50'))],
    ['a line without end', bill(header, row('茶'.repeat(70_000)), ...totals(1, '1.50'))],
  ])('%s', async (_, text) => {
    await expect(rowsOf(text)).rejects.toMatchObject({ name: 'WeChatUnreachable', reason: 'unreadable' });
  });

  it('bytes that are no UTF-8', async () => {
    const gb18030 = (async function* () {
      yield Buffer.from([0xca, 0xb1, 0xbc, 0xe4]);
    })();

    await expect(billRows(gb18030, layout, 'bill').next()).rejects.toMatchObject({ reason: 'unreadable' });
  });
});

it('says which line it could not read, and nothing of what stands there', async () => {
  const error = await rowsOf(bill(header, row(), row('茶', 'x'), ...totals(2, '3.00'))).catch((thrown) => thrown);

  expect(error.message).toBe('bill of a test: unreadable (line 3)');
});
