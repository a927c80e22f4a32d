import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { z } from 'zod';
import { isPermitted, type Permission } from '../accounts/permissions.ts';
import { Staff } from '../accounts/staff.entity.ts';
import type { ReadContext } from '../graphql/projector/facts.ts';
import type { PageArguments, Projector } from '../graphql/projector/projector.ts';
import type { ReadInfo } from '../graphql/projector/selection.ts';
import { Client } from '../members/session.entity.ts';
import type { Viewer } from '../members/viewer.ts';
import { anonymousIn } from '../members/viewer-loader.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import { isId } from '../shared/ids.ts';
import { addJob, defineJob } from '../shared/outbox/jobs.ts';
import type { Clock } from '../shared/time/clock.ts';
import { Task, type TaskFailure, TaskKind, TaskStatus } from './task.entity.ts';
import { taskById, tasksByTime } from './task.projection.ts';
import type { TaskFiles } from './task-files.ts';
import { TaskFailed, type TaskOutcome, type TaskWork } from './task-work.ts';

export const runTask = defineJob('run-task', z.object({ accountId: z.string(), taskId: z.string() }));

const PROGRESS_MS = 500;
const KEPT_MS = 7 * 86_400_000;

/** Who may do each kind of work, and see what came of it. */
const permissionOf: Readonly<Record<TaskKind, Permission>> = {
  [TaskKind.IMPORT_MEMBERS]: 'importMembers',
  [TaskKind.EXPORT_MEMBERS]: 'exportMembers',
  [TaskKind.RECONCILE]: 'reconcile',
};

/** Begins long work, runs it, and tells what came of it. */
export class TaskService {
  readonly #orm: MikroORM;
  readonly #pool: Pool;
  readonly #clock: Clock;
  readonly #projector: Projector;
  readonly #files: TaskFiles;
  readonly #works: ReadonlyMap<TaskKind, TaskWork>;
  readonly #logger: Pick<Logger, 'error'>;

  constructor(deps: {
    orm: MikroORM;
    pool: Pool;
    clock: Clock;
    projector: Projector;
    files: TaskFiles;
    works: readonly TaskWork[];
    logger: Pick<Logger, 'error'>;
  }) {
    this.#orm = deps.orm;
    this.#pool = deps.pool;
    this.#clock = deps.clock;
    this.#projector = deps.projector;
    this.#files = deps.files;
    this.#works = new Map(deps.works.map((work) => [work.kind, work]));
    this.#logger = deps.logger;
  }

  task(context: ReadContext, info: ReadInfo, id: string): Promise<Task | null> {
    return this.#projector.one(taskById, context, info, { id });
  }

  tasks(context: ReadContext, info: ReadInfo, page: PageArguments, kind?: TaskKind | null) {
    return this.#projector.connection(tasksByTime, context, info, page, { kind });
  }

  /** Writes a task and queues it, in the transaction of `em`. The caller asked for the permission. */
  async begin(
    em: EntityManager,
    of: { accountId: string; staffId: string; kind: TaskKind; input: object; inputKey?: string | null },
  ): Promise<Task> {
    const task = em.create(Task, {
      account: of.accountId,
      staff: of.staffId,
      kind: of.kind,
      input: of.input,
      inputKey: of.inputKey ?? null,
      createdAt: this.#clock.now(),
    });
    await em.flush();
    await addJob(em, runTask, { accountId: of.accountId, taskId: task.id }, { key: `task:${task.id}` });
    return task;
  }

  /** What a task made. @throws ApiError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND */
  async output(viewer: Viewer, id: string): Promise<{ task: Task; text: string }> {
    if (!viewer.staff) throw new ApiError('UNAUTHENTICATED');
    const task = isId(id) ? await this.#orm.em.fork().findOne(Task, { account: viewer.accountId, id }) : null;
    if (!task?.outputKey) throw new ApiError('NOT_FOUND');
    if (!isPermitted(viewer, permissionOf[task.kind])) throw new ApiError('FORBIDDEN');
    const text = await this.#files.read(task.outputKey);
    if (text === null) throw new ApiError('NOT_FOUND');
    return { task, text };
  }

