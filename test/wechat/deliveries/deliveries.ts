import type { VirtualClock } from '../clock/virtual-clock.ts';
import { count, type Faults, type PushFault, type PushFaultMode, type Tally } from '../faults/faults.ts';
import type { RequestLog } from '../log/request-log.ts';
import type { Settings } from '../settings.ts';
import type { Collection, Store } from '../store/store.ts';
import { type Answer, post } from './post.ts';

export type PushKind = PushFault['kind'];

/** Something a receiver has to learn, until it confirms or WeChat gives up. */
export interface Push<Content = unknown> {
  id: string;
  kind: PushKind;
  /** appid or mchid */
  owner: string;
  /** for the log: account name */
  account: string;
  /** for the log: what it says */
  title: string;
  content: Content;
  /** deliveries tried so far */
  attempts: number;
  state: 'waiting' | 'accepted' | 'given-up';
}

export interface PreparedPush {
  /** as the receiver was named to WeChat */
  url: string;
  headers: Record<string, string>;
  body: string;
}

export interface Judgement {
  accepted: boolean;
  detail: string;
}

/** How pushes of one kind are written, judged and repeated. */
export interface PushChannel<Content> {
  /** pauses between attempts, so one more attempt than pauses */
  gapsMs: readonly number[] | ((push: Push<Content>) => readonly number[]);
  /** how long the receiver may take; as the settings say when absent */
  timeoutMs?: (push: Push<Content>) => number;
  prepare: (push: Push<Content>, fault: PushFaultMode | undefined) => PreparedPush;
  judge: (push: Push<Content>, status: number, body: string) => Judgement;
  /** called once, when a receiver confirms */
  accepted: (push: Push<Content>, confirmed: Delivery) => void;
  /** called after every attempt that was not confirmed; `isLast`: there will be no other */
  unconfirmed?: (push: Push<Content>, attempt: Delivery, isLast: boolean) => void;
}

/** One attempt, as it went over the wire. */
export interface Delivery {
  id: string;
  pushId: string;
  kind: PushKind;
  owner: string;
  title: string;
  /** counts from 1 */
  attempt: number;
  at: number;
  url: string;
  headers: Record<string, string>;
  body: string;
  fault: PushFaultMode | null;
  status: number | null;
  responseBody: string;
  verdict: 'accepted' | 'refused' | 'timeout' | 'unreachable' | 'lost';
  detail: string;
  /** real milliseconds until the answer */
  tookMs: number;
}

const DELAY_MS = 60_000;
const TIMER = 'push';

/** Pushes everything WeChat has to tell the product's servers, with retries on the virtual clock. */
export class Deliveries {
  private readonly pushes: Collection<Push>;
  private readonly kept: Collection<Delivery>;
  private readonly counters: Collection<number>;
  private readonly channels = new Map<PushKind, PushChannel<unknown>>();
  private readonly verdicts: Tally = {};
  private readonly clock: VirtualClock;
  private readonly faults: Faults;
  private readonly log: RequestLog;
  private readonly settings: Settings;
  private readonly resolve: (url: string) => string;

  constructor(
    store: Store,
    parts: {
      clock: VirtualClock;
      faults: Faults;
      log: RequestLog;
      settings: Settings;
      resolve: (url: string) => string;
    },
  ) {
    this.pushes = store.collection('pushes');
    this.kept = store.collection('deliveries');
    this.counters = store.collection('delivery-counters');
    this.clock = parts.clock;
    this.faults = parts.faults;
    this.log = parts.log;
    this.settings = parts.settings;
    this.resolve = parts.resolve;
    this.clock.on<{ pushId: string }>(TIMER, ({ pushId }) => this.attempt(pushId));
  }

  register<Content>(kind: PushKind, channel: PushChannel<Content>): void {
    this.channels.set(kind, channel as PushChannel<unknown>);
  }

  /**
   * Begins to deliver. Comes back at once, unless a `before-callback` fault wants the receiver to know it before the client
   * hears of it; then after the first attempt.
   */
  async begin<Content>(push: Omit<Push<Content>, 'id' | 'attempts' | 'state'>): Promise<string> {
    const id = this.nextId('push');
    this.pushes.keepNewest(5_000, ({ state }) => state === 'waiting');
    this.pushes.put(id, { ...push, id, attempts: 0, state: 'waiting' });
    if (this.faults.take(push.kind, (fault) => fault.mode === 'before-callback' && concerns(fault, push)))
      await this.attempt(id);
    else this.clock.schedule(TIMER, this.clock.now(), { pushId: id });
    return id;
  }

  /** Sends a recorded delivery again, byte for byte: the replay every receiver must survive. */
  async redeliver(deliveryId: string): Promise<Delivery> {
    const delivery = this.kept.get(deliveryId);
    if (!delivery) throw new RangeError(`no delivery ${deliveryId}`);
    const push = this.pushes.get(delivery.pushId);
    if (!push) throw new RangeError(`the push of delivery ${deliveryId} is gone`);
    return this.send(push, delivery.attempt, delivery, delivery.fault);
  }

  /**
   * Sends everything recorded about one number again, byte for byte, oldest first.
   * @param to another receiver's address, which must not believe it
   * @returns how often each verdict was reached
   */
  async repeat(
    about: string,
    { times = 1, atOnce = 1, to }: { times?: number; atOnce?: number; to?: string } = {},
  ): Promise<Tally> {
    const recorded = this.kept.values().filter(({ title, verdict }) => title.includes(about) && verdict !== 'lost');
    const queue = Array.from({ length: times }, () => recorded).flat();
    const verdicts: Tally = {};
    const worker = async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const push = this.pushes.get(next.pushId);
        if (!push) continue;
        const { verdict } = await this.send(
          push,
          next.attempt,
          to === undefined ? next : { ...next, url: to },
          next.fault,
        );
        count(verdicts, verdict);
        if (verdict === 'unreachable') return; // the others would not find it either
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    return verdicts;
  }

