import type { Viewer } from '../../members/viewer.ts';
import { isId } from '../../shared/ids.ts';
import { Bound, type SqlType } from './sql.ts';

/** What every read is made for; a request's Context is one. */
export interface ReadContext {
  readonly viewer: Viewer;
  /** The instant of the request. */
  readonly now: Date;
}

/** Everything a statement's values are read from. */
export interface Inputs {
  readonly context: ReadContext;
  /** Values of the source's conditions, by name, and the cursor's under `after`. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The operation's variables. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A bound value that comes from who asks and when. */
export const fact = (key: string, type: SqlType, read: (context: ReadContext) => unknown) =>
  new Bound(`fact:${key}`, type, ({ context }) => read(context));

/** The account of the request: always the first parameter of a statement. */
export const viewerAccount = fact('account', 'uuid', ({ viewer }) => viewer.accountId);
export const viewerIsStaff = fact('isStaff', 'boolean', ({ viewer }) => viewer.staff !== null);
/** Null, which equals nothing, when the viewer is no member. */
export const viewerMember = fact('member', 'uuid', ({ viewer }) => viewer.member?.id ?? null);
export const requestInstant = fact('now', 'timestamptz', ({ now }) => now.toISOString());

const NO_ROW_HAS_THIS_ID = '00000000-0000-0000-0000-000000000000';

/** A client's value as PostgreSQL takes it. What cannot be one of our ids is not an error: it is simply not found. */
export const bindable = (type: SqlType, value: unknown): unknown =>
  type === 'uuid' && typeof value === 'string' && !isId(value) ? NO_ROW_HAS_THIS_ID : value;
