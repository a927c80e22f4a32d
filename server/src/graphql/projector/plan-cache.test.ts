import { buildSchema, execute, type FieldNode, type GraphQLResolveInfo, parse } from 'graphql';
import { expect, it } from 'vitest';
import { list } from './definition.ts';
import type { Plan, RootArguments } from './plan.ts';
import { PlanCache } from './plan-cache.ts';

class Thing {}
const source = list({ type: 'Thing', entity: Thing, fields: {} });

const schema = buildSchema(
  'type Query { things(first: Int): [Thing!]! } type Thing { id: ID! others(first: Int, after: String): [Thing!]! }',
);
const document = parse(
  'query ($n: Int, $after: String, $yes: Boolean = true) { things(first: $n) { id @include(if: $yes) others(first: $n, after: $after) { id } } }',
);

/** The info of the root field, for these variables. */
function infoWith(variableValues: Record<string, unknown>): Promise<GraphQLResolveInfo> {
  return new Promise((resolve, reject) => {
    const fieldResolver = (_: unknown, __: unknown, ___: unknown, info: GraphQLResolveInfo) => {
      resolve(info);
      return [];
    };
    Promise.resolve(execute({ schema, document, variableValues, fieldResolver })).catch(reject);
  });
}

function counting() {
  const cache = new PlanCache();
  let compiled = 0;
  const planFor = async (variables: Record<string, unknown>, given: RootArguments = { conditions: [] }) =>
    cache.get(source, await infoWith(variables), given, () => ({ name: String(compiled++) }) as Plan);
  return { planFor, compiled: () => compiled };
}

it('compiles anew for what becomes text, and for nothing else', async () => {
  const { planFor } = counting();
  const first = await planFor({ n: 2, after: 'a' });

  expect(await planFor({ n: 2, after: 'b' })).toBe(first);
  expect(await planFor({ n: 3, after: 'a' })).not.toBe(first);
  expect(await planFor({ n: 2, after: null })).not.toBe(first);
  expect(await planFor({ n: 2 })).not.toBe(first);
  expect(await planFor({ n: 2, after: 'a', yes: false })).not.toBe(first);
  expect(await planFor({ n: 2, after: 'a' }, { conditions: [], size: 5 })).not.toBe(first);
  expect(await planFor({ n: 2, after: 'a' }, { conditions: [], isAfter: true })).not.toBe(first);
  expect(await planFor({ n: 2, after: 'a' }, { conditions: ['series'] })).not.toBe(first);
  expect(await planFor({ n: 2, after: 'a' })).toBe(first);
});

it('forgets the oldest variant rather than grow', async () => {
  const { planFor, compiled } = counting();

  for (let n = 0; n < 100; n++) await planFor({ n });
  await planFor({ n: 99 });
  expect(compiled()).toBe(100);

  await planFor({ n: 0 });
  expect(compiled()).toBe(101);
});

it('tells merged nodes of one field from each of them alone', async () => {
  const cache = new PlanCache();
  const info = await infoWith({ n: 1 });
  const again: GraphQLResolveInfo = {
    ...info,
    fieldNodes: [info.fieldNodes[0]!, { ...info.fieldNodes[0]! } as FieldNode],
  };
  const plan = (name: string) => () => ({ name }) as Plan;

  const alone = cache.get(source, info, { conditions: [] }, plan('alone'));
  const merged = cache.get(source, again, { conditions: [] }, plan('merged'));

  expect([alone.name, merged.name]).toEqual(['alone', 'merged']);
});
