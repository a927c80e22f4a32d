import type { RichTextDocument } from '@teahouse/schema/rich-text.ts';
import { checkRichText } from '@teahouse/schema/rich-text-check.ts';
import { getSchema } from '@tiptap/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { normalized, toDocument, toEditor } from './document-conversion.ts';
import { editorExtensions } from './editor-nodes.ts';
import { anyDocument } from './generated-documents.fixture.ts';

const schema = getSchema(editorExtensions());

/** Through the editor: its schema must accept the document, and its JSON is what comes back. */
function throughEditor(document: RichTextDocument): RichTextDocument {
  const node = schema.nodeFromJSON(toEditor(document));
  node.check();
  return toDocument(node.toJSON());
}

it('gives every document back as it was, but for what says nothing', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      expect(throughEditor(document)).toEqual(normalized(document));
    }),
    { numRuns: 500 },
  );
});

it('gives a document that was in the editor before back exactly', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const edited = normalized(document);

      expect(throughEditor(edited)).toEqual(edited);
    }),
    { numRuns: 500 },
  );
});

it('makes only documents the server takes', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      expect(checkRichText(throughEditor(document))).toMatchObject({ ok: true });
    }),
  );
});

it('keeps the number of each block, so that a remark about a block finds it', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const types = toEditor(document).content?.map(({ type }) => type) ?? [];

      expect(types.length).toBe(Math.max(1, document.blocks.length));
    }),
  );
});

it('cuts a run that grew too long to be stored, not through a character', () => {
  const text = `${'长'.repeat(19_999)}🍵${'文'.repeat(19_999)}`;

  const { blocks } = throughEditor({ type: 'document', blocks: [{ type: 'paragraph', text: [{ text }] }] });

  const runs = blocks[0]?.type === 'paragraph' ? blocks[0].text.map((run) => run.text) : [];
  expect(runs.map(({ length }) => length)).toEqual([19_999, 20_000, 1]);
  expect(runs.join('')).toBe(text);
});

it('drops where a link leads when that could run something, and keeps its text', () => {
  const content = {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [{ type: 'text', text: '点我', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] }],
      },
    ],
  };

  expect(toDocument(content).blocks).toEqual([{ type: 'paragraph', text: [{ text: '点我' }] }]);
});
