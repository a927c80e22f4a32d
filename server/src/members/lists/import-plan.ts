import type { ListedMembership, ListRow } from './list-row.ts';

/** What is known of a member, as far as a list can say something new. */
export interface KnownMember {
  readonly id: string;
  /** Null while no row and no app has said it. */
  unionid: string | null;
  readonly memberships: KnownMembership[];
  readonly tags: Set<string>;
  readonly notes: Set<string>;
}

export interface KnownMembership {
  readonly tierId: string;
  readonly startsAt: Date;
  /** When it ends, or ended before its time. */
  readonly endsAt: Date;
  readonly importedAs: string | null;
}

/** What a row would change. */
export interface RowPlan {
  readonly membership: (ListedMembership & { readonly startsAt: Date }) | null;
  readonly tags: readonly string[];
  readonly note: string | null;
}

/**
 * What is not there yet. A membership is known by its dates or by what a row said when it came in, so that a list that is
 * brought in again brings nothing.
 * @returns 'over' when it would end before it begins
 */
export function planOf(row: ListRow, known: KnownMember | null, now: Date): RowPlan | 'over' {
  const tags = row.tags.filter((tag) => !known?.tags.has(tag));
  const note = row.note !== null && !known?.notes.has(row.note) ? row.note : null;
  const { membership } = row;
  if (!membership || known?.memberships.some((one) => isSame(one, membership))) return { membership: null, tags, note };
  const startsAt = membership.startsAt ?? now;
  if (membership.endsAt <= startsAt) return 'over';
  return { membership: { ...membership, startsAt }, tags, note };
}

export const isNothing = ({ membership, tags, note }: RowPlan): boolean =>
  membership === null && tags.length === 0 && note === null;

/** Takes note of what a row brings, for the rows behind it. */
export function learn(known: KnownMember, { membership, tags, note }: RowPlan): void {
  if (membership) known.memberships.push(membership);
  for (const tag of tags) known.tags.add(tag);
  if (note !== null) known.notes.add(note);
}

const isSame = (known: KnownMembership, listed: ListedMembership): boolean =>
  known.importedAs === listed.importedAs ||
  (known.tierId === listed.tierId &&
    known.startsAt.getTime() === listed.startsAt?.getTime() &&
    known.endsAt.getTime() === listed.endsAt.getTime());
