import { TierChange } from '../payments/order.entity.ts';
import { type Fen, fen } from '../shared/money/fen.ts';

/** One membership on a member's timeline, with what a decision about the next purchase needs of it. */
export interface Span {
  readonly id: string;
  readonly tierId: string;
  /** The place of its tier among the account's: a greater tier has a greater rank. */
  readonly rank: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** What the member gave for the whole of it: paid, less refunded, and what was credited to it. 0 when it was not bought. */
  readonly valueFen: Fen;
  readonly isBought: boolean;
  /** Whether it can begin later: money was paid for its length, not for its dates as with a pass. */
  readonly isMovable: boolean;
}

export interface Replacement {
  readonly span: Span;
  readonly creditFen: Fen;
}

export interface Relation {
  readonly change: TierChange;
  readonly beginsAt: Date;
  /** Bought memberships that end when this one begins, with what is left of their money. */
  readonly replaced: readonly Replacement[];
}

/**
 * What is left of a membership's money at an instant: the part of its value that its remaining time is of its whole time,
 * rounded down. One that has not begun is worth what was given for it.
 */
export function creditAt({ startsAt, endsAt, valueFen }: Omit<Span, 'id'>, at: Date): Fen {
  const whole = endsAt.getTime() - startsAt.getTime();
  const left = Math.min(whole, Math.max(0, endsAt.getTime() - at.getTime()));
  // Years in milliseconds times thousands of yuan in fen leave the safe integers behind.
  return fen(Number((BigInt(valueFen) * BigInt(left)) / BigInt(whole)));
}

/**
 * How a tier that is about to be bought stands to what is held, and when it would begin.
 *
 * Greater tiers come first: what is bought begins where the hold on its own and on greater tiers ends. When there is no such
 * hold it begins now, and takes the place of the lesser memberships that were bought.
 * @param spans not revoked, not over, in any order
 */
export function relate(spans: readonly Span[], wish: { tierId: string; rank: number }, now: Date): Relation {
  const atLeast = spans.filter(({ rank }) => rank >= wish.rank);
  const lesser = spans.filter(({ rank }) => rank < wish.rank);
  if (atLeast.length > 0) {
    return {
      change: atLeast.some(({ tierId }) => tierId === wish.tierId) ? TierChange.RENEWAL : TierChange.DOWNGRADE,
      beginsAt: beginningAfter(spans, wish, now),
      replaced: [],
    };
  }
  return {
    change: lesser.length > 0 ? TierChange.UPGRADE : TierChange.NEW,
    beginsAt: now,
    replaced: lesser.filter(({ isBought }) => isBought).map((span) => ({ span, creditFen: creditAt(span, now) })),
  };
}

/**
 * Where the hold on this tier and on greater ones ends; passes of lesser tiers are waited for too, as they cannot move out
 * of the way.
 */
export function beginningAfter(
  spans: readonly Span[],
  { rank }: { rank: number },
  now: Date,
  { waitsForPasses }: { waitsForPasses: boolean } = { waitsForPasses: true },
): Date {
  const before = spans.filter((span) => span.rank >= rank || (waitsForPasses && span.isBought && !span.isMovable));
  return latest(now, ...before.map(({ endsAt }) => endsAt));
}

export interface Move {
  readonly span: Span;
  readonly byMs: number;
}

/**
 * Makes room for a membership: what is left of lesser ones moves behind it, one after the other, so that no time that was
 * paid for runs under a greater tier.
 * @param others not revoked, not over, without the new one and what it replaces
 */
export function movesBehind(
  others: readonly Span[],
  placed: { readonly rank: number; readonly startsAt: Date; readonly endsAt: Date },
): Move[] {
  return queueUp(
    others.filter(({ rank }) => rank < placed.rank),
    others,
    placed,
  );
}

/**
 * Makes room for memberships that came back: they step behind passes, which cannot move, and whatever else has not begun moves
 * behind them.
 * @param others not revoked, not over, without those that came back
 */
export function movesAround(others: readonly Span[], restored: readonly Span[], now: Date): Move[] {
  const left = restored.filter(({ endsAt }) => endsAt > now);
  if (left.length === 0) return [];
  const none = { startsAt: now, endsAt: now };
  const stepping = queueUp(left, [...others, ...left], none);
  const ends = left.map((span) => span.endsAt.getTime() + (stepping.find((move) => move.span === span)?.byMs ?? 0));
  const waiting = others.filter(({ startsAt }) => startsAt > now);
  return [...stepping, ...queueUp(waiting, others, { startsAt: now, endsAt: new Date(Math.max(...ends)) })];
}

