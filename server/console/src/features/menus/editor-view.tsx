import { ConsoleCustomMenuDocument } from '@teahouse/schema/documents/console-custom-menu.ts';
import { PublishCustomMenuDocument } from '@teahouse/schema/documents/publish-custom-menu.ts';
import { UpdateCustomMenuDocument } from '@teahouse/schema/documents/update-custom-menu.ts';
import type { ConsoleMenuFragment } from '@teahouse/schema/operations.ts';
import { Alert, App, Button, Skeleton, Space } from 'antd';
import { useState } from 'react';
import { refusalOf, useCommand, useRead } from '../../api/use-request.ts';
import { useSession } from '../../app/session.ts';
import { formatMinute } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { UnsavedChanges } from '../../ui/unsaved-changes.tsx';
import { EntryForm } from './entry-form.tsx';
import {
  addPrimary,
  addSecondary,
  change,
  draftOf,
  find,
  inputOf,
  type MenuDraft,
  move,
  obstacleOf,
  type Place,
  placeBeside,
  remove,
} from './menu-draft.ts';
import { domainsOf, problemsOf } from './menu-problems.ts';
import { menusTexts } from './menus.texts.ts';
import { PhoneMenu } from './phone-menu.tsx';
import { useMenuDraft } from './use-menu-draft.ts';
import './menus.css';

type Saved = ConsoleMenuFragment | null;

/** Edits the menu on the phone itself, saves it as a draft and gives it to WeChat. */
export function EditorView() {
  const { data, error, refetch } = useRead(ConsoleCustomMenuDocument, {});
  if (error) return <FailureNotice failure={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 10 }} />;
  return (
    <Editor
      account={data.account.name}
      saved={data.customMenu}
      onReload={async () => (await refetch()).data?.customMenu ?? null}
    />
  );
}

