import { AsyncLocalStorage } from 'node:async_hooks';
import type { Clock } from '../shared/time/clock.ts';

/** The person of the staff for whom something is done just now. */
export interface Actor {
  readonly accountId: string;
  readonly staffId: string;
  /** The request it comes of; null for work that outlives its request. */
  readonly requestId: string | null;
  readonly clock: Clock;
}

const actors = new AsyncLocalStorage<Actor>();

/**
 * Does work in the name of somebody: what the unit of work writes meanwhile goes into the audit log, in the same commit.
 * GraphQL does so for every request of the staff; routes of files and jobs that somebody began do it themselves.
 */
export const actingAs = <Result>(actor: Actor, work: () => Result): Result => actors.run(actor, work);

/** @returns null when nobody of the staff is at work: members, WeChat, jobs */
export const currentActor = (): Actor | null => actors.getStore() ?? null;
