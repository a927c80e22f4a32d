import type { Clock } from '../../server/src/shared/time/clock.ts';
import type { Teahouse } from './teahouse.ts';

/** Real time, moved forward by as much as a test has travelled. */
export class TravelClock implements Clock {
  #offsetMs = 0;

  now(): Date {
    return new Date(Date.now() + this.#offsetMs);
  }

  /**
   * Moves server and WeChat forward together; WeChat's retries that fall due are made before this returns. The
   * teahouse must have been started with this clock.
   */
  async travel(teahouse: Teahouse, milliseconds: number): Promise<void> {
    await teahouse.sandbox.control('world', { settings: { signatureClock: 'virtual' } });
    this.#offsetMs += milliseconds;
    await teahouse.sandbox.control('clock', { advanceMs: milliseconds });
  }
}
