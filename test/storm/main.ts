import { parseArgs } from 'node:util';
import { runKills } from './kills.ts';
import { withStorm } from './storm.ts';

const { values } = parseArgs({
  options: {
    histories: { type: 'string', default: '2000' },
    seed: { type: 'string' },
    path: { type: 'string' },
    from: { type: 'string', default: '0' },
    'at-once': { type: 'string', default: '12' },
    batch: { type: 'string', default: '100' },
    era: { type: 'string', default: '500' },
    season: { type: 'string', default: '40' },
    kills: { type: 'string' },
    purchases: { type: 'string', default: '500' },
  },
});
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
const startedAt = Date.now();
console.log(`seed ${seed}`);

const result = await withStorm(console.log, async (storm) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void storm.endEra().finally(() => process.exit(130)));
  }
  if (values.kills !== undefined) {
    const [kills, purchases] = [Number(values.kills), Number(values.purchases)];
    const stack = await storm.stack();
    const { all, ...counted } = await runKills(stack, { kills, purchases, seed, say: console.log });
    storm.report(all);
    return counted;
  }
  const histories = values.path === undefined ? Number(values.histories) : 1;
  const findings =
    values.path === undefined
      ? await storm.run({
          histories,
          seed,
          from: Number(values.from),
          atOnce: Number(values['at-once']),
          batchSize: Number(values.batch),
          eraSize: Number(values.era),
          seasonDays: Number(values.season),
        })
      : await storm.replay(seed, values.path);
  const counted = await storm.result({ histories, seed, startedAt, findings });
  console.log(`answers ${JSON.stringify(storm.totals.answers)}`);
  return counted;
});
console.log(JSON.stringify(result));
process.exit(result.findings === 0 && result.fenUnexplained === 0 ? 0 : 1);
