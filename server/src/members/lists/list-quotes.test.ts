import fc from 'fast-check';
import { expect, it } from 'vitest';
import { writtenList } from './list-columns.ts';
import { readList } from './list-file.ts';
import { unpairedQuoteLine } from './list-quotes.ts';

it.each([
  ['a cell that is never closed', 'unionid,note\nu1,好\nu2,"没有写完\nu3,好', 3],
  ['one that the next quoted cell closes', 'unionid,note\r\nu1,"没有写完\r\nu2,好\r\nu3,"好"\r\n', 2],
  ['one whose begin is missing', 'unionid,note\nu1,"好"\nu2,没有开头"\n', 3],
  ['one after a cell of several lines', 'unionid,note\nu1,"一\n二 ""三"""\nu2,"四', 4],
  ['the head', '"unionid,note\nu1,好', 1],
])('names the line of a quote without its other: %s', (_, text, line) => {
  expect(unpairedQuoteLine(text)).toBe(line);
  expect(readList(text)).toBeNull();
});

it('finds none in what was written, and one in every file that a lost quote makes unreadable', () => {
  const cell = fc.string({ unit: fc.constantFrom('茶', ',', '"', '\n', 'x') });
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 4 }), fc.nat(), (notes, which) => {
      const file = writtenList([['unionid', 'note'], ...notes.map((note, index) => [`u${index}`, note])]);
      expect(unpairedQuoteLine(file)).toBeNull();

      const quotes = [...file.matchAll(/"/g)].map(({ index }) => index);
      if (quotes.length === 0) return;
      const lost = quotes[which % quotes.length]!;
      const broken = file.slice(0, lost) + file.slice(lost + 1);
      if (readList(broken) === null) expect(unpairedQuoteLine(broken)).not.toBeNull();
    }),
    { numRuns: 500 },
  );
});
