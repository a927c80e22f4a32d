import fc from 'fast-check';
import { defineCommand, which } from './command.ts';

/** The reader leaves an open sheet. */
export const cancel = defineCommand({
  name: 'cancel',
  weight: 10,
  parameters: fc.record({ sheet: which }),
  async run(play, { sheet }) {
    const open = play.openSheet(sheet);
    if (!open) return;
    await play.onPhone(() => play.stack.sandbox.phone('pay-sheet', { id: open.sheetId, action: 'cancel' }));
    open.isOpen = false;
  },
});
