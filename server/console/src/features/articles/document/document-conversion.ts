import type { Block, RichTextDocument, TextRun } from '@teahouse/schema/rich-text.ts';
import type { JSONContent } from '@tiptap/core';
import { type AtomType, atomTypes } from './editor-nodes.ts';

// Between the document that is stored and the one that is edited. Top-level nodes and blocks correspond one to one, so that a
// block's number is the node's; only empty paragraphs at the very end, which editors add to write on, are not kept.

const MAX_RUN_LENGTH = 20_000;
const linkPattern = /^https?:\/\/[^\s<>"'`\\]{1,1990}$/;
const isAtom = (type: string): type is AtomType => (atomTypes as readonly string[]).includes(type);

/** A stored document as the editor takes it. */
export function toEditor(document: RichTextDocument): JSONContent {
  const content = document.blocks.map(nodeOf);
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] };
}

function nodeOf(block: Block): JSONContent {
  switch (block.type) {
    case 'heading':
      return { type: 'heading', attrs: { level: block.level }, ...contentOf(block.text) };
    case 'paragraph':
      return { type: 'paragraph', ...contentOf(block.text) };
    case 'quote':
      return { type: 'quote', attrs: { cite: block.cite ?? null }, ...contentOf(block.text) };
    case 'list':
      return {
        type: block.ordered ? 'orderedList' : 'bulletList',
        content: block.items.map((item) => ({
          type: 'listItem',
          content: [{ type: 'paragraph', ...contentOf(item) }],
        })),
      };
    case 'code':
      return {
        type: 'codeBlock',
        attrs: { language: block.language ?? null },
        ...(block.text && { content: [{ type: 'text', text: block.text }] }),
      };
    case 'divider':
    case 'paywall':
      return { type: block.type };
    default:
      return { type: block.type, attrs: { block } };
  }
}

function contentOf(runs: readonly TextRun[]): { content?: JSONContent[] } {
  const content = runs
    .filter(({ text }) => text !== '')
    .map((run) => ({ type: 'text', text: run.text, ...marksOf(run) }));
  return content.length > 0 ? { content } : {};
}

const flags = ['bold', 'italic', 'strike', 'code'] as const;

function marksOf(run: TextRun): { marks?: { type: string; attrs?: Record<string, unknown> }[] } {
  const marks: { type: string; attrs?: Record<string, unknown> }[] = flags
    .filter((flag) => run[flag])
    .map((type) => ({ type }));
  if (run.href !== undefined) marks.push({ type: 'link', attrs: { href: run.href } });
  return marks.length > 0 ? { marks } : {};
}

/** What is edited, as it is stored. What no block can say (an unknown node) is left out. */
export function toDocument(content: JSONContent): RichTextDocument {
  return { type: 'document', blocks: withoutEmptyEnd((content.content ?? []).flatMap(blockOf)) };
}

function blockOf(node: JSONContent): Block[] {
  const { type = '', attrs = {}, content = [] } = node;
  switch (type) {
    case 'heading':
      return [{ type, level: attrs.level === 3 ? 3 : 2, text: runsOf(content) }];
    case 'paragraph':
      return [{ type, text: runsOf(content) }];
    case 'quote':
      return [{ type, text: runsOf(content), ...(typeof attrs.cite === 'string' && { cite: attrs.cite }) }];
    case 'bulletList':
    case 'orderedList': {
      const items = content.map((item) => runsOf((item.content ?? []).flatMap((paragraph) => paragraph.content ?? [])));
      return items.length > 0 ? [{ type: 'list', ordered: type === 'orderedList', items }] : [];
    }
    case 'codeBlock': {
      const { language } = attrs;
      const text = content.map((piece) => piece.text ?? '').join('');
      return [{ type: 'code', ...(typeof language === 'string' && language !== '' && { language }), text }];
    }
    case 'divider':
    case 'paywall':
      return [{ type }];
    default:
      return isAtom(type) && attrs.block ? [attrs.block as Block] : [];
  }
}

function runsOf(content: readonly JSONContent[]): TextRun[] {
  return joined(
    content.flatMap(({ text, marks = [] }) => {
      if (!text) return [];
      const has = (type: string) => marks.some((mark) => mark.type === type);
      const href: unknown = marks.find((mark) => mark.type === 'link')?.attrs?.href;
      return [
        {
          text,
          ...Object.fromEntries(flags.filter(has).map((flag) => [flag, true])),
          // What a pasted link could run is dropped here; its text stays.
          ...(typeof href === 'string' && linkPattern.test(href) && { href }),
        },
      ];
    }),
  );
}

/** Runs with the same marks are one, unless it would grow too long to be stored. */
function joined(runs: readonly TextRun[]): TextRun[] {
  const all: TextRun[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    if (last && hasSameMarks(last, run)) all[all.length - 1] = { ...last, text: last.text + run.text };
    else all.push(run);
  }
  return all.flatMap((run) => piecesOf(run.text).map((text) => ({ ...run, text })));
}

const hasSameMarks = (one: TextRun, other: TextRun): boolean =>
  one.href === other.href && flags.every((flag) => Boolean(one[flag]) === Boolean(other[flag]));

function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  while (text.length - start > MAX_RUN_LENGTH) {
    const end = start + MAX_RUN_LENGTH;
    // Half of a surrogate pair is nothing that could be stored.
    const isInsidePair = /[\ud800-\udbff]/.test(text.charAt(end - 1));
    pieces.push(text.slice(start, isInsidePair ? end - 1 : end));
    start = isInsidePair ? end - 1 : end;
  }
  return [...pieces, text.slice(start)];
}

function withoutEmptyEnd(blocks: readonly Block[]): Block[] {
  const last = blocks.findLastIndex((block) => block.type !== 'paragraph' || block.text.length > 0);
  return blocks.slice(0, last + 1);
}

/** The document as the editor gives it back: equal runs joined, no marks that are false, no empty paragraphs at the end. */
export function normalized(document: RichTextDocument): RichTextDocument {
  const runs = (text: readonly TextRun[]) =>
    joined(
      text
        .filter((run) => run.text !== '')
        .map((run) => ({
          text: run.text,
          ...Object.fromEntries(flags.filter((flag) => run[flag]).map((flag) => [flag, true])),
          ...(run.href !== undefined && { href: run.href }),
        })),
    );
  const blocks = document.blocks.map((block): Block => {
    if (block.type === 'list') return { ...block, items: block.items.map(runs) };
    if (block.type === 'heading' || block.type === 'paragraph' || block.type === 'quote') {
      return { ...block, text: runs(block.text) };
    }
    return block;
  });
  return { type: 'document', blocks: withoutEmptyEnd(blocks) };
}
