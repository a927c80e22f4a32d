import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { UserError } from '../../shared/errors/user-error.ts';
import { MemberFilter } from '../member-filter.ts';
import { maxListRows } from './list-file.ts';

@ObjectType({ simpleResolvers: true, description: 'What one row of a list does, or would do.' })
export class MemberImportRow {
  @Field(() => Int, { description: 'Its line in the file; the head is line 1.' })
  readonly line!: number;

  @Field(() => String, { description: 'Whom it is about, as the row says.' })
  readonly name!: string;

  @Field(() => Boolean, { description: 'Whether the account did not know this person.' })
  readonly isNewMember!: boolean;

  @Field(() => Boolean, { description: 'Whether it brings a membership.' })
  readonly hasNewMembership!: boolean;

  @Field(() => [String], { description: 'The tags it brings.' })
  readonly newTags!: string[];

  @Field(() => Boolean, { description: 'Whether it brings a note.' })
  readonly hasNewNote!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'What bringing a list in did, or would do.' })
export class MemberImportReport {
  @Field(() => Boolean, { description: 'Whether it was only tried: nothing was changed.' })
  readonly isDryRun!: boolean;

  @Field(() => Int, { description: 'Rows of the list.' })
  readonly rowCount!: number;

  @Field(() => Int, { description: 'People the account did not know.' })
  readonly newMemberCount!: number;

  @Field(() => Int, { description: 'Memberships it brings.' })
  readonly membershipCount!: number;

  @Field(() => Int, { description: 'Rows that bring a tag.' })
  readonly taggedCount!: number;

  @Field(() => Int, { description: 'Notes it brings.' })
  readonly noteCount!: number;

  @Field(() => Int, { description: 'Rows that say what is so already.' })
  readonly unchangedCount!: number;

  @Field(() => Int, { description: 'Rows that cannot be brought in; the file of the task has all of them.' })
  readonly problemCount!: number;

  @Field(() => [String], { description: 'Columns that mean nothing here.' })
  readonly ignoredColumns!: string[];

  @Field(() => [MemberImportRow], { description: 'The first hundred rows.' })
  readonly rows!: MemberImportRow[];

  @Field(() => [MemberImportRow], { description: 'The first hundred rows that cannot be brought in.' })
  readonly problems!: MemberImportRow[];
}

@ObjectType({ simpleResolvers: true, description: 'What writing members into a list came to.' })
export class MemberExportReport {
  @Field(() => Int, { description: 'Members in the list.' })
  readonly memberCount!: number;

  @Field(() => Int, { description: 'Rows of the list; some members take more than one.' })
  readonly rowCount!: number;
}

@InputType({ description: 'Which list to bring in.' })
export class StartMemberImportInput {
  @Field(() => ID, { description: 'The dry run of the list; what it tried is brought in.' })
  dryRunTaskId!: string;
}

@InputType({ description: 'Whom to write into a list.' })
export class ExportMembersInput {
  @Field(() => MemberFilter, { nullable: true, description: 'Who fits; everyone when not given.' })
  filter?: MemberFilter | null;
}

/** What a command leaves behind; the task itself is read by the projector. */
abstract class BegunTask {
  readonly taskId: string;

  constructor(taskId: string) {
    this.taskId = taskId;
  }
}

@ObjectType({ description: 'The list is being brought in.' })
export class StartMemberImportSuccess extends BegunTask {}

@ObjectType({ description: 'The list is being written.' })
export class ExportMembersSuccess extends BegunTask {}

@ObjectType({ implements: UserError, description: 'That is no dry run that is done, or its file is gone.' })
export class MemberListNotTried extends UserError {
  constructor() {
    super('MEMBER_LIST_NOT_TRIED', {
      'zh-CN': '请先上传名单并等试运行完成；超过一周的要重新上传',
      en: 'Upload the list and wait for its dry run first; one older than a week has to be uploaded again',
    });
  }
}

@ObjectType({ implements: UserError, description: 'The file cannot be a list of members.' })
export class NotAMemberList extends UserError {
  constructor() {
    super('NOT_A_MEMBER_LIST', {
      'zh-CN': `这不是会员名单：需要 CSV，第一行是列名，其中有 unionid，或 openid 和 appid；最多 ${maxListRows} 行、20 MB`,
      en: `This is no list of members: it has to be CSV whose first line names columns, among them unionid, or openid and appid; at most ${maxListRows} rows, 20 MB`,
    });
  }
}

/** At the door alone, which is no part of GraphQL. */
export class UnpairedQuote extends UserError {
  constructor(line: number) {
    super('UNPAIRED_QUOTE', {
      'zh-CN': `第 ${line} 行有一个引号没有配对。请改好这一行（内容里的引号写两个 ""），或从表格软件另存为 CSV，再上传`,
      en: `A quote on line ${line} has no other. Mend that line (a quote inside a cell is written twice, ""), or save the list as CSV once more, and upload it again`,
    });
  }
}

export const StartMemberImportPayload = createUnionType({
  name: 'StartMemberImportPayload',
  description: 'What came of startMemberImport: its success, or a refusal.',
  types: () => [StartMemberImportSuccess, MemberListNotTried] as const,
});

export const ExportMembersPayload = createUnionType({
  name: 'ExportMembersPayload',
  description: 'What came of exportMembers: its success, or a refusal.',
  types: () => [ExportMembersSuccess] as const,
});
