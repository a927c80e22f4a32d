import type { Evidence } from './evidence.ts';
import type { Finding } from './invariants/invariant.ts';
import type { Stack } from './stack/stack.ts';

/** The last line of `npm run storm`. */
export interface StormResult {
  readonly histories: number;
  /** that came to a server: those that found none are no pushes */
  readonly pushes: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly purchases: number;
  readonly refunds: number;
  readonly renewals: number;
  readonly kills: number;
  readonly databaseRestarts: number;
  readonly clockJumps: number;
  readonly findings: number;
  readonly fenUnexplained: number;
  readonly seed: number;
  readonly durationMs: number;
}

type Counts = Record<string, number>;

/** What happened in all eras of a storm. */
export class Totals {
  readonly answers: Counts = {};
  readonly #faults: Counts = {};
  readonly #disasters = { kills: 0, databaseRestarts: 0, clockJumps: 0 };
  #pushes = 0;
  #purchases = 0;
  #refunds = 0;
  #renewals = 0;

  /** What a town's people bought and got back. */
  count({ wechat, refunds }: Evidence): { purchases: number; refunds: number } {
    const counted = {
      purchases: wechat.payments.filter(({ isPaid }) => isPaid).length,
      refunds: refunds.filter(({ status }) => status === 'SUCCEEDED').length,
    };
    this.#purchases += counted.purchases;
    this.#refunds += counted.refunds;
    return counted;
  }

  countRenewals({ charges }: Evidence): number {
    const renewals = charges.filter(({ status }) => status === 'PAID').length;
    this.#renewals += renewals;
    return renewals;
  }

  /** What an era did, before its processes end. */
  async add(stack: Stack): Promise<void> {
    const { deliveries, faults } = await stack.sandbox.control('tally');
    this.#pushes += pushesIn(deliveries);
    addTo(this.#faults, faults);
    addTo(this.#faults, stack.faults);
    for (const name of ['unreachable', 'timeout'] as const) {
      addTo(this.#faults, { [`server:${name}`]: deliveries[name] ?? 0 });
    }
    addTo(this.answers, stack.answers);
    addTo(this.#disasters, stack.counts);
  }

  async pushesWith(stack: Stack): Promise<number> {
    const { deliveries } = await stack.sandbox.control('tally');
    return this.#pushes + pushesIn(deliveries);
  }

  result(of: { histories: number; seed: number; startedAt: number; findings: readonly Finding[] }): StormResult {
    return {
      histories: of.histories,
      pushes: this.#pushes,
      faults: this.#faults,
      purchases: this.#purchases,
      refunds: this.#refunds,
      renewals: this.#renewals,
      ...this.#disasters,
      findings: of.findings.length,
      fenUnexplained: of.findings.reduce((sum, { fen }) => sum + fen, 0),
      seed: of.seed,
      durationMs: Date.now() - of.startedAt,
    };
  }
}

const pushesIn = ({ accepted = 0, refused = 0, timeout = 0 }: Counts): number => accepted + refused + timeout;

function addTo(sums: Counts, more: Readonly<Counts>): void {
  for (const [name, count] of Object.entries(more)) sums[name] = (sums[name] ?? 0) + count;
}
