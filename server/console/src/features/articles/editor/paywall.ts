import { type Editor, Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, TextSelection, type Transaction } from '@tiptap/pm/state';

/** Where the top-level nodes of a kind stand. */
function positionsOf(document: Node, type: string): number[] {
  const positions: number[] = [];
  document.forEach((node, position) => {
    if (node.type.name === type) positions.push(position);
  });
  return positions;
}

/** Puts the paywall before the block at the cursor, or in the place of an empty one; the one there was is moved. */
export function setPaywall(editor: Editor): void {
  editor
    .chain()
    .focus()
    .command(({ tr, state }) => {
      const { $from } = state.selection;
      const depth = Math.min($from.depth, 1);
      const block = depth === 0 ? null : $from.node(1);
      const start = depth === 0 ? $from.pos : $from.before(1);
      const isEmpty = block?.isTextblock === true && block.content.size === 0;
      const paywall = state.schema.nodes.paywall!.create();
      if (block && isEmpty) tr.replaceWith(start, start + block.nodeSize, paywall);
      else tr.insert(start, paywall);
      const before = positionsOf(state.doc, 'paywall').map((position) => tr.mapping.map(position));
      for (const position of before) if (position !== start) removeAt(tr, position);
      const now = positionsOf(tr.doc, 'paywall')[0] ?? start;
      if (now + 1 >= tr.doc.content.size) tr.insert(tr.doc.content.size, state.schema.nodes.paragraph!.create());
      tr.setSelection(TextSelection.near(tr.doc.resolve(now + 1)));
      return true;
    })
    .run();
}

function removeAt(tr: Transaction, position: number): void {
  const node = tr.doc.nodeAt(position);
  if (node?.type.name === 'paywall') tr.delete(position, position + node.nodeSize);
}

/** An article has one paywall at most: of several that were pasted, the first stays. */
export const OnePaywall = Extension.create({
  name: 'onePaywall',
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction(transactions, _, state) {
        if (!transactions.some(({ docChanged }) => docChanged)) return null;
        const [, ...others] = positionsOf(state.doc, 'paywall');
        if (others.length === 0) return null;
        const { tr } = state;
        for (const position of others.reverse()) removeAt(tr, position);
        return tr;
      },
    }),
  ],
});
