import type { Collection, Store } from '../store/store.ts';
import { TimerQueue } from './timer-queue.ts';

/** Something that will happen; kept in the store, so a restarted sandbox still does it. */
interface Timer {
  id: string;
  kind: string;
  dueAt: number;
  /** orders timers that are due at the same instant */
  sequence: number;
  payload: unknown;
}

type TimerHandler = (payload: never) => Promise<void> | void;

const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/**
 * WeChat's time: real time plus an offset that only grows. Expiries, retries and publish delays live on it.
 * `advance` walks from one due timer to the next, standing still at each while it runs, so what happens is the same every time.
 */
export class VirtualClock {
  private readonly timers: Collection<Timer>;
  /** every timer that has not begun; a cancelled one stays until its turn comes */
  private readonly waiting = new TimerQueue<Timer>();
  private readonly settings: Collection<number>;
  private readonly handlers = new Map<string, TimerHandler>();
  private readonly running = new Set<Promise<void>>();
  private frozenAt: number | undefined;
  private advancing: Promise<unknown> = Promise.resolve();
  private wakeUp: NodeJS.Timeout | undefined;
  private sequence = 0;
  private stopped = false;

  constructor(store: Store) {
    this.timers = store.collection<Timer>('timers');
    this.settings = store.collection<number>('clock');
    for (const timer of this.timers.values()) {
      this.sequence = Math.max(this.sequence, timer.sequence);
      this.waiting.push(timer);
    }
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.frozenAt ?? Date.now() + this.offsetMs();
  }

  nowSeconds(): number {
    return Math.floor(this.now() / 1000);
  }

  offsetMs(): number {
    return this.settings.get('offsetMs') ?? 0;
  }

  on<Payload>(kind: string, handler: (payload: Payload) => Promise<void> | void): void {
    this.handlers.set(kind, handler as TimerHandler);
  }

  /** @returns the timer's id, for `cancel` */
  schedule(kind: string, dueAt: number, payload: unknown): string {
    this.sequence += 1;
    const id = `timer-${this.sequence}`;
    this.waiting.push(this.timers.put(id, { id, kind, dueAt, sequence: this.sequence, payload }));
    this.arm();
    return id;
  }

  cancel(id: string): void {
    this.timers.delete(id);
  }

  /** Begins to run timers in real time; call it once every handler is registered. */
  start(): void {
    this.stopped = false;
    this.arm();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.wakeUp);
  }

  /** Moves time forward and runs everything that falls due, in order, before it answers. */
  advance(ms: number): Promise<number> {
    if (!(ms >= 0)) throw new RangeError('time only goes forward');
    const done = this.advancing.then(() => this.advanceNow(ms));
    this.advancing = done.catch(() => undefined);
    return done;
  }

  /** Waits for everything that is due or under way, such as a push whose answer is awaited. */
  async idle(): Promise<void> {
    do {
      // What was scheduled for "now" has not begun yet, and waits for the event loop.
      if (!this.stopped) this.runDue();
      await this.settled();
    } while (this.running.size > 0);
  }

  /** Forgets offset and timers. */
  reset(): void {
    this.timers.clear();
    this.waiting.clear();
    this.settings.clear();
  }

  /** When the next thing happens by itself; null when nothing waits. */
  nextDueAt(): number | null {
    return this.nextTimer()?.dueAt ?? null;
  }

  private async settled(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  private async advanceNow(ms: number): Promise<number> {
    clearTimeout(this.wakeUp);
    await this.settled();
    const target = this.now() + ms;
    const offsetBefore = this.offsetMs();
    this.frozenAt = this.now();
    try {
      for (let next = this.nextTimer(); next && next.dueAt <= target; next = this.nextTimer()) {
        this.frozenAt = Math.max(this.frozenAt, next.dueAt);
        // A sandbox that is killed here must not come back earlier than it was.
        this.settings.put('offsetMs', Math.max(offsetBefore, this.frozenAt - Date.now()));
        await this.run(next);
      }
    } finally {
      this.settings.put('offsetMs', Math.max(offsetBefore, target - Date.now()));
      this.frozenAt = undefined;
      this.arm();
    }
    return this.now();
  }

  private nextTimer(): Timer | undefined {
    for (;;) {
      const next = this.waiting.peek();
      if (!next || this.timers.get(next.id)) return next;
      this.waiting.pop();
    }
  }

  private arm(): void {
    clearTimeout(this.wakeUp);
    if (this.stopped || this.frozenAt !== undefined) return;
    const next = this.nextTimer();
    if (!next) return;
    const waitMs = Math.min(Math.max(0, next.dueAt - this.now()), LONGEST_TIMEOUT_MS);
    this.wakeUp = setTimeout(() => this.runDue(), waitMs);
  }

  /** In real time, timers do not wait for each other: one slow receiver must not hold up the others. */
  private runDue(): void {
    if (this.frozenAt !== undefined) return;
    for (let next = this.nextTimer(); next && next.dueAt <= this.now(); next = this.nextTimer()) {
      void this.run(next);
    }
    this.arm();
  }

  /** Runs the next timer. It stays in the store until it is done, so that a kill loses none. */
  private run(timer: Timer): Promise<void> {
    this.waiting.pop();
    const handler = this.handlers.get(timer.kind);
    const work = (async () => {
      try {
        if (!handler) throw new Error(`nothing handles timers of kind ${timer.kind}`);
        await handler(timer.payload as never);
      } finally {
        this.timers.delete(timer.id);
      }
    })().catch((error: unknown) => console.error(`sandbox timer ${timer.kind} failed`, error));
    this.running.add(work);
    void work.finally(() => this.running.delete(work));
    return work;
  }
}
