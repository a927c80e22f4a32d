import type { Block, RichTextDocument } from '@teahouse/schema/rich-text.ts';
import type { Editor } from '@tiptap/core';
import { Selection } from '@tiptap/pm/state';
import { toEditor } from '../document/document-conversion.ts';
import { type Converted, documentFromHtml } from '../document/html-to-document.ts';
import { documentFromText, htmlFromMarkdown, isMarkdown } from '../document/text-to-document.ts';

/** What a paste needs of the page around the editor. */
export interface PasteDeps {
  /** Uploads pictures and gives their blocks, in the order of the files; those that were refused are left out. */
  readonly upload: (files: readonly File[]) => Promise<Block[]>;
  readonly onLost: (count: number) => void;
}

/** Reads what was pasted. @returns false to leave it to the editor, which knows its own clipboard */
export function handlePaste(editor: Editor, event: ClipboardEvent, deps: PasteDeps): boolean {
  const { clipboardData } = event;
  if (!clipboardData) return false;
  const html = clipboardData.getData('text/html');
  const text = clipboardData.getData('text/plain');
  const files = picturesIn(clipboardData.files);
  if (html.includes('data-pm-slice')) return false;
  if (editor.isActive('codeBlock')) return false;
  // Office programs put a picture of the text beside the text: the text is meant.
  if (files.length > 0 && text.trim() === '') return insertFiles(editor, files, deps);
  if (html !== '') return insertConverted(editor, parse(html), deps);
  if (isMarkdown(text)) return insertConverted(editor, parse(htmlFromMarkdown(text)), deps);
  if (!/[\r\n]/.test(text)) return false;
  return insertDocument(editor, documentFromText(text));
}

/** Takes pictures that were dropped on the text. */
export function handleDrop(editor: Editor, event: DragEvent, deps: PasteDeps): boolean {
  const files = picturesIn(event.dataTransfer?.files);
  if (files.length === 0) return false;
  const at = editor.view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
  return insertFiles(editor, files, deps, at);
}

const picturesIn = (files: FileList | undefined): File[] =>
  [...(files ?? [])].filter(({ type }) => /^image\/(?:jpeg|png|gif|webp|svg\+xml|heic)$/.test(type));

const parse = (html: string): Converted => documentFromHtml(new DOMParser().parseFromString(html, 'text/html').body);

function insertConverted(editor: Editor, converted: Converted, deps: PasteDeps): boolean {
  if (converted.lostCount > 0) deps.onLost(converted.lostCount);
  const { document, embedded } = converted;
  if (embedded.length === 0) return insertDocument(editor, document);
  // Pictures that lie in the HTML go to the library first; then everything is inserted in its order.
  void Promise.all(embedded.map(({ dataUrl }, index) => fileOf(dataUrl, index)))
    .then(async (files) => {
      const blocks: Block[] = [...document.blocks];
      const uploaded = await Promise.all(files.map((file) => deps.upload([file])));
      for (const [index, { blockIndex, alt }] of [...embedded.entries()].reverse()) {
        blocks.splice(
          blockIndex,
          0,
          ...uploaded[index]!.map((block) => (block.type === 'image' ? { ...block, alt } : block)),
        );
      }
      insertDocument(editor, { type: 'document', blocks });
    })
    .catch(() => insertDocument(editor, document));
  return true;
}

async function fileOf(dataUrl: string, index: number): Promise<File> {
  const blob = await (await fetch(dataUrl)).blob();
  return new File([blob], `pasted-${index + 1}.${blob.type.split('/')[1]}`, { type: blob.type });
}

function insertFiles(editor: Editor, files: readonly File[], deps: PasteDeps, at?: number): boolean {
  void deps.upload(files).then((blocks) => {
    if (blocks.length > 0) insertBlocks(editor, blocks, at);
  });
  return true;
}

/** One paragraph goes into the line it is pasted in; more are blocks of their own. */
function insertDocument(editor: Editor, document: RichTextDocument): boolean {
  const [first, ...others] = toEditor(document).content ?? [];
  if (!first || editor.isDestroyed) return true;
  if (others.length === 0 && first.type === 'paragraph') {
    editor
      .chain()
      .focus()
      .insertContent(first.content ?? [])
      .run();
  } else {
    editor
      .chain()
      .focus()
      .insertContent([first, ...others])
      .run();
  }
  return true;
}

/** Puts blocks at a place: in that of an empty paragraph, or behind the block that is there. The cursor goes behind them. */
export function insertBlocks(editor: Editor, blocks: readonly Block[], at?: number): void {
  if (editor.isDestroyed) return;
  const { state, view } = editor;
  const { doc, selection, schema, tr } = state;
  const place = doc.resolve(Math.min(at ?? selection.to, doc.content.size));
  const block = place.depth > 0 ? place.node(1) : null;
  const isEmpty = block?.isTextblock === true && block.content.size === 0;
  const to = block ? place.after(1) : place.pos;
  const from = block && isEmpty ? place.before(1) : to;
  const nodes = (toEditor({ type: 'document', blocks: [...blocks] }).content ?? []).map((json) =>
    schema.nodeFromJSON(json),
  );
  tr.replaceWith(from, to, nodes);
  const end = from + nodes.reduce((size, node) => size + node.nodeSize, 0);
  // A block that was just inserted is not selected: the next word or paste would replace it.
  const after = () => Selection.findFrom(tr.doc.resolve(end), 1, true);
  if (!after()) tr.insert(tr.doc.content.size, schema.nodes.paragraph!.create());
  const cursor = after();
  if (cursor) tr.setSelection(cursor);
  view.dispatch(tr.scrollIntoView());
  view.focus();
}
