import type {
  MenuActionFragment,
  MenuActionInput,
  MenuActionKind,
  MenuClient,
  MenuEntriesFragment,
  PrimaryMenuEntryInput,
} from '@teahouse/schema/operations.ts';
import { randomId } from '../../ui/random-id.ts';

/** What an entry does, as it is edited: parts may still be missing. */
export interface DraftAction {
  readonly kind: `${MenuActionKind}`;
  readonly articleId?: string;
  readonly seriesId?: string;
  /** Of the article or series; null when readers cannot open it any more. */
  readonly title?: string | null;
  readonly url?: string;
  readonly opensIn?: `${MenuClient}`;
}

/** An entry of a list. */
export interface DraftEntry {
  /** Ours, while it is edited; the key comes from the server. */
  readonly id: string;
  readonly key: string | null;
  readonly name: string;
  readonly action: DraftAction | null;
}

/** An entry of the bar: acts itself, or opens its list. */
export interface DraftPrimary extends DraftEntry {
  readonly entries: readonly DraftEntry[];
}

export type MenuDraft = readonly DraftPrimary[];

/** WeChat's limits. */
export const limits = { primaries: 3, secondaries: 5, primaryBytes: 16, secondaryBytes: 60, urlBytes: 1024 };

const newId = (): string => randomId();
const encoder = new TextEncoder();
/** Bytes of UTF-8, as WeChat counts: a Chinese character has three. */
export const bytesOf = (text: string): number => encoder.encode(text.trim()).length;

export function draftOf(entries: readonly MenuEntriesFragment[]): MenuDraft {
  return entries.map((entry) => ({
    ...secondaryOf(entry),
    action: entry.action ? actionOf(entry.action) : null,
    entries: entry.entries.map((one) => ({ ...secondaryOf(one), action: actionOf(one.action) })),
  }));
}

const secondaryOf = ({ key, name }: { key: string; name: string }) => ({ id: key, key, name });

function actionOf(action: MenuActionFragment): DraftAction {
  switch (action.__typename) {
    case 'OpenArticleAction':
      return { kind: 'ARTICLE', articleId: action.articleId, title: action.title, opensIn: action.opensIn };
    case 'OpenSeriesAction':
      return { kind: 'SERIES', seriesId: action.seriesId, title: action.title, opensIn: action.opensIn };
    case 'OpenPageAction':
      return { kind: action.page, opensIn: action.opensIn };
    case 'OpenUrlAction':
      return { kind: 'URL', url: action.url };
    default:
      return { kind: 'CLICK' };
  }
}

/** As the API takes it. */
export function inputOf(draft: MenuDraft): PrimaryMenuEntryInput[] {
  return draft.map(({ key, name, action, entries }) =>
    entries.length > 0
      ? {
          key,
          name: name.trim(),
          entries: entries.map((entry) => ({
            key: entry.key,
            name: entry.name.trim(),
            action: actionInput(entry.action ?? { kind: 'HOME' }),
          })),
        }
      : { key, name: name.trim(), action: action ? actionInput(action) : null },
  );
}

const actionInput = ({ kind, articleId, seriesId, url, opensIn }: DraftAction): MenuActionInput => ({
  kind,
  ...(kind === 'ARTICLE' && { articleId: articleId ?? '' }),
  ...(kind === 'SERIES' && { seriesId: seriesId ?? '' }),
  ...(kind === 'URL' ? { url: url?.trim() ?? '' } : kind === 'CLICK' ? {} : { opensIn: opensIn ?? null }),
});

/** An entry with the primary one it stands under; null when there is none. */
export function find(draft: MenuDraft, id: string): { entry: DraftEntry; parent: DraftPrimary | null } | null {
  for (const primary of draft) {
    if (primary.id === id) return { entry: primary, parent: null };
    const entry = primary.entries.find((one) => one.id === id);
    if (entry) return { entry, parent: primary };
  }
  return null;
}

