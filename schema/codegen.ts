/**
 * Writes the typed documents of every client from `operations/`, checked against `schema.graphql`:
 * `src/operations.ts` (types), `src/documents/` (one document a file) and `persisted-operations.json` (hash → text, what
 * a server accepts).
 *
 * `node schema/codegen.ts` writes, `node schema/codegen.ts --check` fails when a file is stale.
 */
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import {
  buildSchema,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  Source,
  specifiedRules,
  stripIgnoredCharacters,
  validate,
  visit,
} from 'graphql';

const writtenHead = '// Written by schema/codegen.ts from schema/operations; do not edit.\n';
const root = import.meta.dirname;
const typesFile = path.join(root, 'src/operations.ts');
const documentsFolder = path.join(root, 'src/documents');
const persistedFile = path.join(root, 'persisted-operations.json');

interface OperationFile {
  location: string;
  document: DocumentNode;
}

/** Every `.graphql` file below `operations/`, in the order of their paths so that the output is stable. */
function readOperationFiles(): OperationFile[] {
  return globSync('operations/**/*.graphql', { cwd: root })
    .map((location) => location.split(path.sep).join('/'))
    .sort()
    .map((location) => ({
      location,
      document: parse(new Source(readFileSync(path.join(root, location), 'utf8'), location)),
    }));
}

function kebabCase(name: string): string {
  return name.replace(/(?<=[a-z0-9])([A-Z])/g, '-$1').toLowerCase();
}

/** One operation or fragment per file, named as the file, so that a name is found without searching. */
function checkFileNames(files: OperationFile[]): void {
  for (const { location, document } of files) {
    const names = document.definitions.map((definition) => {
      if (definition.kind === Kind.OPERATION_DEFINITION) return `${kebabCase(definition.name?.value ?? '')}.graphql`;
      if (definition.kind === Kind.FRAGMENT_DEFINITION) return `${kebabCase(definition.name.value)}.fragment.graphql`;
      return '';
    });
    if (names.length !== 1 || names[0] !== path.posix.basename(location)) {
      throw new Error(`${location}: hold one operation or fragment named like the file (found ${names.join(', ')})`);
    }
  }
}

function checkAgainstSchema(schema: GraphQLSchema, files: OperationFile[]): void {
  const everything: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: files.flatMap((file) => file.document.definitions),
  };
  const faults = validate(schema, everything, specifiedRules, { maxErrors: 20 });
  if (faults.length > 0) {
    const lines = faults.map((fault) => {
      const node = fault.nodes?.[0]?.loc;
      return `${node?.source.name ?? 'operations'}:${fault.locations?.[0]?.line ?? 0}: ${fault.message}`;
    });
    throw new Error(`Operations do not fit schema.graphql:\n${lines.join('\n')}`);
  }
}

interface Operation {
  name: string;
  hash: string;
  text: string;
}

/** The text that is hashed and sent: the operation, then the fragments it reaches in the order of first use. */
function completeOperation(
  operation: OperationDefinitionNode,
  fragments: Map<string, FragmentDefinitionNode>,
): Operation {
  const used = new Map<string, FragmentDefinitionNode>();
  const collect = (node: OperationDefinitionNode | FragmentDefinitionNode): void => {
    visit(node, {
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value);
        if (!fragment || used.has(name.value)) return;
        used.set(name.value, fragment);
        collect(fragment);
      },
    });
  };
  collect(operation);
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [withTypename(operation), ...[...used.values()].map(withTypename)],
  };
  const text = stripIgnoredCharacters(print(document));
  return { name: operation.name!.value, hash: createHash('sha256').update(text).digest('hex'), text };
}

/** Unions are told apart by `__typename`; it is asked for wherever an operation narrows a type. */
function withTypename<T extends OperationDefinitionNode | FragmentDefinitionNode>(definition: T): T {
  return visit(definition, {
    SelectionSet(node) {
      const narrows = node.selections.some((selection) => selection.kind === Kind.INLINE_FRAGMENT);
      const has = node.selections.some(
        (selection) => selection.kind === Kind.FIELD && selection.name.value === '__typename',
      );
      if (!narrows || has) return undefined;
      const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const;
      return { ...node, selections: [typename, ...node.selections] };
    },
  });
}

