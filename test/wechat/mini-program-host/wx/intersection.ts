import { prefixSelector } from '../package/type-selectors.ts';
import type { ApiContext } from './context.ts';
import { identity, idsAsAttributes } from './queries.ts';

interface Margins {
  left?: number;
  top?: number;
  right?: number;
  bottom?: number;
}

interface ObserverOptions {
  thresholds?: number[];
  observeAll?: boolean;
  initialRatio?: number;
}

/** `wx.createIntersectionObserver`. Where nothing is laid out, as in jsdom, it is silent. */
export function addIntersection({ table, environment, pages }: ApiContext): void {
  const { window } = environment;
  table.addPlain('createIntersectionObserver', (_page: unknown, options: ObserverOptions = {}) => {
    let observer: IntersectionObserver | null = null;
    let rootSelector: string | null = null;
    let margins: Margins = {};
    const relativeTo = (selector: string | null, margin: Margins = {}) => {
      rootSelector = selector;
      margins = margin;
      return api;
    };
    const api = {
      relativeTo: (selector: string, margin?: Margins) => relativeTo(selector, margin),
      relativeToViewport: (margin?: Margins) => relativeTo(null, margin),
      observe: (selector: string, callback: (result: unknown) => void) => {
        const page = pages.top?.element;
        if (!page || !window.IntersectionObserver) return;
        const { top = 0, right = 0, bottom = 0, left = 0 } = margins;
        observer = new window.IntersectionObserver(
          (entries) => {
            for (const entry of entries) callback(describe(entry));
          },
          {
            root: rootSelector === null ? page : page.querySelector(toCss(rootSelector)),
            rootMargin: `${top}px ${right}px ${bottom}px ${left}px`,
            threshold: options.thresholds ?? [0],
          },
        );
        const found = [...page.querySelectorAll(toCss(selector))];
        for (const element of options.observeAll ? found : found.slice(0, 1)) observer.observe(element);
      },
      disconnect: () => observer?.disconnect(),
    };
    return api;
  });
}

function toCss(selector: string): string {
  return prefixSelector(idsAsAttributes(selector));
}

function describe(entry: IntersectionObserverEntry): object {
  return {
    ...identity(entry.target),
    intersectionRatio: entry.intersectionRatio,
    intersectionRect: plain(entry.intersectionRect),
    boundingClientRect: plain(entry.boundingClientRect),
    relativeRect: entry.rootBounds && plain(entry.rootBounds),
    time: entry.time,
  };
}

function plain({ left, top, right, bottom, width, height }: DOMRectReadOnly): object {
  return { left, top, right, bottom, width, height };
}
