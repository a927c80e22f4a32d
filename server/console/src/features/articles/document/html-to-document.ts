import type { Block, RichTextDocument, TextRun } from '@teahouse/schema/rich-text.ts';
import { normalized } from './document-conversion.ts';

/** What came of foreign HTML: the document, and what could not come along. */
export interface Converted {
  readonly document: RichTextDocument;
  /** Pictures that are in the HTML itself, by their place among the blocks: they have to be uploaded first. */
  readonly embedded: readonly { readonly blockIndex: number; readonly dataUrl: string; readonly alt: string }[];
  /** How many pictures, sounds and films were named but cannot be reached from here. */
  readonly lostCount: number;
}

/**
 * Reads what Word, an Official Account article or a web page put on the clipboard. Only meaning is taken: headings, lists,
 * quotes, emphasis, links, pictures. Fonts, colours, boxes and scripts stay behind.
 * @param root parsed by DOMParser, which runs nothing
 */
export function documentFromHtml(root: ParentNode): Converted {
  const walk = new Walk();
  walk.children(root, {});
  return walk.end();
}

type Marks = Omit<TextRun, 'text'>;
/** What the text being collected becomes. */
type Target = { readonly type: 'paragraph' | 'quote' } | { readonly type: 'heading'; readonly level: 2 | 3 };

const paragraph: Target = { type: 'paragraph' };
const skipped = new Set(
  'script style head meta title link template noscript svg math input textarea select button object embed'.split(' '),
);
const boundaries = new Set(
  'p div section article header footer main aside figure figcaption address form fieldset dl dt dd table tbody thead tfoot tr center'.split(
    ' ',
  ),
);
const recordings = new Set(['audio', 'video', 'iframe', 'mpvoice', 'mpvideo', 'mp-common-mpaudio', 'qqmusic']);

class Walk {
  readonly #blocks: Block[] = [];
  readonly #embedded: { blockIndex: number; dataUrl: string; alt: string }[] = [];
  #lostCount = 0;
  #target: Target = paragraph;
  #runs: TextRun[] = [];
  /** A row of a table becomes one line, whatever paragraphs its cells hold. */
  #isInCell = false;

  children(parent: ParentNode | Node, marks: Marks): void {
    for (const node of [...parent.childNodes]) this.#node(node, marks);
  }

  end(): Converted {
    this.#flush();
    return {
      document: normalized({ type: 'document', blocks: this.#blocks }),
      embedded: this.#embedded,
      lostCount: this.#lostCount,
    };
  }

  #node(node: Node, marks: Marks): void {
    if (node.nodeType === 3) {
      this.#text(node.nodeValue ?? '', marks);
      return;
    }
    if (node.nodeType !== 1) return;
    const element = node as Element;
    const tag = element.tagName.toLowerCase();
    if (skipped.has(tag) || isHidden(element)) return;
    if (recordings.has(tag)) this.#lostCount += 1;
    else if (tag === 'br') this.#flush();
    else if (tag === 'hr') this.#block({ type: 'divider' });
    else if (tag === 'img') this.#picture(element);
    else if (/^h[1-6]$/.test(tag)) this.#within({ type: 'heading', level: tag <= 'h2' ? 2 : 3 }, element, {});
    else if (tag === 'blockquote') this.#within({ type: 'quote' }, element, marks);
    else if (tag === 'pre') this.#code(element);
    else if (tag === 'ul' || tag === 'ol') this.#list(element, tag === 'ol');
    else if (wordListMark(element) !== null) this.#wordItem(element);
    else if (tag === 'td' || tag === 'th') this.#cell(element, marks);
    else if (boundaries.has(tag) && !this.#isInCell)
      this.#within(this.#target, element, { ...marks, ...marksOf(element, tag) });
    else this.children(element, { ...marks, ...marksOf(element, tag) });
  }

  /** The content of an element that begins and ends a piece of text. */
  #within(target: Target, element: Element, marks: Marks): void {
    this.#flush();
    const outer = this.#target;
    // A quote stays one around its paragraphs; headings in a quote are headings.
    this.#target = target.type === 'paragraph' ? outer : target;
    this.children(element, marks);
    this.#flush();
    this.#target = outer;
  }

  #text(value: string, marks: Marks): void {
    const text = value.replace(/[\u200b\u200c\u2060\ufeff\u00ad]/g, '').replace(/[\s\u00a0]+/g, ' ');
    if (text !== '') this.#runs.push({ ...marks, text });
  }

  #flush(): void {
    const runs = tidy(this.#runs);
    this.#runs = [];
    if (runs.length === 0) return;
    this.#blocks.push({ ...this.#target, text: runs });
  }

