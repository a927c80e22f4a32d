import { expect, it } from 'vitest';
import { csvRecords } from './csv-records.ts';

async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text, 'utf8');
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function recordsOf(text: string, size = 1_000): Promise<string[][]> {
  const records: string[][] = [];
  for await (const record of csvRecords(inPieces(text, size), 'file of a test')) records.push(record);
  return records;
}

const file = 'a,b,c\r\n1,"茶, ""好""\n喝",\n\n"",x 🍵,"3"\r\n';
const records = [
  ['a', 'b', 'c'],
  ['1', '茶, "好"\n喝', ''],
  ['', 'x 🍵', '3'],
];

it('reads quotes, commas and line ends in quotes, CRLF and LF, and leaves blank lines out', async () => {
  expect(await recordsOf(file)).toEqual(records);
  expect(await recordsOf(`\ufeff${file}`)).toEqual(records);
});

it('reads the same however the bytes arrive', async () => {
  for (let size = 1; size <= 7; size += 1) expect(await recordsOf(file, size)).toEqual(records);
});

it.each([
  ['ends inside a field', 'a,b\n1,2'],
  ['ends inside quotes', 'a,b\n1,"2\n'],
  ['has a quote in the middle of a field', 'a,b\n1,2"3"\n'],
  ['has text behind quotes', 'a,b\n1,"2"3\n'],
  ['has a record without end', `a,"${'x'.repeat(70_000)}"\n`],
])('does not take for whole what %s', async (_, text) => {
  await expect(recordsOf(text)).rejects.toMatchObject({ name: 'WeChatUnreachable', reason: 'unreadable' });
});
