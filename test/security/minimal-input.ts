import { type GraphQLInputType, isEnumType, isInputObjectType, isListType, isNonNullType, isScalarType } from 'graphql';

const scalars: Record<string, unknown> = {
  ID: '018f0000-0000-7000-8000-000000000000',
  String: 'x',
  Int: 1,
  Boolean: true,
  Fen: 1800,
  DateTime: '2026-01-01T00:00:00Z',
  RichText: { type: 'document', blocks: [] },
};

/** The smallest value GraphQL accepts for a type: required fields only. What it means is another matter. */
export function minimalInput(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return minimalInput(type.ofType);
  if (isListType(type)) return [];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter(
      (field) => isNonNullType(field.type) && field.defaultValue === undefined,
    );
    return Object.fromEntries(required.map((field) => [field.name, minimalInput(field.type)]));
  }
  if (isScalarType(type) && type.name in scalars) return scalars[type.name];
  throw new Error(`no value is known for ${String(type)}`);
}
