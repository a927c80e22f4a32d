import type { BlockType } from '@teahouse/schema/rich-text.ts';
import { type Extensions, mergeAttributes, Node } from '@tiptap/core';
import { Code } from '@tiptap/extension-code';
import { Link } from '@tiptap/extension-link';
import { ListItem } from '@tiptap/extension-list';
import StarterKit from '@tiptap/starter-kit';

// The blocks of schema/src/rich-text.ts as TipTap nodes: one node for one block, by the same name where TipTap has none.
// How they look while writing is added by block-views.tsx; conversion and tests need only what is here.

/** Kinds of blocks that are one thing to the editor: filled in by a form, moved as a whole. */
export const atomTypes = [
  'image',
  'audio',
  'video',
  'poll',
  'productCard',
  'button',
  'seriesTeaser',
] as const satisfies readonly BlockType[];
export type AtomType = (typeof atomTypes)[number];

/** An atom holds its block as it is, in one attribute: nothing of it can be lost on the way. */
const atom = (type: AtomType) =>
  Node.create({
    name: type,
    group: 'block',
    atom: true,
    draggable: true,
    selectable: true,
    addAttributes: () => ({
      block: {
        default: null,
        parseHTML: (element: HTMLElement) => parsed(element.getAttribute('data-block')),
        renderHTML: ({ block }: Record<string, unknown>) => ({ 'data-block': JSON.stringify(block) }),
      },
    }),
    parseHTML: () => [{ tag: `div[data-type="${type}"]` }],
    renderHTML: ({ HTMLAttributes }) => ['div', mergeAttributes(HTMLAttributes, { 'data-type': type })],
  });

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

export const atoms = Object.fromEntries(atomTypes.map((type) => [type, atom(type)])) as Record<AtomType, Node>;

/** Where the locked part begins. */
export const Paywall = Node.create({
  name: 'paywall',
  group: 'block',
  atom: true,
  draggable: true,
  selectable: true,
  parseHTML: () => [{ tag: 'div[data-type="paywall"]' }],
  renderHTML: () => ['div', { 'data-type': 'paywall' }],
});

export const Divider = Node.create({
  name: 'divider',
  group: 'block',
  atom: true,
  selectable: true,
  parseHTML: () => [{ tag: 'hr' }],
  renderHTML: () => ['hr'],
});

/** One paragraph of someone's words; who said them stands below. */
export const Quote = Node.create({
  name: 'quote',
  group: 'block',
  content: 'text*',
  defining: true,
  addAttributes: () => ({
    cite: {
      default: null,
      parseHTML: (element: HTMLElement) => element.getAttribute('data-cite'),
      renderHTML: ({ cite }: Record<string, unknown>) => (cite === null ? {} : { 'data-cite': cite }),
    },
  }),
  parseHTML: () => [{ tag: 'blockquote' }],
  renderHTML: ({ HTMLAttributes }) => ['blockquote', mergeAttributes(HTMLAttributes), 0],
});

/** Runs may be code and bold at once; TipTap's own code excludes every other mark. */
const InlineCode = Code.extend({ excludes: '' });

/** Lists are one level deep: an item is one paragraph. */
const FlatListItem = ListItem.extend({ content: 'paragraph' });

/** Only where it leads is kept of a link. */
const PlainLink = Link.extend({
  addAttributes: () => ({ href: { default: null } }),
}).configure({ openOnClick: false, autolink: true, linkOnPaste: true, defaultProtocol: 'https' });

/** Everything but the views. `withNodes` exchanges nodes for ones that have one. */
export function editorExtensions(withNodes: Partial<Record<string, Node>> = {}): Extensions {
  const nodes = { ...atoms, paywall: Paywall, divider: Divider, quote: Quote, ...withNodes };
  return [
    StarterKit.configure({
      blockquote: false,
      code: false,
      hardBreak: false,
      horizontalRule: false,
      link: false,
      listItem: false,
      trailingNode: { notAfter: ['paragraph'] },
      underline: false,
      heading: { levels: [2, 3] },
      dropcursor: { color: 'var(--accent)', width: 2 },
    }),
    InlineCode,
    FlatListItem,
    PlainLink,
    ...Object.values(nodes).filter((node) => node !== undefined),
  ];
}
