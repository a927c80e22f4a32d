import type { RichTextDocument } from '@teahouse/schema/rich-text.ts';
import { Marked } from 'marked';

/** Whether plain text was meant as Markdown: lines or words that only Markdown marks so. */
export function isMarkdown(text: string): boolean {
  const signs = [
    /^#{1,6} \S/m,
    /^(?:[-*+]|\d{1,3}[.)]) \S.*\n(?:[-*+]|\d{1,3}[.)]) \S/m,
    /^> \S/m,
    /^(?:```|~~~)/m,
    /!?\[[^\]\n]+\]\([^)\s]+\)/,
    /\*\*[^\s*][^*\n]*\*\*/,
    /^(?:-{3,}|\*{3,})$/m,
  ];
  return signs.some((sign) => sign.test(text));
}

const marked = new Marked({ gfm: true, breaks: false });

/** Markdown as HTML, for documentFromHtml. Whatever HTML stands in it is read like all other: nothing of it runs. */
export const htmlFromMarkdown = (text: string): string => marked.parse(text, { async: false });

/** Plain text: a line is a paragraph. */
export function documentFromText(text: string): RichTextDocument {
  const lines = text
    .split(/\r\n?|\n/)
    .map((line) => line.replaceAll('\0', '').trim())
    .filter((line) => line !== '');
  return { type: 'document', blocks: lines.map((line) => ({ type: 'paragraph', text: [{ text: line }] })) };
}
