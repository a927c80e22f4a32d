import { type Editor, Extension } from '@tiptap/core';
import { Fragment } from '@tiptap/pm/model';
import { NodeSelection, TextSelection } from '@tiptap/pm/state';

/** Exchanges the block at a position with its neighbour. @returns false when there is none */
export function moveBlock(editor: Editor, by: -1 | 1, position?: number): boolean {
  const { state, view } = editor;
  const { selection, doc, tr } = state;
  const index = position === undefined ? selection.$from.index(0) : doc.resolve(position).index(0);
  const other = index + by;
  if (other < 0 || other >= doc.childCount || index >= doc.childCount) return false;
  const first = Math.min(index, other);
  let start = 0;
  for (let at = 0; at < first; at++) start += doc.child(at).nodeSize;
  const [one, two] = [doc.child(first), doc.child(first + 1)];
  const offset = selection.from - (by === 1 ? start : start + one.nodeSize);
  tr.replaceWith(start, start + one.nodeSize + two.nodeSize, Fragment.from([two, one]));
  const target = (by === 1 ? start + two.nodeSize : start) + (position === undefined ? offset : 0);
  const isNode = position !== undefined || selection instanceof NodeSelection;
  tr.setSelection(isNode ? NodeSelection.create(tr.doc, target) : TextSelection.create(tr.doc, target));
  view.dispatch(tr.scrollIntoView());
  return true;
}

/** Blocks are moved by keyboard. */
export const BlockMoves = Extension.create({
  name: 'blockMoves',
  addKeyboardShortcuts() {
    return {
      'Alt-ArrowUp': ({ editor }) => moveBlock(editor, -1),
      'Alt-ArrowDown': ({ editor }) => moveBlock(editor, 1),
    };
  },
});
