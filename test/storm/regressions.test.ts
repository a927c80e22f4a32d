import { afterAll, expect, it } from 'vitest';
import type { History } from './history.ts';
import { Storm } from './storm.ts';

/** Histories in which the storm once found something wrong, as data: they stay what they are when the generator changes. */
const regressions: readonly { readonly found: string; readonly history: History }[] = [
  {
    found:
      'a push with a wrong amount, processed after the client had the payment settled, stayed on the list for ever',
    history: {
      readers: [{ person: 0, shop: 0, client: 'MINI_PROGRAM' }],
      calls: [
        { do: 'order', reader: 0, what: 'membership', choice: 0, taps: 1 },
        { do: 'open-sheet', order: 0, devices: 1 },
        { do: 'push-fault', sheet: 0, mode: 'delayed', times: 1, delayMs: 20_000 },
        { do: 'push-fault', sheet: 0, mode: 'wrong-amount', times: 1, delayMs: 20_000 },
        { do: 'pay', sheet: 0 },
        { do: 'confirm', sheet: 0, taps: 1 },
        { do: 'travel', seconds: 60 },
      ],
    },
  },
  {
    found: 'PostgreSQL going down while an access token was asked for ended the server',
    history: {
      readers: [{ person: 0, shop: 0, client: 'MINI_PROGRAM' }],
      calls: [
        { do: 'api-trouble', path: '/cgi-bin/stable_token', trouble: 'slow', when: 'before', times: 1 },
        { do: 'order', reader: 0, what: 'membership', choice: 0, taps: 1 },
        { do: 'restart-database', afterMs: 100, mode: 'fast' },
        { do: 'open-sheet', order: 0, devices: 1 },
      ],
    },
  },
];

const storm = new Storm(() => undefined);

afterAll(() => storm.endEra());

it.each(regressions)('stays right where $found', { timeout: 120_000 }, async ({ history }) => {
  expect(await storm.play(history)).toEqual([]);
});
