import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { ApiError } from '../shared/errors/api-error.ts';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import type { Fen } from '../shared/money/fen.ts';
import { shanghaiDay } from '../shared/time/shanghai.ts';
import { MemberStatus } from './member-status.ts';

/** The orders the list can be read in; each is answered by an index. */
export enum MemberSort {
  NEWEST = 'NEWEST',
  OLDEST = 'OLDEST',
  MOST_SPENT = 'MOST_SPENT',
  LEAST_SPENT = 'LEAST_SPENT',
  READ_LATELY = 'READ_LATELY',
  READ_LONG_AGO = 'READ_LONG_AGO',
  NAME = 'NAME',
  NAME_BACKWARDS = 'NAME_BACKWARDS',
}
registerEnumType(MemberSort, {
  name: 'MemberSort',
  description: 'What a list of members is sorted by.',
  valuesConfig: {
    NEWEST: { description: 'Who joined last comes first.' },
    OLDEST: { description: 'Who joined first comes first.' },
    MOST_SPENT: { description: 'Who spent most comes first.' },
    LEAST_SPENT: { description: 'Who spent least comes first.' },
    READ_LATELY: { description: 'Who read last comes first, who never read last.' },
    READ_LONG_AGO: { description: 'Who never read comes first, then who read longest ago.' },
    NAME: { description: 'By name; Chinese names by pinyin.' },
    NAME_BACKWARDS: { description: 'By name, from the end.' },
  },
});

const description = 'Which members. What is not given does not matter; what is given must all be so.';

/** The same words going in, as a filter, and coming out, as what a segment keeps. */
@InputType('MemberFilter', { description })
@ObjectType('SegmentFilter', { simpleResolvers: true, description })
export class MemberFilter {
  @Field(() => String, { nullable: true, description: 'The name contains this, in whatever case.' })
  name?: string | null;

  @Field(() => MemberStatus, { nullable: true, description: 'Stand so.' })
  status?: MemberStatus | null;

  @Field(() => ID, { nullable: true, description: 'Hold this tier now.' })
  tierId?: string | null;

  @Field(() => String, { nullable: true, description: 'Carry this tag.' })
  tag?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Came this way, as Member.source says; "" for who is not known.',
  })
  source?: string | null;

  @Field(() => String, { nullable: true, description: 'Joined from this day on, YYYY-MM-DD in Asia/Shanghai.' })
  joinedFrom?: string | null;

  @Field(() => String, { nullable: true, description: 'Joined up to this day, included.' })
  joinedTo?: string | null;

  @Field(() => FenScalar, { nullable: true, description: 'Spent at least this, in fen.' })
  spentMinFen?: Fen | null;

  @Field(() => FenScalar, { nullable: true, description: 'Spent at most this, in fen.' })
  spentMaxFen?: Fen | null;

  @Field(() => String, { nullable: true, description: 'Read something on this day or later.' })
  readSince?: string | null;

  @Field(() => String, { nullable: true, description: 'Read nothing on this day or later; or never anything.' })
  notReadSince?: string | null;
}

const maxNameLength = 100;

/** Names of the conditions of the list's sources, with their values. */
export type MemberConditions = Readonly<Record<string, string | number | boolean>>;

/** @throws ApiError BAD_INPUT for what is no calendar day, and for a name that nobody has */
export function conditionsOf(filter: MemberFilter | null | undefined): MemberConditions {
  const { name, status, tierId, tag, source, joinedFrom, joinedTo, spentMinFen, spentMaxFen } = filter ?? {};
  const sought = name?.trim();
  if (sought && (sought.length > maxNameLength || sought.includes('\0'))) throw badInput.name;
  return given({
    name: sought?.toLowerCase() || null,
    // Each way to stand has a text of its own, so that it is answered by its own plan.
    [status ?? '']: status ? true : null,
    tierId,
    tag,
    source,
    joinedFrom: joinedFrom && dayOf(joinedFrom).start,
    joinedBefore: joinedTo && dayOf(joinedTo).end,
    spentMinFen,
    spentMaxFen,
    readFrom: filter?.readSince && dayOf(filter.readSince).start,
    readBefore: filter?.notReadSince && dayOf(filter.notReadSince).start,
  });
}

/** The filter as a segment keeps it: only what is given, and only what can be asked. */
export function keptFilter(filter: MemberFilter): MemberFilter {
  conditionsOf(filter);
  return given({ ...filter }) as MemberFilter;
}

const given = (values: Readonly<Record<string, string | number | boolean | null | undefined>>): MemberConditions =>
  Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string | number | boolean] => entry[1] != null),
  );

function dayOf(day: string): { start: string; end: string } {
  try {
    const { start, end } = shanghaiDay(day);
    return { start: start.toISOString(), end: end.toISOString() };
  } catch {
    throw badInput.day;
  }
}

const badInput = {
  day: new ApiError('BAD_INPUT', { 'zh-CN': '日期须形如 2026-03-01', en: 'A day is written like 2026-03-01' }),
  name: new ApiError('BAD_INPUT', {
    'zh-CN': `要找的名字不超过 ${maxNameLength} 个字`,
    en: `The name sought takes at most ${maxNameLength} characters`,
  }),
};
