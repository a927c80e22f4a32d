import { Arg, Args, Ctx, FieldResolver, ID, Info, Int, Query, Resolver, Root } from 'type-graphql';
import { permit, staffMay } from '../accounts/permissions.ts';
import type { Context } from '../context.ts';
import { projected, type ReadInfo } from '../graphql/projector/selection.ts';
import { ReadingProgress } from '../reading/reading-progress.entity.ts';
import { Command } from '../shared/errors/rejection.ts';
import { type Connection, ConnectionArguments, connectionType } from '../shared/relay/connection.ts';
import { Member } from './member.entity.ts';
import {
  AddMemberNoteInput,
  AddMemberNotePayload,
  AddMemberNoteSuccess,
  CarriedByMembers,
  RemoveMemberNoteInput,
  RemoveMemberNotePayload,
  RemoveMemberNoteSuccess,
  TagMembersInput,
  TagMembersPayload,
  TagMembersSuccess,
  UntagMembersPayload,
  UntagMembersSuccess,
} from './member-desk.payloads.ts';
import { MemberFilter, MemberSort } from './member-filter.ts';
import { MemberIdentity } from './member-identity.entity.ts';
import { MemberMessage } from './member-message.entity.ts';
import { MemberNote } from './member-note.entity.ts';

const MemberConnection = connectionType('Member', () => Member, 'members');
const MemberNoteConnection = connectionType('MemberNote', () => MemberNote, 'notes about a member');
const MemberMessageConnection = connectionType('MemberMessage', () => MemberMessage, 'what a member sent');
const ReadingConnection = connectionType('Reading', () => ReadingProgress, 'what a member read');

const filterArgument = { nullable: true, description: 'Only some of them.' } as const;

/** What the staff see and do at their desk: everyone, and one person's whole story. */
@Resolver(() => Member)
export class MemberDeskResolver {
  @Query(() => MemberConnection, { description: `${staffMay('readMembers')}: everyone the account knows.` })
  members(
    @Args() page: ConnectionArguments,
    @Arg('filter', () => MemberFilter, filterArgument) filter: MemberFilter | null,
    @Arg('sort', () => MemberSort, { defaultValue: MemberSort.NEWEST, description: 'In which order.' })
    sort: MemberSort,
    @Ctx() context: Context,
    @Info() info: ReadInfo,
  ) {
    permit(context.viewer, 'readMembers');
    return context.memberReads.members(context, info, page, filter, sort);
  }

  @Query(() => Int, { description: `${staffMay('readMembers')}: how many members there are.` })
  memberCount(
    @Arg('filter', () => MemberFilter, filterArgument) filter: MemberFilter | null,
    @Ctx() context: Context,
  ): Promise<number> {
    permit(context.viewer, 'readMembers');
    return context.memberReads.count(context, filter);
  }

  @Query(() => Member, {
    nullable: true,
    description: `${staffMay('readMembers')}: one member. The id of a row that was merged away leads to whom it turned out to be.`,
  })
  member(
    @Arg('id', () => ID, { description: 'Opaque id.' }) id: string,
    @Ctx() context: Context,
    @Info() info: ReadInfo,
  ): Promise<Member | null> {
    permit(context.viewer, 'readMembers');
    return context.memberReads.memberOrSurvivor(context, info, id);
  }

  @Query(() => [CarriedByMembers], {
    description: `${staffMay('readMembers')}: the tags in use, the most used first; at most 200.`,
  })
  memberTags(@Ctx() { viewer, memberReads }: Context): Promise<CarriedByMembers[]> {
    permit(viewer, 'readMembers');
    return memberReads.tags(viewer.accountId);
  }

  @Query(() => [CarriedByMembers], {
    description: `${staffMay('readMembers')}: the ways members came by, the commonest first; at most 200.`,
  })
  memberSources(@Ctx() { viewer, memberReads }: Context): Promise<CarriedByMembers[]> {
    permit(viewer, 'readMembers');
    return memberReads.sources(viewer.accountId);
  }

  @FieldResolver(() => [MemberIdentity], {
    description: 'How WeChat’s apps name the member, the first met first; empty for who is not staff.',
  })
  identities(@Root() member: Member, @Info() info: ReadInfo): MemberIdentity[] {
    return projected(member, info);
  }

  @FieldResolver(() => MemberNoteConnection, {
    description: 'What the staff wrote down, the latest first; empty for who is not staff.',
  })
  notes(@Root() member: Member, @Args() _page: ConnectionArguments, @Info() info: ReadInfo): Connection<MemberNote> {
    return projected(member, info);
  }

  @FieldResolver(() => MemberMessageConnection, {
    description:
      'What the member sent to the account’s apps and did there, the latest first; empty for who is not staff.',
  })
  messages(
    @Root() member: Member,
    @Args() _page: ConnectionArguments,
    @Info() info: ReadInfo,
  ): Connection<MemberMessage> {
    return projected(member, info);
  }

  @FieldResolver(() => ReadingConnection, { description: 'What the member read, the latest first.' })
  readings(
    @Root() member: Member,
    @Args() _page: ConnectionArguments,
    @Info() info: ReadInfo,
  ): Connection<ReadingProgress> {
    return projected(member, info);
  }

  @Command(() => TagMembersPayload, {
    description: `${staffMay('tendMembers')}: tags members, by their ids or everyone who fits a filter. Safe to repeat.`,
  })
  async tagMembers(@Arg('input') input: TagMembersInput, @Ctx() context: Context): Promise<typeof TagMembersPayload> {
    return new TagMembersSuccess(await context.memberTags.tag(context, input));
  }

  @Command(() => UntagMembersPayload, {
    description: `${staffMay('tendMembers')}: takes a tag off members, by their ids or off everyone who fits a filter.`,
  })
  async untagMembers(
    @Arg('input') input: TagMembersInput,
    @Ctx() context: Context,
  ): Promise<typeof UntagMembersPayload> {
    return new UntagMembersSuccess(await context.memberTags.untag(context, input));
  }

  @Command(() => AddMemberNotePayload, {
    description: `${staffMay('tendMembers')}: writes something down about a member; only the staff read it.`,
  })
  async addMemberNote(
    @Arg('input') input: AddMemberNoteInput,
    @Ctx() { viewer, memberNotes }: Context,
  ): Promise<typeof AddMemberNotePayload> {
    return new AddMemberNoteSuccess(await memberNotes.add(viewer, input));
  }

  @Command(() => RemoveMemberNotePayload, { description: `${staffMay('tendMembers')}: removes a note.` })
  async removeMemberNote(
    @Arg('input') { noteId }: RemoveMemberNoteInput,
    @Ctx() { viewer, memberNotes }: Context,
  ): Promise<typeof RemoveMemberNotePayload> {
    const { memberId, text } = await memberNotes.remove(viewer, noteId);
    return new RemoveMemberNoteSuccess(memberId, text);
  }
}

@Resolver(() => AddMemberNoteSuccess)
export class AddMemberNoteSuccessResolver {
  @FieldResolver(() => MemberNote, { description: 'The note.' })
  async note(
    @Root() { noteId }: AddMemberNoteSuccess,
    @Ctx() context: Context,
    @Info() info: ReadInfo,
  ): Promise<MemberNote> {
    return (await context.memberReads.note(context, info, noteId))!;
  }
}
