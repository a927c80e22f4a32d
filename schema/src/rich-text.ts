/**
 * The document every article is made of: a flat list of blocks, text as runs with marks. Nothing in it is HTML.
 * One definition gives the TypeScript types here, the JSON Schema in `rich-text.schema.json` (written by
 * `rich-text-schema.ts`) and what the server checks on every write (`rich-text-check.ts`).
 */
import { type Static, type TProperties, Type } from '@sinclair/typebox';

/** An address readers may be sent to: http or https, nothing that a client would run. */
const linkPattern = '^https?://[^\\s<>"\'`\\\\]+$';
/** Where a picture, sound or film lies: a path on this server that stays below /media/, or https. */
const mediaPattern = '^(/media/(?!.*\\.\\.)[A-Za-z0-9._~/%-]+|https://[^\\s<>"\'`\\\\]+)$';
/** A page of the Mini Program, without scheme: `pages/article/index?id=…`. */
const pagePattern = '^/?(pages|packages)/(?!.*\\.\\.)[A-Za-z0-9._~/%?&=-]+$';

const shape = <Properties extends TProperties>(description: string, properties: Properties) =>
  Type.Object(properties, { description, additionalProperties: false });
const words = (description: string, maxLength: number) => Type.String({ description, maxLength });
const namedWords = (description: string, maxLength: number) => Type.String({ description, minLength: 1, maxLength });
const mediaUrl = (description: string) => Type.String({ description, pattern: mediaPattern, maxLength: 2_000 });
const pixels = (description: string) => Type.Integer({ description, minimum: 1, maximum: 20_000 });
const milliseconds = (description: string) => Type.Integer({ description, minimum: 0, maximum: 86_400_000 });

export const TextRunSchema = shape('A piece of text with its marks.', {
  text: namedWords('The text itself; line breaks are allowed in code only.', 20_000),
  bold: Type.Optional(Type.Boolean({ description: 'Bold.' })),
  italic: Type.Optional(Type.Boolean({ description: 'Italic; set as emphasis dots where Chinese asks for it.' })),
  strike: Type.Optional(Type.Boolean({ description: 'Struck through.' })),
  code: Type.Optional(Type.Boolean({ description: 'Set in a fixed-width face.' })),
  href: Type.Optional(
    Type.String({ description: 'Where the text leads: an http or https URL.', pattern: linkPattern, maxLength: 2_000 }),
  ),
});

const text = (description: string) => Type.Array(TextRunSchema, { description, maxItems: 1_000 });

export const HeadingBlockSchema = shape('A heading inside the article; its title is level 1 and not a block.', {
  type: Type.Literal('heading'),
  level: Type.Union([Type.Literal(2), Type.Literal(3)], { description: 'Depth: 2 or 3.' }),
  text: text('The heading.'),
});

export const ParagraphBlockSchema = shape('A paragraph.', {
  type: Type.Literal('paragraph'),
  text: text('The paragraph.'),
});

export const QuoteBlockSchema = shape('Words of someone else.', {
  type: Type.Literal('quote'),
  text: text('The words.'),
  cite: Type.Optional(words('Who said it or where it stands.', 200)),
});

export const ListBlockSchema = shape('A list, numbered or not.', {
  type: Type.Literal('list'),
  ordered: Type.Boolean({ description: 'Whether the items are numbered.' }),
  items: Type.Array(text('One item.'), { description: 'The items, in order.', minItems: 1, maxItems: 500 }),
});

export const CodeBlockSchema = shape('Program text, shown as it is.', {
  type: Type.Literal('code'),
  language: Type.Optional(
    Type.String({ description: 'Name of the language, for colouring.', pattern: '^[A-Za-z0-9+#._-]{1,30}$' }),
  ),
  text: words('The program text, with its line breaks.', 50_000),
});

export const DividerBlockSchema = shape('A pause between two parts.', { type: Type.Literal('divider') });

export const ImageBlockSchema = shape('A picture.', {
  type: Type.Literal('image'),
  url: mediaUrl('Where the picture lies.'),
  width: pixels('Width of the file in pixels; keeps its place free while it loads.'),
  height: pixels('Height of the file in pixels.'),
  alt: words('What the picture shows, for who cannot see it; empty when it only decorates.', 500),
  caption: Type.Optional(words('A line below the picture.', 500)),
});

export const AudioBlockSchema = shape('Something to listen to.', {
  type: Type.Literal('audio'),
  url: mediaUrl('Where the sound lies.'),
  title: namedWords('What the player shows.', 200),
  durationMs: milliseconds('Length in milliseconds.'),
});

