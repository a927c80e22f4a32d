import type { MikroORM } from '@mikro-orm/postgresql';
import type { Services } from '../services.ts';
import type { ManualClock } from '../shared/time/clock.ts';

/** What every step of seeding works with. The steps use the commands creators and readers use, at instants of the past. */
export interface Seeding {
  readonly orm: MikroORM;
  readonly services: Services;
  /** Moved to the instant at which the demo says something happened. */
  readonly clock: ManualClock;
  /** The real present. */
  readonly now: Date;
  /** The demo merchant's keys; without them the demo sells over Virtual Payment only. */
  readonly merchantFile: string | undefined;
}
