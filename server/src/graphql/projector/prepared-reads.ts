import type { Pool, PoolClient } from 'pg';
import type { Plan } from './plan.ts';

/** A connection keeps every statement it prepared. One that holds this many is closed, and the pool opens a fresh one. */
const MAX_STATEMENTS_PER_CONNECTION = 300;

/** Runs compiled statements, prepared once per connection. */
export class PreparedReads {
  readonly #pool: Pool;
  readonly #prepared = new WeakMap<PoolClient, Set<string>>();

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async rows({ name, text }: Pick<Plan, 'name' | 'text'>, values: unknown[]): Promise<unknown[][]> {
    const client = await this.#pool.connect();
    let failure: unknown;
    try {
      const { rows } = await client.query<unknown[]>({ name, text, values, rowMode: 'array' });
      return rows;
    } catch (error) {
      failure = error;
      throw error;
    } finally {
      // A connection that broke must not go back; a refused statement leaves it sound, but a fresh one is cheap and certain.
      client.release(failure !== undefined || this.#isFull(client, name));
    }
  }

  #isFull(client: PoolClient, name: string): boolean {
    const names = this.#prepared.get(client) ?? new Set();
    this.#prepared.set(client, names.add(name));
    return names.size >= MAX_STATEMENTS_PER_CONNECTION;
  }
}
