import type { Editor } from '@tiptap/core';
import type { AtomType } from '../document/editor-nodes.ts';
import { setPaywall } from './paywall.ts';

/** What can be inserted, in the order it is offered. */
export const blockChoices = [
  'paragraph',
  'heading2',
  'heading3',
  'bulletList',
  'orderedList',
  'quote',
  'code',
  'divider',
  'image',
  'audio',
  'video',
  'poll',
  'productCard',
  'button',
  'seriesTeaser',
  'paywall',
] as const;
export type BlockChoice = (typeof blockChoices)[number];

/** What finds a choice in the slash menu, beside its name: English, and the first letters of its pinyin. */
export const choiceKeywords: Readonly<Record<BlockChoice, string>> = {
  paragraph: 'text paragraph zw zhengwen',
  heading2: 'heading h2 dbt biaoti',
  heading3: 'heading h3 xbt biaoti',
  bulletList: 'list bullet lb liebiao',
  orderedList: 'list numbered ordered bhlb bianhao',
  quote: 'quote yy yinyong',
  code: 'code dm daima',
  divider: 'divider line hr fgx fenge',
  image: 'image picture photo tp tupian',
  audio: 'audio sound yp yinpin',
  video: 'video film sp shipin',
  poll: 'poll vote tp toupiao',
  productCard: 'product card sp shangpin',
  button: 'button an anniu',
  seriesTeaser: 'series xl xilie',
  paywall: 'paywall lock ff fufei',
};

/** Choices that open a form first. */
export type FormChoice = Exclude<AtomType, never>;
const forms: ReadonlySet<string> = new Set<FormChoice>([
  'image',
  'audio',
  'video',
  'poll',
  'productCard',
  'button',
  'seriesTeaser',
]);
export const needsForm = (choice: BlockChoice): choice is FormChoice => forms.has(choice);

/** Makes the block at the cursor what was chosen, or inserts it there. */
export function applyChoice(editor: Editor, choice: Exclude<BlockChoice, FormChoice>): void {
  const chain = editor.chain().focus();
  switch (choice) {
    case 'paragraph':
      chain.clearNodes().run();
      return;
    case 'heading2':
    case 'heading3':
      chain
        .clearNodes()
        .setHeading({ level: choice === 'heading2' ? 2 : 3 })
        .run();
      return;
    case 'bulletList':
      chain.toggleBulletList().run();
      return;
    case 'orderedList':
      chain.toggleOrderedList().run();
      return;
    case 'quote':
      chain.clearNodes().setNode('quote').run();
      return;
    case 'code':
      chain.clearNodes().setCodeBlock().run();
      return;
    case 'divider':
      chain.insertContent([{ type: 'divider' }, { type: 'paragraph' }]).run();
      return;
    case 'paywall':
      setPaywall(editor);
  }
}