export const VideoBlockSchema = shape('A film.', {
  type: Type.Literal('video'),
  url: mediaUrl('Where the film lies.'),
  posterUrl: Type.Optional(mediaUrl('A picture shown before it plays.')),
  width: pixels('Width in pixels.'),
  height: pixels('Height in pixels.'),
  durationMs: milliseconds('Length in milliseconds.'),
  title: Type.Optional(words('What the player shows.', 200)),
});

export const PollBlockSchema = shape('A question to the readers.', {
  type: Type.Literal('poll'),
  question: namedWords('The question.', 200),
  options: Type.Array(namedWords('One answer.', 100), {
    description: 'The answers to choose from, in order.',
    minItems: 2,
    maxItems: 20,
  }),
});

export const ProductCardBlockSchema = shape('Something sold in the Mini Program.', {
  type: Type.Literal('productCard'),
  title: namedWords('Name of the product.', 200),
  imageUrl: mediaUrl('Picture of the product.'),
  amountFen: Type.Integer({ description: 'Price shown, in integer CNY fen.', minimum: 0, maximum: 500_000_000 }),
  path: Type.String({ description: 'Page of the Mini Program it opens.', pattern: pagePattern, maxLength: 1_000 }),
  linkId: Type.Optional(namedWords('Affiliate link to the shop that sells it; it leads there instead of to path.', 64)),
});

export const ButtonBlockSchema = shape('A button that opens a page of the Mini Program.', {
  type: Type.Literal('button'),
  label: namedWords('What the button says.', 50),
  path: Type.String({ description: 'Page of the Mini Program it opens.', pattern: pagePattern, maxLength: 1_000 }),
});

export const SeriesTeaserBlockSchema = shape('Points to a series.', {
  type: Type.Literal('seriesTeaser'),
  seriesId: namedWords('Opaque id of the series.', 64),
  title: namedWords('Its title at the time of writing.', 200),
});

export const PaywallBlockSchema = shape(
  'Everyone reads what stands before it; what follows is locked. At most one, and only while writing: what readers are sent has none.',
  { type: Type.Literal('paywall') },
);

/** The schema of each kind of block, by its `type`. */
export const blockSchemas = {
  heading: HeadingBlockSchema,
  paragraph: ParagraphBlockSchema,
  quote: QuoteBlockSchema,
  list: ListBlockSchema,
  code: CodeBlockSchema,
  divider: DividerBlockSchema,
  image: ImageBlockSchema,
  audio: AudioBlockSchema,
  video: VideoBlockSchema,
  poll: PollBlockSchema,
  productCard: ProductCardBlockSchema,
  button: ButtonBlockSchema,
  seriesTeaser: SeriesTeaserBlockSchema,
  paywall: PaywallBlockSchema,
} as const;

/** A document may hold this many blocks. */
export const maxBlocks = 2_000;

export const RichTextDocumentSchema = Type.Object(
  {
    type: Type.Literal('document'),
    blocks: Type.Array(
      Type.Union([
        HeadingBlockSchema,
        ParagraphBlockSchema,
        QuoteBlockSchema,
        ListBlockSchema,
        CodeBlockSchema,
        DividerBlockSchema,
        ImageBlockSchema,
        AudioBlockSchema,
        VideoBlockSchema,
        PollBlockSchema,
        ProductCardBlockSchema,
        ButtonBlockSchema,
        SeriesTeaserBlockSchema,
        PaywallBlockSchema,
      ]),
      { description: 'From top to bottom.', maxItems: maxBlocks },
    ),
  },
  {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'RichTextDocument',
    description: 'A Teahouse article: a flat list of blocks, text as runs with marks, never HTML.',
    additionalProperties: false,
  },
);

export type TextRun = Static<typeof TextRunSchema>;
export type HeadingBlock = Static<typeof HeadingBlockSchema>;
export type ParagraphBlock = Static<typeof ParagraphBlockSchema>;
export type QuoteBlock = Static<typeof QuoteBlockSchema>;
export type ListBlock = Static<typeof ListBlockSchema>;
export type CodeBlock = Static<typeof CodeBlockSchema>;
export type DividerBlock = Static<typeof DividerBlockSchema>;
export type ImageBlock = Static<typeof ImageBlockSchema>;
export type AudioBlock = Static<typeof AudioBlockSchema>;
export type VideoBlock = Static<typeof VideoBlockSchema>;
export type PollBlock = Static<typeof PollBlockSchema>;
export type ProductCardBlock = Static<typeof ProductCardBlockSchema>;
export type ButtonBlock = Static<typeof ButtonBlockSchema>;
export type SeriesTeaserBlock = Static<typeof SeriesTeaserBlockSchema>;
export type PaywallBlock = Static<typeof PaywallBlockSchema>;

export type RichTextDocument = Static<typeof RichTextDocumentSchema>;
export type Block = RichTextDocument['blocks'][number];
export type BlockType = Block['type'];
