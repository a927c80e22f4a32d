import { HolderOutlined } from '@ant-design/icons';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { type Texts, useTexts } from '../i18n/language.ts';
import './sortable-list.css';

const texts: Texts<{
  handle: (name: string, at: number, of: number) => string;
  moved: (name: string, at: number, of: number) => string;
}> = {
  'zh-CN': {
    handle: (name, at, of) => `移动「${name}」：第 ${at} 个，共 ${of} 个。拖动，或按上下方向键`,
    moved: (name, at, of) => `「${name}」移到了第 ${at} 个，共 ${of} 个`,
  },
  en: {
    handle: (name, at, of) => `Move ${name}: ${at} of ${of}. Drag it, or press the up and down arrows`,
    moved: (name, at, of) => `${name} is now ${at} of ${of}`,
  },
};

interface Item {
  readonly id: string;
  readonly name: string;
}

/** The list with one of its items elsewhere. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const rest = items.filter((_, index) => index !== from);
  return [...rest.slice(0, to), items[from]!, ...rest.slice(to)];
}

/**
 * A list that is put in order by dragging a handle, with a mouse or a finger, or with the arrow keys on it. The order is
 * told once it is let go.
 */
export function SortableList<T extends Item>({
  name,
  items,
  onOrder,
  children,
}: {
  /** What the list holds. */
  name: string;
  items: readonly T[];
  onOrder: (items: T[]) => void;
  children: (item: T, handle: ReactNode) => ReactNode;
}) {
  const say = useTexts(texts);
  const list = useRef<HTMLUListElement>(null);
  /** Where things stand while one of them is dragged. */
  const [dragged, setDragged] = useState<{ id: string; order: T[] } | null>(null);
  const [announcement, setAnnouncement] = useState('');
  const shown = dragged?.order ?? items;

  function settle(order: readonly T[], id: string): void {
    const at = order.findIndex((item) => item.id === id);
    setAnnouncement(say.moved(order[at]!.name, at + 1, order.length));
    onOrder([...order]);
  }

  function onKeyDown(event: KeyboardEvent, item: T): void {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const from = items.indexOf(item);
    const to = from + step;
    if (to >= 0 && to < items.length) settle(moved(items, from, to), item.id);
  }

  function onPointerMove(event: PointerEvent): void {
    if (!dragged || !list.current) return;
    const middles = [...list.current.children].map((row) => {
      const { top, height } = row.getBoundingClientRect();
      return top + height / 2;
    });
    const from = dragged.order.findIndex(({ id }) => id === dragged.id);
    const to = middles.filter((middle, index) => index !== from && middle < event.clientY).length;
    if (to !== from) setDragged({ ...dragged, order: moved(dragged.order, from, to) });
  }

  function onPointerUp(): void {
    if (!dragged) return;
    setDragged(null);
    if (dragged.order.some((item, index) => item.id !== items[index]?.id)) settle(dragged.order, dragged.id);
  }

  return (
    <>
      <ul className="sortable" aria-label={name} ref={list}>
        {shown.map((item, index) => (
          <li
            key={item.id}
            className={item.id === dragged?.id ? 'sortable__row sortable__row--dragged' : 'sortable__row'}
          >
            {children(
              item,
              <button
                type="button"
                className="sortable__handle"
                aria-label={say.handle(item.name, index + 1, shown.length)}
                onKeyDown={(event) => onKeyDown(event, item)}
                onPointerDown={(event) => {
                  event.currentTarget.setPointerCapture(event.pointerId);
                  setDragged({ id: item.id, order: [...items] });
                }}
                onPointerMove={onPointerMove}
                onPointerUp={onPointerUp}
                onPointerCancel={() => setDragged(null)}
              >
                <HolderOutlined aria-hidden />
              </button>,
            )}
          </li>
        ))}
      </ul>
      <div className="visually-hidden" aria-live="polite">
        {announcement}
      </div>
    </>
  );
}
