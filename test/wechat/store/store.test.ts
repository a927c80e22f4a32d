import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Store } from './store.ts';

interface Cup {
  id: string;
  tea: string | null;
}

describe('the store', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'teahouse-store-'));
    file = join(folder, 'state.sqlite');
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  describe('finds rows by another value than their key', () => {
    it('as they are now, in the order they came', () => {
      const cups = new Store(file).collection<Cup>('cups');
      cups.put('1', { id: '1', tea: 'green' });
      const byTea = cups.indexBy(({ tea }) => tea ?? undefined);
      cups.put('2', { id: '2', tea: null });
      cups.put('3', { id: '3', tea: 'green' });
      cups.put('1', { id: '1', tea: 'green' });

      expect(byTea.find('green').map(({ id }) => id)).toEqual(['1', '3']);
      cups.put('3', { id: '3', tea: 'black' });
      cups.delete('1');
      expect([byTea.find('green'), byTea.find('black').map(({ id }) => id)]).toEqual([[], ['3']]);
      cups.clear();
      expect(byTea.find('black')).toEqual([]);
    });

    it('also those of an earlier life', () => {
      const before = new Store(file);
      before.collection<Cup>('cups').put('1', { id: '1', tea: 'green' });
      before.close();

      const byTea = new Store(file).collection<Cup>('cups').indexBy(({ tea }) => tea ?? undefined);

      expect(byTea.find('green')).toEqual([{ id: '1', tea: 'green' }]);
    });
  });

  it('writes together what belongs together: another reader sees nothing of it until it is done', () => {
    const store = new Store(file);
    const cups = store.collection<Cup>('cups');
    const count = () => new DatabaseSync(file).prepare('SELECT count(*) AS count FROM rows').get()?.count;

    store.together(() => {
      cups.put('1', { id: '1', tea: null });
      store.together(() => cups.put('2', { id: '2', tea: null }));
      expect(count()).toBe(0);
    });

    expect(count()).toBe(2);
  });

  it('keeps what was written before something went wrong, as memory does', () => {
    const store = new Store(file);
    const cups = store.collection<Cup>('cups');

    expect(() =>
      store.together(() => {
        cups.put('1', { id: '1', tea: null });
        throw new Error('spilt');
      }),
    ).toThrow('spilt');

    store.close();
    expect(new Store(file).collection<Cup>('cups').size).toBe(cups.size);
  });

  it('drops the oldest rows, but none that is still needed', () => {
    const cups = new Store(file).collection<Cup>('cups');
    for (const id of ['1', '2', '3', '4', '5']) cups.put(id, { id, tea: id === '1' ? 'green' : null });

    cups.keepNewest(3, ({ tea }) => tea !== null);

    expect(cups.keys()).toEqual(['1', '4', '5']);
  });

  it('brings rows of an older shape into the present one, and leaves the rest of them alone', () => {
    const old = new DatabaseSync(file);
    old.exec(`
      PRAGMA user_version = 1;
      CREATE TABLE rows (collection TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (collection, key));
      INSERT INTO rows VALUES ('pay-orders', 'M1', '{"outTradeNo":"M1","attach":null}'), ('cups', '1', '{"id":"1"}');
    `);
    old.close();

    const store = new Store(file);

    expect(store.collection('pay-orders').get('M1')).toEqual({
      outTradeNo: 'M1',
      attach: null,
      tradeType: 'JSAPI',
      profitSharing: false,
      deviceId: null,
      coupon: null,
      feeFen: 0,
      feeRateBps: 0,
    });
    expect(store.collection('cups').get('1')).toEqual({ id: '1' });
  });

  it('drops pushes of virtual payment whose content cannot be told any more', () => {
    const old = new DatabaseSync(file);
    old.exec(`
      PRAGMA user_version = 1;
      CREATE TABLE rows (collection TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (collection, key));
      INSERT INTO rows VALUES
        ('pushes', 'push-1', '{"kind":"xpay-push","content":{"orderId":"M1"}}'),
        ('pushes', 'push-2', '{"kind":"event-push","content":{"orderId":"M1"}}'),
        ('people', 'lin', '{"id":"lin"}');
    `);
    old.close();

    const store = new Store(file);

    expect(store.collection('pushes').keys()).toEqual(['push-2']);
    expect(store.collection('people').get('lin')).toEqual({ id: 'lin', hasBalance: true });
  });

  it('does not open what a newer sandbox wrote', () => {
    const newer = new DatabaseSync(file);
    newer.exec('PRAGMA user_version = 99');
    newer.close();

    expect(() => new Store(file)).toThrow('version 99');
  });
});
