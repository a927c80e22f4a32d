/**
 * Writes `rich-text.schema.json`, the JSON Schema of articles, from `src/rich-text.ts`.
 *
 * `node schema/rich-text-schema.ts` writes, `node schema/rich-text-schema.ts --check` fails when the file is stale.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { RichTextDocumentSchema } from './src/rich-text.ts';

const file = path.join(import.meta.dirname, 'rich-text.schema.json');
const text = `${JSON.stringify(RichTextDocumentSchema, null, 2)}\n`;

let found = '';
try {
  found = readFileSync(file, 'utf8');
} catch {
  // Written for the first time.
}

if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (found !== text) {
  console.error('Stale: rich-text.schema.json. Run: node schema/rich-text-schema.ts');
  process.exitCode = 1;
}
