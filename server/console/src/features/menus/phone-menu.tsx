import { MenuOutlined, PlusOutlined } from '@ant-design/icons';
import { type KeyboardEvent, useState } from 'react';
import { useTexts } from '../../i18n/language.ts';
import { Phone } from '../../ui/phone.tsx';
import { type DraftPrimary, limits, type MenuDraft, obstacleOf, type Place } from './menu-draft.ts';
import { menusTexts } from './menus.texts.ts';
import { dropPlace, useEntryDrag } from './use-entry-drag.ts';
import './menus.css';

export interface PhoneMenuEditing {
  readonly selectedId: string | null;
  readonly problemIds: ReadonlySet<string>;
  onSelect(id: string): void;
  onAdd(parentId: string | null): void;
  onMove(id: string, place: Place): void;
  onArrow(id: string, direction: 'up' | 'down' | 'left' | 'right'): void;
}

const arrows = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' } as const;

/** The menu as it will look on a reader's phone. With `editing` its entries are chosen, added and moved in it. */
export function PhoneMenu({
  account,
  menu,
  editing,
}: {
  account: string;
  menu: MenuDraft;
  editing?: PhoneMenuEditing;
}) {
  const texts = useTexts(menusTexts);
  const [tapped, setTapped] = useState<string | null>(null);
  const [held, setHeld] = useState<string | null>(null);
  const selected = editing?.selectedId ?? null;
  const openId =
    held ??
    (editing ? menu.find((one) => one.id === selected || one.entries.some(({ id }) => id === selected))?.id : tapped);
  const drag = useEntryDrag({
    mayDrop: (id, place) => obstacleOf(menu, id, place) === null,
    onDrop: (id, place) => editing?.onMove(id, place),
    onOver: (_, place) => setHeld(place.parentId),
    onEnd: () => setHeld(null),
  });
  const isEditable = editing !== undefined;

  const entryProps = (id: string, name: string) => ({
    type: 'button' as const,
    'aria-pressed': isEditable ? id === selected : id === openId,
    'aria-label': texts.entryName(name.trim() || texts.unnamed, editing?.problemIds.has(id) ?? false),
    className: [
      'menu-entry',
      id === selected ? 'menu-entry--selected' : '',
      id === drag.draggedId ? 'menu-entry--dragged' : '',
      editing?.problemIds.has(id) ? 'menu-entry--problem' : '',
    ].join(' '),
    onClick: () => (editing ? editing.onSelect(id) : setTapped(tapped === id ? null : id)),
    ...(editing && {
      onPointerDown: drag.begin(id),
      onKeyDown: (event: KeyboardEvent) => {
        const direction = arrows[event.key as keyof typeof arrows];
        if (!direction || !event.altKey) return;
        event.preventDefault();
        editing.onArrow(id, direction);
      },
    }),
  });

  const list = (primary: DraftPrimary) => (
    <div className="menu-list">
      {primary.entries.map((entry, index) => {
        const place = { parentId: primary.id, index };
        return (
          <div key={entry.id} {...dropPlace(place)} className={drag.isOver(place) ? 'menu-drop' : ''}>
            <button {...entryProps(entry.id, entry.name)}>
              <span>{entry.name.trim() || texts.unnamed}</span>
            </button>
          </div>
        );
      })}
      {isEditable && primary.entries.length < limits.secondaries ? (
        <div
          {...dropPlace({ parentId: primary.id, index: primary.entries.length })}
          className={drag.isOver({ parentId: primary.id, index: primary.entries.length }) ? 'menu-drop' : ''}
        >
          <button
            type="button"
            className="menu-entry menu-entry--add"
            aria-label={texts.addSecondary}
            onClick={() => editing.onAdd(primary.id)}
          >
            <PlusOutlined aria-hidden />
          </button>
        </div>
      ) : null}
    </div>
  );

  /** An entry of the bar takes others of the bar in its place; others go to the end of its list. */
  const barPlace = (primary: DraftPrimary, index: number): Place =>
    drag.draggedId === null || menu.some(({ id }) => id === drag.draggedId)
      ? { parentId: null, index }
      : { parentId: primary.id, index: primary.entries.filter(({ id }) => id !== drag.draggedId).length };

  return (
    <section aria-label={texts.phone} className={isEditable ? 'phone-menu phone-menu--editing' : 'phone-menu'}>
      <Phone
        title={account}
        foot={
          <div className="menu-bar">
            <span className="menu-bar__keyboard" aria-hidden>
              ⌨
            </span>
            {menu.map((primary, index) => {
              const place = barPlace(primary, index);
              const opensList = primary.entries.length > 0 || (isEditable && primary.action === null);
              return (
                <div
                  key={primary.id}
                  {...dropPlace(place)}
                  className={drag.isOver(place) ? 'menu-bar__cell menu-drop' : 'menu-bar__cell'}
                >
                  {opensList && primary.id === openId ? list(primary) : null}
                  <button {...entryProps(primary.id, primary.name)}>
                    {opensList ? <MenuOutlined aria-hidden className="menu-bar__more" /> : null}
                    <span>{primary.name.trim() || texts.unnamed}</span>
                  </button>
                </div>
              );
            })}
            {isEditable && menu.length < limits.primaries ? (
              <div {...dropPlace({ parentId: null, index: menu.length })} className="menu-bar__cell">
                <button
                  type="button"
                  className="menu-entry menu-entry--add"
                  aria-label={texts.addPrimary}
                  onClick={() => editing.onAdd(null)}
                >
                  <PlusOutlined aria-hidden />
                </button>
              </div>
            ) : null}
          </div>
        }
      >
        <div className="phone-menu__chat">
          <p>{texts.chat}</p>
        </div>
      </Phone>
    </section>
  );
}