  #block(block: Block): void {
    this.#flush();
    this.#blocks.push(block);
  }

  #picture(element: Element): void {
    const address = element.getAttribute('data-src') ?? element.getAttribute('src') ?? '';
    const alt = (element.getAttribute('alt') ?? '').slice(0, 500);
    if (/^data:image\/(?:png|jpeg|gif|webp);base64,/.test(address)) {
      this.#flush();
      this.#embedded.push({ blockIndex: this.#blocks.length, dataUrl: address, alt });
    } else if (/^https:\/\/[^\s<>"'`\\]+$/.test(address) || /^\/media\/[A-Za-z0-9._~/%-]+$/.test(address)) {
      const { width, height } = sizeOf(element);
      // One or two pixels count visits; they show nothing.
      if (width > 2 && height > 2) this.#block({ type: 'image', url: address, width, height, alt });
    } else if (address !== '' && !address.startsWith('data:')) {
      this.#lostCount += 1;
    }
  }

  #code(element: Element): void {
    const language = /(?:language|lang)-([A-Za-z0-9+#._-]{1,30})/.exec(
      `${element.className} ${element.querySelector('code')?.className ?? ''}`,
    )?.[1];
    const text = (element.textContent ?? '').replaceAll('\u00a0', ' ').replace(/\n$/, '');
    this.#block({ type: 'code', ...(language && { language }), text });
  }

  #list(element: Element, ordered: boolean): void {
    this.#flush();
    const outer = { target: this.#target, length: this.#blocks.length };
    this.#target = paragraph;
    // Items are collected like blocks of their own; lists in them come out one level up, behind their item.
    for (const child of [...element.children]) {
      if (child.tagName.toLowerCase() === 'li') this.#within(paragraph, child, {});
      else this.#node(child, {});
    }
    this.#target = outer.target;
    const collected = this.#blocks.splice(outer.length);
    for (const block of collected) {
      if (block.type === 'paragraph') this.#item(block.text, ordered, outer.length);
      else if (block.type === 'list') for (const item of block.items) this.#item(item, ordered, outer.length);
      else this.#blocks.push(block);
    }
  }

  /** Adds to the list at the end, when that list began not before `from`. */
  #item(item: TextRun[], ordered: boolean, from: number): void {
    const last = this.#blocks.at(-1);
    if (last?.type === 'list' && last.ordered === ordered && this.#blocks.length > from) last.items.push(item);
    else this.#blocks.push({ type: 'list', ordered, items: [item] });
  }

  /** Word writes lists as paragraphs with a mark of their own. */
  #wordItem(element: Element): void {
    this.#flush();
    const ordered = /^\s*[(（]?(?:\d+|[a-z]|[ivx]+|[一二三四五六七八九十]+)[.)）、]/i.test(wordListMark(element) ?? '');
    const from = this.#blocks.at(-1)?.type === 'list' ? this.#blocks.length - 1 : this.#blocks.length;
    this.children(element, {});
    const runs = tidy(this.#runs);
    this.#runs = [];
    if (runs.length > 0) this.#item(runs, ordered, from);
  }

  #cell(element: Element, marks: Marks): void {
    if (this.#runs.some(({ text }) => text.trim() !== '')) this.#runs.push({ text: ' | ' });
    this.#isInCell = true;
    this.children(element, marks);
    this.#isInCell = false;
  }
}

/** White space only where it parts words, none at the ends; no runs of nothing. */
function tidy(runs: readonly TextRun[]): TextRun[] {
  const kept: TextRun[] = [];
  for (const run of runs) {
    const before = kept.at(-1)?.text ?? ' ';
    // A line break in the source between two Chinese characters is none in the text.
    let text = run.text.replace(/(?<=[\u3000-\u9fff\uff00-\uffef]) (?=[\u3000-\u9fff\uff00-\uffef])/g, '');
    if (before.endsWith(' ')) text = text.trimStart();
    if (text !== '') kept.push({ ...run, text });
  }
  for (let last = kept.pop(); last; last = kept.pop()) {
    const text = last.text.trimEnd();
    if (text === '') continue;
    kept.push({ ...last, text });
    break;
  }
  return kept;
}

const styleOf = (element: Element): string => element.getAttribute('style')?.toLowerCase() ?? '';

function isHidden(element: Element): boolean {
  const style = styleOf(element);
  return (
    /display\s*:\s*none|mso-hide\s*:\s*all|mso-list\s*:\s*ignore/.test(style) || element.getAttribute('hidden') !== null
  );
}

/** The mark before an item of a Word list; null for everything else. */
function wordListMark(element: Element): string | null {
  if (element.tagName.toLowerCase() !== 'p' || !/mso-list\s*:\s*l\d/.test(styleOf(element))) return null;
  const mark = [...element.querySelectorAll('[style]')].find((inner) => /mso-list\s*:\s*ignore/.test(styleOf(inner)));
  return mark?.textContent ?? '';
}

function marksOf(element: Element, tag: string): Marks {
  const style = styleOf(element);
  const weight = /font-weight\s*:\s*(\w+)/.exec(style)?.[1];
  const isHeavy = weight === undefined ? tag === 'b' || tag === 'strong' : /^(bold|bolder|[6-9]00)$/.test(weight);
  const isSlanted =
    /font-style\s*:\s*(italic|oblique)/.test(style) ||
    ((tag === 'i' || tag === 'em') && !/font-style\s*:\s*normal/.test(style));
  const isStruck = /line-through/.test(style) || tag === 's' || tag === 'del' || tag === 'strike';
  const isCode = tag === 'code' || tag === 'kbd' || tag === 'samp' || tag === 'tt';
  const href = tag === 'a' ? element.getAttribute('href') : null;
  return {
    ...(isHeavy && { bold: true }),
    ...(isSlanted && { italic: true }),
    ...(isStruck && { strike: true }),
    ...(isCode && { code: true }),
    ...(href && /^https?:\/\/[^\s<>"'`\\]{1,1990}$/.test(href) && { href }),
  };
}

const UNKNOWN_SIZE = { width: 1080, height: 720 };

/** Official Account articles say width and ratio; others their attributes; else it is measured when it is shown. */
function sizeOf(element: Element): { width: number; height: number } {
  const number = (name: string) => Number.parseFloat(element.getAttribute(name) ?? '');
  const width = number('data-w') || number('width');
  const height = width * number('data-ratio') || number('height');
  if (!(width > 0) || !(height > 0)) return UNKNOWN_SIZE;
  const inRange = (pixels: number) => Math.min(20_000, Math.max(1, Math.round(pixels)));
  return { width: inRange(width), height: inRange(height) };
}
