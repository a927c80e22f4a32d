import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { MemberFilter } from '../members/member-filter.ts';
import { UserError } from '../shared/errors/user-error.ts';
import { maxSegmentNameLength } from './segment.entity.ts';

@InputType({ description: 'A filter to keep, and what to call it.' })
export class CreateSegmentInput {
  @Field(() => String, { description: `What to call it, 1 to ${maxSegmentNameLength} characters.` })
  name!: string;

  @Field(() => MemberFilter, { description: 'Who belongs to it.' })
  filter!: MemberFilter;
}

@InputType({ description: 'What to change of a segment; what is not given stays.' })
export class UpdateSegmentInput {
  @Field(() => ID, { description: 'The segment.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'What to call it now.' })
  name?: string | null;

  @Field(() => MemberFilter, { nullable: true, description: 'Who belongs to it now.' })
  filter?: MemberFilter | null;
}

@InputType({ description: 'Which segment to delete.' })
export class DeleteSegmentInput {
  @Field(() => ID, { description: 'The segment.' })
  id!: string;
}

@ObjectType({ implements: UserError, description: 'A segment has a name of 1 to 40 characters.' })
export class InvalidSegmentName extends UserError {
  constructor() {
    super('INVALID_SEGMENT_NAME', {
      'zh-CN': `分组名为 1–${maxSegmentNameLength} 个字`,
      en: `A segment's name has 1 to ${maxSegmentNameLength} characters`,
    });
  }
}

@ObjectType({ implements: UserError, description: 'Another segment has that name.' })
export class SegmentNameTaken extends UserError {
  constructor() {
    super('SEGMENT_NAME_TAKEN', {
      'zh-CN': '已经有一个同名的分组，请换个名字',
      en: 'Another segment has this name; choose another',
    });
  }
}

/** What a command leaves behind; the segment itself is read by the projector. */
abstract class WrittenSegment {
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

@ObjectType({ description: 'The segment is saved.' })
export class CreateSegmentSuccess extends WrittenSegment {}

@ObjectType({ description: 'The segment is changed.' })
export class UpdateSegmentSuccess extends WrittenSegment {}

@ObjectType({ simpleResolvers: true, description: 'The segment is gone; the members it showed are as they were.' })
export class DeleteSegmentSuccess {
  @Field(() => String, { description: 'What it was called: to save it again.' })
  readonly name: string;

  @Field(() => MemberFilter, { description: 'Who belonged to it.' })
  readonly filter: MemberFilter;

  constructor(name: string, filter: MemberFilter) {
    this.name = name;
    this.filter = filter;
  }
}

export const CreateSegmentPayload = createUnionType({
  name: 'CreateSegmentPayload',
  description: 'What came of createSegment: its success, or a refusal.',
  types: () => [CreateSegmentSuccess, InvalidSegmentName, SegmentNameTaken] as const,
});

export const UpdateSegmentPayload = createUnionType({
  name: 'UpdateSegmentPayload',
  description: 'What came of updateSegment: its success, or a refusal.',
  types: () => [UpdateSegmentSuccess, InvalidSegmentName, SegmentNameTaken] as const,
});

export const DeleteSegmentPayload = createUnionType({
  name: 'DeleteSegmentPayload',
  description: 'What came of deleteSegment: its success, or a refusal.',
  types: () => [DeleteSegmentSuccess] as const,
});
