import { expect, it } from 'vitest';
import { Bound, identifier, sql } from './sql.ts';

const bound = new Bound('id', 'uuid', () => null);

it.each([
  ['a table', () => sql`(select 1 from secrets)`],
  ['a join', () => sql`true join members on true`],
  ['a second statement', () => sql`true; drop table members`],
  ['a comment', () => sql`true -- and account_id = $1`],
  ['a union', () => sql`1 union all 2`],
])('refuses a fragment with %s: rows come with their account only', (_, write) => {
  expect(write).toThrow(TypeError);
});

it('takes expressions over values, and "is distinct from"', () => {
  const fragment = sql`${sql`a`} is distinct from ${bound} and updated = inserted`;

  expect(fragment.parts.filter((part) => part !== '')).toEqual([
    'a',
    ' is distinct from ',
    bound,
    ' and updated = inserted',
  ]);
});

it.each(['a b', 'a"b', 'A', '', 'a;'])('refuses %j as a name', (name) => {
  expect(() => identifier(name)).toThrow(TypeError);
});
