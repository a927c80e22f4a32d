import type { Block } from '@teahouse/schema/rich-text.ts';
import { createContext, useContext } from 'react';
import type { BlockChoice } from './block-choices.ts';

/** What parts of the editor ask of it as a whole. */
export interface EditorActions {
  /** Inserts a block at the cursor, after its form when it has one. */
  readonly insert: (choice: BlockChoice) => void;
  /** Opens the form of a block that is there. */
  readonly edit: (block: Block, position: number) => void;
  /** Who may read the locked part, in words. */
  readonly paywallWords: string;
}

const Actions = createContext<EditorActions | null>(null);
export const EditorActionsProvider = Actions.Provider;

export function useEditorActions(): EditorActions {
  const actions = useContext(Actions);
  if (!actions) throw new Error('there is no editor around this');
  return actions;
}
