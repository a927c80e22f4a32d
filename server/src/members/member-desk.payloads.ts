import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { UserError } from '../shared/errors/user-error.ts';
import { MemberNotFound } from './member.payloads.ts';
import { MemberFilter } from './member-filter.ts';
import { maxMemberNoteLength } from './member-note.entity.ts';
import { maxTagLength } from './member-tag.entity.ts';

/** As many members as a command takes by their ids. */
export const maxNamedMembers = 500;

@ObjectType({ simpleResolvers: true, description: 'A word that members of the account carry.' })
export class CarriedByMembers {
  @Field(() => String, { description: 'The word: a tag, or a source.' })
  readonly value!: string;

  @Field(() => Int, { description: 'How many members carry it.' })
  readonly memberCount!: number;
}

@InputType({ description: 'Which members to tag, by their ids or by a filter, and with what.' })
export class TagMembersInput {
  @Field(() => [ID], { nullable: true, description: `These members, at most ${maxNamedMembers}.` })
  memberIds?: string[] | null;

  @Field(() => MemberFilter, { nullable: true, description: 'Everyone who fits; instead of memberIds.' })
  filter?: MemberFilter | null;

  @Field(() => String, { description: `The tag: 1 to ${maxTagLength} characters, no comma and no semicolon.` })
  tag!: string;
}

@ObjectType({ implements: UserError, description: 'A tag has 1 to 30 characters, none of them a comma or semicolon.' })
export class InvalidTag extends UserError {
  @Field(() => Int, { description: 'How many characters a tag may have.' })
  readonly maxLength: number;

  constructor() {
    super('INVALID_TAG', {
      'zh-CN': `标签为 1–${maxTagLength} 个字，不能含逗号或分号`,
      en: `A tag has 1 to ${maxTagLength} characters, without comma or semicolon`,
    });
    this.maxLength = maxTagLength;
  }
}

@ObjectType({ simpleResolvers: true, description: 'The members carry the tag.' })
export class TagMembersSuccess {
  @Field(() => String, { description: 'The tag as it is kept.' })
  readonly tag!: string;

  @Field(() => Int, { description: 'How many members it is new on.' })
  readonly changedCount!: number;

  @Field(() => [ID], {
    nullable: true,
    description: 'On whom it is new: to take it off again. Null when the members were not named by their ids.',
  })
  readonly changedMemberIds!: string[] | null;

  constructor(of: TagMembersSuccess) {
    Object.assign(this, of);
  }
}

@ObjectType({ simpleResolvers: true, description: 'The members carry the tag no more.' })
export class UntagMembersSuccess {
  @Field(() => String, { description: 'The tag.' })
  readonly tag!: string;

  @Field(() => Int, { description: 'From how many members it was taken.' })
  readonly changedCount!: number;

  @Field(() => [ID], {
    nullable: true,
    description: 'From whom it was taken: to put it on again. Null when the members were not named by their ids.',
  })
  readonly changedMemberIds!: string[] | null;

  constructor(of: UntagMembersSuccess) {
    Object.assign(this, of);
  }
}

export const TagMembersPayload = createUnionType({
  name: 'TagMembersPayload',
  description: 'What came of tagMembers: its success, or a refusal.',
  types: () => [TagMembersSuccess, InvalidTag] as const,
});

export const UntagMembersPayload = createUnionType({
  name: 'UntagMembersPayload',
  description: 'What came of untagMembers: its success, or a refusal.',
  types: () => [UntagMembersSuccess, InvalidTag] as const,
});

@InputType({ description: 'What to write down about whom.' })
export class AddMemberNoteInput {
  @Field(() => ID, { description: 'The member.' })
  memberId!: string;

  @Field(() => String, { description: `The words, 1 to ${maxMemberNoteLength} characters.` })
  text!: string;
}

@InputType({ description: 'Which note to remove.' })
export class RemoveMemberNoteInput {
  @Field(() => ID, { description: 'The note.' })
  noteId!: string;
}

@ObjectType({ implements: UserError, description: 'A note has 1 to 2000 characters.' })
export class InvalidMemberNote extends UserError {
  @Field(() => Int, { description: 'How many characters a note may have.' })
  readonly maxLength: number;

  constructor() {
    super('INVALID_MEMBER_NOTE', {
      'zh-CN': `备注为 1–${maxMemberNoteLength} 个字`,
      en: `A note has 1 to ${maxMemberNoteLength} characters`,
    });
    this.maxLength = maxMemberNoteLength;
  }
}

@ObjectType({ description: 'The note is kept.' })
export class AddMemberNoteSuccess {
  readonly noteId: string;

  constructor(noteId: string) {
    this.noteId = noteId;
  }
}

@ObjectType({ simpleResolvers: true, description: 'The note is gone.' })
export class RemoveMemberNoteSuccess {
  @Field(() => ID, { description: 'Whose it was.' })
  readonly memberId: string;

  @Field(() => String, { description: 'What it said: to write it down again.' })
  readonly text: string;

  constructor(memberId: string, text: string) {
    this.memberId = memberId;
    this.text = text;
  }
}

export const AddMemberNotePayload = createUnionType({
  name: 'AddMemberNotePayload',
  description: 'What came of addMemberNote: its success, or a refusal.',
  types: () => [AddMemberNoteSuccess, MemberNotFound, InvalidMemberNote] as const,
});

export const RemoveMemberNotePayload = createUnionType({
  name: 'RemoveMemberNotePayload',
  description: 'What came of removeMemberNote: its success, or a refusal.',
  types: () => [RemoveMemberNoteSuccess] as const,
});
