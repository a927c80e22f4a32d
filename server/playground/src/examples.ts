import { type Example, parseExample } from '../../src/playground/example.ts';

const files = import.meta.glob<string>('../../src/playground/examples/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Every example, in the order of the files' names. */
export const examples: readonly Example[] = Object.entries(files)
  .sort(([a], [b]) => a.localeCompare(b))
  .map(([path, text]) => parseExample(path.split('/').at(-1) ?? path, text));

/** Changes with the examples: a page that kept older ones in the browser's storage shows the new ones. */
export const examplesVersion = String(
  [...JSON.stringify(examples)].reduce((hash, character) => (Math.imul(hash, 31) + character.charCodeAt(0)) | 0, 7) >>>
    0,
);

/** The example a tab's text came from, whatever was changed below its first line. */
export const exampleOf = (query: string | null): Example | undefined => {
  const firstLine = query?.split('\n')[0];
  return examples.find((example) => example.query.split('\n')[0] === firstLine);
};

export const formatJson = (value: unknown): string => JSON.stringify(value, null, 2);
