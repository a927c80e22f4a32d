import type { Pool, PoolClient } from 'pg';

/**
 * Gives a connection back to its pool when PostgreSQL cuts it while it is held. Kysely does not: a transaction whose rollback
 * fails keeps its connection for ever, and one restart of PostgreSQL would leave the pool without any.
 */
export function releaseLostConnections(pool: Pool): void {
  const connect = pool.connect.bind(pool) as (...callback: unknown[]) => Promise<PoolClient> | undefined;
  const guarded = (...callback: unknown[]) => {
    // With a callback it is pg's own `pool.query`, which gives back what it took.
    const connected = connect(...callback);
    return callback.length === 0 ? connected?.then(releasedWhenLost) : connected;
  };
  Object.assign(pool, { connect: guarded });
}

function releasedWhenLost(client: PoolClient): PoolClient {
  const release = client.release.bind(client);
  let isReleased = false;
  const releaseOnce = (destroy?: Error | boolean) => {
    if (isReleased) return;
    isReleased = true;
    client.off('end', onEnd);
    release(destroy);
  };
  const onEnd = () => releaseOnce(true);
  client.once('end', onEnd);
  client.release = releaseOnce;
  return client;
}
