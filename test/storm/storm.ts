import fc from 'fast-check';
import { type History, history, perform } from './history.ts';
import type { Finding } from './invariants/invariant.ts';
import { Stack } from './stack/stack.ts';
import { atATime, Town } from './town.ts';

export interface StormOptions {
  readonly histories: number;
  readonly seed: number;
  /** histories that share two shops and are judged together */
  readonly batchSize?: number;
  readonly atOnce?: number;
  readonly say?: (line: string) => void;
}

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

export class Storm {
  readonly stack: Stack;
  readonly #say: (line: string) => void;
  #purchases = 0;

  constructor(stack: Stack, say: (line: string) => void) {
    this.stack = stack;
    this.#say = say;
  }

  /** Generated histories, many at a time; stops at the first batch with a finding, shrinks it and says how to replay. */
  async run({ histories, seed, batchSize = 50, atOnce = 12 }: StormOptions): Promise<readonly Finding[]> {
    const all = fc.sample(history, { seed, numRuns: histories, unbiased: true });
    for (let first = 0; first < all.length; first += batchSize) {
      const numbered = all.slice(first, first + batchSize).map((each, index) => [first + index, each] as const);
      const startedAt = Date.now();
      const before = this.#purchases;
      const findings = await this.#playAll(numbered, atOnce);
      const pushes = await this.#pushes();
      this.#say(
        `histories ${first}–${first + numbered.length - 1}: ${this.#purchases - before} purchases, ${pushes} pushes so far, ` +
          `${((Date.now() - startedAt) / 1000).toFixed(1)} s`,
      );
      if (findings.length > 0) {
        this.report(findings);
        await this.#shrink(seed, findings);
        return findings;
      }
    }
    return [];
  }

  /** Plays one history alone. */
  async play(each: History): Promise<readonly Finding[]> {
    return this.#playAll([[0, each]], 1);
  }

  /** Plays the history of a seed and path again, and shrinks it when it still fails. */
  async replay(seed: number, path: string): Promise<readonly Finding[]> {
    let last: readonly Finding[] = [];
    const outcome = await fc.check(
      fc.asyncProperty(history, async (each) => {
        const findings = await this.play(each);
        if (findings.length > 0) {
          if (last.length === 0) this.#say('it fails alone; making it smaller…');
          last = findings;
        }
        return findings.length === 0;
      }),
      {
        seed,
        path,
        unbiased: true,
        numRuns: 1,
        interruptAfterTimeLimit: SHRINK_WITHIN_MS,
      },
    );
    if (!outcome.failed) {
      this.#say(`seed ${seed}, path ${path}: alone, nothing is wrong with it`);
      return [];
    }
    this.#say('of the smallest that failed:');
    this.report(last);
    this.#say(`smallest found: --seed ${seed} --path ${outcome.counterexamplePath}`);
    this.#say(written(outcome.counterexample?.[0]));
    return last;
  }

  async result(of: {
    histories: number;
    seed: number;
    startedAt: number;
    findings: readonly Finding[];
  }): Promise<StormResult> {
    const { findings, histories, seed, startedAt } = of;
    const { deliveries, faults } = await this.stack.sandbox.control('tally');
    const met = { ...faults, ...this.stack.faults };
    for (const name of ['unreachable', 'timeout'] as const) {
      if (deliveries[name]) met[`server:${name}`] = deliveries[name];
    }
    return {
      histories,
      pushes: await this.#pushes(),
      faults: met,
      purchases: this.#purchases,
      refunds: 0,
      renewals: 0,
      ...this.stack.counts,
      findings: findings.length,
      fenUnexplained: findings.reduce((sum, { fen }) => sum + fen, 0),
      seed,
      durationMs: Date.now() - startedAt,
    };
  }

  async #playAll(numbered: readonly (readonly [number, History])[], atOnce: number): Promise<readonly Finding[]> {
    const town = await Town.found(
      this.stack,
      numbered.map(([number]) => number),
    );
    await atATime(atOnce, numbered, ([number, { readers, calls }]) => perform(town.playOf(number, readers), calls));
    const { findings, evidence } = await town.judge();
    this.#purchases += evidence.wechat.payments.filter(({ isPaid }) => isPaid).length;
    return findings;
  }

  async #pushes(): Promise<number> {
    const { deliveries } = await this.stack.sandbox.control('tally');
    return (deliveries.accepted ?? 0) + (deliveries.refused ?? 0) + (deliveries.timeout ?? 0);
  }

  report(findings: readonly Finding[]): void {
    for (const { invariant, text, fen, history: number } of findings.slice(0, 40)) {
      const where = number === undefined ? '' : `, history ${number}`;
      this.#say(`✗ ${invariant}: ${text}${fen === 0 ? '' : ` (${fen} fen)`}${where}`);
    }
    if (findings.length > 40) this.#say(`… and ${findings.length - 40} more`);
  }

  /** The histories that findings name, one after the other, until one fails alone. */
  async #shrink(seed: number, findings: readonly Finding[]): Promise<void> {
    const numbers = new Set(findings.flatMap(({ history: number }) => (number === undefined ? [] : [number])));
    for (const number of [...numbers].slice(0, 3)) {
      this.#say(`to replay: npm run storm -- --seed ${seed} --path ${number}`);
      if ((await this.replay(seed, String(number))).length > 0) return;
    }
    this.#say('no history of it fails alone; what it needs is the company of the others');
  }
}

const SHRINK_WITHIN_MS = 3 * 60_000;

/** Starts everything, lets it storm, stops everything. */
export async function withStorm<T>(say: (line: string) => void, work: (storm: Storm) => Promise<T>): Promise<T> {
  const stack = await Stack.start();
  try {
    return await work(new Storm(stack, say));
  } finally {
    await stack.stop();
  }
}

/** A history as it would stand in a test: one call a line. */
function written(of: History | undefined): string {
  if (!of) return 'nothing';
  return [...of.readers, 'calls', ...of.calls].map((each) => JSON.stringify(each)).join('\n');
}
