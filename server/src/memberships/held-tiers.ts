/** A stretch of membership, as stored. */
export interface MembershipSpan {
  readonly tierId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/**
 * The tiers held at an instant, each with the end of the unbroken hold: a renewal bought early is a span that begins
 * where the running one ends, and to the reader they are one.
 * @param spans not revoked, in any order
 */
export function heldTiersAt(spans: readonly MembershipSpan[], at: Date): { tierId: string; endsAt: Date }[] {
  const held = new Map<string, Date>();
  const byStart = [...spans].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  for (const span of byStart) {
    const soFar = held.get(span.tierId);
    const isActive = span.startsAt <= at && at < span.endsAt;
    const continues = soFar !== undefined && span.startsAt <= soFar;
    if ((isActive || continues) && (soFar === undefined || span.endsAt > soFar)) held.set(span.tierId, span.endsAt);
  }
  return [...held].map(([tierId, endsAt]) => ({ tierId, endsAt }));
}
