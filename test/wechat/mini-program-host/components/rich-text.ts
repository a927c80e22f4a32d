import { type BuiltInComponent, type BuiltInInstance, type ComponentServices, inner } from './component.ts';

/** The tags WeChat lets through; everything else goes, with what it holds. */
const TAGS = new Set(
  (
    'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del div dl dt ' +
    'em fieldset font footer h1 h2 h3 h4 h5 h6 header hr i img ins label legend li mark nav ol p pre q rt ruby s ' +
    'section small span strong sub sup table tbody td tfoot th thead tr tt u ul'
  ).split(' '),
);
const ATTRIBUTES = [
  'class',
  'style',
  'src',
  'alt',
  'width',
  'height',
  'colspan',
  'rowspan',
  'span',
  'start',
  'type',
  'dir',
];

interface RichNode {
  type?: string;
  text?: string;
  name?: string;
  attrs?: Record<string, unknown>;
  children?: RichNode[];
}

export function richText(services: ComponentServices): BuiltInComponent {
  return {
    properties: { nodes: { type: null, value: '' }, space: String, userSelect: Boolean },
    template: '<dom-div id="content" />',
    observers: {
      nodes(this: BuiltInInstance, nodes: string | RichNode[]) {
        const content = inner(this, 'content');
        content.textContent = '';
        if (Array.isArray(nodes)) appendNodes(content, nodes, services);
        else {
          const parsed = content.ownerDocument.createElement('template');
          parsed.innerHTML = String(nodes ?? '');
          appendNodes(content, [...parsed.content.childNodes].map(toRichNode), services);
        }
      },
    },
  };
}

function toRichNode(node: Node): RichNode {
  if (node.nodeType === node.TEXT_NODE) return { type: 'text', text: node.textContent ?? '' };
  if (node.nodeType !== node.ELEMENT_NODE) return { name: '' };
  const element = node as Element;
  return {
    name: element.tagName.toLowerCase(),
    attrs: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
    children: [...element.childNodes].map(toRichNode),
  };
}

function appendNodes(parent: HTMLElement, nodes: RichNode[], services: ComponentServices): void {
  const document = parent.ownerDocument;
  for (const node of nodes) {
    if (node.type === 'text') {
      parent.appendChild(document.createTextNode(node.text ?? ''));
      continue;
    }
    const name = (node.name ?? '').toLowerCase();
    if (!TAGS.has(name)) continue;
    const element = document.createElement(name);
    for (const attribute of ATTRIBUTES) {
      const value = node.attrs?.[attribute];
      if (value !== undefined)
        element.setAttribute(attribute, attribute === 'src' ? services.resolveUrl(String(value)) : String(value));
    }
    appendNodes(element, node.children ?? [], services);
    parent.appendChild(element);
  }
}
