import type { EntityManager } from '@mikro-orm/postgresql';
import { Membership } from '../../memberships/membership.entity.ts';
import { MemberIdentity } from '../member-identity.entity.ts';
import { MemberNote } from '../member-note.entity.ts';
import { MemberTag } from '../member-tag.entity.ts';
import type { KnownMember, KnownMembership } from './import-plan.ts';
import type { ListRow } from './list-row.ts';

/** Names of people as rows give them. */
const appKey = ({ appid, openid }: { appid: string; openid: string }) => `${appid}\n${openid}`;
const unionKey = (unionid: string) => `\n${unionid}`;

/**
 * The members that rows speak of, whatever name a row uses. Rows that would make somebody new are remembered too, so that
 * the rows behind them speak of the same person.
 */
export class KnownMembers {
  readonly #byName = new Map<string, KnownMember>();

  /**
   * Loads those the rows name, in a few statements. Whoever is known already stays as known.
   * @param lock is given their ids before what is known of them is read
   */
  async load(
    em: EntityManager,
    accountId: string,
    rows: readonly ListRow[],
    lock?: (ids: readonly string[]) => Promise<void>,
  ): Promise<void> {
    const unknown = rows.filter((row) => !this.knowsNames(row));
    if (unknown.length === 0) return;
    const apps = unknown.flatMap(({ app }) => app ?? []);
    const unionids = unknown.flatMap(({ unionid }) => unionid ?? []);
    const identities = await em.find(MemberIdentity, {
      account: accountId,
      $or: [
        ...(unionids.length > 0 ? [{ unionid: { $in: unionids } }] : []),
        ...[...new Set(apps.map(({ appid }) => appid))].map((appid) => ({
          appid,
          openid: { $in: apps.filter((app) => app.appid === appid).map(({ openid }) => openid) },
        })),
      ],
    });
    const ids = [...new Set(identities.map(({ member }) => member.id))].sort();
    await lock?.(ids);
    const members = await loadKnown(em, accountId, ids);
    for (const { member, appid, openid, unionid } of identities) {
      const known = members.get(member.id);
      if (!known) continue;
      known.unionid ??= unionid;
      for (const name of [appKey({ appid, openid }), ...(unionid ? [unionKey(unionid)] : [])]) {
        if (!this.#byName.has(name)) this.#byName.set(name, known);
      }
    }
  }

  /** Whom a row speaks of: null for nobody known, 'two' when its names belong to different people. */
  find(row: ListRow): KnownMember | 'two' | null {
    const found = new Set(namesOf(row).flatMap((name) => this.#byName.get(name) ?? []));
    const [one = null] = found;
    const isAnother = one?.unionid && row.unionid && one.unionid !== row.unionid;
    return found.size > 1 || isAnother ? 'two' : one;
  }

  /** Whether every name a row uses is somebody's already: then it brings no identity. */
  knowsNames(row: ListRow): boolean {
    return namesOf(row).every((name) => this.#byName.has(name));
  }

  /** From now on the row's names are this member's. */
  remember(row: ListRow, member: KnownMember): void {
    member.unionid ??= row.unionid;
    for (const name of namesOf(row)) this.#byName.set(name, member);
  }
}

const namesOf = ({ app, unionid }: ListRow): string[] => [
  ...(app ? [appKey(app)] : []),
  ...(unionid ? [unionKey(unionid)] : []),
];

/** What is known of these members, in three statements. */
export async function loadKnown(
  em: EntityManager,
  accountId: string,
  ids: readonly string[],
): Promise<Map<string, KnownMember>> {
  const members = new Map<string, KnownMember>(ids.map((id) => [id, unknownMember(id)]));
  const of = { account: accountId, member: { $in: [...ids] } };
  for (const membership of await em.find(Membership, of)) {
    members.get(membership.member.id)?.memberships.push(knownMembership(membership));
  }
  for (const { member, tag } of await em.find(MemberTag, of)) members.get(member.id)?.tags.add(tag);
  for (const { member, text } of await em.find(MemberNote, of)) members.get(member.id)?.notes.add(text);
  return members;
}

const knownMembership = ({ tier, startsAt, endsAt, revokedAt, importedAs }: Membership): KnownMembership => ({
  tierId: tier.id,
  startsAt,
  endsAt: revokedAt && revokedAt < endsAt ? revokedAt : endsAt,
  importedAs,
});

/** Somebody of whom nothing is known yet. */
export const unknownMember = (id: string): KnownMember => ({
  id,
  unionid: null,
  memberships: [],
  tags: new Set(),
  notes: new Set(),
});
