import { createHash } from 'node:crypto';
import type { Source } from './definition.ts';
import type { Inputs } from './facts.ts';
import { conditionOf, type Plan } from './plan.ts';
import { and, Bound, sql } from './sql.ts';
import { type MetadataOf, Statement } from './statement.ts';

/** A read that no selection shapes: a count, or keys. */
export type UnselectedPlan = Pick<Plan, 'name' | 'text' | 'parameters'>;

/** How many rows of a source there are for the viewer, by the conditions given. */
export const compileCount = (metadataOf: MetadataOf, source: Source, conditions: readonly string[]): UnselectedPlan =>
  compile(metadataOf, source, conditions, { columns: () => 'count(*)::int', tail: () => '' });

/** Primary keys in their own order: work on many rows goes through them page by page. */
export const compileIds = (
  metadataOf: MetadataOf,
  source: Source,
  conditions: readonly string[],
  page: { readonly size: number; readonly isAfter: boolean },
): UnselectedPlan =>
  compile(metadataOf, source, conditions, {
    columns: (key) => key,
    isAfter: page.isAfter,
    tail: (key) => ` order by ${key} limit ${page.size}`,
  });

const after = new Bound('after', 'uuid', ({ values }: Inputs) => values.after);

function compile(
  metadataOf: MetadataOf,
  source: Source,
  conditions: readonly string[],
  parts: { columns: (key: string) => string; tail: (key: string) => string; isAfter?: boolean },
): UnselectedPlan {
  const statement = new Statement(metadataOf);
  const row = statement.row(source.projection.entity);
  const where = and(
    source.projection.visible?.(row, statement),
    source.where?.(row, statement),
    ...conditions.map((name) => conditionOf(source, name, row, statement)),
    parts.isAfter ? sql`${row.primaryKey} > ${after}` : undefined,
  );
  const key = statement.render(row.primaryKey);
  const text = `select ${parts.columns(key)} from ${statement.rows(row, where)}${parts.tail(key)}`;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 24);
  return { text, name, parameters: statement.parameters };
}

/** Variants of one source by what decides their text; few are used at a time. */
const MAX_VARIANTS = 64;

/** Remembers unselected plans. Sources live as long as the process. */
export class UnselectedPlans {
  readonly #plans = new WeakMap<Source, Map<string, UnselectedPlan>>();

  get(source: Source, variant: string, compilePlan: () => UnselectedPlan): UnselectedPlan {
    const variants = this.#plans.get(source) ?? new Map<string, UnselectedPlan>();
    this.#plans.set(source, variants);
    let plan = variants.get(variant);
    if (!plan) {
      plan = compilePlan();
      if (variants.size >= MAX_VARIANTS) variants.delete(variants.keys().next().value!);
      variants.set(variant, plan);
    }
    return plan;
  }
}
