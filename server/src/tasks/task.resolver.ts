import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { permit, staffMay } from '../accounts/permissions.ts';
import type { Context } from '../context.ts';
import type { ReadInfo } from '../graphql/projector/selection.ts';
import { MemberExportReport, MemberImportReport } from '../members/lists/member-lists.payloads.ts';
import { ReconciliationReport } from '../reconciliation/reconciliation.payloads.ts';
import { ConnectionArguments, connectionType } from '../shared/relay/connection.ts';
import { Task, TaskKind } from './task.entity.ts';
import { failureTexts } from './task-failures.ts';

const TaskConnection = connectionType('Task', () => Task, 'tasks, the latest first');

@Resolver(() => Task)
export class TaskResolver {
  @Query(() => TaskConnection, {
    description: `${staffMay('readTasks')}: long work, running and ended, the latest first; of kinds the viewer may do.`,
  })
  tasks(
    @Args(() => ConnectionArguments) page: ConnectionArguments,
    @Arg('kind', () => TaskKind, { nullable: true, description: 'Only this kind.' }) kind: TaskKind | null,
    @Ctx() context: Context,
    @Info() info: ReadInfo,
  ) {
    permit(context.viewer, 'readTasks');
    return context.tasks.tasks(context, info, page, kind);
  }

  @Query(() => Task, { nullable: true, description: `${staffMay('readTasks')}: one task. Null when there is none.` })
  task(
    @Arg('id', () => ID, { description: 'Opaque id.' }) id: string,
    @Ctx() context: Context,
    @Info() info: ReadInfo,
  ): Promise<Task | null> {
    permit(context.viewer, 'readTasks');
    return context.tasks.task(context, info, id);
  }

  @FieldResolver(() => String, { nullable: true, description: 'The file it was given, as its sender called it.' })
  fileName(@Root() { fileName }: { fileName?: string | null }): string | null {
    return fileName ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "Why it came to nothing and what to do, in the request's language.",
  })
  failureMessage(@Root() { failure }: Task, @Ctx() { locale }: Context): string | null {
    return failure && failureTexts[failure][locale];
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Where the file it made is, on this server, with the session that reads this; null when it made none, or that was forgotten.',
  })
  downloadPath(@Root() { id, outputKey }: Task): string | null {
    return outputKey && `/tasks/${id}/file`;
  }

  @FieldResolver(() => MemberImportReport, { nullable: true, description: 'What an import did, or would do.' })
  memberImport(@Root() { kind, result }: Task): MemberImportReport | null {
    return kind === TaskKind.IMPORT_MEMBERS ? (result as MemberImportReport | null) : null;
  }

  @FieldResolver(() => MemberExportReport, { nullable: true, description: 'What an export came to.' })
  memberExport(@Root() { kind, result }: Task): MemberExportReport | null {
    return kind === TaskKind.EXPORT_MEMBERS ? (result as MemberExportReport | null) : null;
  }

  @FieldResolver(() => ReconciliationReport, { nullable: true, description: 'What matching bills came to.' })
  reconciliation(@Root() { kind, result }: Task): ReconciliationReport | null {
    return kind === TaskKind.RECONCILE ? (result as ReconciliationReport | null) : null;
  }
}