export const newEntry = (): DraftEntry => ({ id: newId(), key: null, name: '', action: { kind: 'ARTICLE' } });

export const addPrimary = (draft: MenuDraft): { draft: MenuDraft; id: string } => {
  const entry = { ...newEntry(), entries: [] };
  return { draft: [...draft, entry], id: entry.id };
};

/** Adds an entry to a list. What the primary entry did itself is given up: it opens the list from now on. */
export const addSecondary = (draft: MenuDraft, parentId: string): { draft: MenuDraft; id: string } => {
  const entry = newEntry();
  return {
    draft: draft.map((one) => (one.id === parentId ? { ...one, action: null, entries: [...one.entries, entry] } : one)),
    id: entry.id,
  };
};

export const change = (draft: MenuDraft, id: string, changes: Partial<DraftEntry>): MenuDraft =>
  draft.map((primary) =>
    primary.id === id
      ? { ...primary, ...changes }
      : { ...primary, entries: primary.entries.map((entry) => (entry.id === id ? { ...entry, ...changes } : entry)) },
  );

export const remove = (draft: MenuDraft, id: string): MenuDraft =>
  draft
    .filter((primary) => primary.id !== id)
    .map((primary) => ({ ...primary, entries: primary.entries.filter((entry) => entry.id !== id) }));

/** Where an entry may stand: in the bar, or in the list of a primary one. */
export type Place = { readonly index: number; readonly parentId: string | null };

/** Why an entry cannot stand there; null when it can. */
export type Obstacle = 'barFull' | 'listFull' | 'hasList' | 'acts';

export function obstacleOf(draft: MenuDraft, id: string, place: Place): Obstacle | null {
  const found = find(draft, id);
  if (!found || place.parentId === id) return 'hasList';
  const isPrimary = found.parent === null;
  if (place.parentId === null) return !isPrimary && draft.length >= limits.primaries ? 'barFull' : null;
  if (isPrimary && (found.entry as DraftPrimary).entries.length > 0) return 'hasList';
  const parent = draft.find((one) => one.id === place.parentId);
  if (!parent) return 'hasList';
  if (found.parent?.id === parent.id) return null;
  if (parent.entries.length >= limits.secondaries) return 'listFull';
  return parent.entries.length === 0 && parent.action ? 'acts' : null;
}

/** The menu with an entry elsewhere. Ask obstacleOf first. */
export function move(draft: MenuDraft, id: string, { parentId, index }: Place): MenuDraft {
  const { entry } = find(draft, id)!;
  const rest = remove(draft, id);
  const insert = <T>(list: readonly T[], item: T): T[] => [...list.slice(0, index), item, ...list.slice(index)];
  if (parentId === null) return insert(rest, { entries: [], ...entry });
  const { id: itsId, key, name, action } = entry;
  return rest.map((one) =>
    one.id === parentId ? { ...one, entries: insert(one.entries, { id: itsId, key, name, action }) } : one,
  );
}

/** What an arrow key would do; null when there is nowhere to go. */
export function placeBeside(draft: MenuDraft, id: string, direction: 'up' | 'down' | 'left' | 'right'): Place | null {
  const found = find(draft, id);
  if (!found) return null;
  const { parent } = found;
  const at = draft.findIndex((one) => one.id === (parent?.id ?? id));
  const step = direction === 'up' || direction === 'left' ? -1 : 1;
  if (parent === null) {
    const index = at + step;
    const isSideways = direction === 'left' || direction === 'right';
    return isSideways && index >= 0 && index < draft.length ? { parentId: null, index } : null;
  }
  if (direction === 'up' || direction === 'down') {
    const index = parent.entries.findIndex((one) => one.id === id) + step;
    return index >= 0 && index < parent.entries.length ? { parentId: parent.id, index } : null;
  }
  const neighbour = draft[at + step];
  return neighbour ? { parentId: neighbour.id, index: neighbour.entries.length } : null;
}
