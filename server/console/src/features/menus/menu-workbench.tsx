import { Alert, App, Button } from 'antd';
import { useTexts } from '../../i18n/language.ts';
import { UnsavedChanges } from '../../ui/unsaved-changes.tsx';
import { EntryForm } from './entry-form.tsx';
import { change, remove } from './menu-draft.ts';
import { domainsOf } from './menu-problems.ts';
import { menusTexts } from './menus.texts.ts';
import { PhoneMenu } from './phone-menu.tsx';
import type { MenuEditing } from './use-menu-editing.ts';
import './menus.css';

/** The phone, and beside it the entry that is chosen on it; above both, what the server would not take. */
export function MenuWorkbench({
  account,
  menu,
  mayChange,
  onReload,
  leaveTo = null,
}: {
  account: string;
  menu: MenuEditing;
  mayChange: boolean;
  onReload: () => void;
  /** Where to go once everything is saved; null to stay. */
  leaveTo?: string | null;
}) {
  const texts = useTexts(menusTexts);
  const { message } = App.useApp();
  const { draft, selected, refusal } = menu;
  const domains = domainsOf(draft);
  return (
    <>
      {refusal ? (
        <Alert
          type="error"
          role="alert"
          title={refusal.words}
          action={
            refusal.isConflict ? (
              <Button size="small" onClick={onReload}>
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
          <PhoneMenu account={account} menu={draft} {...(mayChange && { editing: menu.editing })} />
          {mayChange ? <p className="menu-editor__hint">{texts.howToMove}</p> : null}
        </div>
        {mayChange && selected ? (
          <EntryForm
            menu={draft}
            entry={selected.entry}
            parent={selected.parent}
            problems={menu.problems.get(selected.entry.id) ?? []}
            onChange={(changes, about) => menu.change(change(draft, selected.entry.id, changes), about)}
            onMove={(place) => menu.put(selected.entry.id, place)}
            onRemove={() => {
              menu.change(remove(draft, selected.entry.id));
              menu.select(selected.parent?.id ?? null);
              void message.info(texts.form.removed);
            }}
          />
        ) : mayChange ? (
          <p>{draft.length === 0 ? texts.form.emptyMenu : texts.form.empty}</p>
        ) : null}
      </div>
      <div className="visually-hidden" aria-live="polite">
        {menu.announcement}
      </div>
      <UnsavedChanges isDirty={menu.isDirty} leaveTo={leaveTo} />
    </>
  );
}
