import fc from 'fast-check';
import { writeDossier } from './dossier.ts';
import { type History, history, perform } from './history.ts';
import type { Finding } from './invariants/invariant.ts';
import { passSeason } from './season.ts';
import { Stack } from './stack/stack.ts';
import { type StormResult, Totals } from './totals.ts';
import { atATime, type Judgement, Town } from './town.ts';

export interface StormOptions {
  readonly histories: number;
  readonly seed: number;
  /** the first that is played: what came before it is left out */
  readonly from?: number;
  /** histories that share two shops and are judged together */
  readonly batchSize?: number;
  /** histories that share one stack; then a season goes by, and all of them are judged again */
  readonly eraSize?: number;
  /** days of a season: none leaves out what happens by itself in later months */
  readonly seasonDays?: number;
  readonly atOnce?: number;
}

const SHRINK_WITHIN_MS = 3 * 60_000;
const MOST_SHOWN = 40;

/** Plays histories on real processes, and holds the books against what happened. */
export class Storm {
  readonly totals = new Totals();
  readonly #say: (line: string) => void;
  #stack: Stack | null = null;

  constructor(say: (line: string) => void) {
    this.#say = say;
  }

  /** The processes of this era; started by the first who asks. */
  async stack(): Promise<Stack> {
    this.#stack ??= await Stack.start();
    return this.#stack;
  }

  /** Counts what happened in this era and ends its processes; the next era begins with new ones. */
  async endEra(): Promise<void> {
    const stack = this.#stack;
    if (!stack) return;
    this.#stack = null;
    try {
      await this.totals.add(stack);
    } finally {
      await stack.stop();
    }
  }

  /** Generated histories, many at a time; stops at the first batch with a finding, shrinks it and says how to replay. */
  async run(options: StormOptions): Promise<readonly Finding[]> {
    const { histories, seed, from = 0, batchSize = 100, eraSize = 500, seasonDays = 40, atOnce = 12 } = options;
    const all = fc.sample(history, { seed, numRuns: histories, unbiased: true });
    let towns: Town[] = [];
    for (let first = from; first < all.length; first += batchSize) {
      const numbered = all.slice(first, first + batchSize).map((each, index) => [first + index, each] as const);
      const startedAt = Date.now();
      const { town, judgement } = await this.#playAll(numbered, atOnce);
      towns.push(town);
      const { purchases, refunds } = this.totals.count(judgement.evidence);
      this.#say(
        `histories ${first}–${first + numbered.length - 1}: ${purchases} purchases, ${refunds} refunds, ` +
          `${((Date.now() - startedAt) / 1000).toFixed(1)} s`,
      );
      if (judgement.findings.length > 0) {
        this.report(judgement.findings);
        await this.#writeDossier(judgement.findings);
        await this.#shrink(seed, judgement.findings);
        return judgement.findings;
      }
      const isEraOver = first + batchSize >= all.length || (first + batchSize) % eraSize === 0;
      if (!isEraOver) continue;
      const findings = await this.#endWithSeason(towns, { seed: seed + first, days: seasonDays });
      towns = [];
      if (findings.length > 0) return findings;
    }
    return [];
  }

  /** Plays one history alone. */
  async play(each: History): Promise<readonly Finding[]> {
    const { judgement } = await this.#playAll([[0, each]], 1);
    this.totals.count(judgement.evidence);
    return judgement.findings;
  }

  /** Plays the history of a seed and path again, and shrinks it when it still fails. */
  async replay(seed: number, path: string): Promise<readonly Finding[]> {
    let last: readonly Finding[] = [];
    const outcome = await fc.check(
      fc.asyncProperty(history, async (each) => {
        const findings = await this.play(each);
        if (findings.length === 0) return true;
        if (last.length === 0) this.#say('it fails alone; making it smaller…');
        last = findings;
        return false;
      }),
      { seed, path, unbiased: true, numRuns: 1, interruptAfterTimeLimit: SHRINK_WITHIN_MS },
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

  report(findings: readonly Finding[]): void {
    for (const { invariant, text, fen, history: number } of findings.slice(0, MOST_SHOWN)) {
      const where = number === undefined ? '' : `, history ${number}`;
      this.#say(`✗ ${invariant}: ${text}${fen === 0 ? '' : ` (${fen} fen)`}${where}`);
    }
    if (findings.length > MOST_SHOWN) this.#say(`… and ${findings.length - MOST_SHOWN} more`);
  }

  async result(of: {
    histories: number;
    seed: number;
    startedAt: number;
    findings: readonly Finding[];
  }): Promise<StormResult> {
    await this.endEra();
    return this.totals.result(of);
  }

  async #playAll(
    numbered: readonly (readonly [number, History])[],
    atOnce: number,
  ): Promise<{ town: Town; judgement: Judgement }> {
    const town = await Town.found(
      await this.stack(),
      numbered.map(([number]) => number),
    );
    await atATime(atOnce, numbered, ([number, { readers, calls }]) => perform(town.playOf(number, readers), calls));
    return { town, judgement: await town.judge() };
  }

  async #endWithSeason(towns: readonly Town[], season: { seed: number; days: number }): Promise<readonly Finding[]> {
    const stack = await this.stack();
    const startedAt = Date.now();
    await passSeason(stack, season);
    const findings: Finding[] = [];
    let renewals = 0;
    for (const town of towns) {
      const judgement = await town.judge();
      findings.push(...judgement.findings);
      renewals += this.totals.countRenewals(judgement.evidence);
    }
    this.#say(
      `${season.days} days later: ${renewals} renewals, ${((Date.now() - startedAt) / 1000).toFixed(1)} s; ` +
        `${await this.totals.pushesWith(stack)} pushes so far`,
    );
    this.report(findings);
    await this.#writeDossier(findings);
    await this.endEra();
    return findings;
  }

  async #writeDossier(findings: readonly Finding[]): Promise<void> {
    const file = findings.length > 0 ? await writeDossier(await this.stack(), findings) : null;
    if (file) this.#say(`what both sides know of the numbers: ${file}`);
  }

  /** The histories that findings name, one after the other, until one fails alone. */
  async #shrink(seed: number, findings: readonly Finding[]): Promise<void> {
    const numbers = new Set(findings.flatMap(({ history: number }) => (number === undefined ? [] : [number])));
    await this.endEra(); // new processes: what all the others did would only take time
    for (const number of [...numbers].slice(0, 3)) {
      this.#say(`to replay: npm run storm -- --seed ${seed} --path ${number}`);
      if ((await this.replay(seed, String(number))).length > 0) return;
    }
    this.#say('no history of it fails alone; what it needs is the company of the others');
  }
}

/** Lets it storm, and stops everything, however it ends. */
export async function withStorm<T>(say: (line: string) => void, work: (storm: Storm) => Promise<T>): Promise<T> {
  const storm = new Storm(say);
  try {
    return await work(storm);
  } finally {
    await storm.endEra();
  }
}

/** A history as it would stand in a test: one call a line. */
function written(of: History | undefined): string {
  if (!of) return 'nothing';
  return [...of.readers, 'calls', ...of.calls].map((each) => JSON.stringify(each)).join('\n');
}
