import { type Editor, Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

/** Something said beside a block: what is wrong with it, what could be better, or that colleagues spoke of it. */
export interface BlockNote {
  readonly blockIndex: number;
  readonly kind: 'problem' | 'hint' | 'comment';
  readonly text: string;
}

const key = new PluginKey<DecorationSet>('blockNotes');

/** Shows notes below the blocks they are about. They are no part of the document. */
export const BlockNotes = Extension.create({
  name: 'blockNotes',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply(tr, shown) {
          const notes = tr.getMeta(key) as readonly BlockNote[] | undefined;
          if (!notes) return shown.map(tr.mapping, tr.doc);
          const ends: number[] = [];
          tr.doc.forEach((node, position) => {
            ends.push(position + node.nodeSize);
          });
          return DecorationSet.create(
            tr.doc,
            notes.flatMap((note) => {
              const end = ends[note.blockIndex];
              return end === undefined
                ? []
                : [Decoration.widget(end, () => elementOf(note), { side: -1, key: keyOf(note) })];
            }),
          );
        },
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
});

const keyOf = ({ kind, text }: BlockNote) => `${kind} ${text}`;

function elementOf({ kind, text }: BlockNote): HTMLElement {
  const element = document.createElement('div');
  element.className = `block-note block-note--${kind}`;
  element.contentEditable = 'false';
  if (kind === 'problem') element.setAttribute('role', 'alert');
  element.textContent = text;
  return element;
}

export function showBlockNotes(editor: Editor, notes: readonly BlockNote[]): void {
  if (editor.isDestroyed) return;
  editor.view.dispatch(editor.state.tr.setMeta(key, notes).setMeta('addToHistory', false));
}
