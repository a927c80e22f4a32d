import type { EntityMetadata } from '@mikro-orm/postgresql';
import { viewerAccount } from './facts.ts';
import { and, type Bound, Fragment, identifier, sql } from './sql.ts';

/** One row source of a statement: an entity's table under an alias. Columns are named by entity property. */
export interface Row<E> {
  /** The property's column: the value of a scalar, the key of a reference. */
  col(property: keyof E & string): Fragment;
}

/**
 * What fragments may ask of other tables. Every subquery is within the account, like all else.
 */
export interface Subqueries {
  exists<E extends object>(entity: EntityOf<E>, where: (row: Row<E>) => Fragment): Fragment;
  /** One value computed over rows: `value` is an aggregate such as sql`count(*)`. */
  aggregate<E extends object>(
    entity: EntityOf<E>,
    value: (row: Row<E>) => Fragment,
    where: (row: Row<E>) => Fragment,
  ): Fragment;
}

export type EntityOf<E extends object> = new (...args: never[]) => E;

/** Finds the metadata of an entity class; MikroORM's. */
export type MetadataOf = (entity: EntityOf<object>) => EntityMetadata;

/** A table of the statement that is being written. */
export class TableRow<E> implements Row<E> {
  readonly alias: string;
  readonly metadata: EntityMetadata;
  /** Columns anything asked for: what a limited inner row source must hand out. */
  readonly used = new Set<string>();

  constructor(alias: string, metadata: EntityMetadata) {
    this.alias = alias;
    this.metadata = metadata;
  }

  /** Wider than Row's: compiled selections name properties by text. @throws TypeError when it has no column */
  col(property: string): Fragment {
    const column = (this.metadata.properties as Record<string, { fieldNames?: string[] }>)[property]?.fieldNames?.[0];
    if (!column) throw new TypeError(`${this.metadata.className}.${property} has no column`);
    this.used.add(column);
    return new Fragment([`${this.alias}.${identifier(column)}`]);
  }

  get primaryKey(): Fragment {
    return this.col(this.metadata.primaryKeys[0]!);
  }
}

/**
 * A statement while it is written. It is the only place that writes a table's name, and it writes the account beside
 * each: a statement that reads outside its account cannot be written.
 */
export class Statement implements Subqueries {
  readonly #parameters: Bound[] = [viewerAccount];
  readonly #positions = new Map<string, number>([[viewerAccount.key, 1]]);
  readonly #metadataOf: MetadataOf;
  #aliases = 0;
  #depth = 0;

  constructor(metadataOf: MetadataOf) {
    this.#metadataOf = metadataOf;
  }

  /** The values to bind, `$1` first; `$1` is the account. */
  get parameters(): readonly Bound[] {
    return this.#parameters;
  }

  row<E extends object>(entity: EntityOf<E>): TableRow<E> {
    return new TableRow<E>(`t${this.#aliases++}`, this.#metadataOf(entity));
  }

  /** `table alias where <account> and …` */
  rows(row: TableRow<object>, where: Fragment): string {
    return `${this.#table(row)} where ${this.render(and(this.#scope(row), where))}`;
  }

  /** `join table alias on <account> and …` */
  join(kind: 'join' | 'left join', row: TableRow<object>, on: Fragment): string {
    return `${kind} ${this.#table(row)} on ${this.render(and(this.#scope(row), on))}`;
  }

  /** `link, joined row where <account> of both and …` */
  rowsThrough(link: TableRow<object>, row: TableRow<object>, on: Fragment, where: Fragment): string {
    const joined = this.join('join', row, on);
    return `${this.#table(link)} ${joined} where ${this.render(and(this.#scope(link), where))}`;
  }

  exists<E extends object>(entity: EntityOf<E>, where: (row: Row<E>) => Fragment): Fragment {
    // `offset 0` keeps it a look-up by index: PostgreSQL would otherwise read the whole account's rows into a hash.
    return this.#subquery(entity, (row) => ['exists (select 1 from ', ...this.#rowsOf(row, where(row)), ' offset 0)']);
  }

  aggregate<E extends object>(
    entity: EntityOf<E>,
    value: (row: Row<E>) => Fragment,
    where: (row: Row<E>) => Fragment,
  ): Fragment {
    return this.#subquery(entity, (row) => [
      '(select ',
      ...value(row).parts,
      ' from ',
      ...this.#rowsOf(row, where(row)),
      ')',
    ]);
  }

  /** Text with `$n` for bound values. */
  render(fragment: Fragment): string {
    return fragment.parts
      .map((part) => (typeof part === 'string' ? part : `$${this.#position(part)}::${part.type}`))
      .join('');
  }

  #subquery<E extends object>(entity: EntityOf<E>, write: (row: TableRow<E>) => (string | Bound)[]): Fragment {
    // Named by depth, not counted: equal subqueries have equal text, and equal text is selected once.
    const row = new TableRow<E>(`s${this.#depth}`, this.#metadataOf(entity));
    this.#depth += 1;
    try {
      return new Fragment(write(row));
    } finally {
      this.#depth -= 1;
    }
  }

  #rowsOf(row: TableRow<object>, where: Fragment): (string | Bound)[] {
    return [`${this.#table(row)} where `, ...and(this.#scope(row), where).parts];
  }

  #table(row: TableRow<object>): string {
    return `${identifier(row.metadata.tableName)} ${row.alias}`;
  }

  #scope(row: TableRow<object>): Fragment {
    // An account itself is what its id says; everything else names its account.
    const property = row.metadata.tableName === 'accounts' ? 'id' : 'account';
    return sql`${row.col(property)} = ${viewerAccount}`;
  }

  #position(bound: Bound): number {
    let position = this.#positions.get(bound.key);
    if (position === undefined) {
      position = this.#parameters.push(bound);
      this.#positions.set(bound.key, position);
    }
    return position;
  }
}
