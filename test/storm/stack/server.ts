import { createApp } from '../../../server/src/app.ts';
import { configFrom } from '../../../server/src/config.ts';

/**
 * The server's own main.ts with one difference: whoever started it moves its clock, as the sandbox's clock is moved. It
 * ends with that process, and is meant to be killed.
 */
let offsetMs = Number(process.env.STORM_CLOCK_OFFSET_MS ?? 0);

process.on('message', (told: { offsetMs: number }) => {
  offsetMs = Math.max(offsetMs, told.offsetMs);
  process.send?.({ offsetMs });
});
process.on('disconnect', () => process.exit(1));

const app = await createApp(configFrom(process.env), { clock: { now: () => new Date(Date.now() + offsetMs) } });
await app.listen();
