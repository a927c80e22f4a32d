import type { Bound, Fragment, SqlType } from './sql.ts';
import type { EntityOf, Row, Subqueries } from './statement.ts';

/** How one GraphQL type is read: its entity, who may see a row at all, and the fields that are not plain columns. */
export interface Projection<E extends object = object> {
  /** Name of the GraphQL type. One entity may have several: what readers see of it and what staff see. */
  readonly type: string;
  readonly entity: EntityOf<E>;
  /** Which rows exist for this viewer. Part of every statement that reaches the type, on whatever way. */
  readonly visible?: (row: Row<E>, query: Subqueries) => Fragment;
  readonly fields: Readonly<Record<string, FieldDefinition<E>>>;
}

/** A projection of whatever entity. */
export type AnyProjection = Omit<Projection<never>, 'entity'> & { readonly entity: EntityOf<object> };

/** Columns and the function that makes the field's value of them. */
export interface Computed<E> {
  readonly kind: 'computed';
  readonly columns: (row: Row<E>, query: Subqueries) => readonly Fragment[];
  /** Instants lose their type inside JSON; `instant` gives it back. */
  readonly as: 'plain' | 'instant';
  readonly build?: (...values: never[]) => unknown;
}

/** An object whose fields are computed from the same row. */
export interface Embedded<E> {
  readonly kind: 'embedded';
  readonly fields: Readonly<Record<string, Computed<E>>>;
}

/** Rows that belong to a row, read in the same statement. */
export interface ToMany<E> {
  readonly kind: 'toMany';
  readonly type: string;
  /** An entity between the two, by its properties. */
  readonly through?: { readonly entity: EntityOf<object>; readonly parent: string; readonly child: string };
  /** Which rows belong; when several, each next one only fills what the ones before left free. Not used with `through`. */
  readonly where: readonly ((child: Row<never>, parent: Row<E>, query: Subqueries) => Fragment)[];
  readonly order: Order;
  /** `all`: at most `limit`. `first`: as many as the argument `first` says. `connection`: a page, after a cursor. */
  readonly page: 'all' | 'first' | 'connection';
  readonly limit?: number;
}

/** Left to a field resolver, which needs these properties of the row. */
export interface Resolved {
  readonly kind: 'resolved';
  readonly needs: readonly string[];
}

export type FieldDefinition<E> = Computed<E> | Embedded<E> | ToMany<E> | Resolved;

/** A total order: its last property is unique. One direction for all, so that a cursor is one comparison. */
export interface Order {
  readonly direction: 'asc' | 'desc';
  readonly by: readonly OrderKey[];
}

export interface OrderKey {
  readonly property: string;
  readonly type: 'timestamptz' | 'integer' | 'bigint' | 'text' | 'uuid';
}

/** A condition on a value that is bound when the read runs. */
export interface Condition<E> {
  readonly type: SqlType;
  readonly sql: (row: Row<E>, value: Bound, query: Subqueries) => Fragment;
}

/** Where a root field's rows come from. Made once, at module level: plans are cached by it. */
export interface Source<E extends object = object> {
  readonly projection: Projection<E>;
  readonly kind: 'one' | 'list' | 'connection';
  /** Always applied. */
  readonly where?: (row: Row<E>, query: Subqueries) => Fragment;
  /** Applied when a value is given; `one` must be given all. */
  readonly conditions: Readonly<Record<string, Condition<E>>>;
  readonly order?: Order;
}

export const projection = <E extends object>(
  entity: EntityOf<E>,
  definition: Omit<Projection<E>, 'entity'>,
): Projection<E> => ({ entity, ...definition });

/** One column of SQL. */
export const computed = <E>(column: (row: Row<E>, query: Subqueries) => Fragment): Computed<E> => ({
  kind: 'computed',
  columns: (row, query) => [column(row, query)],
  as: 'plain',
});

/** One column of SQL that holds an instant, or null. */
export const instant = <E>(column: (row: Row<E>, query: Subqueries) => Fragment): Computed<E> => ({
  ...computed(column),
  as: 'instant',
});

/** A value made in JavaScript of one or more columns. */
export const derived = <E, Values extends never[]>(
  columns: (row: Row<E>, query: Subqueries) => readonly Fragment[],
  build: (...values: Values) => unknown,
): Computed<E> => ({ kind: 'computed', columns, as: 'plain', build: build as (...values: never[]) => unknown });

export const embedded = <E>(fields: Readonly<Record<string, Computed<E>>>): Embedded<E> => ({
  kind: 'embedded',
  fields,
});

export const toMany = <E, C extends object>(
  child: { readonly type: string; readonly entity: EntityOf<C> },
  definition: Omit<ToMany<E>, 'kind' | 'type' | 'where'> & {
    where?: ToManyCondition<E, C> | readonly ToManyCondition<E, C>[];
  },
): ToMany<E> => ({
  ...definition,
  kind: 'toMany',
  type: child.type,
  where: [definition.where ?? []].flat() as readonly ToManyCondition<E, never>[],
});

type ToManyCondition<E, C> = (child: Row<C>, parent: Row<E>, query: Subqueries) => Fragment;

export const resolved = (...needs: readonly string[]): Resolved => ({ kind: 'resolved', needs });

export const descending = (...by: readonly OrderKey[]): Order => ({ direction: 'desc', by });
export const ascending = (...by: readonly OrderKey[]): Order => ({ direction: 'asc', by });

export const condition = <E>(type: SqlType, sql: Condition<E>['sql']): Condition<E> => ({ type, sql });

const source =
  (kind: Source['kind']) =>
  <E extends object>(of: Projection<E>, parts: Partial<Omit<Source<E>, 'kind' | 'projection'>> = {}): Source<E> => ({
    conditions: {},
    ...parts,
    kind,
    projection: of,
  });

/** A root field that is one object or null. */
export const one = source('one');
/** A root field that is a short list. */
export const list = source('list');
/** A root field that is a Relay connection. */
export const connection = source('connection');
