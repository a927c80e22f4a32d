import { Pool, types } from 'pg';

const TIMESTAMPTZ = 1184;
const INT8 = 20;

/** PostgreSQL's bigint as a number; our bigints are fen and counts, and an unsafe one must not be rounded. */
function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint beyond 2^53: ${text}`);
  return value;
}

const parsers = {
  // pg's own timestamptz parser takes as long as the rest of a row; PostgreSQL's ISO text is what Date reads.
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === TIMESTAMPTZ) return (text: string) => new Date(text);
    if (oid === INT8) return parseInt8;
    return types.getTypeParser(oid, format as 'text');
  },
};

/** The pool of the read path: named, prepared statements and plain rows. */
export function createPool(databaseUrl: string, max: number): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    max,
    // Reconnecting costs more than an idle connection, and would throw the prepared statements away.
    idleTimeoutMillis: 10 * 60_000,
    application_name: 'teahouse reads',
    // A database that takes packets and answers none must not keep readers waiting for ever.
    connectionTimeoutMillis: 5_000,
    statement_timeout: 15_000,
    query_timeout: 20_000,
    // Left to choose, PostgreSQL plans the projector's statements anew for every request, which costs more than running
    // them. What depends on values is in their text already: page sizes and which conditions apply.
    options: '-c plan_cache_mode=force_generic_plan',
    types: parsers,
  });
  // A connection that is lost while somebody holds it says so by an event, which without a listener ends the process.
  // Its holder learns of it from the next query.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
