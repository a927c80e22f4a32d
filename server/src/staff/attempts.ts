import type { Clock } from '../shared/time/clock.ts';

const WINDOW_MS = 10 * 60_000;
/** Above this many callers at once the oldest are forgotten: memory stays bounded, whoever calls. */
const MAX_CALLERS = 10_000;

/** How many in ten minutes. One office may share an address, so an address may do more than a person needs. */
const limits = {
  /** Links and invitations that were not valid, from one address. */
  wrongLink: 20,
  /** Codes to scan that were asked for, from one address. A page that stands open asks for six. */
  scanFromAddress: 60,
  /** Codes to scan that were asked for, for one account. */
  scanOfAccount: 600,
  /** Passkeys of one person that were not accepted. */
  wrongPasskey: 10,
} as const;

export type Attempt = keyof typeof limits;

/**
 * Counts attempts to sign in, in windows of ten minutes. In the memory of this node: a restart forgets, and n nodes allow n
 * times as many. What is guarded are 256 random bits each, so this only spares the database and the log.
 */
export class Attempts {
  readonly #clock: Clock;
  readonly #windows = new Map<string, { count: number; readonly endsAt: number }>();

  constructor(deps: { clock: Clock }) {
    this.#clock = deps.clock;
  }

  /** Whether the limit is not reached yet. */
  mayTry(attempt: Attempt, caller: string): boolean {
    return this.#window(attempt, caller).count < limits[attempt];
  }

  /** Counts one. */
  count(attempt: Attempt, caller: string): void {
    const window = this.#window(attempt, caller);
    window.count += 1;
    this.#windows.set(`${attempt}:${caller}`, window);
    const [oldest] = this.#windows.keys();
    if (this.#windows.size > MAX_CALLERS && oldest !== undefined) this.#windows.delete(oldest);
  }

  #window(attempt: Attempt, caller: string) {
    const now = this.#clock.now().getTime();
    const known = this.#windows.get(`${attempt}:${caller}`);
    return known && now < known.endsAt ? known : { count: 0, endsAt: now + WINDOW_MS };
  }
}
