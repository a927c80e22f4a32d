import { useReducer } from 'react';
import type { MenuDraft } from './menu-draft.ts';

interface State {
  readonly present: MenuDraft;
  readonly past: readonly MenuDraft[];
  /** What the last change was about: typing in one field is one step to undo. */
  readonly about: string | null;
  /** As it is saved. */
  readonly saved: MenuDraft;
}

type Step =
  | { readonly do: 'change'; readonly to: MenuDraft; readonly about?: string }
  | { readonly do: 'undo' }
  | { readonly do: 'load'; readonly draft: MenuDraft };

function reduce(state: State, step: Step): State {
  if (step.do === 'load') return { present: step.draft, past: [], about: null, saved: step.draft };
  if (step.do === 'undo') {
    const last = state.past.at(-1);
    return last ? { ...state, present: last, past: state.past.slice(0, -1), about: null } : state;
  }
  const isSameStep = step.about !== undefined && step.about === state.about;
  return {
    ...state,
    present: step.to,
    past: isSameStep ? state.past : [...state.past.slice(-49), state.present],
    about: step.about ?? null,
  };
}

/** A menu that is being edited: every change can be undone until it is saved. */
export function useMenuDraft(initial: MenuDraft) {
  const [state, dispatch] = useReducer(reduce, { present: initial, past: [], about: null, saved: initial });
  return {
    draft: state.present,
    isDirty: state.present !== state.saved,
    canUndo: state.past.length > 0,
    /** @param about the field that is typed in, so that its letters are undone together */
    change: (to: MenuDraft, about?: string) => dispatch({ do: 'change', to, ...(about !== undefined && { about }) }),
    undo: () => dispatch({ do: 'undo' }),
    load: (draft: MenuDraft) => dispatch({ do: 'load', draft }),
  };
}
