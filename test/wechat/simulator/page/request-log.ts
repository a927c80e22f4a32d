import { logTime } from './china-time.ts';
import { h, svg } from './dom.ts';
import { icons } from './icons.ts';
import type { LogEntry } from './sandbox-api.ts';
import type { Words } from './words.ts';

type Filter = 'all' | 'refused' | 'pushes';

const MOST_ROWS = 400;
const FILTERS: Filter[] = ['all', 'refused', 'pushes'];

export interface RequestLog {
  element: HTMLElement;
  add(entry: LogEntry): void;
  setWords(words: Words): void;
  setConnected(connected: boolean): void;
}

/** What WeChat saw, newest first: one line a call, its bodies and the reason behind it. */
export function requestLog(first: Words): RequestLog {
  const element = h('section', { class: 'log', attributes: { 'aria-labelledby': 'log-title' } });
  const list = h('ol', { class: 'log__list' });
  const nothing = h('p', { class: 'log__nothing soft' });
  const lost = h('p', { class: 'log__lost', attributes: { role: 'status' } });
  const head = h('header', { class: 'log__head' });
  let words = first;
  let filter: Filter = 'all';

  const shows = (row: HTMLElement): boolean =>
    filter === 'all' || (filter === 'refused' ? row.dataset.verdict === 'refused' : row.dataset.direction === 'out');
  const applyFilter = (): void => {
    const rows = [...list.children] as HTMLElement[];
    for (const row of rows) row.hidden = !shows(row);
    nothing.hidden = rows.some((row) => !row.hidden);
  };
  const drawHead = (): void => {
    const names: Record<Filter, string> = { all: words.all, refused: words.refused, pushes: words.pushes };
    const choose = (name: Filter): void => {
      filter = name;
      drawHead();
      applyFilter();
    };
    const clear = (): void => {
      list.replaceChildren();
      applyFilter();
    };
    head.replaceChildren(
      h(
        'div',
        {},
        h('h2', { text: words.log, attributes: { id: 'log-title' } }),
        h('p', { class: 'soft', text: words.logHint }),
      ),
      h(
        'div',
        { class: 'log__filters' },
        ...FILTERS.map((name) =>
          h('button', {
            class: 'chip',
            text: names[name],
            onclick: () => choose(name),
            attributes: { 'aria-pressed': name === filter },
          }),
        ),
        h('button', { class: 'chip chip--quiet', text: words.clear, onclick: clear }),
      ),
    );
    nothing.textContent = words.logEmpty;
    lost.textContent = words.offline;
  };

  lost.hidden = true;
  drawHead();
  element.append(head, lost, nothing, list);
  return {
    element,
    add: (entry) => {
      const row = logRow(entry, () => words);
      row.hidden = !shows(row);
      list.prepend(row);
      while (list.children.length > MOST_ROWS) list.lastElementChild?.remove();
      if (!row.hidden) nothing.hidden = true;
    },
    setWords: (next) => {
      words = next;
      drawHead();
    },
    setConnected: (connected) => {
      lost.hidden = connected;
    },
  };
}

function logRow(entry: LogEntry, words: () => Words): HTMLElement {
  const isOut = entry.direction === 'out';
  const details = h('div', { class: 'log__details', attributes: { hidden: true } });
  const line = h(
    'button',
    {
      class: 'log__line',
      attributes: { 'aria-expanded': 'false' },
      onclick: () => {
        const isOpen = line.getAttribute('aria-expanded') === 'true';
        line.setAttribute('aria-expanded', String(!isOpen));
        details.hidden = isOpen;
        if (!isOpen) details.replaceChildren(...describe(entry, words()));
      },
    },
    h(
      'span',
      { class: 'log__verdict', attributes: { title: entry.verdict === 'ok' ? words().ok : words().refused } },
      svg(entry.verdict === 'ok' ? icons.check : icons.close),
    ),
    h('span', { class: 'log__method', text: isOut ? words().push : entry.method }),
    h('span', { class: 'log__path', text: entry.path }),
    h('time', { class: 'log__time', text: logTime(entry.at) }),
    h('span', { class: 'log__about', text: [entry.host, entry.account, entry.detail].filter(Boolean).join(' · ') }),
  );
  return h(
    'li',
    { class: 'log__row', attributes: { 'data-verdict': entry.verdict, 'data-direction': entry.direction } },
    line,
    details,
  );
}

function describe(entry: LogEntry, words: Words): HTMLElement[] {
  const direction = entry.direction === 'out' ? words.fromWechat : words.toWechat;
  const status = entry.status === undefined ? '' : ` → ${entry.status}`;
  const took = entry.tookMs === undefined ? '' : ` · ${entry.tookMs} ms`;
  const query = entry.query ? `?${entry.query}` : '';
  const parts: HTMLElement[] = [
    h(
      'p',
      { class: 'log__address' },
      h('b', { text: direction }),
      ` ${entry.method} ${entry.host}${entry.path}${query}${status}${took}`,
    ),
  ];
  if (entry.detail && entry.detail !== 'ok') {
    const className = entry.verdict === 'refused' ? 'log__reason log__reason--refused' : 'log__reason';
    parts.push(h('p', { class: className }, h('b', { text: `${words.reason}  ` }), entry.detail));
  }
  parts.push(body(words.request, entry.requestBody, words), body(words.response, entry.responseBody, words));
  return parts;
}

function body(name: string, text: string | undefined, words: Words): HTMLElement {
  return h(
    'div',
    { class: 'log__body' },
    h('h3', { text: name }),
    h('pre', { text: text ? pretty(text) : words.empty, attributes: { tabindex: 0 } }),
  );
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