  /** Does a task's work. Safe to repeat: one that has ended is left alone, one that broke off begins anew. */
  async run(accountId: string, taskId: string): Promise<void> {
    const em = this.#orm.em.fork();
    const task = await em.findOne(Task, { account: accountId, id: taskId }, { populate: ['staff'] });
    const work = task && this.#works.get(task.kind);
    if (!task || !work || task.endedAt) return;
    await this.#write(task, { status: TaskStatus.RUNNING });
    try {
      await this.#finish(task, await this.#perform(task, work));
    } catch (error) {
      if (!(error instanceof TaskFailed)) this.#logger.error({ err: error, taskId }, 'a task failed');
      const failure: TaskFailure = error instanceof TaskFailed ? error.failure : 'INTERNAL';
      await this.#write(task, { status: TaskStatus.FAILED, failure, endedAt: this.#clock.now() });
    }
  }

  /** Forgets files that were kept for a week. */
  async forgetFiles(): Promise<void> {
    const em = this.#orm.em.fork();
    const before = new Date(this.#clock.now().getTime() - KEPT_MS);
    const old = await em.find(
      Task,
      { endedAt: { $lt: before }, $or: [{ inputKey: { $ne: null } }, { outputKey: { $ne: null } }] },
      { limit: 500 },
    );
    for (const task of old) {
      for (const key of [task.inputKey, task.outputKey]) if (key) await this.#files.remove(key);
      task.inputKey = null;
      task.outputKey = null;
    }
    await em.flush();
  }

  #perform(task: Task, work: TaskWork): Promise<TaskOutcome> {
    const viewer = viewerOf(task);
    if (!isPermitted(viewer, permissionOf[task.kind])) throw new TaskFailed('NOT_PERMITTED');
    let writtenAt = 0;
    return work.run({
      task,
      viewer,
      file: async () => {
        const text = task.inputKey && (await this.#files.read(task.inputKey));
        if (text === null) throw new TaskFailed('FILE_FORGOTTEN');
        return text;
      },
      progress: async (doneCount, totalCount) => {
        const now = performance.now();
        if (now - writtenAt < PROGRESS_MS && doneCount < totalCount) return;
        writtenAt = now;
        await this.#write(task, { doneCount, totalCount });
      },
    });
  }

  async #finish(task: Task, { result, output }: TaskOutcome): Promise<void> {
    const outputKey = output === undefined ? null : await this.#files.put(output);
    await this.#write(task, { status: TaskStatus.DONE, result, outputKey, endedAt: this.#clock.now() });
  }

  /** Past the unit of work: how far it has come belongs to the task, and in nobody's audit log. */
  async #write(
    { id, account }: Task,
    values: Partial<Pick<Task, 'status' | 'doneCount' | 'totalCount' | 'result' | 'failure' | 'outputKey' | 'endedAt'>>,
  ): Promise<void> {
    await this.#pool.query(
      `update tasks set status = coalesce($3, status), done_count = coalesce($4, done_count),
              total_count = coalesce($5, total_count), result = coalesce($6::jsonb, result), failure = coalesce($7, failure),
              output_key = coalesce($8, output_key), ended_at = coalesce($9, ended_at)
        where account_id = $1 and id = $2`,
      [
        account.id,
        id,
        values.status ?? null,
        values.doneCount ?? null,
        values.totalCount ?? null,
        values.result ? JSON.stringify(values.result) : null,
        values.failure ?? null,
        values.outputKey ?? null,
        values.endedAt ?? null,
      ],
    );
  }
}

/** Whoever began it, as they are now: who left, or lost the role, has no work done in their name. */
function viewerOf({ account, staff }: Task): Viewer {
  const { id, role, leftAt } = staff as Staff;
  return {
    ...anonymousIn(account.id),
    client: Client.CONSOLE,
    staff: leftAt ? null : { id, role, isElevated: false, hasPasskey: false },
  };
}