  /** What became of all deliveries so far, also of those that are no longer kept. */
  tally(): Tally {
    return { ...this.verdicts };
  }

  /** Oldest first. */
  all(): Delivery[] {
    return this.kept.values();
  }

  private async attempt(pushId: string): Promise<void> {
    const push = this.pushes.get(pushId);
    if (push?.state !== 'waiting') return;
    const fault = this.faults.take(push.kind, (each) => each.mode !== 'before-callback' && concerns(each, push));
    if (fault?.mode === 'delayed') {
      this.clock.schedule(TIMER, this.clock.now() + (fault.delayMs ?? DELAY_MS), { pushId });
      return;
    }
    const tried = this.pushes.put(pushId, { ...push, attempts: push.attempts + 1 });
    const copies = await this.deliver(tried, push, fault?.mode);
    const channel = this.channelOf(push.kind);
    const confirmed = copies.find(({ verdict }) => verdict === 'accepted');
    if (confirmed) {
      this.pushes.put(pushId, { ...tried, state: 'accepted' });
      channel.accepted(push, confirmed);
      return;
    }
    const gapsMs = typeof channel.gapsMs === 'function' ? channel.gapsMs(push) : channel.gapsMs;
    const gapMs = gapsMs[tried.attempts - 1];
    if (gapMs === undefined) this.pushes.put(pushId, { ...tried, state: 'given-up' });
    else this.clock.schedule(TIMER, this.clock.now() + gapMs, { pushId });
    const [first] = copies;
    if (first) channel.unconfirmed?.(push, first, gapMs === undefined);
  }

  /** @returns what became of each copy */
  private async deliver(tried: Push, push: Push, fault: PushFaultMode | undefined): Promise<Delivery[]> {
    const prepared = () => this.channelOf(push.kind).prepare(push, fault);
    const send = (request: PreparedPush) => this.send(push, tried.attempts, request, fault ?? null);
    if (fault === 'lost') {
      const outcome = { verdict: 'lost', detail: 'never sent', tookMs: 0 } as const;
      return [this.keep(push, tried.attempts, prepared(), fault, outcome)];
    }
    if (fault === 'duplicate') return [await send(prepared()), await send(prepared())];
    if (fault === 'concurrent-duplicate') return Promise.all([send(prepared()), send(prepared())]);
    return [await send(prepared())];
  }

  private async send(
    push: Push,
    attempt: number,
    request: PreparedPush,
    fault: PushFaultMode | null,
  ): Promise<Delivery> {
    const startedAt = Date.now();
    const timeoutMs = this.channelOf(push.kind).timeoutMs?.(push) ?? this.settings.current.callbackTimeoutMs;
    const answer = await post(this.resolve(request.url), request, timeoutMs);
    const outcome = this.judge(push, answer);
    const tookMs = Date.now() - startedAt;
    const delivery = this.keep(push, attempt, request, fault, { ...outcome, tookMs, answer });
    const { host, pathname, search } = new URL(request.url);
    this.log.add({
      direction: 'out',
      host,
      method: 'POST',
      path: pathname,
      query: search.slice(1),
      verdict: outcome.verdict === 'accepted' ? 'ok' : 'refused',
      detail: `${push.title}, attempt ${attempt}${fault ? ` (${fault})` : ''}: ${outcome.detail}`,
      account: push.account,
      status: answer.kind === 'answered' ? answer.status : undefined,
      requestBody: request.body,
      responseBody: answer.kind === 'answered' ? answer.body : undefined,
      tookMs,
    });
    return delivery;
  }

  private judge(push: Push, answer: Answer): Pick<Delivery, 'verdict' | 'detail'> {
    if (answer.kind !== 'answered') return { verdict: answer.kind, detail: answer.detail };
    const { accepted, detail } = this.channelOf(push.kind).judge(push, answer.status, answer.body);
    return { verdict: accepted ? 'accepted' : 'refused', detail };
  }

  private keep(
    push: Push,
    attempt: number,
    request: PreparedPush,
    fault: PushFaultMode | null,
    outcome: Pick<Delivery, 'verdict' | 'detail' | 'tookMs'> & { answer?: Answer },
  ): Delivery {
    const { answer } = outcome;
    const id = this.nextId('delivery');
    count(this.verdicts, outcome.verdict);
    this.kept.keepNewest(3_000);
    return this.kept.put(id, {
      id,
      pushId: push.id,
      kind: push.kind,
      owner: push.owner,
      title: push.title,
      attempt,
      at: this.clock.now(),
      url: request.url,
      headers: request.headers,
      body: request.body,
      fault,
      status: answer?.kind === 'answered' ? answer.status : null,
      responseBody: answer?.kind === 'answered' ? answer.body : '',
      verdict: outcome.verdict,
      detail: outcome.detail,
      tookMs: outcome.tookMs,
    });
  }

  private channelOf(kind: PushKind): PushChannel<unknown> {
    const channel = this.channels.get(kind);
    if (!channel) throw new Error(`no channel for ${kind}`);
    return channel;
  }

  private nextId(kind: 'push' | 'delivery'): string {
    const count = (this.counters.get(kind) ?? 0) + 1;
    this.counters.put(kind, count);
    return `${kind}-${count}`;
  }
}

function concerns(fault: PushFault, push: Pick<Push, 'title'>): boolean {
  return fault.about === undefined || push.title.includes(fault.about);
}