function queueUp(
  queue: readonly Span[],
  others: readonly Span[],
  placed: { readonly startsAt: Date; readonly endsAt: Date },
): Move[] {
  const fixed = others.filter(({ isBought, isMovable }) => isBought && !isMovable);
  const inOrder = queue
    .filter(({ isMovable, endsAt }) => isMovable && endsAt > placed.startsAt)
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || (a.id < b.id ? -1 : 1));
  const moves: Move[] = [];
  let free = placed.endsAt.getTime();
  for (const span of inOrder) {
    // What of it lies before is being used, or is over.
    const unusedFrom = Math.max(span.startsAt.getTime(), placed.startsAt.getTime());
    const length = span.endsAt.getTime() - unusedFrom;
    const from = pastFixed(fixed, Math.max(unusedFrom, free), length);
    if (from > unusedFrom) moves.push({ span, byMs: from - unusedFrom });
    free = from + length;
  }
  return moves;
}

/**
 * Closes the gap that a membership leaves which ended before its time: what had waited behind it moves forward, one after the
 * other in the order it stood in, and no further than where it would begin if it had just been bought. Nobody loses time: what is
 * moved keeps the length that is left of it. What has fixed dates (a pass, a present of the staff's) stays, and what does not fit
 * before it stays behind it.
 *
 * A period that a renewal contract charged moves like any other: it is paid, and sooner is what its member would choose. The
 * contract's next charge follows the new end of the hold (`renewals/charge-wake.ts`). Where WeChat has announced a day already, or
 * takes none so soon, that day stays: then nothing is held for some days, and nothing was paid for them.
 * @param others not revoked, not over, without the one that ended
 * @param of.restored the ids of those that it had replaced: they never stood behind it
 */
export function movesForward(
  others: readonly Span[],
  { ended, restored }: { readonly ended: Cover; readonly restored: ReadonlySet<string> },
  now: Date,
): Move[] {
  const paid = others.filter(({ isBought, isMovable }) => isBought || isMovable);
  const line = paid
    .filter(({ isMovable }) => isMovable)
    .map((span) => ({ span, length: unusedOf(span, restored.has(span.id) ? paid : [...paid, ended], now) }))
    .map(({ span, length }) => ({ span, length, from: span.endsAt.getTime() - length }))
    .filter(({ length }) => length > 0)
    .sort((a, b) => a.from - b.from || (a.span.id < b.span.id ? -1 : 1));
  const moves: Move[] = [];
  let free = now.getTime();
  for (const { span, length, from } of line) {
    const inTheWay = others.filter((other) => !other.isMovable && (other.isBought || waitedFor(other, span, from)));
    const to = Math.min(from, pastFixed(inTheWay, free, length));
    if (to < from) moves.push({ span, byMs: to - from });
    free = Math.max(free, to + length);
  }
  return moves;
}

/** What a lesser membership cannot be used under. */
type Cover = Pick<Span, 'rank' | 'startsAt' | 'endsAt'>;

/** Presents run beside what is bought; only what was bought while they ran, or waited to, begins behind them. */
const waitedFor = (present: Span, { rank }: Span, from: number): boolean =>
  present.rank >= rank && present.endsAt.getTime() <= from;

/**
 * How much of a membership is still to come: what lies under a greater one was moved behind that, so it comes later and is
 * counted there. It is always the last of it.
 */
function unusedOf(span: Span, paid: readonly Cover[], now: Date): number {
  const over = paid.filter(({ rank }) => rank > span.rank).sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const end = span.endsAt.getTime();
  let at = Math.max(span.startsAt.getTime(), now.getTime());
  let length = 0;
  for (const { startsAt, endsAt } of over) {
    if (startsAt.getTime() >= end) break;
    length += Math.max(0, startsAt.getTime() - at);
    at = Math.max(at, endsAt.getTime());
  }
  return length + Math.max(0, end - at);
}

/** The first instant from which so much time is free of passes. */
function pastFixed(fixed: readonly Span[], from: number, length: number): number {
  const inTheWay = fixed.find(({ startsAt, endsAt }) => startsAt.getTime() < from + length && endsAt.getTime() > from);
  return inTheWay ? pastFixed(fixed, inTheWay.endsAt.getTime(), length) : from;
}

/**
 * The first instant at which the credit for these is no more than an amount; it falls as their time runs.
 * @returns to the second, rounded up
 */
export function whenCreditIsAtMost(spans: readonly Span[], amountFen: Fen, now: Date): Date {
  const creditOf = (at: Date) => spans.reduce((sum, span) => sum + creditAt(span, at), 0);
  let early = now.getTime();
  let late = Math.max(early, ...spans.map(({ endsAt }) => endsAt.getTime()));
  while (late - early > 1_000) {
    const middle = Math.floor((early + late) / 2);
    if (creditOf(new Date(middle)) > amountFen) early = middle;
    else late = middle;
  }
  return new Date(Math.ceil(late / 1_000) * 1_000);
}

export const latest = (...instants: readonly Date[]): Date =>
  new Date(Math.max(...instants.map((instant) => instant.getTime())));
