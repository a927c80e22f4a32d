import type { Block, RichTextDocument } from '@teahouse/schema/rich-text.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { diffDocuments, diffText, isSameDocument } from './document-diff.ts';
import { anyDocument } from './generated-documents.fixture.ts';

const paragraph = (text: string): Block => ({ type: 'paragraph', text: [{ text }] });
const documentOf = (...blocks: Block[]): RichTextDocument => ({ type: 'document', blocks });

it('says of two documents what stayed, went, came and changed', () => {
  const from = documentOf(paragraph('一'), paragraph('二'), { type: 'divider' }, paragraph('四'));
  const to = documentOf(paragraph('一'), paragraph('贰'), paragraph('四'), { type: 'paywall' });

  expect(diffDocuments(from, to)).toEqual([
    { kind: 'same', from: paragraph('一'), to: paragraph('一') },
    { kind: 'changed', from: paragraph('二'), to: paragraph('贰') },
    { kind: 'removed', from: { type: 'divider' }, to: null },
    { kind: 'same', from: paragraph('四'), to: paragraph('四') },
    { kind: 'added', from: null, to: { type: 'paywall' } },
  ]);
});

it('loses no block of either document', () => {
  fc.assert(
    fc.property(anyDocument, anyDocument, (from, to) => {
      const rows = diffDocuments(from, to);

      expect(rows.flatMap((row) => row.from ?? [])).toEqual(from.blocks);
      expect(rows.flatMap((row) => row.to ?? [])).toEqual(to.blocks);
    }),
  );
});

it('finds a document equal to itself in another order of properties', () => {
  const one = documentOf({ type: 'image', url: '/media/a.png', width: 1, height: 2, alt: '' });
  const other = JSON.parse(
    '{"type":"document","blocks":[{"alt":"","height":2,"type":"image","url":"/media/a.png","width":1}]}',
  );

  expect(isSameDocument(one, other)).toBe(true);
  expect(diffDocuments(one, other).map(({ kind }) => kind)).toEqual(['same']);
  expect(isSameDocument(one, documentOf())).toBe(false);
});

it('compares Chinese by the character and Latin by the word', () => {
  expect(diffText('一盏好茶 with milk', '一盏热茶 with honey')).toEqual([
    { kind: 'same', text: '一盏' },
    { kind: 'removed', text: '好' },
    { kind: 'added', text: '热' },
    { kind: 'same', text: '茶 with ' },
    { kind: 'removed', text: 'milk' },
    { kind: 'added', text: 'honey' },
  ]);
});

it('gives both texts back from its pieces', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (from, to) => {
      const pieces = diffText(from, to);
      const without = (kind: string) =>
        pieces
          .filter((piece) => piece.kind !== kind)
          .map(({ text }) => text)
          .join('');

      expect(without('added')).toBe(from);
      expect(without('removed')).toBe(to);
    }),
  );
});
