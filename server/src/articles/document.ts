import type { Block, RichTextDocument, TextRun } from '@teahouse/schema/rich-text.ts';
import { checkRichText, type RichTextProblem } from '@teahouse/schema/rich-text-check.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { InvalidDocument } from './article.refusals.ts';

/** What an article keeps of a written document. */
export interface ArticleContent {
  /** All of it as it was checked, with its paywall block. */
  readonly document: RichTextDocument;
  /** What everyone may read. */
  readonly freeDocument: RichTextDocument;
  /** What lies behind the paywall; null when nothing does. */
  readonly lockedDocument: RichTextDocument | null;
  /** Characters behind the paywall, white space not counted. */
  readonly lockedCharacterCount: number;
  /** Minutes an average reader needs for all of it; at least 1. */
  readonly readingMinutes: number;
  readonly hasAudio: boolean;
  /** Every picture, sound and film it shows, each once: `/media/…` or https. */
  readonly mediaUrls: readonly string[];
}

/**
 * Checks a written document and takes it apart at its paywall.
 * @throws Rejection with InvalidDocument, which names the block and says what to do
 */
export function readDocument(input: unknown): ArticleContent {
  const checked = checkRichText(input);
  if (!checked.ok) throw new Rejection(new InvalidDocument(checked.problem.path, whatToDo[checked.problem.kind]));
  const { blocks } = checked.document;
  const paywall = blocks.findIndex((block) => block.type === 'paywall');
  const second = blocks.findIndex((block, index) => block.type === 'paywall' && index > paywall);
  if (second >= 0) throw new Rejection(new InvalidDocument(`blocks[${second}]`, whatToDo.secondPaywall));

  const free = paywall < 0 ? blocks : blocks.slice(0, paywall);
  const locked = paywall < 0 ? [] : blocks.slice(paywall + 1);
  return {
    document: checked.document,
    freeDocument: documentOf(free),
    lockedDocument: locked.length > 0 ? documentOf(locked) : null,
    lockedCharacterCount: countCharacters(locked),
    readingMinutes: readingMinutes(blocks),
    hasAudio: blocks.some((block) => block.type === 'audio'),
    mediaUrls: [...new Set(blocks.flatMap(mediaOf))],
  };
}

/** The document as its writer knows it: both parts, with the paywall between them. */
export function wholeDocument(free: RichTextDocument, locked: RichTextDocument | null): RichTextDocument {
  return locked ? documentOf([...free.blocks, { type: 'paywall' }, ...locked.blocks]) : free;
}

const documentOf = (blocks: Block[]): RichTextDocument => ({ type: 'document', blocks });

/** Characters (Unicode code points) in what is read, without white space. */
export function countCharacters(blocks: readonly Block[]): number {
  let count = 0;
  for (const text of blocks.flatMap(textsOf)) for (const character of text) if (!/\s/u.test(character)) count += 1;
  return count;
}

// Chinese is read by the character, other scripts by the word. Slow, attentive readers: nobody minds finishing early.
const CJK_CHARACTERS_PER_MINUTE = 350;
const WORDS_PER_MINUTE = 200;
const SECONDS_PER_PICTURE = 8;
const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** Minutes an average reader needs, rounded; at least 1. Sound and film are not counted: they say their own length. */
export function readingMinutes(blocks: readonly Block[]): number {
  const text = blocks.flatMap(textsOf).join('\n');
  const characters = text.match(cjk)?.length ?? 0;
  const wordCount = text.replaceAll(cjk, ' ').match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
  const pictures = blocks.filter((block) => block.type === 'image').length;
  const minutes =
    characters / CJK_CHARACTERS_PER_MINUTE + wordCount / WORDS_PER_MINUTE + (pictures * SECONDS_PER_PICTURE) / 60;
  return Math.max(1, Math.round(minutes));
}

const runsText = (runs: readonly TextRun[]): string => runs.map((run) => run.text).join('');

/** Everything in a block that is read as text. */
export function textsOf(block: Block): string[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return [runsText(block.text)];
    case 'quote':
      return [runsText(block.text), block.cite ?? ''];
    case 'list':
      return block.items.map(runsText);
    case 'code':
      return [block.text];
    case 'image':
      return [block.caption ?? ''];
    case 'audio':
      return [block.title];
    case 'video':
      return [block.title ?? ''];
    case 'poll':
      return [block.question, ...block.options];
    case 'productCard':
    case 'seriesTeaser':
      return [block.title];
    case 'button':
      return [block.label];
    case 'divider':
    case 'paywall':
      return [];
  }
}

function mediaOf(block: Block): string[] {
  switch (block.type) {
    case 'image':
    case 'audio':
      return [block.url];
    case 'video':
      return block.posterUrl ? [block.url, block.posterUrl] : [block.url];
    case 'productCard':
      return [block.imageUrl];
    default:
      return [];
  }
}

const whatToDo: Record<RichTextProblem['kind'] | 'secondPaywall', { 'zh-CN': string; en: string }> = {
  notADocument: {
    'zh-CN': '正文应当是 {"type":"document","blocks":[…]}',
    en: 'a document is {"type":"document","blocks":[…]}',
  },
  tooManyBlocks: { 'zh-CN': '段落太多，请把文章分成几篇', en: 'there are too many blocks; split the article' },
  unknownBlock: {
    'zh-CN': '不认识这种内容块，请删除或换成受支持的类型（见 schema/rich-text.schema.json）',
    en: 'this kind of block is unknown; remove it or use one of schema/rich-text.schema.json',
  },
  tooDeep: { 'zh-CN': '嵌套太深，请从编辑器重新粘贴', en: 'this is nested too deeply; paste it again from the editor' },
  unstorable: {
    'zh-CN': '含有无法保存的字符（空字符或半个表情符号），请删掉重写这一处',
    en: 'this holds a character that cannot be kept (a null, or half of an emoji); delete it and write it again',
  },
  missing: { 'zh-CN': '缺少这一项，请补上', en: 'this is missing; add it' },
  tooLong: { 'zh-CN': '超出了上限，请缩短或改小', en: 'this is beyond its limit; make it shorter or smaller' },
  tooShort: { 'zh-CN': '低于下限，请补充内容', en: 'this is below its limit; say more' },
  badAddress: {
    'zh-CN': '地址或名称不合规则：链接用 http(s)，媒体用 /media/… 或 https，按钮用 pages/… 路径',
    en: 'this is not an address we take: links are http(s), media are /media/… or https, buttons open pages/…',
  },
  wrongValue: { 'zh-CN': '取值类型不对，请改正', en: 'this is not the kind of value expected here' },
  secondPaywall: {
    'zh-CN': '一篇文章只能有一处付费分隔，请删去这一处',
    en: 'an article has one paywall at most; remove this one',
  },
};
