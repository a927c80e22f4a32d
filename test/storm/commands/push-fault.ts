import fc from 'fast-check';
import type { PushFaultMode } from '../../wechat/faults/faults.ts';
import type { Play, Sheet } from '../play.ts';
import { defineCommand, which } from './command.ts';

const modes = [
  'lost',
  'duplicate',
  'concurrent-duplicate',
  'delayed',
  'before-callback',
  'forged-signature',
  'replayed-timestamp',
  'wrong-amount',
  'wrong-appid',
  'wrong-key',
  'unknown-order',
  'signtest',
] as const satisfies readonly PushFaultMode[];

export const pushFaultMode = fc.constantFrom(...modes);
export type AimedMode = (typeof modes)[number];

const delaysMs = [20_000, 4 * 60_000, 40 * 60_000] as const;
export const delayMs = fc.constantFrom(...delaysMs);

/** What WeChat says about an open sheet's payment will go wrong, once or several times. */
export const pushFault = defineCommand({
  name: 'push-fault',
  weight: 30,
  parameters: fc.record({ sheet: which, mode: pushFaultMode, times: fc.integer({ min: 1, max: 3 }), delayMs }),
  async run(play, { sheet, mode, times, delayMs: delay }) {
    const open = play.openSheet(sheet);
    if (open) await aim(play, open, { mode, times, delayMs: delay });
  },
});

/** The next pushes about this sheet's payment go wrong, and nobody else's. */
export function aim(play: Play, sheet: Sheet, fault: Parameters<typeof aimAt>[2]): Promise<void> {
  return aimAt(play, { ...sheet, number: sheet.outTradeNo }, fault);
}

/** The next pushes whose title has this number go wrong. */
export async function aimAt(
  play: Play,
  { number, outTradeNo, reader }: Pick<Sheet, 'outTradeNo' | 'reader'> & { number: string },
  fault: { mode: AimedMode; times: number; delayMs: number },
): Promise<void> {
  const isXpay = reader.plan.client === 'MINI_PROGRAM';
  const mode = knownTo(isXpay, fault.mode);
  play.journal.aimed.push({ outTradeNo, number, mode });
  await play.stack.sandbox.control('faults', {
    kind: isXpay ? 'xpay-push' : 'pay-notification',
    mode,
    about: number,
    times: fault.times,
    ...(mode === 'delayed' && { delayMs: fault.delayMs }),
  });
}

/** Virtual Payment probes no signatures, and WeChat Pay writes no appid into the envelope. */
function knownTo(isXpay: boolean, mode: AimedMode): AimedMode {
  if (isXpay && mode === 'signtest') return 'wrong-appid';
  return !isXpay && mode === 'wrong-appid' ? 'signtest' : mode;
}
