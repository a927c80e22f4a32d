/** What the log keeps of a value: itself when it is short and harmless, else only that there was one. */
export type AuditValue = string | number | boolean | null | readonly AuditValue[] | HiddenValue | AuditObject;
export type AuditObject = { readonly [key: string]: AuditValue };
export type AuditValues = Readonly<Record<string, AuditValue>>;

/** Stands for a secret, or for a text too long to keep twice. */
export interface HiddenValue {
  readonly hidden: 'secret' | 'document';
  /** How long a document was. */
  readonly characters?: number;
}

/** Texts up to this length are kept as they are. */
const MAX_CHARACTERS = 1_000;

/** Columns whose value would let somebody in, whatever their type. */
const secretNames = /secret|token|hash|sealed|password|privateKey|publicKey|sessionKey|challenge/i;
/** What follows from every change and says nothing of it. */
const silentNames = new Set([
  'account',
  'id',
  'version',
  'createdAt',
  'updatedAt',
  'lastSeenAt',
  'lastUsedAt',
  'counter',
]);

/** Whether a change of this property alone is worth an entry. */
export const isTelling = (property: string): boolean => !silentNames.has(property);

/** The value of a property as the log keeps it. */
export function auditValue(property: string, value: unknown): AuditValue {
  if (value === null || value === undefined) return null;
  if (value instanceof Uint8Array || secretNames.test(property)) return { hidden: 'secret' };
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'string') return value.length > MAX_CHARACTERS ? document(value.length) : value;
  if (typeof value !== 'object') return value as number | boolean;
  const text = JSON.stringify(value);
  return text.length > MAX_CHARACTERS ? document(text.length) : (JSON.parse(text) as AuditValue);
}

const document = (characters: number): HiddenValue => ({ hidden: 'document', characters });

const isHidden = (value: AuditValue): value is HiddenValue =>
  typeof value === 'object' && value !== null && 'hidden' in value;

/** One changed column, as GraphQL tells it. */
export interface Change {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly isHidden: boolean;
}

/** What changed, column by column, in the order of their names. */
export function changesOf(before: AuditValues | null, after: AuditValues | null): Change[] {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].sort();
  return fields.map((field) => {
    const [was, is] = [before?.[field] ?? null, after?.[field] ?? null];
    return { field, before: told(was), after: told(is), isHidden: [was, is].some(isHidden) };
  });
}

/** @returns for a hidden document how many characters it had, for a secret nothing but that there was one */
function told(value: AuditValue): string | null {
  if (value === null) return null;
  if (isHidden(value)) return value.hidden === 'document' ? String(value.characters) : '•';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
