import { afterAll, expect, it } from 'vitest';
import type { Call, History } from './history.ts';
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
  {
    found: 'an upgrade was told of 0 fen of credit that 0 fen did not cover, when the refund it had waited for arrived',
    history: {
      readers: [{ person: 0, shop: 0, client: 'MINI_PROGRAM' }],
      calls: [
        { do: 'buy', reader: 0, what: 'membership', choice: 0, push: 'duplicate', delayMs: 20_000, confirms: 1 },
        { do: 'refund', sheet: 0, amountFen: 'all', endsAccess: 'no', clicks: 1, push: 'duplicate' },
        { do: 'buy', reader: 0, what: 'membership', choice: 3, push: 'duplicate', delayMs: 20_000, confirms: 1 },
        { do: 'travel', seconds: 60 },
      ],
    },
  },
  {
    found: 'the query of an order that cost less than its good was taken for a wrong amount, where its push was lost',
    history: {
      readers: [{ person: 0, shop: 0, client: 'MINI_PROGRAM' }],
      calls: [
        { do: 'buy', reader: 0, what: 'membership', choice: 0, push: 'lost', delayMs: 20_000, confirms: 1 },
        { do: 'buy', reader: 0, what: 'membership', choice: 3, push: 'lost', delayMs: 20_000, confirms: 1 },
      ],
    },
  },
  {
    found: 'PostgreSQL stopping in the middle of transactions and jobs took connections and jobs away for good',
    history: {
      readers: [
        { person: 0, shop: 0, client: 'MINI_PROGRAM' },
        { person: 1, shop: 0, client: 'OFFICIAL_ACCOUNT_H5' },
      ],
      calls: Array.from({ length: 6 }, (_, round): Call[] => [
        { do: 'restart-database', afterMs: 20 + 15 * round, mode: round % 2 === 0 ? 'fast' : 'immediate' },
        { do: 'buy', reader: round % 2, what: 'tip', choice: 0, push: 'duplicate', delayMs: 20_000, confirms: 2 },
        {
          do: 'buy',
          reader: 1 - (round % 2),
          what: 'article',
          choice: round,
          push: 'lost',
          delayMs: 20_000,
          confirms: 0,
        },
      ]).flat(),
    },
  },
  {
    found: 'two upgrades that count on one membership, both paid: the second goes back, and its order stays closed',
    history: {
      readers: [{ person: 0, shop: 0, client: 'MINI_PROGRAM' }],
      calls: [
        { do: 'buy', reader: 0, what: 'membership', choice: 0, push: 'duplicate', delayMs: 20_000, confirms: 1 },
        { do: 'buy', reader: 0, what: 'membership', choice: 3, push: 'delayed', delayMs: 2_400_000, confirms: 0 },
        { do: 'buy', reader: 0, what: 'membership', choice: 5, push: 'wrong-key', delayMs: 20_000, confirms: 0 },
      ],
    },
  },
];

const storm = new Storm(() => undefined);

afterAll(() => storm.endEra());

it.each(regressions)('stays right where $found', { timeout: 120_000 }, async ({ history }) => {
  expect(await storm.play(history)).toEqual([]);
});
