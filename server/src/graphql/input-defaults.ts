import {
  astFromValue,
  type DocumentNode,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  typeFromAST,
  valueFromASTUntyped,
} from 'graphql';

type Variables = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Variables =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Writes into the variables of a document what they leave to its inputs' defaults. graphql-jit (0.8.9) refuses a field of a
 * non-null type that is left out, although it has a default; graphql-js fills it in.
 */
export function inputDefaultsOf(schema: GraphQLSchema, document: DocumentNode): (variables: Variables) => Variables {
  const types = new Map<string, GraphQLInputType>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const { variable, type } of definition.variableDefinitions ?? []) {
      const known = typeFromAST(schema, type as never) as GraphQLInputType | undefined;
      if (known) types.set(variable.name.value, known);
    }
  }
  return (variables) =>
    Object.fromEntries(
      Object.entries(variables).map(([name, value]) => {
        const type = types.get(name);
        return [name, type ? filled(type, value) : value];
      }),
    );
}

function filled(type: GraphQLInputType, value: unknown): unknown {
  if (isNonNullType(type)) return filled(type.ofType as GraphQLInputType, value);
  if (isListType(type)) {
    const of = type.ofType as GraphQLInputType;
    return Array.isArray(value) ? value.map((item) => filled(of, item)) : filled(of, value);
  }
  if (!isInputObjectType(type) || !isRecord(value)) return value;
  const fields = type.getFields();
  const given = Object.entries(value).map(([name, inner]) => [
    name,
    fields[name] ? filled(fields[name].type, inner) : inner,
  ]);
  return { ...defaultsOf(type), ...Object.fromEntries(given.filter(([, inner]) => inner !== undefined)) };
}

const known = new WeakMap<GraphQLInputObjectType, Variables>();

/** Defaults of fields that may not be null, as a client would write them. */
function defaultsOf(type: GraphQLInputObjectType): Variables {
  let defaults = known.get(type);
  if (!defaults) {
    defaults = Object.fromEntries(
      Object.values(type.getFields()).flatMap((field) => {
        if (field.defaultValue === undefined || !isNonNullType(field.type)) return [];
        const literal = astFromValue(field.defaultValue, field.type);
        return literal ? [[field.name, valueFromASTUntyped(literal)]] : [];
      }),
    );
    known.set(type, defaults);
  }
  return defaults;
}
