import type { MenuEntriesFragment } from '@teahouse/schema/operations.ts';
import { App } from 'antd';
import { useState } from 'react';
import { refusalOf } from '../../api/use-request.ts';
import { useTexts } from '../../i18n/language.ts';
import {
  addPrimary,
  addSecondary,
  draftOf,
  find,
  type MenuDraft,
  move,
  obstacleOf,
  type Place,
  placeBeside,
} from './menu-draft.ts';
import { problemsOf } from './menu-problems.ts';
import { menusTexts } from './menus.texts.ts';
import type { PhoneMenuEditing } from './phone-menu.tsx';
import { useMenuDraft } from './use-menu-draft.ts';

/** A menu as it was read, with the version an edit begins from; null when there is none yet. */
export type SavedMenu = { readonly entries: readonly MenuEntriesFragment[]; readonly version: number } | null;

interface Refusal {
  readonly words: string;
  readonly isConflict: boolean;
}

/** Editing one menu: which entry is chosen, what is wrong, what the server would not take. */
export function useMenuEditing(saved: SavedMenu) {
  const texts = useTexts(menusTexts);
  const { message } = App.useApp();
  const { draft, isDirty, canUndo, undo, change, load: loadDraft } = useMenuDraft(draftOf(saved?.entries ?? []));
  /** The version this draft began from: somebody else's save makes it stale. */
  const [version, setVersion] = useState(saved?.version ?? null);
  const [selectedId, select] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [announcement, setAnnouncement] = useState('');
  const problems = problemsOf(draft);

  /** Takes what is saved. New entries have keys then; what was chosen stays chosen. */
  function load(menu: SavedMenu): void {
    const at = selectedId === null ? null : placeOf(draft, selectedId);
    const loaded = draftOf(menu?.entries ?? []);
    loadDraft(loaded);
    setVersion(menu?.version ?? null);
    setRefusal(null);
    const chosen = at && (at.parent === null ? loaded[at.index] : loaded[at.parent]?.entries[at.index]);
    select(chosen?.id ?? null);
  }

  /** Shows a refusal, and chooses the entry that it names by its place. @returns whether it was one */
  function refuse(payload: object): boolean {
    const words = refusalOf(payload);
    if (words === null) return false;
    const { code, path = '' } = payload as { readonly code?: string; readonly path?: string };
    const [, primary, , secondary] = /^entries\[(\d+)\](\.entries\[(\d+)\])?/.exec(path) ?? [];
    const entry = primary === undefined ? undefined : draft[Number(primary)];
    const id = secondary === undefined ? entry?.id : entry?.entries[Number(secondary)]?.id;
    if (id) select(id);
    setRefusal({ words, isConflict: code === 'CUSTOM_MENU_CONFLICT' });
    return true;
  }

  /** Goes to the first thing to mend. @returns whether there is one */
  function isUnfinished(): boolean {
    const [first] = problems.keys();
    if (!first) return false;
    select(first);
    void message.error(texts.problems(problems.size));
    return true;
  }

  function put(id: string, place: Place): void {
    const obstacle = obstacleOf(draft, id, place);
    if (obstacle) return void message.info(texts.obstacles[obstacle]);
    const to = move(draft, id, place);
    change(to);
    select(id);
    setAnnouncement(texts.moved(find(to, id)!.entry.name || texts.unnamed, placeWords(texts, to, id)));
  }

  const editing: PhoneMenuEditing = {
    selectedId,
    problemIds: new Set(problems.keys()),
    onSelect: select,
    onAdd(parentId) {
      const added = parentId === null ? addPrimary(draft) : addSecondary(draft, parentId);
      change(added.draft);
      select(added.id);
    },
    onMove: put,
    onArrow(id, direction) {
      const place = placeBeside(draft, id, direction);
      if (place) put(id, place);
    },
  };

  return {
    draft,
    version,
    isDirty,
    canUndo,
    undo,
    change,
    load,
    selected: selectedId === null ? null : find(draft, selectedId),
    select,
    problems,
    put,
    editing,
    refusal,
    refuse,
    fail: (error: unknown) => setRefusal({ words: (error as Error).message, isConflict: false }),
    forgive: () => setRefusal(null),
    isUnfinished,
    announcement,
  };
}

export type MenuEditing = ReturnType<typeof useMenuEditing>;

/** Where an entry stands, by numbers. */
function placeOf(draft: MenuDraft, id: string): { parent: number | null; index: number } | null {
  const found = find(draft, id);
  if (!found) return null;
  if (found.parent === null) return { parent: null, index: draft.findIndex((one) => one.id === id) };
  return {
    parent: draft.findIndex((one) => one.id === found.parent?.id),
    index: found.parent.entries.findIndex((one) => one.id === id),
  };
}

function placeWords(texts: (typeof menusTexts)['zh-CN'], draft: MenuDraft, id: string): string {
  const place = placeOf(draft, id)!;
  if (place.parent === null) return texts.inBar(place.index + 1, draft.length);
  const parent = draft[place.parent]!;
  return texts.inList(parent.name || texts.unnamed, place.index + 1, parent.entries.length);
}