function Editor({ account, saved, onReload }: { account: string; saved: Saved; onReload: () => Promise<Saved> }) {
  const texts = useTexts(menusTexts);
  const { staff } = useSession();
  const { message, modal } = App.useApp();
  const { draft, isDirty, canUndo, ...edit } = useMenuDraft(draftOf(saved?.entries ?? []));
  /** The version this draft began from: somebody else's save makes it stale. */
  const [version, setVersion] = useState(saved?.version ?? null);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<{ readonly words: string; readonly isConflict: boolean } | null>(null);
  const [announcement, setAnnouncement] = useState('');
  const update = useCommand(UpdateCustomMenuDocument);
  const publish = useCommand(PublishCustomMenuDocument);
  const problems = problemsOf(draft);
  const domains = domainsOf(draft);
  const selected = selectedId === null ? null : find(draft, selectedId);
  const mayChange = staff?.role === 'OWNER' || staff?.role === 'OPERATOR';
  const isBusy = update.isPending || publish.isPending;

  function load(menu: Saved): void {
    edit.load(draftOf(menu?.entries ?? []));
    setVersion(menu?.version ?? null);
    setRefusal(null);
  }

  /** A refusal names its entry by its place: that entry is chosen. */
  function refuse(payload: { readonly code?: string; readonly path?: string }, words: string): void {
    const [, primary, , secondary] = /^entries\[(\d+)\](\.entries\[(\d+)\])?/.exec(payload.path ?? '') ?? [];
    const entry = primary === undefined ? undefined : draft[Number(primary)];
    const id = secondary === undefined ? entry?.id : entry?.entries[Number(secondary)]?.id;
    if (id) setSelectedId(id);
    setRefusal({ words, isConflict: payload.code === 'CUSTOM_MENU_CONFLICT' });
  }

  /** @returns whether the draft is saved now */
  async function save(): Promise<boolean> {
    const [first] = problems.keys();
    if (first) {
      setSelectedId(first);
      void message.error(texts.problems(problems.size));
      return false;
    }
    try {
      const { updateCustomMenu } = await update.mutateAsync({ input: { entries: inputOf(draft), version } });
      const words = refusalOf(updateCustomMenu);
      if (words || !('customMenu' in updateCustomMenu)) {
        refuse(updateCustomMenu as object, words ?? '');
        return false;
      }
      const at = selectedId === null ? null : placeOf(draft, selectedId);
      const loaded = draftOf(updateCustomMenu.customMenu.entries);
      load(updateCustomMenu.customMenu);
      // New entries have keys now: what was chosen stays chosen.
      setSelectedId(
        (at && (at.parent === null ? loaded[at.index]?.id : loaded[at.parent]?.entries[at.index]?.id)) || null,
      );
      return true;
    } catch (error) {
      setRefusal({ words: (error as Error).message, isConflict: false });
      return false;
    }
  }

  async function give(): Promise<void> {
    if ((isDirty || version === null) && !(await save())) return;
    try {
      const { publishCustomMenu } = await publish.mutateAsync({});
      const words = refusalOf(publishCustomMenu);
      if (words) return refuse(publishCustomMenu as object, words);
      setRefusal(null);
      void message.success(texts.published);
    } catch (error) {
      setRefusal({ words: (error as Error).message, isConflict: false });
    }
  }

  const askToPublish = () =>
    modal.confirm({
      title: draft.length === 0 ? texts.publishEmptyTitle : texts.publishTitle,
      content:
        draft.length === 0
          ? texts.publishEmptyHint
          : texts.publishHint(
              draft.length,
              draft.reduce((count, { entries }) => count + entries.length, 0),
            ),
      okText: texts.publish,
      onOk: give,
    });

  function put(id: string, place: Place): void {
    const obstacle = obstacleOf(draft, id, place);
    if (obstacle) return void message.info(texts.obstacles[obstacle]);
    const to = move(draft, id, place);
    edit.change(to);
    setSelectedId(id);
    setAnnouncement(texts.moved(find(to, id)!.entry.name || texts.unnamed, placeWords(texts, to, id)));
  }

  const editing = {
    selectedId,
    problemIds: new Set(problems.keys()),
    onSelect: setSelectedId,
    onAdd(parentId: string | null) {
      const added = parentId === null ? addPrimary(draft) : addSecondary(draft, parentId);
      edit.change(added.draft);
      setSelectedId(added.id);
    },
    onMove: put,
    onArrow(id: string, direction: 'up' | 'down' | 'left' | 'right') {
      const place = placeBeside(draft, id, direction);
      if (place) put(id, place);
    },
  };

  return (
    <>
      <div className="menu-editor__state">
        <p>
          {saved?.published ? texts.state.published(formatMinute(saved.published.publishedAt)) : texts.state.never}
          {isDirty ? ` · ${texts.state.unsaved}` : saved?.hasUnpublishedChanges ? ` · ${texts.state.changed}` : ''}
        </p>
        {mayChange ? (
          <Space wrap>
            <Button disabled={!canUndo} onClick={edit.undo}>
              {texts.undo}
            </Button>
            <Button
              disabled={!isDirty}
              loading={update.isPending}
              onClick={() => void save().then((isSaved) => isSaved && message.success(texts.saved))}
            >
              {texts.save}
            </Button>
            <Button type="primary" loading={isBusy} onClick={askToPublish}>
              {texts.publish}
            </Button>
          </Space>
        ) : (
          <p>{texts.state.readOnly}</p>
        )}
      </div>
      {refusal ? (
        <Alert
          type="error"
          role="alert"
          title={refusal.words}
          action={
            refusal.isConflict ? (
              <Button size="small" onClick={() => void onReload().then(load)}>
                {texts.reload}
              </Button>
            ) : null
          }
          style={{ marginBottom: 16 }}
        />
      ) : null}
      {domains.length > 3 ? <Alert type="warning" title={texts.domains(domains)} style={{ marginBottom: 16 }} /> : null}
      <div className="menu-editor">
        <div>
          <PhoneMenu account={account} menu={draft} {...(mayChange && { editing })} />
          {mayChange ? <p className="menu-editor__hint">{texts.howToMove}</p> : null}
        </div>
        {mayChange && selected ? (
          <EntryForm
            menu={draft}
            entry={selected.entry}
            parent={selected.parent}
            problems={problems.get(selected.entry.id) ?? []}
            onChange={(changes, about) => edit.change(change(draft, selected.entry.id, changes), about)}
            onMove={(place) => put(selected.entry.id, place)}
            onRemove={() => {
              edit.change(remove(draft, selected.entry.id));
              setSelectedId(selected.parent?.id ?? null);
              void message.info(texts.form.removed);
            }}
          />
        ) : mayChange ? (
          <p>{draft.length === 0 ? texts.form.emptyMenu : texts.form.empty}</p>
        ) : null}
      </div>
      <div className="visually-hidden" aria-live="polite">
        {announcement}
      </div>
      <UnsavedChanges isDirty={isDirty} />
    </>
  );
}

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
