import { randomBytes } from 'node:crypto';
import { collectEvidence, type Evidence } from './evidence.ts';
import type { History } from './history.ts';
import type { Finding } from './invariants/invariant.ts';
import { invariants } from './invariants/registry.ts';
import { Journal } from './journal.ts';
import { openShop } from './open-shop.ts';
import { Play, type Shop } from './play.ts';
import { quiesce } from './quiesce.ts';
import type { Stack } from './stack/stack.ts';

const PEOPLE_PER_HISTORY = 2;

export interface Judgement {
  readonly findings: readonly Finding[];
  readonly evidence: Evidence;
}

/** Two new shops, and people of its own for every history that is played there. */
export class Town {
  readonly #stack: Stack;
  readonly #shops: readonly Shop[];
  readonly #journals: ReadonlyMap<number, Journal>;
  readonly #people: ReadonlyMap<number, readonly string[]>;
  readonly #historyOfOpenid: ReadonlyMap<string, number>;

  private constructor(parts: {
    stack: Stack;
    shops: readonly Shop[];
    people: ReadonlyMap<number, readonly string[]>;
    historyOfOpenid: ReadonlyMap<string, number>;
  }) {
    this.#stack = parts.stack;
    this.#shops = parts.shops;
    this.#people = parts.people;
    this.#historyOfOpenid = parts.historyOfOpenid;
    this.#journals = new Map([...parts.people.keys()].map((number) => [number, new Journal()]));
  }

  /** @param numbers the histories, as findings shall name them */
  static async found(stack: Stack, numbers: readonly number[]): Promise<Town> {
    const shops = [await openShop(stack), await openShop(stack)];
    const name = randomBytes(4).toString('hex');
    const people = new Map(
      numbers.map((number) => [
        number,
        Array.from({ length: PEOPLE_PER_HISTORY }, (_, index) => `${name}-${number}-${index}`),
      ]),
    );
    const { people: identities } = await stack.sandbox.control('world', {
      people: [...people.values()].flat().map((id) => ({ id, nickname: id, language: 'zh_CN' })),
    });
    const historyOfOpenid = new Map(
      [...people].flatMap(([number, ids]) =>
        ids.flatMap((id) => Object.values(identities[id] ?? {}).map((openid) => [openid, number] as const)),
      ),
    );
    return new Town({ stack, shops, people, historyOfOpenid });
  }

  /** The people of one history, ready to do something. */
  playOf(number: number, readers: History['readers']): Play {
    const journal = this.#journals.get(number);
    if (!journal) throw new RangeError(`no history ${number} in this town`);
    return new Play({
      stack: this.#stack,
      shops: this.#shops,
      readers,
      journal,
      people: this.#people.get(number) ?? [],
    });
  }

  /** Lets everything come to rest, and holds the books against what happened at WeChat. */
  async judge(): Promise<Judgement> {
    await quiesce(this.#stack, this.#shops);
    const evidence = await collectEvidence({
      stack: this.#stack,
      shops: this.#shops,
      journals: this.#journals,
      historyOfPerson: new Map([...this.#people].flatMap(([number, ids]) => ids.map((id) => [id, number] as const))),
      historyOfOpenid: this.#historyOfOpenid,
    });
    const findings = invariants.flatMap(({ name: invariant, check }) =>
      check(evidence).map((finding) => ({ invariant, ...finding })),
    );
    const crashes = this.#stack.takeCrashes();
    if (crashes === 0) return { findings, evidence };
    const text = `the server ended by itself, ${crashes} times; see ${this.#stack.logFile}`;
    return { findings: [...findings, { invariant: 'the-server-lives', text, fen: 0, history: undefined }], evidence };
  }
}

/** Works through tasks, so many at a time, each begun in turn. */
export async function atATime<Task>(
  count: number,
  tasks: Iterable<Task>,
  work: (task: Task) => Promise<void>,
): Promise<void> {
  const waiting = tasks[Symbol.iterator]();
  const worker = async () => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: count }, worker));
}
