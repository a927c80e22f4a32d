import type { Block, RichTextDocument } from '@teahouse/schema/rich-text.ts';
import { Extension } from '@tiptap/core';
import { Placeholder } from '@tiptap/extensions';
import { NodeSelection, TextSelection } from '@tiptap/pm/state';
import { type Editor, type UseEditorOptions, useEditor } from '@tiptap/react';
import { useEffect, useRef, useState } from 'react';
import { toDocument, toEditor } from '../document/document-conversion.ts';
import { editorExtensions } from '../document/editor-nodes.ts';
import type { BlockChoice } from './block-choices.ts';
import { BlockMoves } from './block-moves.ts';
import { BlockNotes } from './block-notes.ts';
import { viewedNodes } from './block-views.tsx';
import type { editorTexts } from './editor.texts.ts';
import { handleDrop, handlePaste, type PasteDeps } from './paste.ts';
import { OnePaywall } from './paywall.ts';
import { SlashMenuState, slashMenu } from './slash-menu.tsx';

interface Parts {
  readonly document: RichTextDocument;
  readonly isEditable: boolean;
  readonly texts: (typeof editorTexts)['zh-CN'];
  readonly pictures: PasteDeps;
  readonly onWrite: (document: RichTextDocument) => void;
  /** Enter on a block that has a form. */
  readonly onEdit: (block: Block, position: number) => void;
  readonly onInsert: (choice: BlockChoice, editor: Editor) => void;
}

/**
 * The editor of an article's text. Its options are made once: options that change make TipTap set the state anew, which can
 * take the selection back that a click has just made.
 */
export function useArticleTextEditor(parts: Parts): { editor: Editor; slashState: SlashMenuState } {
  const now = useRef(parts);
  useEffect(() => {
    now.current = parts;
  });
  const [{ slashState, options }] = useState(() => {
    const state = new SlashMenuState();
    return { slashState: state, options: optionsOf(parts, state, () => now.current) };
  });
  return { editor: useEditor(options), slashState };
}

type Options = UseEditorOptions & { immediatelyRender: true };

function optionsOf(first: Parts, slashState: SlashMenuState, now: () => Parts): Options {
  let editor: Editor | null = null;
  return {
    immediatelyRender: true,
    shouldRerenderOnTransaction: false,
    editable: first.isEditable,
    content: toEditor(first.document),
    extensions: [
      ...editorExtensions(viewedNodes),
      Placeholder.configure({ placeholder: () => now().texts.bodyPlaceholder }),
      OnePaywall,
      BlockMoves,
      Extension.create({
        name: 'blockForms',
        addKeyboardShortcuts: () => ({
          Enter({ editor: made }) {
            const { selection } = made.state;
            const block =
              selection instanceof NodeSelection ? (selection.node.attrs.block as Block | undefined) : undefined;
            if (!block) return false;
            now().onEdit(block, selection.from);
            return true;
          },
        }),
      }),
      BlockNotes,
      slashMenu(
        slashState,
        () => now().texts.blocks,
        (made, choice) => now().onInsert(choice, made),
      ),
    ],
    editorProps: {
      attributes: () => ({
        class: 'document',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': now().texts.body,
        'aria-description': now().texts.keys,
      }),
      handlePaste: (_, event) => editor !== null && handlePaste(editor, event, now().pictures),
      handleDrop: (_, event, __, isMove) => !isMove && editor !== null && handleDrop(editor, event, now().pictures),
    },
    onCreate({ editor: made }) {
      editor = made;
    },
    onUpdate: ({ editor: made }) => now().onWrite(toDocument(made.getJSON())),
  };
}

/** At once: TipTap's own command waits for the next frame, and what is typed until then would go elsewhere. */
export function focusAtStart({ view, state }: Editor): void {
  view.dispatch(state.tr.setSelection(TextSelection.atStart(state.doc)));
  view.focus();
}

/** Back to the text when a form closes: its dialog holds the focus until it is gone. */
export function useFocusAfterForms(editor: Editor, isFormOpen: boolean): void {
  useEffect(() => {
    if (!isFormOpen) return;
    return () => {
      if (!editor.isDestroyed) editor.view.focus();
    };
  }, [editor, isFormOpen]);
}
