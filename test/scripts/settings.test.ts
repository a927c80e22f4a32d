import { expect, it } from 'vitest';
import { parseEnvironmentFile, readSettings } from '../../scripts/lib/settings.mjs';

it('reads .env as people write it', () => {
  const text = [
    '# a comment',
    'PORT=4001',
    ' export HOST = 0.0.0.0   # everyone',
    "TEAHOUSE_DATA='/data/tea house'",
    'DATABASE_URL="postgresql://a:b#c@h/d"',
    'EMPTY=',
    'not a setting',
  ].join('\n');

  expect(parseEnvironmentFile(text)).toEqual({
    PORT: '4001',
    HOST: '0.0.0.0',
    TEAHOUSE_DATA: '/data/tea house',
    DATABASE_URL: 'postgresql://a:b#c@h/d',
    EMPTY: '',
  });
});

it('serves a demo on 4000 and 4100 when nothing is set', () => {
  expect(readSettings({ PORT: '' })).toMatchObject({
    port: 4000,
    sandboxPort: 4100,
    host: '127.0.0.1',
    publicUrl: 'http://127.0.0.1:4000',
    databaseUrl: '',
    isDemo: true,
  });
});

it.each([
  [{ PORT: 'http' }, 'PORT=http is not a port.'],
  [{ PORT: '70000' }, 'PORT=70000 is not a port.'],
  [{ PORT: '4100' }, 'PORT and SANDBOX_PORT are both 4100.'],
  [{ DATABASE_URL: 'mysql://root@localhost/tea' }, 'DATABASE_URL is not the address of a PostgreSQL database.'],
  [{ TEAHOUSE_MASTER_KEY: 'short' }, 'TEAHOUSE_MASTER_KEY is not 32 bytes of base64.'],
])('refuses %o and says why', (environment, why) => {
  expect(() => readSettings(environment)).toThrow(why);
});

it('takes several master keys while one is being replaced', () => {
  const [newer, older] = [1, 2].map((byte) => Buffer.alloc(32, byte).toString('base64'));

  expect(readSettings({ TEAHOUSE_MASTER_KEY: `${newer},${older}` }).masterKey).toBe(`${newer},${older}`);
});
