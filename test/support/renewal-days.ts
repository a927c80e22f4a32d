import { expect, vi } from 'vitest';
import type { App } from '../../server/src/app.ts';
import { Books } from './books.ts';
import type { GivenAccount } from './given.ts';
import type { Teahouse } from './teahouse.ts';
import type { TravelClock } from './travel-clock.ts';

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
/** WeChat needs a few seconds to deduct. */
const DEDUCTION_MS = 10_000;

/** Days that go by for an account whose memberships renew: the clock of both sides, and the sweeps that follow it. */
export class RenewalDays {
  readonly #teahouse: Teahouse;
  readonly #clock: TravelClock;
  readonly #books: Books;

  constructor(teahouse: Teahouse, clock: TravelClock, account: GivenAccount) {
    this.#teahouse = teahouse;
    this.#clock = clock;
    this.#books = new Books(teahouse, account);
  }

  /** Moves to a clock time in China, so many days from today, and lets everything happen that is due then. */
  async goTo(days: number, time: string): Promise<void> {
    const now = this.#clock.now().getTime();
    const midnight = Math.floor((now + SHANGHAI_OFFSET_MS) / DAY_MS) * DAY_MS - SHANGHAI_OFFSET_MS;
    const [hours, minutes] = time.split(':').map(Number) as [number, number];
    const target = midnight + days * DAY_MS + hours * 3_600_000 + minutes * 60_000;
    if (target > now) await this.#clock.travel(this.#teahouse, target - now);
    await this.settle();
  }

  /** The day on which something falls due, YYYY-MM-DD, or so many days from it, at a clock time. */
  async goToDay(on: string, time: string, plusDays = 0): Promise<void> {
    const midnight = Date.parse(`${on}T00:00:00+08:00`);
    const today = Math.floor((this.#clock.now().getTime() + SHANGHAI_OFFSET_MS) / DAY_MS);
    await this.goTo(Math.round((midnight + SHANGHAI_OFFSET_MS) / DAY_MS) - today + plusDays, time);
  }

  /** What is due is done, WeChat deducts and tells, and what it tells is processed. */
  async settle(): Promise<void> {
    await this.sweep();
    await this.#clock.travel(this.#teahouse, DEDUCTION_MS);
    await this.#quiet();
  }

  /** One round of what runs every minute. */
  async sweep(): Promise<void> {
    const { contractWatch, chargeWatch, paymentWatch }: App['services'] = this.#teahouse.app.services;
    await this.#quiet();
    await contractWatch.sweep();
    await chargeWatch.sweep();
    await paymentWatch.sweep();
    await this.#quiet();
  }

  /** No push is on its way, and nothing that was told waits to be acted on. */
  async #quiet(): Promise<void> {
    await this.#teahouse.sandbox.control('idle');
    await this.#books.allProcessed();
    await vi.waitFor(
      async () => {
        // One that failed waits for its next try, and so does the test.
        const jobs = await this.#teahouse.sql(
          `select id from graphile_worker.jobs
            where key like 'renewal-charge:%' and (locked_at is not null or attempts = 0)`,
        );
        expect(jobs).toEqual([]);
      },
      { timeout: 10_000, interval: 20 },
    );
  }
}
