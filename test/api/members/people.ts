import { newId } from '../../../server/src/shared/ids.ts';
import type { GivenAccount } from '../../support/given.ts';
import type { Teahouse } from '../../support/teahouse.ts';

const DAY_MS = 86_400_000;

/** A member as a list may hold them. Days count from now, the past is negative. */
export interface Person {
  readonly joined?: string;
  readonly spentFen?: number;
  readonly lastReadAt?: string;
  readonly source?: string;
  readonly tags?: readonly string[];
  readonly isBanned?: boolean;
  readonly held?: readonly {
    readonly tierId: string;
    readonly from: number;
    readonly to: number;
    readonly isRevoked?: boolean;
  }[];
}

/** People with their story, written straight into the database: the list is tested, not how they came there. */
export async function givenPeople<Name extends string>(
  teahouse: Teahouse,
  account: GivenAccount,
  people: Readonly<Record<Name, Person>>,
): Promise<Record<Name, string>> {
  const ids = {} as Record<Name, string>;
  for (const [name, person] of Object.entries<Person>(people)) {
    const id = newId();
    ids[name as Name] = id;
    await teahouse.sql(
      `insert into members (id, account_id, display_name, joined_at, spent_fen, last_read_at, source, banned_at, ban_reason)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        id,
        account.id,
        name,
        person.joined ?? '2026-01-01T00:00:00Z',
        person.spentFen ?? 0,
        person.lastReadAt ?? null,
        person.source ?? '',
        person.isBanned ? new Date() : null,
        person.isBanned ? '广告' : null,
      ],
    );
    for (const tag of person.tags ?? []) {
      await teahouse.sql('insert into member_tags values ($1, $2, $3, now())', [account.id, id, tag]);
    }
    for (const { tierId, from, to, isRevoked } of person.held ?? []) {
      await teahouse.sql(
        `insert into memberships (id, account_id, member_id, tier_id, source, starts_at, ends_at, revoked_at, revoke_reason, created_at)
         values ($1, $2, $3, $4, 'COMP', $5, $6, $7, $8, now())`,
        [
          newId(),
          account.id,
          id,
          tierId,
          inDays(from),
          inDays(to),
          isRevoked ? new Date() : null,
          isRevoked ? 'STAFF' : null,
        ],
      );
    }
  }
  return ids;
}

const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);
