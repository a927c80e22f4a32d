import { type EntityManager, LockMode, type MikroORM } from '@mikro-orm/postgresql';
import { permit } from '../accounts/permissions.ts';
import { Staff } from '../accounts/staff.entity.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { isId } from '../shared/ids.ts';
import type { Clock } from '../shared/time/clock.ts';
import { Member } from './member.entity.ts';
import { MemberNotFound } from './member.payloads.ts';
import { InvalidMemberNote } from './member-desk.payloads.ts';
import { MemberNote, maxMemberNoteLength } from './member-note.entity.ts';
import type { Viewer } from './viewer.ts';

/** What the staff write down about members, for each other. */
export class MemberNotes {
  readonly #orm: MikroORM;
  readonly #clock: Clock;

  constructor(deps: { orm: MikroORM; clock: Clock }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
  }

  /** @returns the note's id. @throws Rejection MemberNotFound, InvalidMemberNote */
  async add(viewer: Viewer, { memberId, text }: { memberId: string; text: string }): Promise<string> {
    const staffId = permit(viewer, 'tendMembers');
    const words = noteOf(text);
    if (words === null) throw new Rejection(new InvalidMemberNote());
    return this.#orm.em.fork().transactional(async (em) => {
      const member = await livingMember(em, viewer.accountId, memberId);
      if (!member) throw new Rejection(new MemberNotFound());
      const staff = em.getReference(Staff, staffId);
      return em.create(MemberNote, {
        account: member.account,
        member,
        staff,
        text: words,
        createdAt: this.#clock.now(),
      }).id;
    });
  }

  /** @returns whose it was and what it said. @throws ApiError NOT_FOUND */
  async remove(viewer: Viewer, noteId: string): Promise<{ memberId: string; text: string }> {
    permit(viewer, 'tendMembers');
    return this.#orm.em.fork().transactional(async (em) => {
      const note = isId(noteId) ? await em.findOne(MemberNote, { account: viewer.accountId, id: noteId }) : null;
      if (!note) throw new ApiError('NOT_FOUND');
      em.remove(note);
      return { memberId: note.member.id, text: note.text };
    });
  }
}

/** A note as it is kept, or null when it cannot be one. */
export function noteOf(text: string): string | null {
  const words = text.trim().replaceAll('\r\n', '\n');
  return words !== '' && [...words].length <= maxMemberNoteLength && !words.includes('\0') ? words : null;
}

/** The member, kept from being merged away until the commit; null when there is none, or it was merged already. */
const livingMember = async (em: EntityManager, accountId: string, id: string): Promise<Member | null> =>
  isId(id)
    ? em.findOne(Member, { account: accountId, id, mergedInto: null }, { lockMode: LockMode.PESSIMISTIC_READ })
    : null;
