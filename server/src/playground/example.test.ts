import { readdirSync, readFileSync } from 'node:fs';
import { parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createSchema } from '../graphql/schema.ts';
import { fillVariables, parseExample } from './example.ts';

const folder = new URL('./examples/', import.meta.url);
const schema = await createSchema();
const names = readdirSync(folder);

describe.each(names)('%s', (name) => {
  const example = parseExample(name, readFileSync(new URL(name, folder), 'utf8'));

  it('is valid against the schema', () => {
    expect(validate(schema, parse(example.query)).map(String)).toEqual([]);
  });

  it('shows its explanation and none of its settings', () => {
    expect(example.query.startsWith(`# ${example.title.zh} · ${example.title.en}\n`)).toBe(true);
    expect(example.query).not.toMatch(/^# (role|variables):/m);
  });
});

it('gives every role an example, and every example a first line of its own', () => {
  const examples = names.map((name) => parseExample(name, readFileSync(new URL(name, folder), 'utf8')));

  expect(new Set(examples.map(({ role }) => role))).toEqual(new Set(['anonymous', 'reader', 'member', 'creator']));
  expect(new Set(examples.map(({ title }) => title.zh)).size).toBe(examples.length);
});

it('fills in the ids of an installation, wherever they stand', () => {
  const example = parseExample(
    'x',
    '# 甲 · A\n# variables: { "input": { "ids": ["@series"] }, "first": 3, "other": "@unknown" }\n{ __typename }',
  );

  expect(fillVariables(example, { series: 's1' })).toEqual({ input: { ids: ['s1'] }, first: 3, other: '@unknown' });
});

it('makes a text that was not used before', () => {
  const example = parseExample('x', '# 甲 · A\n# variables: { "key": "@fresh" }\n{ __typename }');

  const [first, second] = [fillVariables(example, {}), fillVariables(example, {})];

  expect(first.key).toMatch(/^[a-z0-9]{1,10}$/);
  expect(first.key).not.toBe(second.key);
});

it('names the file whose head is wrong', () => {
  expect(() => parseExample('broken.graphql', '{ __typename }')).toThrow('broken.graphql: the first line is not');
  expect(() => parseExample('broken.graphql', '# 甲 · A\n# role: king\n{ a }')).toThrow(
    'broken.graphql: unknown role king',
  );
});
