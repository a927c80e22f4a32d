import type { Block } from '@teahouse/schema/rich-text.ts';
import { expect, it } from 'vitest';
import { Rejection } from '../shared/errors/rejection.ts';
import { InvalidDocument } from './article.refusals.ts';
import { countCharacters, readDocument, readingMinutes, wholeDocument } from './document.ts';

const paragraph = (text: string): Block => ({ type: 'paragraph', text: [{ text }] });
const written = (...blocks: unknown[]) => ({ type: 'document', blocks });

function refusal(input: unknown): InvalidDocument {
  try {
    readDocument(input);
  } catch (error) {
    if (error instanceof Rejection && error.reason instanceof InvalidDocument) return error.reason;
    throw error;
  }
  throw new Error('was accepted');
}

it('splits at the paywall and puts the parts together again', () => {
  const whole = written(paragraph('免费'), { type: 'paywall' }, paragraph('付费 内容'), paragraph('two words'));

  const content = readDocument(whole);

  expect(content.freeDocument).toEqual(written(paragraph('免费')));
  expect(content.lockedDocument).toEqual(written(paragraph('付费 内容'), paragraph('two words')));
  expect(content.lockedCharacterCount).toBe(12);
  expect(wholeDocument(content.freeDocument, content.lockedDocument)).toEqual(whole);
});

it('locks nothing without a paywall, or when nothing follows it', () => {
  expect(readDocument(written(paragraph('一')))).toMatchObject({ lockedDocument: null, lockedCharacterCount: 0 });
  expect(readDocument(written(paragraph('一'), { type: 'paywall' })).lockedDocument).toBeNull();
});

it('strips what the schema does not know, and empty runs', () => {
  const content = readDocument({
    type: 'document',
    secret: 1,
    blocks: [
      { type: 'paragraph', onclick: 'x()', text: [{ text: '好', bold: true, style: 'color:red' }, { text: '' }] },
      { type: 'list', ordered: false, items: [[{ text: '甲', html: '<b>' }, { text: '' }]] },
    ],
  });

  expect(content.freeDocument).toEqual(
    written(
      { type: 'paragraph', text: [{ text: '好', bold: true }] },
      { type: 'list', ordered: false, items: [[{ text: '甲' }]] },
    ),
  );
});

it('keeps HTML as the text it is', () => {
  const { freeDocument } = readDocument(written(paragraph('<script>alert(1)</script>')));

  expect(freeDocument).toEqual(written(paragraph('<script>alert(1)</script>')));
});

it.each([
  ['javascript:alert(1)'],
  ['JAVASCRIPT:alert(1)'],
  ['data:text/html,x'],
  ['//example.com'],
  ['https://a b'],
  ['https://a"onload="x'],
  ['vbscript:x'],
])('refuses the link %s', (href) => {
  const refused = refusal(written({ type: 'paragraph', text: [{ text: 'x', href }] }));

  expect(refused.path).toBe('blocks[0].text[0].href');
  expect(refused.textIn('zh-CN')).toContain('http(s)');
  expect(refused.textIn('en')).toContain('links are http(s)');
});

it.each([['/media/../server/.env'], ['http://example.com/a.png'], ['/etc/passwd'], ['file:///a.png'], ['/mediaa.png']])(
  'refuses the picture %s',
  (url) => {
    expect(refusal(written({ type: 'image', url, width: 1, height: 1, alt: '' })).path).toBe('blocks[0].url');
  },
);

it.each([
  [null, ''],
  ['text', ''],
  [{ type: 'doc', blocks: [] }, ''],
  [written({ type: 'html', html: '<b>' }), 'blocks[0].type'],
  [written({ type: '__proto__' }), 'blocks[0].type'],
  [written(null), 'blocks[0].type'],
  [written({ type: 'paragraph' }), 'blocks[0].text'],
  [written({ type: 'heading', level: 1, text: [] }), 'blocks[0].level'],
  [written(paragraph('a'), { type: 'paragraph', text: [{ text: 5 }] }), 'blocks[1].text[0].text'],
  [written({ type: 'poll', question: '?', options: ['one'] }), 'blocks[0].options'],
  [written({ type: 'paywall' }, { type: 'paywall' }), 'blocks[1]'],
  [written({ type: 'button', label: 'x', path: 'https://evil.example' }), 'blocks[0].path'],
])('names the place that is wrong: %j', (input, path) => {
  expect(refusal(input).path).toBe(path);
});

it('counts characters without white space, in any script', () => {
  expect(countCharacters([paragraph('茶 馆\n夜话'), paragraph('Tea house'), paragraph('🍵')])).toBe(4 + 8 + 1);
});

it('knows how long reading takes, by character in Chinese and by word elsewhere', () => {
  expect(readingMinutes([])).toBe(1);
  expect(readingMinutes([paragraph('茶'.repeat(3_500))])).toBe(10);
  expect(readingMinutes([paragraph('tea '.repeat(2_000))])).toBe(10);
  expect(readingMinutes([paragraph('茶'.repeat(1_750)), paragraph("it's ".repeat(1_000))])).toBe(10);
});

it('lists its media once each and says whether one can listen', () => {
  const image = { type: 'image', url: '/media/a.png', width: 2, height: 1, alt: '茶' };
  const video = {
    type: 'video',
    url: 'https://cdn.example/v.mp4',
    posterUrl: '/media/p.png',
    width: 2,
    height: 1,
    durationMs: 3,
  };
  const audio = { type: 'audio', url: '/media/a.mp3', title: '听', durationMs: 1_000 };

  const content = readDocument(written(image, image, video, { type: 'paywall' }, audio));

  expect(content.mediaUrls).toEqual(['/media/a.png', 'https://cdn.example/v.mp4', '/media/p.png', '/media/a.mp3']);
  expect(content.hasAudio).toBe(true);
});

it('names the place of a character that cannot be kept, and refuses bottomless nesting without falling over', () => {
  let bottomless: unknown = 'x';
  for (let depth = 0; depth < 100_000; depth += 1) bottomless = [bottomless];

  expect(refusal(written(paragraph('好'), paragraph('a\u0000b')))).toMatchObject({ path: 'blocks[1].text[0].text' });
  expect(refusal(written(paragraph('\ud83c'))).textIn('en')).toContain('half of an emoji');
  expect(refusal(written({ type: 'paragraph', text: bottomless })).textIn('zh-CN')).toContain('嵌套太深');
  expect(readDocument(written(paragraph('🍵'))).freeDocument).toEqual(written(paragraph('🍵')));
});
