import { getNamedType, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { expect, it } from 'vitest';
import { createSchema } from './schema.ts';

it('describes every type, field, argument-bearing input and enum value', async () => {
  const schema = await createSchema();
  const roots = new Set([schema.getQueryType()?.name, schema.getMutationType()?.name]);

  const silent = Object.values(schema.getTypeMap())
    .filter((type) => !type.name.startsWith('__') && !['String', 'Int', 'Float', 'Boolean', 'ID'].includes(type.name))
    .flatMap((type) => {
      const members = isEnumType(type)
        ? type.getValues()
        : isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
          ? Object.values(type.getFields())
          : [];
      const own = type.description || roots.has(type.name) ? [] : [type.name];
      return [...own, ...members.filter(({ description }) => !description).map(({ name }) => `${type.name}.${name}`)];
    });

  expect(silent).toEqual([]);
});

it('carries money as Fen and never as a float', async () => {
  const schema = await createSchema();

  const floats = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) || isInputObjectType(type))
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ at: `${type.name}.${field.name}`, field })))
    .filter(({ field }) => String(getNamedType(field.type)) === 'Float');

  expect(floats.map(({ at }) => at)).toEqual([]);
});
