import type { Viewer } from '../members/viewer.ts';
import type { Task, TaskFailure, TaskKind } from './task.entity.ts';

/** A task while it runs. */
export interface RunningTask {
  readonly task: Task;
  /** Who began it, with the role they have now. */
  readonly viewer: Viewer;
  /** The file it takes. @throws TaskFailed FILE_FORGOTTEN */
  file(): Promise<string>;
  /** Tells those who watch. Cheap to call often: it is written now and then. */
  progress(doneCount: number, totalCount: number): Promise<void>;
}

/** What a task leaves behind. */
export interface TaskOutcome {
  readonly result: object;
  /** A file for whoever began it. */
  readonly output?: string;
}

/** What one kind of task does. It is begun again after a crash, so it is safe to repeat. */
export interface TaskWork {
  readonly kind: TaskKind;
  /** @throws TaskFailed with a reason the staff can read; everything else is INTERNAL */
  run(running: RunningTask): Promise<TaskOutcome>;
}

export class TaskFailed extends Error {
  readonly failure: TaskFailure;

  constructor(failure: TaskFailure) {
    super(failure);
    this.failure = failure;
  }
}
