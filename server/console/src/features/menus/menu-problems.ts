import { bytesOf, type DraftAction, type DraftEntry, limits, type MenuDraft } from './menu-draft.ts';

/** What has to be mended before a menu can be saved. */
export interface Problem {
  readonly field: 'name' | 'action' | 'target' | 'url';
  readonly kind:
    | 'nameEmpty'
    | 'nameLong'
    | 'noAction'
    | 'noArticle'
    | 'noSeries'
    | 'gone'
    | 'noUrl'
    | 'badUrl'
    | 'longUrl';
  /** Bytes too many. */
  readonly excess?: number;
}

/** The problems of each entry that has some, in the order of the menu. */
export function problemsOf(draft: MenuDraft): Map<string, Problem[]> {
  const all = draft.flatMap((primary) => [
    [primary.id, entryProblems(primary, limits.primaryBytes, primary.entries.length > 0)] as const,
    ...primary.entries.map((entry) => [entry.id, entryProblems(entry, limits.secondaryBytes, false)] as const),
  ]);
  return new Map(all.filter(([, problems]) => problems.length > 0));
}

function entryProblems({ name, action }: DraftEntry, maxBytes: number, opensList: boolean): Problem[] {
  const bytes = bytesOf(name);
  return [
    ...(bytes === 0 ? [{ field: 'name', kind: 'nameEmpty' } as const] : []),
    ...(bytes > maxBytes ? [{ field: 'name', kind: 'nameLong', excess: bytes - maxBytes } as const] : []),
    ...(opensList ? [] : actionProblems(action)),
  ];
}

function actionProblems(action: DraftAction | null): Problem[] {
  if (!action) return [{ field: 'action', kind: 'noAction' }];
  switch (action.kind) {
    case 'ARTICLE':
      if (!action.articleId) return [{ field: 'target', kind: 'noArticle' }];
      return action.title === null ? [{ field: 'target', kind: 'gone' }] : [];
    case 'SERIES':
      if (!action.seriesId) return [{ field: 'target', kind: 'noSeries' }];
      return action.title === null ? [{ field: 'target', kind: 'gone' }] : [];
    case 'URL':
      return urlProblems(action.url ?? '');
    default:
      return [];
  }
}

function urlProblems(given: string): Problem[] {
  const url = given.trim();
  if (url === '') return [{ field: 'url', kind: 'noUrl' }];
  if (!/^https?:\/\/[^/]/.test(url) || !URL.canParse(url)) return [{ field: 'url', kind: 'badUrl' }];
  return bytesOf(url) > limits.urlBytes
    ? [{ field: 'url', kind: 'longUrl', excess: bytesOf(url) - limits.urlBytes }]
    : [];
}

/** Hosts of addresses the menu opens; WeChat's own do not count. */
export function domainsOf(draft: MenuDraft): string[] {
  const actions = draft.flatMap((primary) => [primary.action, ...primary.entries.map(({ action }) => action)]);
  const hosts = actions.flatMap((action) =>
    action?.kind === 'URL' && URL.canParse(action.url ?? '') ? [new URL(action.url!).hostname] : [],
  );
  return [...new Set(hosts)].filter((host) => host !== 'qq.com' && !host.endsWith('.qq.com'));
}
