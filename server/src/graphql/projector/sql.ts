import type { Inputs } from './facts.ts';

/** PostgreSQL types that values are bound as. */
export type SqlType =
  | 'uuid'
  | 'uuid[]'
  | 'text'
  | 'boolean'
  | 'integer'
  | 'bigint'
  | 'bytea'
  | 'timestamptz'
  | 'timestamptz[]';

/** A value that is bound when the statement runs. Equal keys within one statement share one parameter. */
export class Bound {
  readonly key: string;
  readonly type: SqlType;
  readonly read: (inputs: Inputs) => unknown;

  constructor(key: string, type: SqlType, read: (inputs: Inputs) => unknown) {
    this.key = key;
    this.type = type;
    this.read = read;
  }
}

/** A piece of SQL: text written by a developer, names from metadata, and bound values. Never text from a request. */
export class Fragment {
  readonly parts: readonly (string | Bound)[];

  constructor(parts: readonly (string | Bound)[]) {
    this.parts = parts;
  }
}

// Whatever reads a table goes through Statement, which adds the account. A fragment that could read one by itself would
// be a way around it, so the words for it are refused here; `Subqueries` offers what fragments need.
const readsTables = /\b(select|(?<!distinct )from|join|table|with|union|into|update|delete|insert)\b|;|--|\/\*/i;

/** An expression over columns, bound values and other fragments. @throws TypeError when it tries to name a table */
export function sql(strings: TemplateStringsArray, ...values: (Fragment | Bound)[]): Fragment {
  const parts: (string | Bound)[] = [];
  strings.forEach((text, index) => {
    const word = readsTables.exec(text);
    if (word)
      throw new TypeError(`a fragment may not contain "${word[0]}": rows come from Statement, with their account`);
    parts.push(text);
    const value = values[index];
    if (value instanceof Bound) parts.push(value);
    else if (value) parts.push(...value.parts);
  });
  return new Fragment(parts);
}

/** All of them; true when there are none. */
export function and(...conditions: readonly (Fragment | undefined)[]): Fragment {
  const given = conditions.filter((condition) => condition !== undefined);
  if (given.length === 0) return sql`true`;
  return given.slice(1).reduce((all, next) => sql`${all} and ${next}`, given[0]!);
}

/** A name from metadata, quoted. @throws TypeError when it is not a plain name */
export function identifier(name: string): string {
  if (!/^[a-z_][a-z0-9_]*$/.test(name)) throw new TypeError(`not a plain SQL name: ${name}`);
  return `"${name}"`;
}
