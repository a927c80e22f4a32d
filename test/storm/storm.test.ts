import { expect, it } from 'vitest';
import { withStorm } from './storm.ts';

it('leaves no fen unexplained, whatever happens to pushes, processes and clocks', { timeout: 240_000 }, async () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  const startedAt = Date.now();
  const lines: string[] = [`seed ${seed}`];

  const result = await withStorm(
    (line) => lines.push(line),
    async (storm) => {
      const findings = await storm.run({ histories: 24, seed, batchSize: 24, seasonDays: 0 });
      return storm.result({ histories: 24, seed, startedAt, findings });
    },
  );

  expect(result, lines.join('\n')).toMatchObject({ findings: 0, fenUnexplained: 0 });
  expect(result.purchases).toBeGreaterThan(0);
});
