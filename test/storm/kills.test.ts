import { expect, it } from 'vitest';
import { runKills } from './kills.ts';
import { withStorm } from './storm.ts';

it('gives every paid order its membership, however often the server is killed', { timeout: 240_000 }, async () => {
  const seed = Math.floor(Math.random() * 2 ** 31);

  const { all, ...result } = await withStorm(
    () => undefined,
    async (storm) => runKills(await storm.stack(), { kills: 4, purchases: 40, seed, say: () => undefined }),
  );

  expect(all, `seed ${seed}`).toEqual([]);
  expect(result).toMatchObject({ kills: 4, fenUnexplained: 0 });
  expect(result.paidOrders).toBeGreaterThanOrEqual(40);
  expect(result.memberships).toBe(result.paidOrders);
});
