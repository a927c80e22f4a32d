import { type PointerEvent, useEffect, useRef, useState } from 'react';
import type { Place } from './menu-draft.ts';

const placeText = ({ parentId, index }: Place): string => `${parentId ?? ''}/${index}`;
function placeFrom(text: string): Place {
  const [parentId, index] = text.split('/');
  return { parentId: parentId || null, index: Number(index) };
}

/** Marks an element as a place that an entry can be dropped on. */
export const dropPlace = (place: Place) => ({ 'data-place': placeText(place) });

/** So far has a finger to go before it means to drag. */
const THRESHOLD_PX = 6;

/** Drags entries of the menu with a mouse or a finger. What lies below the pointer says where they go. */
export function useEntryDrag(options: {
  /** Whether an entry may stand there; places where it may not are not shown. */
  mayDrop: (id: string, place: Place) => boolean;
  onDrop: (id: string, place: Place) => void;
  /** An entry is held over a place. */
  onOver?: (id: string, place: Place) => void;
  /** It was let go, wherever. */
  onEnd?: () => void;
}) {
  const [dragged, setDragged] = useState<{ id: string; over: Place | null } | null>(null);
  const start = useRef<{ id: string; x: number; y: number } | null>(null);
  const latest = useRef({ dragged, options });
  latest.current = { dragged, options };

  useEffect(() => {
    const onMove = (event: globalThis.PointerEvent) => {
      const from = start.current;
      if (!from) return;
      const isFar = Math.hypot(event.clientX - from.x, event.clientY - from.y) > THRESHOLD_PX;
      if (!latest.current.dragged && !isFar) return;
      const below = document.elementFromPoint(event.clientX, event.clientY)?.closest('[data-place]');
      const place = below ? placeFrom(below.getAttribute('data-place') ?? '') : null;
      const over = place && latest.current.options.mayDrop(from.id, place) ? place : null;
      if (place) latest.current.options.onOver?.(from.id, place);
      setDragged({ id: from.id, over });
    };
    const onUp = () => {
      const { dragged: held, options: now } = latest.current;
      start.current = null;
      if (!held) return;
      if (held.over) now.onDrop(held.id, held.over);
      // The click that follows a drag belongs to it.
      addEventListener('click', swallow, { capture: true, once: true });
      setTimeout(() => removeEventListener('click', swallow, { capture: true }), 0);
      now.onEnd?.();
      setDragged(null);
    };
    const swallow = (event: Event) => event.stopPropagation();
    addEventListener('pointermove', onMove);
    addEventListener('pointerup', onUp);
    addEventListener('pointercancel', onUp);
    return () => {
      removeEventListener('pointermove', onMove);
      removeEventListener('pointerup', onUp);
      removeEventListener('pointercancel', onUp);
    };
  }, []);

  return {
    draggedId: dragged?.id ?? null,
    isOver: (place: Place) => dragged?.over != null && placeText(dragged.over) === placeText(place),
    begin: (id: string) => (event: PointerEvent) => {
      if (event.button !== 0) return;
      start.current = { id, x: event.clientX, y: event.clientY };
    },
  };
}
