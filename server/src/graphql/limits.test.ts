import { readFileSync } from 'node:fs';
import { parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { limitsRule } from './limits.ts';
import { createSchema } from './schema.ts';

const refusalsOf = async (query: string) => validate(await createSchema(), parse(query), [limitsRule()]);

it('counts a list that names no size as long as it is without one', async () => {
  const related = `${'related { '.repeat(7)} id ${'} '.repeat(7)}`;

  expect(await refusalsOf(`{ seriesList { edges { node { articles { edges { node { ${related} } } } } } } }`)).toEqual([
    expect.objectContaining({ extensions: { code: 'TOO_COMPLEX' } }),
  ]);
  expect(await refusalsOf('{ articles { edges { node { id related { id } } } } }')).toEqual([]);
});

it('counts lists without pages, so that going to and fro between two types costs what it takes', async () => {
  const toAndFro = `${'order { payments { '.repeat(5)} id ${'} } '.repeat(5)}`;

  expect(await refusalsOf(`{ order(id: "x") { payments { ${toAndFro} } } }`)).toHaveLength(1);
  expect(await refusalsOf('{ order(id: "x") { payments { order { id } } } }')).toEqual([]);
});

it('takes the introspection of tools, and not many at once', async () => {
  const whole = '__schema { types { name fields { name args { name type { name ofType { name } } } } } }';
  const many = Array.from({ length: 61 }, (_, index) => `s${index}: ${whole}`).join(' ');

  expect(await refusalsOf(`{ ${whole} }`)).toEqual([]);
  expect(await refusalsOf(`{ ${many} }`)).not.toEqual([]);
});

it('has room for every operation of our own clients', async () => {
  const manifest = readFileSync(new URL('../../../schema/persisted-operations.json', import.meta.url), 'utf8');

  for (const text of Object.values(JSON.parse(manifest) as Record<string, string>)) {
    expect(await refusalsOf(text)).toEqual([]);
  }
});
