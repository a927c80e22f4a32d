import type { RichTextDocument } from '@teahouse/schema/rich-text.ts';
import type { Editor } from '@tiptap/react';
import { useEffect, useMemo, useState } from 'react';
import { useTexts } from '../../../i18n/language.ts';
import { toDocument } from '../document/document-conversion.ts';
import { articlePageTexts } from './article-page.texts.ts';
import type { SaveStatus } from './article-save.ts';
import { type BlockNote, showBlockNotes } from './block-notes.ts';
import { type ReviewComment, useReviewComments } from './comments-panel.tsx';
import { editorTexts } from './editor.texts.ts';
import type { EditedArticle } from './server-words.ts';

const QUOTE_LENGTH = 80;

/** Everything that is said beside blocks: what the server refuses, what could be better, what colleagues say. */
export function useBlockNotes({
  editor,
  article,
  status,
}: {
  editor: Editor;
  article: EditedArticle;
  status: SaveStatus<unknown>;
}) {
  const texts = useTexts(editorTexts);
  const say = useTexts(articlePageTexts).comments;
  const { data } = useReviewComments(article.id);
  const [document, setDocument] = useState(() => toDocument(editor.getJSON()));
  const open = useMemo(
    () => data?.articleDraft?.comments.filter(({ resolvedAt, text }) => !resolvedAt && text !== '') ?? [],
    [data],
  );

  useEffect(() => {
    const read = () => setDocument(toDocument(editor.getJSON()));
    editor.on('update', read);
    return () => {
      editor.off('update', read);
    };
  }, [editor]);

  useEffect(() => {
    const notes: BlockNote[] = [
      ...refusalNotes(status),
      ...document.blocks.flatMap((block, blockIndex): BlockNote[] => {
        if (block.type === 'paywall' && article.policy === 'EVERYONE') {
          return [{ blockIndex, kind: 'hint', text: texts.paywallOpen }];
        }
        if (block.type !== 'image') return [];
        return [
          ...(block.alt === '' ? [{ blockIndex, kind: 'hint' as const, text: texts.noAlt }] : []),
          ...(block.url.startsWith('/media/')
            ? []
            : [{ blockIndex, kind: 'hint' as const, text: texts.foreignPicture }]),
        ];
      }),
      ...open.flatMap((comment): BlockNote[] => {
        const blockIndex = placeOf(comment, document);
        if (blockIndex === null) return [];
        return [{ blockIndex, kind: 'comment', text: say.beside(comment.staff.displayName, comment.text) }];
      }),
    ];
    showBlockNotes(editor, notes);
  }, [editor, document, status, open, article.policy, texts, say]);

  return {
    openCount: open.length,
    /** The block the cursor stands in, as a comment names it. */
    blockAtCursor(): { blockIndex: number; quote: string } | null {
      const blockIndex = editor.state.selection.$from.index(0);
      const node = editor.state.doc.maybeChild(blockIndex);
      if (!node || blockIndex >= document.blocks.length) return null;
      const quote = node.textContent.trim() || texts.blocks[node.type.name as keyof typeof texts.blocks] || '…';
      return { blockIndex, quote: [...quote].slice(0, 30).join('') };
    },
    goTo(comment: ReviewComment): void {
      const blockIndex = placeOf(comment, document);
      if (blockIndex === null) return;
      let position = 0;
      for (let at = 0; at < blockIndex; at++) position += editor.state.doc.child(at).nodeSize;
      editor
        .chain()
        .setTextSelection(position + 1)
        .focus()
        .scrollIntoView()
        .run();
    },
  };
}

function refusalNotes(status: SaveStatus<unknown>): BlockNote[] {
  if (status.kind !== 'refused' || status.path === null) return [];
  const blockIndex = /^blocks\[(\d+)\]/.exec(status.path)?.[1];
  return blockIndex === undefined ? [] : [{ blockIndex: Number(blockIndex), kind: 'problem', text: status.message }];
}

/** Where the block of a comment is now: by how it began, else where it was. */
function placeOf({ blockIndex, quote }: ReviewComment, { blocks }: RichTextDocument): number | null {
  if (blockIndex === null) return null;
  if (quote !== '') {
    const begins = (at: number) => textOf(blocks[at]).startsWith(quote);
    if (begins(blockIndex)) return blockIndex;
    const found = blocks.findIndex((_, at) => begins(at));
    if (found >= 0) return found;
  }
  return blockIndex < blocks.length ? blockIndex : null;
}

function textOf(block: RichTextDocument['blocks'][number] | undefined): string {
  if (!block) return '';
  const text =
    'text' in block
      ? typeof block.text === 'string'
        ? block.text
        : block.text.map((run) => run.text).join('')
      : block.type === 'list'
        ? block.items.map((item) => item.map((run) => run.text).join('')).join(' ')
        : '';
  return [...text.trim()].slice(0, QUOTE_LENGTH).join('');
}
