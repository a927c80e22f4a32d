import { prefixSelector } from '../package/type-selectors.ts';
import { text } from './api.ts';
import type { ApiContext } from './context.ts';

interface FieldSelection {
  id?: boolean;
  dataset?: boolean;
  rect?: boolean;
  size?: boolean;
  scrollOffset?: boolean;
  node?: boolean;
  properties?: string[];
  computedStyle?: string[];
}

interface Query {
  selector: string | null;
  isMultiple: boolean;
  read: (element: Element) => unknown;
  callback: ((result: unknown) => void) | undefined;
}

type Callback = (result: unknown) => void;

/** `wx.createSelectorQuery` and `wx.pageScrollTo`: what a page may ask of its own elements. */
export function addQueries({ table, environment, pages }: ApiContext): void {
  const { window } = environment;
  const find = (selector: string | null): Element[] => {
    const page = pages.top?.element;
    if (!page) return [];
    return selector === null ? [page] : [...page.querySelectorAll(prefixSelector(idsAsAttributes(selector)))];
  };

  table.addPlain('createSelectorQuery', () => {
    const queries: Query[] = [];
    const select = (selector: string | null, isMultiple: boolean) => {
      const ask = (read: Query['read'], callback: Callback | undefined): typeof query => {
        queries.push({ selector, isMultiple, read, callback });
        return query;
      };
      return {
        boundingClientRect: (callback?: Callback) =>
          ask((element) => ({ ...identity(element), ...rectangle(element) }), callback),
        scrollOffset: (callback?: Callback) =>
          ask((element) => ({ ...identity(element), ...scroll(element) }), callback),
        fields: (fields: FieldSelection, callback?: Callback) =>
          ask((element) => readFields(window, element, fields), callback),
        node: (callback?: Callback) => ask((element) => ({ node: element }), callback),
        context: (callback?: Callback) => ask((element) => ({ context: element }), callback),
      };
    };
    const query = {
      in: () => query,
      select: (selector: string) => select(selector, false),
      selectAll: (selector: string) => select(selector, true),
      selectViewport: () => select(null, false),
      exec: (callback?: (results: unknown[]) => void) => {
        window.setTimeout(() => {
          const results = queries.map(({ selector, isMultiple, read, callback: each }) => {
            const found = find(selector);
            const result = isMultiple ? found.map(read) : found[0] ? read(found[0]) : null;
            each?.(result);
            return result;
          });
          callback?.(results);
        }, 0);
        return query;
      },
    };
    return query;
  });

  table.addAsync('pageScrollTo', (options) => {
    const page = pages.top?.element;
    if (!page) return;
    const target = options.selector ? find(text(options, 'selector'))[0] : undefined;
    const offset = Number(options.offsetTop ?? 0);
    const top = target
      ? page.scrollTop + target.getBoundingClientRect().top - page.getBoundingClientRect().top + offset
      : Number(options.scrollTop ?? 0);
    if (options.duration === 0 || !page.scrollTo) page.scrollTop = top;
    else page.scrollTo({ top, behavior: 'smooth' });
  });
}

/** An id may start with anything in a Mini Program; a document's selector is stricter. */
export function idsAsAttributes(selector: string): string {
  return selector.replace(/#([^\s.#>,[:]+)/g, '[id="$1"]');
}

export function identity(element: Element): { id: string; dataset: Record<string, unknown> } {
  const component = (element as Element & { __wxElement?: { dataset?: Record<string, unknown> } }).__wxElement;
  return { id: element.id, dataset: { ...component?.dataset } };
}

function rectangle(element: Element): Record<string, number> {
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
  return { left, top, right, bottom, width, height };
}

function scroll({ scrollTop, scrollLeft, scrollHeight, scrollWidth }: Element): Record<string, number> {
  return { scrollTop, scrollLeft, scrollHeight, scrollWidth };
}

function readFields(window: Window, element: Element, fields: FieldSelection): Record<string, unknown> {
  const { id, dataset } = identity(element);
  const { left, top, right, bottom, width, height } = rectangle(element);
  const component = (element as Element & { __wxElement?: { data?: Record<string, unknown> } }).__wxElement;
  const style = fields.computedStyle?.length ? window.getComputedStyle(element) : null;
  return {
    ...(fields.id ? { id } : {}),
    ...(fields.dataset ? { dataset } : {}),
    ...(fields.rect ? { left, top, right, bottom } : {}),
    ...(fields.size ? { width, height } : {}),
    ...(fields.scrollOffset ? scroll(element) : {}),
    ...(fields.node ? { node: element } : {}),
    ...Object.fromEntries((fields.properties ?? []).map((name) => [name, component?.data?.[name]])),
    ...Object.fromEntries((fields.computedStyle ?? []).map((name) => [name, style?.getPropertyValue(hyphenate(name))])),
  };
}

function hyphenate(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
