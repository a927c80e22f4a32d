import 'reflect-metadata';
import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { Migrator } from '@mikro-orm/migrations';
import { defineConfig, MikroORM } from '@mikro-orm/postgresql';
import { migrations } from '../migrations/list.ts';
import { entities } from './entities.ts';

/** MikroORM for commands: unit of work, transactions and locks. Reads go through the projector instead. */
export function createOrm(databaseUrl: string, poolSize = 8): Promise<MikroORM> {
  return MikroORM.init(
    defineConfig({
      clientUrl: databaseUrl,
      entities,
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
      forceUtcTimezone: true,
      // A command's entities live in a fork of its own; the global context must never be used by accident.
      allowGlobalContext: false,
    }),
  );
}
