import type { Block, RichTextDocument, TextRun } from '@teahouse/schema/rich-text.ts';
import fc from 'fast-check';

const optional = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });
/** Without the properties that are undefined: documents come from JSON. */
const record = <Properties extends Record<string, unknown>>(
  properties: { [Key in keyof Properties]: fc.Arbitrary<Properties[Key]> },
): fc.Arbitrary<Properties> => fc.record(properties).map((made) => JSON.parse(JSON.stringify(made)) as Properties);

const words = (maxLength: number, minLength = 0) =>
  fc.oneof(
    fc.string({ unit: 'grapheme', minLength, maxLength }),
    fc
      .constantFrom('茶', '一盏茶的功夫', ' ', '  空格  ', '<b>&amp;</b>', '🍵', '、', '1. ', '> ', '/')
      .filter((text) => text.length >= minLength && text.length <= maxLength),
  );
const href = fc.constantFrom('https://example.com/', 'http://茶.cn/路?a=1&b=%20#c', 'https://example.com/a(b)_c');
const media = fc.constantFrom('/media/01a2/original.png', 'https://cdn.example.com/a.mp3');
const pixels = fc.integer({ min: 1, max: 20_000 });
const ms = fc.integer({ min: 0, max: 86_400_000 });
const path = fc.constantFrom('pages/home/index', '/packages/series/index?id=1');

const run: fc.Arbitrary<TextRun> = record({
  text: words(30, 1),
  bold: optional(fc.boolean()),
  italic: optional(fc.boolean()),
  strike: optional(fc.boolean()),
  code: optional(fc.boolean()),
  href: optional(href),
});
const text = fc.array(run, { maxLength: 6 });
const type = <Type extends string>(name: Type) => fc.constant(name);

const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 4, arbitrary: record({ type: type('paragraph'), text }) },
  record({ type: type('heading'), level: fc.constantFrom(2 as const, 3 as const), text }),
  record({ type: type('quote'), text, cite: optional(words(20)) }),
  record({ type: type('list'), ordered: fc.boolean(), items: fc.array(text, { minLength: 1, maxLength: 5 }) }),
  record({
    type: type('code'),
    language: optional(fc.constantFrom('ts', 'c++', 'objective-c')),
    text: fc.oneof(words(40), fc.constant('if (a) {\n\treturn "<b>";\n}\n')),
  }),
  record({ type: type('divider') }),
  record({
    type: type('image'),
    url: media,
    width: pixels,
    height: pixels,
    alt: words(20),
    caption: optional(words(20)),
  }),
  record({ type: type('audio'), url: media, title: words(20, 1), durationMs: ms }),
  record({
    type: type('video'),
    url: media,
    posterUrl: optional(media),
    width: pixels,
    height: pixels,
    durationMs: ms,
    title: optional(words(20)),
  }),
  record({
    type: type('poll'),
    question: words(20, 1),
    options: fc.array(words(10, 1), { minLength: 2, maxLength: 5 }),
  }),
  record({
    type: type('productCard'),
    title: words(20, 1),
    imageUrl: media,
    amountFen: fc.nat(500_000_000),
    path,
    linkId: optional(fc.uuid()),
  }),
  record({ type: type('button'), label: words(10, 1), path }),
  record({ type: type('seriesTeaser'), seriesId: fc.uuid(), title: words(20, 1) }),
  record({ type: type('paywall') }),
);

/** Documents of every kind of block, as the server would take them but for several paywalls. */
export const anyDocument: fc.Arbitrary<RichTextDocument> = fc
  .array(block, { maxLength: 12 })
  .map((blocks) => ({ type: 'document', blocks }));
