import type { MikroORM } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import type { AnyProjection, Projection, Source } from './definition.ts';
import type { Inputs, ReadContext } from './facts.ts';
import { pageSize } from './page.ts';
import { compilePlan, type RootArguments } from './plan.ts';
import { PlanCache } from './plan-cache.ts';
import { PreparedReads } from './prepared-reads.ts';
import type { ReadInfo } from './selection.ts';
import type { Page } from './shape.ts';
import type { MetadataOf } from './statement.ts';
import { compileCount, compileIds, type UnselectedPlan, UnselectedPlans } from './unselected.ts';

/** Arguments of a root connection. */
export interface PageArguments {
  readonly first: number;
  readonly after?: string | null;
}

/** Values of a source's conditions, by name; null and undefined mean not given. */
export type Values = Readonly<Record<string, unknown>>;

/**
 * Answers a GraphQL field with one prepared statement: the selection, the projections and MikroORM's metadata say which.
 * What it returns are plain objects of the selection's shape; fields with arguments are picked from them by `projected`.
 */
export class Projector {
  readonly #metadataOf: MetadataOf;
  readonly #projections = new Map<string, Projection>();
  readonly #plans = new PlanCache();
  readonly #unselected = new UnselectedPlans();
  readonly #reads: PreparedReads;

  constructor(deps: { orm: Pick<MikroORM, 'getMetadata'>; pool: Pool; projections: readonly AnyProjection[] }) {
    this.#metadataOf = (entity) => deps.orm.getMetadata(entity);
    this.#reads = new PreparedReads(deps.pool);
    // A projection is only ever given rows of its own entity: `Statement.row` makes them of it.
    for (const projection of deps.projections)
      this.#projections.set(projection.type, projection as unknown as Projection);
  }

  /** One object, or null when it is not there for this viewer. */
  one<E extends object>(source: Source<E>, context: ReadContext, info: ReadInfo, values: Values): Promise<E | null> {
    return this.#read(source, context, info, values, {}) as Promise<E | null>;
  }

  /** A short list, whole. */
  list<E extends object>(source: Source<E>, context: ReadContext, info: ReadInfo, values: Values = {}): Promise<E[]> {
    return this.#read(source, context, info, values, {}) as Promise<E[]>;
  }

  /** A page of a list that grows. */
  connection<E extends object>(
    source: Source<E>,
    context: ReadContext,
    info: ReadInfo,
    { first, after }: PageArguments,
    values: Values = {},
  ): Promise<Page> {
    const isAfter = typeof after === 'string';
    const inputs = isAfter ? { ...values, after } : values;
    return this.#read(source, context, info, inputs, { size: pageSize(first), isAfter }) as Promise<Page>;
  }

  /** How many rows of a source the viewer has, by the conditions given. */
  async count<E extends object>(source: Source<E>, context: ReadContext, values: Values = {}): Promise<number> {
    const conditions = givenOf(source, values);
    const plan = this.#unselected.get(source as unknown as Source, `count|${conditions.join(',')}`, () =>
      compileCount(this.#metadataOf, source as unknown as Source, conditions),
    );
    const [row] = await this.#run(plan, { context, values, variables: {} });
    return row?.[0] as number;
  }

  /** Keys of a source's rows in their own order, some at a time: for work on many rows. */
  async ids<E extends object>(
    source: Source<E>,
    context: ReadContext,
    values: Values,
    { first, after }: { readonly first: number; readonly after: string | null },
  ): Promise<string[]> {
    const conditions = givenOf(source, values);
    const page = { size: first, isAfter: after !== null };
    const variant = `ids|${first}|${page.isAfter}|${conditions.join(',')}`;
    const plan = this.#unselected.get(source as unknown as Source, variant, () =>
      compileIds(this.#metadataOf, source as unknown as Source, conditions, page),
    );
    const rows = await this.#run(plan, { context, values: { ...values, after }, variables: {} });
    return rows.map(([id]) => id as string);
  }

  async #read<E extends object>(
    source: Source<E>,
    context: ReadContext,
    info: ReadInfo,
    values: Values,
    page: Pick<RootArguments, 'size' | 'isAfter'>,
  ): Promise<unknown> {
    // Rows are as invariant in E as functions can be, but a plan only ever passes a source its own rows.
    const erased = source as unknown as Source;
    const given: RootArguments = { ...page, conditions: givenOf(source, values) };
    const plan = this.#plans.get(erased, info, given, () =>
      compilePlan(this.#metadataOf, this.#projectionOf, erased, info, given),
    );
    return plan.build(await this.#run(plan, { context, values, variables: info.variableValues }));
  }

  #run(plan: UnselectedPlan, inputs: Inputs): Promise<unknown[][]> {
    return this.#reads.rows(
      plan,
      plan.parameters.map((parameter) => parameter.read(inputs)),
    );
  }

  readonly #projectionOf = (type: string): Projection => {
    const projection = this.#projections.get(type);
    if (!projection) throw new TypeError(`no projection of ${type} was registered`);
    return projection;
  };
}

/** Names of the conditions that were given a value. */
const givenOf = <E extends object>(source: Source<E>, values: Values): string[] =>
  Object.keys(source.conditions).filter((name) => values[name] !== undefined && values[name] !== null);
