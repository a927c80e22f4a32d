import { createHash } from 'node:crypto';
import { getNamedType, isObjectType } from 'graphql';
import { type Compilation, compileObject, type Level } from './compile.ts';
import { compilePage } from './connection.ts';
import { afterCursor } from './cursor.ts';
import type { Projection, Source } from './definition.ts';
import { bindable, type Inputs } from './facts.ts';
import { writeRows } from './row-source.ts';
import type { ReadInfo } from './selection.ts';
import { Columns, listOf, Shape } from './shape.ts';
import { and, Bound, type Fragment } from './sql.ts';
import { type MetadataOf, Statement, type TableRow } from './statement.ts';

/** A compiled read: the statement, how to fill its parameters, and how to make the answer of its rows. */
export interface Plan {
  readonly text: string;
  /** Named by its text, so that every connection prepares it once. */
  readonly name: string;
  readonly parameters: readonly Bound[];
  readonly build: (rows: readonly unknown[][]) => unknown;
}

/** What the arguments of a root field decide about the text of its statement. Everything else is bound. */
export interface RootArguments {
  /** Names of the source's conditions that were given a value. */
  readonly conditions: readonly string[];
  /** Connections only: how many rows the page shows, and whether it begins after a cursor. */
  readonly size?: number;
  readonly isAfter?: boolean;
}

/** Compiles a root field into one statement. */
export function compilePlan(
  metadataOf: MetadataOf,
  projectionOf: (type: string) => Projection,
  source: Source,
  info: ReadInfo,
  given: RootArguments,
): Plan {
  const statement = new Statement(metadataOf);
  const shape = new Shape();
  const c: Compilation = { info, statement, shape, projectionOf };
  const row = statement.row(source.projection.entity);
  const level: Level = { columns: new Columns(), joins: [], variable: 'r0', isJson: false, depth: 0 };

  const code = compileRoot(c, source, row, level, given);
  const where = and(
    source.projection.visible?.(row, statement),
    source.where?.(row, statement),
    ...given.conditions.map((name) => conditionOf(source, name, row, statement)),
    given.isAfter && source.order
      ? afterCursor(source.order, row, 'after', ({ values }) => String(values.after))
      : undefined,
  );
  const text = writeStatement(c, source, row, level, where, given);
  return {
    text,
    name: createHash('sha256').update(text).digest('base64url').slice(0, 24),
    parameters: statement.parameters,
    build: shape.compile('rows', code) as Plan['build'],
  };
}

function compileRoot(
  c: Compilation,
  source: Source,
  row: TableRow<object>,
  level: Level,
  given: RootArguments,
): string {
  const nodes = c.info.fieldNodes;
  if (source.kind === 'connection') {
    const type = getNamedType(c.info.returnType);
    if (!isObjectType(type) || !source.order || !given.size)
      throw new TypeError('a connection has an order and a size');
    const parts = { order: source.order, size: given.size, hasPreviousPage: given.isAfter === true };
    return compilePage(c, source.projection, row, type, nodes, level, parts)('rows');
  }
  const object = compileObject(c, source.projection, row, nodes, level);
  if (source.kind === 'list') return `${c.shape.constant(listOf)}(rows,(r0)=>(${object}))`;
  return `${c.shape.constant(firstOf)}(rows,(r0)=>(${object}))`;
}

const firstOf = (rows: readonly unknown[][], build: (row: unknown[]) => unknown): unknown =>
  rows[0] === undefined ? null : build(rows[0]);

function writeStatement(
  c: Compilation,
  source: Source,
  row: TableRow<object>,
  level: Level,
  where: Fragment,
  given: RootArguments,
): string {
  const columns = level.columns.texts.join(', ');
  const joins = level.joins.map((join) => ` ${join}`).join('');
  const order = source.order ?? {
    direction: 'asc' as const,
    by: [{ property: row.metadata.primaryKeys[0]!, type: 'uuid' as const }],
  };
  const limit = source.kind === 'one' ? 1 : given.size === undefined ? undefined : given.size + 1;
  const rows = writeRows(c.statement, row, { branches: [where], order, limit });
  return `select ${columns} from ${rows.from}${joins}${source.kind === 'one' ? '' : ` order by ${rows.orderBy}`}`;
}

export function conditionOf(source: Source, name: string, row: TableRow<object>, statement: Statement): Fragment {
  const { type, sql } = source.conditions[name]!;
  const value = new Bound(`value:${name}`, type, ({ values }: Inputs) => bindable(type, values[name]));
  return sql(row, value, statement);
}
