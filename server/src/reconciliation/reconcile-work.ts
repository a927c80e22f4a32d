import { LockMode, type MikroORM } from '@mikro-orm/postgresql';
import { Account } from '../accounts/account.entity.ts';
import { permit } from '../accounts/permissions.ts';
import type { Viewer } from '../members/viewer.ts';
import { Task, TaskKind } from '../tasks/task.entity.ts';
import type { TaskService } from '../tasks/task.service.ts';
import type { RunningTask, TaskOutcome, TaskWork } from '../tasks/task-work.ts';
import type { Reconciliation } from './reconciliation.service.ts';

/** Reconciles now what the night would reconcile. */
export class ReconcileWork implements TaskWork {
  readonly kind = TaskKind.RECONCILE;
  readonly #reconciliation: Reconciliation;

  constructor(reconciliation: Reconciliation) {
    this.#reconciliation = reconciliation;
  }

  async run({ task, progress }: RunningTask): Promise<TaskOutcome> {
    return { result: await this.#reconciliation.runFor(task.account.id, progress) };
  }
}

/** Begins it, or finds the one that runs. */
export class ReconciliationStart {
  readonly #orm: MikroORM;
  readonly #tasks: TaskService;

  constructor(deps: { orm: MikroORM; tasks: TaskService }) {
    this.#orm = deps.orm;
    this.#tasks = deps.tasks;
  }

  /** @returns the task's id. @throws ApiError UNAUTHENTICATED, FORBIDDEN */
  async start(viewer: Viewer): Promise<string> {
    const staffId = permit(viewer, 'reconcile');
    const { accountId } = viewer;
    return this.#orm.em.fork().transactional(async (em) => {
      // Two that press the button at once begin one.
      await em.findOneOrFail(Account, { id: accountId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      const running = await em.findOne(Task, { account: accountId, kind: TaskKind.RECONCILE, endedAt: null });
      return (running ?? (await this.#tasks.begin(em, { accountId, staffId, kind: TaskKind.RECONCILE, input: {} }))).id;
    });
  }
}
