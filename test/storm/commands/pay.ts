import fc from 'fast-check';
import type { Play, Sheet } from '../play.ts';
import { defineCommand, which } from './command.ts';

export const PIN = '123456';

/** Types the PIN in an open sheet, however long it has been open. */
export const pay = defineCommand({
  name: 'pay',
  weight: 50,
  parameters: fc.record({ sheet: which }),
  async run(play, { sheet }) {
    const open = play.openSheet(sheet);
    if (open) await typePin(play, open);
  },
});

/** @returns whether the phone said "paid"; the money may have moved all the same */
export async function typePin(play: Play, sheet: Sheet): Promise<boolean> {
  const result = await play.onPhone(() =>
    play.stack.sandbox.phone('pay-sheet', { id: sheet.sheetId, action: 'pay', pin: PIN }),
  );
  sheet.isOpen = false;
  return result?.ok === true;
}
