/**
 * One runnable example of the playground, from a file in examples/.
 * The file is GraphQL with a head of comments: the first line is its title, `中文 · English`; `# role:`
 * says who runs it; `# variables:` holds JSON; every other comment line is an explanation that the reader sees too.
 * The playground's page and the test that runs them all read the files with this one function.
 */
export interface Example {
  /** The file's name without `.graphql`; its number gives the order. */
  readonly name: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly role: ExampleRole;
  /** What the editor shows: explanation and operation, without the head's settings. */
  readonly query: string;
  /** Before fillVariables: `@name` stands for an id, `@fresh` for a short text that was not used before. */
  readonly variables: Readonly<Record<string, unknown>>;
}

export type ExampleRole = 'anonymous' | DemoRole;

/** Whom the playground's buttons sign in: a person without and one with a membership, and the account's owner. */
export type DemoRole = 'reader' | 'member' | 'creator';

export const demoRoles: readonly DemoRole[] = ['reader', 'member', 'creator'];

const exampleRoles: readonly string[] = ['anonymous', ...demoRoles];

/**
 * @param name the file's name, with or without `.graphql`
 * @throws Error that names the file when its head is wrong
 */
export function parseExample(name: string, text: string): Example {
  const lines = text.trim().split('\n');
  const [zh, en] = (lines[0] ?? '').replace(/^#\s*/, '').split(' · ');
  const setting = (key: string) =>
    lines
      .find((line) => line.startsWith(`# ${key}:`))
      ?.slice(`# ${key}:`.length)
      .trim();
  const role = setting('role') ?? 'anonymous';
  if (!zh || !en) throw new Error(`${name}: the first line is not "# 中文 · English"`);
  if (!exampleRoles.includes(role)) throw new Error(`${name}: unknown role ${role}`);
  const shown = lines.filter((line) => !/^# (role|variables):/.test(line));
  return {
    name: name.replace(/\.graphql$/, ''),
    title: { zh, en },
    role: role as ExampleRole,
    query: `${shown.join('\n')}\n`,
    variables: JSON.parse(setting('variables') ?? '{}'),
  };
}

/** Ids the examples speak of, as they are in this installation: `membersArticle`, `series`, … */
export type ExampleIds = Readonly<Record<string, string>>;

/**
 * Puts this installation's ids in the place of their names; the rest stays. A name without an id stays as it is written.
 * @returns the variables to send
 */
export function fillVariables(example: Example, ids: ExampleIds): Record<string, unknown> {
  const fill = (value: unknown): unknown => {
    if (value === '@fresh') return freshText();
    if (typeof value === 'string' && value.startsWith('@')) return ids[value.slice(1)] ?? value;
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, fill(part)]));
  };
  return fill(example.variables) as Record<string, unknown>;
}

/** Eight lower-case letters and digits. */
const freshText = () => `t${Math.random().toString(36).slice(2, 9)}`;
