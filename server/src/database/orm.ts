import 'reflect-metadata';
import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { Migrator } from '@mikro-orm/migrations';
import { defineConfig, MikroORM } from '@mikro-orm/postgresql';
import { AuditSubscriber } from '../audit/audit.subscriber.ts';
import { migrations } from '../migrations/list.ts';
import { entities } from './entities.ts';
import { releaseLostConnections } from './lost-connections.ts';

/** What the server allows a command's statement, waiting for locks included. */
const COMMAND_TIMEOUT_MS = 15_000;

/**
 * MikroORM for commands: unit of work, transactions and locks. Reads go through the projector instead.
 * @param statementTimeoutMs 0 for work that may take its time, such as migrations
 */
export function createOrm(
  databaseUrl: string,
  poolSize = 8,
  statementTimeoutMs = COMMAND_TIMEOUT_MS,
): Promise<MikroORM> {
  return MikroORM.init(
    defineConfig({
      clientUrl: databaseUrl,
      entities,
      subscribers: [new AuditSubscriber()],
      metadataProvider: ReflectMetadataProvider,
      extensions: [Migrator],
      migrations: {
        migrationsList: migrations,
        snapshot: false,
        tableName: 'migrations',
        transactional: true,
        allOrNothing: true,
      },
      pool: { min: 0, max: poolSize, idleTimeoutMillis: 10 * 60_000 },
      driverOptions: {
        connectionTimeoutMillis: 5_000,
        statement_timeout: statementTimeoutMs,
        onPoolCreated: releaseLostConnections,
      },
      forceUtcTimezone: true,
      // A command's entities live in a fork of its own; the global context must never be used by accident.
      allowGlobalContext: false,
    }),
  );
}
