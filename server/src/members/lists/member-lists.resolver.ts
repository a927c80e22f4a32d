import { Arg, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { staffMay } from '../../accounts/permissions.ts';
import type { Context } from '../../context.ts';
import type { ReadInfo } from '../../graphql/projector/selection.ts';
import { Command } from '../../shared/errors/rejection.ts';
import { Task } from '../../tasks/task.entity.ts';
import type { ToldRow } from './import-tally.ts';
import { problemText } from './list-problem.ts';
import {
  ExportMembersInput,
  ExportMembersPayload,
  ExportMembersSuccess,
  MemberImportRow,
  StartMemberImportInput,
  StartMemberImportPayload,
  StartMemberImportSuccess,
} from './member-lists.payloads.ts';

@Resolver(() => MemberImportRow)
export class MemberListsResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: "Why it cannot be brought in, in the request's language; null when it can.",
  })
  problem(@Root() { problem }: ToldRow, @Ctx() { locale }: Context): string | null {
    return problem && problemText(problem)[locale];
  }

  @Command(() => StartMemberImportPayload, {
    description: `${staffMay('importMembers')}: brings in a list that was tried. To try one, send it to POST /members/lists as text/csv. Bringing in a list twice changes nothing.`,
  })
  async startMemberImport(
    @Arg('input') { dryRunTaskId }: StartMemberImportInput,
    @Ctx() { viewer, memberLists, locale }: Context,
  ): Promise<typeof StartMemberImportPayload> {
    return new StartMemberImportSuccess(await memberLists.startImport(viewer, dryRunTaskId, locale));
  }

  @Command(() => ExportMembersPayload, {
    description: `${staffMay('exportMembers')}: writes members into a CSV list; it is in the audit log.`,
  })
  async exportMembers(
    @Arg('input') { filter }: ExportMembersInput,
    @Ctx() { viewer, memberLists }: Context,
  ): Promise<typeof ExportMembersPayload> {
    return new ExportMembersSuccess(await memberLists.startExport(viewer, filter ?? null));
  }
}

@Resolver(() => StartMemberImportSuccess)
export class StartMemberImportSuccessResolver {
  @FieldResolver(() => Task, { description: 'The work that goes on.' })
  async task(
    @Root() { taskId }: StartMemberImportSuccess,
    @Ctx() context: Context,
    @Info() info: ReadInfo,
  ): Promise<Task> {
    return (await context.tasks.task(context, info, taskId))!;
  }
}

@Resolver(() => ExportMembersSuccess)
export class ExportMembersSuccessResolver {
  @FieldResolver(() => Task, { description: 'The work that goes on.' })
  async task(@Root() { taskId }: ExportMembersSuccess, @Ctx() context: Context, @Info() info: ReadInfo): Promise<Task> {
    return (await context.tasks.task(context, info, taskId))!;
  }
}
