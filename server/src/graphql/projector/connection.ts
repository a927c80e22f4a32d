import type { FieldNode, GraphQLObjectType } from 'graphql';
import { at, type Compilation, compileObject, type Level, objectTypeOf } from './compile.ts';
import { cursorColumns } from './cursor.ts';
import type { Order, Projection } from './definition.ts';
import { collectFields } from './selection.ts';
import { pageOf } from './shape.ts';
import type { TableRow } from './statement.ts';

interface PageParts {
  readonly order: Order;
  /** Rows the page shows; one more is read. */
  readonly size: number;
  /** Whether the page begins after a cursor: then something came before it. */
  readonly hasPreviousPage: boolean;
}

/**
 * Compiles what is selected of a Relay connection: its nodes and, only where they are asked for, its cursors.
 * @returns JavaScript that builds the page from an expression for the rows
 */
export function compilePage(
  c: Compilation,
  projection: Projection,
  row: TableRow<object>,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  level: Level,
  { order, size, hasPreviousPage }: PageParts,
): (rows: string) => string {
  let nodeNodes: readonly FieldNode[] = [];
  let hasEdgeCursors = false;
  let hasPageCursors = false;
  for (const field of collectFields(c.info, type, nodes).values()) {
    if (field.name === 'edges') {
      for (const { name, nodes } of collectFields(c.info, objectTypeOf(type, 'edges'), field.nodes).values()) {
        if (name === 'cursor') hasEdgeCursors = true;
        if (name === 'node') nodeNodes = nodes;
      }
    } else if (field.name === 'pageInfo') {
      for (const { name } of collectFields(c.info, objectTypeOf(type, 'pageInfo'), field.nodes).values()) {
        if (name === 'startCursor' || name === 'endCursor') hasPageCursors = true;
      }
    } else if (field.name !== '__typename') {
      throw new TypeError(`${type.name}.${field.name} is not part of a connection the projector knows`);
    }
  }
  const object = compileObject(c, projection, row, nodeNodes, level);
  const cursorAt =
    hasEdgeCursors || hasPageCursors
      ? cursorColumns(order, row).map((fragment) => at(c, fragment, level).slice(level.variable.length + 1, -1))
      : [];
  const build = `(${level.variable})=>(${object})`;
  return (rows) =>
    `${c.shape.constant(pageOf)}(${rows},${size},${hasPreviousPage},[${cursorAt.join(',')}],${hasEdgeCursors},${build})`;
}
