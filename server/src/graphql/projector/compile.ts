import type { EntityMetadata, EntityProperty } from '@mikro-orm/postgresql';
import { type FieldNode, type GraphQLObjectType, getNamedType, isObjectType } from 'graphql';
import type { Computed, FieldDefinition, Projection } from './definition.ts';
import { collectFields, type ReadInfo, type SelectedField } from './selection.ts';
import { type Columns, instantOf, Shape } from './shape.ts';
import { type Fragment, sql } from './sql.ts';
import type { Statement, TableRow } from './statement.ts';
import { compileToMany } from './to-many.ts';

/** One level of a statement: the rows of one `from`, as the outermost or inside an aggregate. */
export interface Level {
  readonly columns: Columns;
  readonly joins: string[];
  /** JavaScript variable that holds a row of this level. */
  readonly variable: string;
  /** Inside JSON, instants are text. */
  readonly isJson: boolean;
  readonly depth: number;
}

/** What every part of one compilation shares. */
export interface Compilation {
  readonly info: ReadInfo;
  readonly statement: Statement;
  readonly shape: Shape;
  readonly projectionOf: (type: string) => Projection;
}

/** The type that nodes of a field select from. */
export function objectTypeOf(parent: GraphQLObjectType, field: string): GraphQLObjectType {
  const type = getNamedType(parent.getFields()[field]?.type);
  if (!isObjectType(type))
    throw new TypeError(`${parent.name}.${field} is not an object: the projector cannot read it`);
  return type;
}

/** @returns JavaScript that builds the object from a row of the level */
export function compileObject(
  c: Compilation,
  projection: Projection,
  row: TableRow<object>,
  nodes: readonly FieldNode[],
  level: Level,
): string {
  const type = c.info.schema.getType(projection.type);
  if (!isObjectType(type)) throw new TypeError(`${projection.type} is not an object type of the schema`);
  const properties: [string, string][] = [];
  const needed = new Set<string>();
  for (const [key, field] of collectFields(c.info, type, nodes)) {
    if (field.name === '__typename') continue;
    const definition = projection.fields[field.name];
    if (definition?.kind === 'resolved') for (const property of definition.needs) needed.add(property);
    else properties.push([key, compileField(c, projection, row, type, field, definition, level)]);
  }
  for (const property of needed) {
    if (!properties.some(([key]) => key === property)) properties.push([property, column(c, row, property, level)]);
  }
  return c.shape.object(properties);
}

function compileField(
  c: Compilation,
  projection: Projection,
  row: TableRow<object>,
  type: GraphQLObjectType,
  field: SelectedField,
  definition: Exclude<FieldDefinition<object>, { kind: 'resolved' }> | undefined,
  level: Level,
): string {
  switch (definition?.kind) {
    case 'computed':
      return compileComputed(c, row, definition, level);
    case 'embedded': {
      const selected = collectFields(c.info, objectTypeOf(type, field.name), field.nodes);
      const inner: [string, string][] = [];
      for (const { name } of selected.values()) {
        if (name === '__typename') continue;
        const part = definition.fields[name];
        if (!part) throw notProjected(`${type.name}.${field.name}`, name);
        inner.push([name, compileComputed(c, row, part, level)]);
      }
      return c.shape.object(inner);
    }
    case 'toMany':
      return compileToMany(c, row, type, field, definition, level);
    default: {
      const property = propertiesOf(row.metadata)[field.name];
      if (property?.kind === 'scalar') return column(c, row, field.name, level);
      if (property?.kind === 'm:1' || property?.kind === '1:1')
        return compileToOne(c, row, type, field, property, level);
      throw notProjected(projection.type, field.name);
    }
  }
}

function compileComputed(c: Compilation, row: TableRow<object>, computed: Computed<object>, level: Level): string {
  const values = computed.columns(row, c.statement).map((fragment) => at(c, fragment, level));
  if (computed.build) return `${c.shape.constant(computed.build)}(${values.join(',')})`;
  return computed.as === 'instant' && level.isJson ? `${c.shape.constant(instantOf)}(${values[0]})` : values[0]!;
}

function compileToOne(
  c: Compilation,
  row: TableRow<object>,
  type: GraphQLObjectType,
  field: SelectedField,
  property: EntityProperty,
  level: Level,
): string {
  const target = c.projectionOf(objectTypeOf(type, field.name).name);
  const joined = c.statement.row(target.entity);
  const visible = target.visible?.(joined, c.statement);
  const reference = sql`${joined.primaryKey} = ${row.col(field.name)}`;
  const isAlwaysThere = !property.nullable && !visible;
  level.joins.push(
    c.statement.join(
      isAlwaysThere ? 'join' : 'left join',
      joined,
      visible ? sql`${reference} and ${visible}` : reference,
    ),
  );
  const built = compileObject(c, target, joined, field.nodes, level);
  return isAlwaysThere ? built : `(${at(c, joined.primaryKey, level)}===null?null:${built})`;
}

function column(c: Compilation, row: TableRow<object>, name: string, level: Level): string {
  const property = propertiesOf(row.metadata)[name];
  // The driver makes an instant of a day, of whatever zone the server is in.
  if (property?.columnTypes?.[0] === 'date') return at(c, sql`${row.col(name)}::text`, level);
  const value = at(c, row.col(name), level);
  const isInstant = property?.runtimeType === 'Date';
  return isInstant && level.isJson ? `${c.shape.constant(instantOf)}(${value})` : value;
}

/** JavaScript that reads an expression's value from a row of the level. */
export const at = (c: Compilation, fragment: Fragment, level: Level): string =>
  `${level.variable}[${level.columns.add(c.statement.render(fragment))}]`;

const propertiesOf = (metadata: EntityMetadata) => metadata.properties as Record<string, EntityProperty | undefined>;

// A field nobody described must fail in the first test that selects it, rather than be null for ever.
const notProjected = (type: string, field: string) =>
  new TypeError(`${type}.${field} is neither a column nor described in its projection`);
