import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Store } from '../store/store.ts';
import { VirtualClock } from './virtual-clock.ts';

describe('the virtual clock', () => {
  let store: Store;
  let clock: VirtualClock;
  let rung: { name: string; at: number }[];

  beforeEach(() => {
    store = new Store(':memory:');
    clock = new VirtualClock(store);
    rung = [];
    clock.on<{ name: string }>('bell', ({ name }) => {
      rung.push({ name, at: clock.now() });
    });
  });

  afterEach(() => {
    clock.stop();
    store.close();
  });

  it('runs what falls due in order, each at its own instant', async () => {
    const start = clock.now();
    clock.schedule('bell', start + 3_000_000, { name: 'late' });
    clock.schedule('bell', start + 1_000_000, { name: 'early' });
    clock.schedule('bell', start + 1_000_000, { name: 'early too' });
    clock.schedule('bell', start + 9_000_000, { name: 'not yet' });

    await clock.advance(5_000_000);

    expect(rung).toEqual([
      { name: 'early', at: start + 1_000_000 },
      { name: 'early too', at: start + 1_000_000 },
      { name: 'late', at: start + 3_000_000 },
    ]);
  });

  it('runs what a timer schedules within the same advance', async () => {
    const start = clock.now();
    clock.on<{ left: number }>('chain', ({ left }) => {
      rung.push({ name: String(left), at: clock.now() });
      if (left > 0) clock.schedule('chain', clock.now() + 60_000, { left: left - 1 });
    });
    clock.schedule('chain', start + 60_000, { left: 2 });

    await clock.advance(200_000);

    expect(rung.map(({ name, at }) => [name, at - start])).toEqual([
      ['2', 60_000],
      ['1', 120_000],
      ['0', 180_000],
    ]);
  });

  it('never goes back', async () => {
    await clock.advance(60_000);

    expect(() => clock.advance(-1)).toThrow('forward');
    expect(clock.now()).toBeGreaterThanOrEqual(Date.now() + 60_000);
  });

  it('runs timers in real time too', async () => {
    clock.start();

    clock.schedule('bell', clock.now() + 20, { name: 'soon' });

    await expect.poll(() => rung.map(({ name }) => name)).toEqual(['soon']);
  });

  it('keeps its offset and its timers over a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'teahouse-clock-'));
    const file = join(folder, 'state.sqlite');
    const firstStore = new Store(file);
    const first = new VirtualClock(firstStore);
    const start = first.now();
    await first.advance(3_600_000);
    first.schedule('bell', start + 3_660_000, { name: 'kept' });
    first.stop();
    firstStore.close();

    const secondStore = new Store(file);
    const second = new VirtualClock(secondStore);
    second.on<{ name: string }>('bell', ({ name }) => {
      rung.push({ name, at: second.now() });
    });
    await second.advance(120_000);

    expect(rung).toEqual([{ name: 'kept', at: start + 3_660_000 }]);
    expect(second.now()).toBeGreaterThanOrEqual(start + 3_720_000);
    second.stop();
    secondStore.close();
    rmSync(folder, { recursive: true });
  });

  it('does again after a restart what a kill interrupted, at the time it had reached', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'teahouse-clock-'));
    const file = join(folder, 'state.sqlite');
    const killedStore = new Store(file);
    const killed = new VirtualClock(killedStore);
    const start = killed.now();
    const begun = Promise.withResolvers<void>();
    killed.on('bell', () => {
      begun.resolve();
      return new Promise<void>(() => undefined);
    });
    killed.schedule('bell', start + 3_600_000, { name: 'interrupted' });
    void killed.advance(7_200_000);
    await begun.promise;
    killed.stop();
    killedStore.close();

    const nextStore = new Store(file);
    const next = new VirtualClock(nextStore);
    next.on<{ name: string }>('bell', ({ name }) => {
      rung.push({ name, at: next.now() });
    });
    expect(next.now()).toBeGreaterThanOrEqual(start + 3_600_000);
    next.start();
    await next.idle();

    expect(rung.map(({ name }) => name)).toEqual(['interrupted']);
    next.stop();
    nextStore.close();
    rmSync(folder, { recursive: true });
  });
});
