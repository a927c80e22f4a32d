import fc from 'fast-check';
import { expect, it } from 'vitest';
import { columnOf, listColumns, writtenCell, writtenList } from './list-columns.ts';
import { readList } from './list-file.ts';

const awkward = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(...`'"=+-@,;\t\r\n \u3000茶`) }),
);

it('reads back exactly what it wrote, whatever stands in the cells', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(awkward, awkward), { minLength: 1, maxLength: 5 }), (pairs) => {
      const file = writtenList([['unionid', 'note'], ...pairs.map(([id, note]) => [`u${id}`, note])]);

      expect(readList(file)?.rows.map(({ cells }) => [cells.unionid, cells.note])).toEqual(
        pairs.map(([id, note]) => [`u${id}`, note]),
      );
    }),
    { numRuns: 500 },
  );
});

it('writes nothing that a spreadsheet would run', () => {
  fc.assert(
    fc.property(awkward, (text) => {
      expect(writtenCell(text)).not.toMatch(/^"?[=+\-@\t\r]/);
    }),
  );
});

it('knows columns by their names, in either language, however they are written', () => {
  expect(listColumns.map(columnOf)).toEqual([...listColumns]);
  expect([' Starts At ', 'starts-at', '到期时间', '名字', 'VIP'].map(columnOf)).toEqual([
    'starts_at',
    'starts_at',
    'ends_at',
    'display_name',
    null,
  ]);
});