async function writeTypes(schemaText: string, files: OperationFile[]): Promise<string> {
  return codegen({
    filename: typesFile,
    schema: parse(schemaText),
    documents: files.map(({ location, document }) => ({
      location,
      document: {
        ...document,
        definitions: document.definitions.map((definition) =>
          isExecutable(definition) ? withTypename(definition) : definition,
        ),
      },
    })),
    plugins: [{ typescriptOperations: {} }],
    pluginMap: { typescriptOperations },
    config: {
      scalars: { ID: 'string', Fen: 'number', DateTime: 'string', RichText: 'RichTextDocument' },
      enumType: 'string-literal',
      useTypeImports: true,
      dedupeFragments: true,
      skipTypename: true,
      strictScalars: true,
    },
  });
}

function isExecutable(definition: { kind: string }): definition is OperationDefinitionNode | FragmentDefinitionNode {
  return definition.kind === Kind.OPERATION_DEFINITION || definition.kind === Kind.FRAGMENT_DEFINITION;
}

/** A file of its own for every document: a client's package then holds the documents of its own pages only. */
function writeDocuments(operations: Operation[], files: OperationFile[]): Map<string, string> {
  const kinds = new Map<string, string>();
  for (const { document } of files) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.OPERATION_DEFINITION) {
        kinds.set(definition.name!.value, definition.operation === 'query' ? 'Query' : 'Mutation');
      }
    }
  }
  return new Map(
    operations.map(({ name, hash, text }) => {
      const [result, variables] = [`${name}${kinds.get(name)}`, `${name}${kinds.get(name)}Variables`];
      const imports = `import type { ${result}, ${variables} } from '../operations.ts';\nimport { TypedDocumentString } from '../typed-document-string.ts';\n\n`;
      // marked pure so that a client carries only the documents it uses
      const document = `export const ${name}Document = /* @__PURE__ */ new TypedDocumentString<${result}, ${variables}>(\n  '${hash}',\n  ${JSON.stringify(text)},\n);\n`;
      return [path.join(documentsFolder, `${kebabCase(name)}.ts`), `${writtenHead}${imports}${document}`];
    }),
  );
}

async function generate(schemaFile: string): Promise<Map<string, string>> {
  const schemaText = readFileSync(schemaFile, 'utf8');
  const files = readOperationFiles();
  checkFileNames(files);
  checkAgainstSchema(buildSchema(schemaText), files);

  const definitions = files.flatMap((file) => file.document.definitions);
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const operations = definitions
    .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    .map((operation) => completeOperation(operation, fragments))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));

  const documents = writeDocuments(operations, files);
  const types = await writeTypes(schemaText, files);
  const exported = [...documents.keys()].map((file) => `export * from './documents/${path.basename(file)}';\n`);
  const persisted = Object.fromEntries(operations.map(({ hash, text }) => [hash, text]));
  return new Map([
    [
      typesFile,
      `${writtenHead}import type { RichTextDocument } from './rich-text.ts';\n\n${types.trim()}\n\n${exported.join('')}`,
    ],
    ...documents,
    [persistedFile, `${JSON.stringify(persisted, null, 2)}\n`],
  ]);
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

const outputs = await generate(path.join(root, 'schema.graphql'));
const leftOver = globSync('*.ts', { cwd: documentsFolder })
  .map((name) => path.join(documentsFolder, name))
  .filter((file) => !outputs.has(file));
const stale = [
  ...[...outputs].filter(([file, text]) => readIfThere(file) !== text).map(([file]) => file),
  ...leftOver,
].map((file) => path.relative(root, file));
if (process.argv.includes('--check')) {
  if (stale.length > 0) {
    console.error(`Stale: ${stale.join(', ')}. Run: node schema/codegen.ts`);
    process.exitCode = 1;
  }
} else {
  mkdirSync(documentsFolder, { recursive: true });
  for (const [file, text] of outputs) writeFileSync(file, text);
  for (const file of leftOver) rmSync(file);
  console.log(stale.length > 0 ? `Wrote ${stale.join(', ')}` : 'Operations are up to date');
}
