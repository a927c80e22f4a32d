export interface PageAddress {
  path: string;
  /** values as WeChat hands them to `onLoad`: not decoded */
  query: Record<string, string>;
}

/** @param from path of the page that a relative `url` starts at */
export function parsePageUrl(url: string, from = ''): PageAddress {
  const [target = '', search = ''] = url.split('?', 2);
  return { path: joinPath(target, from), query: parseQuery(search) };
}

/** Resolves `./` and `../` against the folder of `from`; a leading slash starts at the package's root. */
export function joinPath(target: string, from: string): string {
  const parts = target.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function parseQuery(search: string): Record<string, string> {
  const query: Record<string, string> = {};
  for (const pair of search.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    if (equals < 0) query[pair] = '';
    else query[pair.slice(0, equals)] = pair.slice(equals + 1);
  }
  return query;
}
