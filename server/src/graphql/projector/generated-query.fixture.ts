import type fc from 'fast-check';
import { type GraphQLNamedOutputType, type GraphQLSchema, getNamedType, isObjectType } from 'graphql';

type Gen = fc.GeneratorValue;
type FastCheck = typeof fc;

/** An operation made up by fast-check, and two sets of values for its variables. */
export interface GeneratedQuery {
  readonly text: string;
  readonly variables: readonly Record<string, unknown>[];
}

/** Which fields of a type may be asked for. */
export type Fields = Readonly<Record<string, readonly string[]>>;

interface Pools {
  readonly ids: Readonly<Record<string, readonly string[]>>;
  /** Cursors by the name of the connection's type. */
  readonly cursors: Readonly<Record<string, readonly string[]>>;
}

interface Writing {
  readonly fc: FastCheck;
  readonly gen: Gen;
  readonly schema: GraphQLSchema;
  readonly fields: Fields;
  readonly pools: Pools;
  /** Half of the operations have no @skip and @include: graphql-jit is only given those. */
  readonly isConditional: boolean;
  readonly fragments: { name: string; type: string; text: string }[];
  readonly variables: Map<string, { type: string; values: [unknown, unknown] }>;
}

/**
 * Makes up an operation: aliases (also equal ones in different places), repeated fields, named and inline fragments,
 * @skip and @include, arguments as literals and as variables. Not every one is valid GraphQL; the caller validates.
 */
export function generateQuery(
  fc: FastCheck,
  gen: Gen,
  schema: GraphQLSchema,
  fields: Fields,
  pools: Pools,
): GeneratedQuery {
  const w: Writing = {
    fc,
    gen,
    schema,
    fields,
    pools,
    isConditional: gen(fc.boolean),
    fragments: [],
    variables: new Map(),
  };
  const selection = selectionOf(w, 'Query', 5);
  const declared = [...w.variables].map(([name, { type }]) => `$${name}: ${type}`).join(', ');
  const fragments = w.fragments.map(({ name, type, text }) => `fragment ${name} on ${type} ${text}`);
  const values = (at: 0 | 1) => Object.fromEntries([...w.variables].map(([name, { values }]) => [name, values[at]]));
  return {
    text: [`query${declared ? `(${declared})` : ''} ${selection}`, ...fragments].join('\n'),
    variables: [values(0), values(1)],
  };
}

const pick = <Value>(w: Writing, values: readonly Value[]): Value => w.gen(w.fc.constantFrom, ...values) as Value;
const number = (w: Writing, min: number, max: number) => w.gen(w.fc.integer, { min, max });
const isLucky = (w: Writing, percent: number) => number(w, 0, 99) < percent;

function selectionOf(w: Writing, type: string, depth: number): string {
  const parts: string[] = [];
  const count = number(w, 1, type === 'Query' ? 3 : 5);
  for (let index = 0; index < count; index++) {
    const luck = number(w, 0, 99);
    if (luck < 10 && depth > 0)
      parts.push(`... ${isLucky(w, 50) ? `on ${type} ` : ''}${directive(w)}${selectionOf(w, type, depth - 1)}`);
    else if (luck < 20 && depth > 0) parts.push(`...${fragmentOf(w, type, depth - 1)} ${directive(w)}`);
    else if (luck < 24) parts.push(`${pick(w, ['', 'kind: '])}__typename`);
    else parts.push(fieldOf(w, type, depth));
  }
  return `{ ${parts.join(' ')} }`;
}

function fragmentOf(w: Writing, type: string, depth: number): string {
  const known = w.fragments.filter((fragment) => fragment.type === type);
  if (known.length > 0 && isLucky(w, 50)) return pick(w, known).name;
  const text = selectionOf(w, type, depth);
  const name = `F${w.fragments.length}`;
  w.fragments.push({ name, type, text });
  return name;
}

function directive(w: Writing): string {
  if (!w.isConditional || !isLucky(w, 25)) return '';
  const name = pick(w, ['skip', 'include']);
  if (isLucky(w, 30)) return `@${name}(if: ${pick(w, ['true', 'false'])}) `;
  return `@${name}(if: ${variable(w, 'Boolean!', () => isLucky(w, 50))}) `;
}

function variable(w: Writing, type: string, value: () => unknown): string {
  const known = [...w.variables].filter(([, variable]) => variable.type === type);
  if (known.length > 0 && isLucky(w, 40)) return `$${pick(w, known)[0]}`;
  const name = `v${w.variables.size}`;
  w.variables.set(name, { type, values: [value(), value()] });
  return `$${name}`;
}

function fieldOf(w: Writing, type: string, depth: number): string {
  const object = w.schema.getType(type);
  if (!isObjectType(object)) throw new TypeError(`${type} is no object type`);
  const names = (w.fields[type] ?? Object.keys(object.getFields())).filter(
    (name) => depth > 0 || !isObjectType(getNamedType(object.getFields()[name]!.type)),
  );
  if (names.length === 0) return '__typename';
  const name = pick(w, names);
  const field = object.getFields()[name]!;
  const target = getNamedType(field.type) as GraphQLNamedOutputType;
  const args = field.args
    .map((arg) => argument(w, arg.name, type, name, target.name))
    .filter((text) => text !== '')
    .join(', ');
  const alias = isLucky(w, args ? 60 : 15)
    ? `${pick(w, ['a', 'b', 'x'])}${isLucky(w, 80) ? `_${name}${number(w, 0, 3)}` : ''}: `
    : '';
  const selection = isObjectType(target) ? ` ${selectionOf(w, target.name, depth - 1)}` : '';
  return `${alias}${name}${args ? `(${args})` : ''} ${directive(w)}${selection}`;
}

function argument(w: Writing, arg: string, parent: string, field: string, target: string): string {
  switch (arg) {
    case 'first': {
      const luck = number(w, 0, 2);
      if (luck === 0 && field !== 'articles') return '';
      return `first: ${luck === 1 ? variable(w, 'Int!', () => number(w, 1, 5)) : number(w, 1, 5)}`;
    }
    case 'after': {
      const cursor = () => pick(w, [...(w.pools.cursors[`${parent}.${field}`] ?? []), null]);
      const luck = number(w, 0, 3);
      if (luck < 2) return '';
      if (luck === 2) return `after: ${variable(w, 'String', cursor)}`;
      return `after: ${JSON.stringify(cursor())}`;
    }
    case 'id': {
      const id = () => pick(w, w.pools.ids[target] ?? ['nothing']);
      return `id: ${isLucky(w, 50) ? variable(w, 'ID!', id) : JSON.stringify(id())}`;
    }
    case 'filter': {
      const series = () => pick(w, [...w.pools.ids.Series!, null]);
      return pick(w, [
        '',
        'filter: {}',
        `filter: { language: ${pick(w, ['EN', 'ZH_CN', 'null'])} }`,
        `filter: { seriesId: ${variable(w, 'ID', series)} }`,
        `filter: { seriesId: ${JSON.stringify(series())}, language: ZH_CN }`,
      ]);
    }
    default:
      return '';
  }
}
