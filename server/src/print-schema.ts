// Writes the SDL to schema/schema.graphql, or to the file named; with --check it only says whether that file is stale.
import { readFileSync, writeFileSync } from 'node:fs';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { createSchema } from './graphql/schema.ts';

const named = process.argv.slice(2).find((argument) => !argument.startsWith('--'));
const file = named ?? new URL('../../schema/schema.graphql', import.meta.url);
const header = '# Printed from the server by `pnpm run schema:print`; reviewed in the diff, never edited by hand.\n\n';
const printed = `${header}${printSchema(lexicographicSortSchema(await createSchema()))}\n`;

if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== printed) {
    console.error('schema/schema.graphql is stale: run `pnpm run schema:print` and review the diff');
    console.error('schema/schema.graphql 已过期：请运行 `pnpm run schema:print` 并检查差异');
    process.exit(1);
  }
  console.log('schema/schema.graphql is up to date');
} else {
  writeFileSync(file, printed);
  console.log('schema/schema.graphql written');
}
