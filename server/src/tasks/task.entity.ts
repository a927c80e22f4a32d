import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { Staff } from '../accounts/staff.entity.ts';
import { newId } from '../shared/ids.ts';

export enum TaskKind {
  IMPORT_MEMBERS = 'IMPORT_MEMBERS',
  EXPORT_MEMBERS = 'EXPORT_MEMBERS',
  RECONCILE = 'RECONCILE',
}
registerEnumType(TaskKind, {
  name: 'TaskKind',
  description: 'What a task does.',
  valuesConfig: {
    IMPORT_MEMBERS: { description: 'Brings members in from a list, or only says what that would do.' },
    EXPORT_MEMBERS: { description: 'Writes members into a list.' },
    RECONCILE: { description: "Matches WeChat's bills with the books." },
  },
});

export enum TaskStatus {
  WAITING = 'WAITING',
  RUNNING = 'RUNNING',
  DONE = 'DONE',
  FAILED = 'FAILED',
}
registerEnumType(TaskStatus, {
  name: 'TaskStatus',
  description: 'Where a task stands.',
  valuesConfig: {
    WAITING: { description: 'It waits for its turn.' },
    RUNNING: { description: 'It runs.' },
    DONE: { description: 'It is done; its result is there.' },
    FAILED: { description: 'It could not be done; failure says why.' },
  },
});

/** Why a task came to nothing. */
export type TaskFailure = 'UNREADABLE_FILE' | 'FILE_FORGOTTEN' | 'NOT_PERMITTED' | 'INTERNAL';

/** Long work that somebody of the staff began. */
@ObjectType({
  simpleResolvers: true,
  description: 'Long work that somebody of the staff began: it can be left, and found again.',
})
@Entity({ tableName: 'tasks' })
export class Task {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @Field(() => TaskKind, { description: 'What it does.' })
  @Enum({ items: () => TaskKind, type: types.text })
  kind!: TaskKind;

  @Field(() => TaskStatus, { description: 'Where it stands.' })
  @Enum({ items: () => TaskStatus, type: types.text })
  status: Opt<TaskStatus> = TaskStatus.WAITING;

  @Field(() => Int, { description: 'How much of it is done.' })
  @Property({ type: types.integer })
  doneCount: Opt<number> = 0;

  @Field(() => Int, { nullable: true, description: 'How much there is to do in all; null while that is not known.' })
  @Property({ type: types.integer, nullable: true })
  totalCount: number | null = null;

  /** What it was told; each kind has its own form. */
  @Property({ type: types.json })
  input!: object;

  /** What came of it; each kind has its own form. */
  @Property({ type: types.json, nullable: true })
  result: Opt<object> | null = null;

  @Property({ type: types.text, nullable: true })
  failure: TaskFailure | null = null;

  @Property({ type: types.text, nullable: true })
  inputKey: string | null = null;

  @Property({ type: types.text, nullable: true })
  outputKey: string | null = null;

  @Field(() => Staff, { nullable: true, description: 'Who began it.' })
  @ManyToOne(() => Staff)
  staff!: Rel<Staff>;

  @Field(() => Date, { description: 'When it was begun.' })
  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it ended; null while it has not.' })
  @Property({ type: types.datetime, length: 6, nullable: true })
  endedAt: Date | null = null;
}
