import type { Order } from './definition.ts';
import { type Fragment, identifier, sql } from './sql.ts';
import type { Statement, TableRow } from './statement.ts';

/** Rows of a table as a statement will read them. */
export interface RowSource {
  /** What stands after `from`; joins may follow. */
  readonly from: string;
  /** The order of the rows, for whatever stands around them. */
  readonly orderBy: string;
}

interface Parts {
  /** Which rows; when several, each next one only fills what the ones before left free. */
  readonly branches: readonly Fragment[];
  readonly order: Order;
  /** A literal: with a bound LIMIT, PostgreSQL's generic plan expects a tenth of the table and leaves the index. */
  readonly limit?: number;
  /** A table between the rows and their parent. */
  readonly through?: { readonly row: TableRow<object>; readonly on: Fragment };
}

/**
 * Writes the innermost rows of a level. The limit stands inside, so that joins and computed columns are paid for the rows
 * of the page alone. Call it when everything that uses the row was compiled: it hands out the columns that were asked for.
 */
export function writeRows(
  statement: Statement,
  row: TableRow<object>,
  { branches, order, limit, through }: Parts,
): RowSource {
  const orderBy = orderText(statement, row, order);
  const tail = limit === undefined ? '' : ` order by ${orderBy} limit ${limit}`;
  const conditions = branches.length > 0 ? branches : [sql`true`];
  const from = conditions.map((where) =>
    through ? statement.rowsThrough(through.row, row, through.on, where) : statement.rows(row, where),
  );
  const columns = [...row.used].map((column) => `${row.alias}.${identifier(column)}`).join(', ') || '1';
  if (from.length === 1) return { from: `(select ${columns} from ${from[0]}${tail}) ${row.alias}`, orderBy };
  // Each branch stops at the limit by itself, in its index; `preference` keeps them apart when the best are chosen.
  const union = from
    .map((rows, index) => `(select ${index} as preference, ${columns} from ${rows}${tail})`)
    .join(' union all ');
  const preferred = `${row.alias}.preference, ${orderBy}`;
  const cut = limit === undefined ? '' : ` limit ${limit}`;
  return {
    from: `(select * from (${union}) ${row.alias} order by ${preferred}${cut}) ${row.alias}`,
    orderBy: preferred,
  };
}

const orderText = (statement: Statement, row: TableRow<object>, order: Order): string =>
  order.by.map((key) => `${statement.render(row.col(key.property))} ${order.direction}`).join(', ');
