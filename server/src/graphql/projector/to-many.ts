import { type FieldNode, type GraphQLObjectType, getArgumentValues, Kind, print } from 'graphql';
import { type Compilation, compileObject, type Level, objectTypeOf } from './compile.ts';
import { compilePage } from './connection.ts';
import { afterCursor } from './cursor.ts';
import type { Order, Projection, ToMany } from './definition.ts';
import { pageSize } from './page.ts';
import { writeRows } from './row-source.ts';
import type { SelectedField } from './selection.ts';
import { Columns, listOf } from './shape.ts';
import { and, type Fragment, sql } from './sql.ts';
import type { TableRow } from './statement.ts';

/**
 * Folds rows that belong to a row into its statement: an aggregate of JSON arrays, one element per column, so that names
 * are not repeated per row and nothing needs a second round trip.
 * @returns JavaScript that builds the list or page from a row of the level
 */
export function compileToMany(
  c: Compilation,
  parent: TableRow<object>,
  parentType: GraphQLObjectType,
  field: SelectedField,
  toMany: ToMany<object>,
  level: Level,
): string {
  const projection = c.projectionOf(toMany.type);
  const child = c.statement.row(projection.entity);
  const depth = level.depth + 1;
  const inner: Level = { columns: new Columns(), joins: [], variable: `r${depth}`, isJson: true, depth };
  const { limit, after, code } = compileRows(c, projection, child, parentType, field, toMany, inner);
  const source = writeRows(c.statement, child, {
    branches: belonging(c, projection, parent, child, toMany).map((branch) => and(branch, after)),
    order: toMany.order,
    limit,
    through: linkOf(c, parent, child, toMany),
  });
  const row = inner.columns.asJson;
  const from = [source.from, ...inner.joins].join(' ');
  const column = `(select json_agg(${row} order by ${source.orderBy}) from ${from})`;
  return code(`${level.variable}[${level.columns.add(column)}]`);
}

interface CompiledRows {
  readonly limit: number | undefined;
  readonly after: Fragment | undefined;
  /** JavaScript that builds the value from an expression for the rows. */
  readonly code: (rows: string) => string;
}

function compileRows(
  c: Compilation,
  projection: Projection,
  child: TableRow<object>,
  parentType: GraphQLObjectType,
  field: SelectedField,
  { page, order, limit }: ToMany<object>,
  inner: Level,
): CompiledRows {
  const node = field.nodes[0]!;
  const args = getArgumentValues(parentType.getFields()[field.name]!, node, c.info.variableValues);
  if (page === 'connection') {
    const size = pageSize(args.first);
    const isAfter = typeof args.after === 'string';
    const type = objectTypeOf(parentType, field.name);
    const parts = { order, size, hasPreviousPage: isAfter };
    return {
      limit: size + 1,
      after: isAfter ? afterArgument(order, child, node) : undefined,
      code: compilePage(c, projection, child, type, field.nodes, inner, parts),
    };
  }
  const object = compileObject(c, projection, child, field.nodes, inner);
  return {
    limit: page === 'first' ? pageSize(args.first) : limit,
    after: undefined,
    code: (rows) => `${c.shape.constant(listOf)}(${rows},(${inner.variable})=>(${object}))`,
  };
}

/** The cursor is bound, so that one plan serves every page. */
function afterArgument(order: Order, child: TableRow<object>, node: FieldNode): Fragment {
  const value = node.arguments?.find((argument) => argument.name.value === 'after')?.value;
  // Fields that spell `after` alike, over lists of one order, share the parameter.
  const key = `after ${child.alias} ${value ? print(value) : 'default'}`;
  return afterCursor(order, child, key, ({ variables }) =>
    String(
      value?.kind === Kind.VARIABLE ? variables[value.name.value] : value?.kind === Kind.STRING ? value.value : '',
    ),
  );
}

function belonging(
  c: Compilation,
  projection: Projection,
  parent: TableRow<object>,
  child: TableRow<object>,
  toMany: ToMany<object>,
): Fragment[] {
  const visible = projection.visible?.(child, c.statement);
  const conditions = toMany.where.map((where) => where(child as TableRow<never>, parent, c.statement));
  return (conditions.length > 0 ? conditions : [sql`true`]).map((condition) => and(visible, condition));
}

function linkOf(c: Compilation, parent: TableRow<object>, child: TableRow<object>, { through }: ToMany<object>) {
  if (!through) return undefined;
  const row = c.statement.row(through.entity);
  const toParent = sql`${row.col(through.parent)} = ${parent.primaryKey}`;
  return { row, on: sql`${child.primaryKey} = ${row.col(through.child)} and ${toParent}` };
}
