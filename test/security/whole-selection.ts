import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';

/** Writes an argument's value as GraphQL text; undefined leaves an optional argument out. */
export type ArgumentText = (argument: GraphQLArgument, field: string) => string | undefined;

/**
 * Every field of a type, and of what it leads to, down to a depth: whatever is added to the schema is selected the day
 * it is added.
 */
function wholeSelection(
  schema: GraphQLSchema,
  type: GraphQLNamedType,
  depth: number,
  argumentText: ArgumentText,
): string {
  if (isUnionType(type)) {
    const members = type.getTypes().map((member) => {
      const inner = fieldsOf(schema, member, depth, argumentText, `${member.name}_`);
      return `... on ${member.name} { __typename ${inner} }`;
    });
    return `{ __typename ${members.join(' ')} }`;
  }
  return `{ __typename ${fieldsOf(schema, type, depth, argumentText, '')} }`;
}

/** One field with everything below it; empty when nothing below it can be asked at this depth. */
export function wholeField(
  schema: GraphQLSchema,
  field: GraphQLField<unknown, unknown>,
  depth: number,
  argumentText: ArgumentText,
  alias = '',
): string {
  const given = field.args.map((argument) => {
    const text = argumentText(argument, field.name);
    if (text === undefined && isNonNullType(argument.type) && argument.defaultValue === undefined) {
      throw new Error(`${field.name}(${argument.name}:) needs a value here`);
    }
    return text === undefined ? '' : `${argument.name}: ${text}`;
  });
  const named = getNamedType(field.type);
  const hasFields = isObjectType(named) || isInterfaceType(named) || isUnionType(named);
  if (hasFields && depth === 0) return '';
  const below = hasFields ? wholeSelection(schema, named, depth - 1, argumentText) : '';
  const list = given.filter(Boolean).join(', ');
  return `${alias}${field.name}${list ? `(${list})` : ''} ${below}`;
}

function fieldsOf(
  schema: GraphQLSchema,
  type: GraphQLNamedType,
  depth: number,
  argumentText: ArgumentText,
  prefix: string,
): string {
  if (!isObjectType(type) && !isInterfaceType(type)) return '';
  return Object.values(type.getFields())
    .map((field) => wholeField(schema, field, depth, argumentText, prefix ? `${prefix}${field.name}: ` : ''))
    .join(' ');
}
