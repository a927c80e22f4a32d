import type { Block, RichTextDocument, TextRun } from '@teahouse/schema/rich-text.ts';
import { ArticlePolicy, Language } from '../../articles/article.entity.ts';
import type { DemoArticle, DemoHandle } from '../demo-account.ts';
import { type DemoProductKey, demoProducts } from '../demo-shop.ts';
import { audioUrl, type DemoAudioName, demoAudio } from '../media/audio.ts';
import { type PictureName, pictureSize, pictureUrl } from '../media/pictures.ts';

/** `**bold**`, `*italic*` and `[text](https://…)`; marks are not nested. */
const marks = /\*\*(?<bold>[^*]+)\*\*|\*(?<italic>[^*]+)\*|\[(?<label>[^\]]+)\]\((?<href>https?:[^)]+)\)/gu;

function runs(text: string): TextRun[] {
  const result: TextRun[] = [];
  let read = 0;
  for (const match of text.matchAll(marks)) {
    if (match.index > read) result.push({ text: text.slice(read, match.index) });
    const { bold, italic, label, href } = match.groups ?? {};
    if (bold) result.push({ text: bold, bold: true });
    else if (italic) result.push({ text: italic, italic: true });
    else if (label && href) result.push({ text: label, href });
    read = match.index + match[0].length;
  }
  if (read < text.length) result.push({ text: text.slice(read) });
  return result;
}

export const h2 = (text: string): Block => ({ type: 'heading', level: 2, text: runs(text) });
export const h3 = (text: string): Block => ({ type: 'heading', level: 3, text: runs(text) });
export const p = (text: string): Block => ({ type: 'paragraph', text: runs(text) });
export const quote = (text: string, cite?: string): Block =>
  cite === undefined ? { type: 'quote', text: runs(text) } : { type: 'quote', text: runs(text), cite };
export const ul = (items: readonly string[]): Block => ({ type: 'list', ordered: false, items: items.map(runs) });
export const ol = (items: readonly string[]): Block => ({ type: 'list', ordered: true, items: items.map(runs) });
export const code = (text: string, language?: string): Block =>
  language === undefined ? { type: 'code', text } : { type: 'code', text, language };
export const divider: Block = { type: 'divider' };
export const paywall: Block = { type: 'paywall' };
export const poll = (question: string, options: readonly string[]): Block => ({
  type: 'poll',
  question,
  options: [...options],
});

/** @param path a page of the Mini Program, `packages/membership/index` */
export const button = (label: string, path: string): Block => ({ type: 'button', label, path });

/** A product card that leads to its shop. */
export const product = (key: DemoProductKey): Block => {
  const { title, imageUrl, priceFen } = demoProducts[key];
  return { type: 'productCard', title, imageUrl, amountFen: priceFen, path: 'pages/home/index', linkId: key };
};

export const image = (name: PictureName, alt: string, caption?: string): Block => ({
  type: 'image',
  url: pictureUrl(name),
  ...pictureSize(name),
  alt,
  ...(caption === undefined ? {} : { caption }),
});

export const audio = (name: DemoAudioName, title: string): Block => ({
  type: 'audio',
  url: audioUrl(name),
  title,
  durationMs: demoAudio[name].durationMs,
});

export const document = (...blocks: Block[]): RichTextDocument => ({ type: 'document', blocks });

interface Manuscript {
  readonly series?: string;
  readonly title: string;
  readonly excerpt: string;
  readonly author: string;
  readonly language?: keyof typeof Language;
  readonly policy: keyof typeof ArticlePolicy;
  /** For policy TIERS. */
  readonly tiers?: readonly string[];
  readonly unlockPriceFen?: number;
  readonly cover: PictureName;
  /** Wall-clock minute in China, `2026-11-18T20:30`; null for a draft. */
  readonly at: string | null;
  readonly body: RichTextDocument;
}

/** Makes an account's manuscripts into what the seed takes. */
export const articleOf =
  (account: DemoHandle) =>
  ({
    series,
    title,
    excerpt,
    author,
    language,
    policy,
    tiers,
    unlockPriceFen,
    cover,
    at,
    body,
  }: Manuscript): DemoArticle => ({
    account,
    series: series ?? null,
    title,
    excerpt,
    author,
    language: Language[language ?? 'ZH_CN'],
    policy: ArticlePolicy[policy],
    tiers: tiers ?? [],
    unlockPriceFen: unlockPriceFen ?? null,
    coverUrl: pictureUrl(cover),
    publishedAt: at === null ? null : `${at}:00+08:00`,
    document: body,
  });
