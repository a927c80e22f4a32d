import { checkRichText } from '@teahouse/schema/rich-text-check.ts';
import { JSDOM } from 'jsdom';
import { expect, it } from 'vitest';
import markdown from './fixtures/article.md?raw';
import officialAccountHtml from './fixtures/official-account.html.txt?raw';
import wordHtml from './fixtures/word.html.txt?raw';
import { documentFromHtml } from './html-to-document.ts';
import { documentFromText, htmlFromMarkdown, isMarkdown } from './text-to-document.ts';

const convert = (html: string) => documentFromHtml(new JSDOM(html).window.document.body);
const text = (...texts: string[]) => texts.map((one) => ({ text: one }));

it('takes from Word what was written, and nothing of how it looked', () => {
  const { document, lostCount } = convert(wordHtml);

  expect(document.blocks).toEqual([
    { type: 'heading', level: 2, text: text('春茶记') },
    {
      type: 'paragraph',
      text: [
        { text: '谷雨前后，' },
        { text: '茶山', bold: true },
        { text: '最忙。采茶的人天不亮就上山， ' },
        { text: '一芽两叶', italic: true },
        { text: '，不带露水。' },
      ],
    },
    { type: 'list', ordered: false, items: [text('杀青'), text('揉捻')] },
    {
      type: 'list',
      ordered: true,
      items: [text('第一泡'), [{ text: '第二泡，见' }, { text: '这里', href: 'https://example.com/tea' }]],
    },
    { type: 'paragraph', text: text('水温 | 80℃') },
    { type: 'paragraph', text: [{ text: '旧价', strike: true }, { text: '，不写了。' }] },
  ]);
  expect(lostCount).toBe(1);
  expect(checkRichText(document).ok).toBe(true);
});

it('takes an Official Account article apart into its blocks, pictures with their sizes', () => {
  const { document, lostCount } = convert(officialAccountHtml);

  expect(document.blocks).toEqual([
    { type: 'heading', level: 2, text: [{ text: '一、老街的清晨', bold: true }] },
    {
      type: 'paragraph',
      text: [{ text: '柳巷的茶馆五点开门，' }, { text: '老掌柜', bold: true }, { text: '先烧三壶水。' }],
    },
    {
      type: 'image',
      url: 'https://mmbiz.qpic.cn/mmbiz_jpg/abc/640?wx_fmt=jpeg&from=appmsg',
      width: 1080,
      height: 720,
      alt: '',
    },
    { type: 'paragraph', text: text('图：柳巷，1987') },
    { type: 'quote', text: text('茶要新，水要活。') },
    { type: 'quote', text: text('人要闲。') },
    {
      type: 'list',
      ordered: false,
      items: [text('一更听书'), [{ text: '二更' }, { text: '吃茶', italic: true }], text('花生')],
    },
    { type: 'paragraph', text: [{ text: '往期：夜话', href: 'https://mp.weixin.qq.com/s/abc' }, { text: '，点我' }] },
  ]);
  expect(lostCount).toBe(2);
  expect(checkRichText(document).ok).toBe(true);
});

it('takes Markdown as it was meant', () => {
  const { document } = convert(htmlFromMarkdown(markdown));

  expect(document.blocks).toEqual([
    { type: 'heading', level: 2, text: text('春茶记') },
    {
      type: 'paragraph',
      text: [
        { text: '谷雨前后，' },
        { text: '茶山', bold: true },
        { text: '最忙，' },
        { text: '一芽两叶', italic: true },
        { text: '，' },
        { text: '不带', strike: true },
        { text: '露水。见 ' },
        { text: '这里', href: 'https://example.com/tea' },
        { text: ' 和 ' },
        { text: 'brew()', code: true },
        { text: '。' },
      ],
    },
    { type: 'heading', level: 2, text: text('器具') },
    { type: 'list', ordered: false, items: [text('壶'), text('盏'), text('小盏')] },
    { type: 'list', ordered: true, items: [text('温杯'), text('投茶')] },
    { type: 'quote', text: text('茶要新，水要活。') },
    { type: 'code', language: 'ts', text: 'const cup = 1 < 2;' },
    { type: 'divider' },
    { type: 'image', url: 'https://example.com/a.png', width: 1080, height: 720, alt: '茶山' },
    { type: 'paragraph', text: text('点我') },
  ]);
});

it.each([
  [
    'a bold wrapper of Google Docs that is not bold',
    '<b style="font-weight:normal"><p>一<b>二</b></p></b>',
    [{ type: 'paragraph', text: [{ text: '一' }, { text: '二', bold: true }] }],
  ],
  [
    'text with no element around it',
    '一<br>二<div>三</div>四',
    [...['一', '二', '三', '四'].map((one) => ({ type: 'paragraph', text: text(one) }))],
  ],
  [
    'spaces that part words, and only those',
    '<p>  one <b> two </b> three\n四\n五 </p>',
    [{ type: 'paragraph', text: [{ text: 'one ' }, { text: 'two ', bold: true }, { text: 'three 四五' }] }],
  ],
  [
    'a picture within a list',
    '<ul><li>一<img src="https://a.cn/b.png" width="20" height="10"></li><li>二</li></ul>',
    [
      { type: 'list', ordered: false, items: [text('一')] },
      { type: 'image', url: 'https://a.cn/b.png', width: 20, height: 10, alt: '' },
      { type: 'list', ordered: false, items: [text('二')] },
    ],
  ],
  ['nothing but emptiness', '<p>&nbsp;</p><p>\u200b</p><div><br></div>', []],
  [
    'a picture that leads elsewhere',
    '<img src="http://a.cn/b.png"><img src="javascript:x"><img src="//a.cn/b.png">',
    [],
  ],
])('reads %s', (_, html, blocks) => {
  expect(convert(html).document.blocks).toEqual(blocks);
});

it('hands out pictures that lie in the HTML itself, with their place', () => {
  const { document, embedded } = convert('<p>一</p><p>二<img src="data:image/png;base64,AAAA" alt="茶">三</p>');

  expect(document.blocks).toHaveLength(3);
  expect(embedded).toEqual([{ blockIndex: 2, dataUrl: 'data:image/png;base64,AAAA', alt: '茶' }]);
});

it('is not slow on a page of a thousand nested boxes', () => {
  const begin = performance.now();

  convert(`${'<section>'.repeat(1000)}深${'</section>'.repeat(1000)}`);

  expect(performance.now() - begin).toBeLessThan(2_000);
});

it.each([
  ['# 题', true],
  ['- 一\n- 二', true],
  ['见 [这里](https://a.cn)', true],
  ['**重**点', true],
  ['- 只有一项', false],
  ['今天 5 * 3 = 15', false],
  ['1. 只是开头', false],
  ['第一段\n第二段', false],
])('knows of %j whether it is Markdown', (plain, expected) => {
  expect(isMarkdown(plain)).toBe(expected);
});

it('makes a paragraph of each line of plain text', () => {
  expect(documentFromText('一\r\n\r\n  二 \n').blocks).toEqual([
    { type: 'paragraph', text: text('一') },
    { type: 'paragraph', text: text('二') },
  ]);
});
