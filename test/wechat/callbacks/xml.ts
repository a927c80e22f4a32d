import { XMLParser } from 'fast-xml-parser';

/** Integers beyond 2^53, which JavaScript's numbers cannot hold, are given as `{ $digits: '…' }` and written bare. */
export type MessageValue = string | number | boolean | null | MessageValue[] | { [name: string]: MessageValue };
export type Message = { [name: string]: MessageValue };

function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

function element(name: string, value: MessageValue): string {
  if (Array.isArray(value)) return value.map((item) => element(name, item)).join('');
  return `<${name}>${content(value)}</${name}>`;
}

/** The digits of a big integer, or undefined for any other value. */
function digitsOf(value: MessageValue): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { $digits } = value;
  return typeof $digits === 'string' && /^-?\d+$/.test($digits) ? $digits : undefined;
}

function content(value: MessageValue): string {
  const digits = digitsOf(value);
  if (digits !== undefined) return digits;
  if (value === null) return '';
  if (typeof value === 'string') return cdata(value);
  if (typeof value === 'object') return members(value as Message);
  return String(value);
}

function members(message: Message): string {
  return Object.entries(message)
    .map(([name, value]) => element(name, value))
    .join('');
}

/** Texts in CDATA, numbers bare, lists as repeated elements: what WeChat's pushes look like. */
export function toXml(message: Message): string {
  return `<xml>${members(message)}</xml>`;
}

const parser = new XMLParser({ parseTagValue: false, ignoreAttributes: true, processEntities: true });

/** Every value comes back as text. @throws Error unless the root is `<xml>` */
export function parseXml(text: string): Record<string, unknown> {
  const document: unknown = parser.parse(text, true);
  const root = (document as Record<string, unknown>).xml;
  if (typeof root !== 'object' || root === null) throw new Error('no <xml> root');
  return root as Record<string, unknown>;
}

/** JSON twin of a push. A list of one item becomes that item, as WeChat writes it. */
export function toJson(message: Message): string {
  return stringify(message);
}

function stringify(value: MessageValue): string {
  const digits = digitsOf(value);
  if (digits !== undefined) return digits;
  if (Array.isArray(value))
    return value.length === 1 ? stringify(value[0] ?? null) : `[${value.map(stringify).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([name, member]) => `${JSON.stringify(name)}:${stringify(member)}`)
      .join(',')}}`;
  }
  return JSON.stringify(value);
}
