import { Value, type ValueError, ValueErrorType } from '@sinclair/typebox/value';
import { type Block, type BlockType, blockSchemas, maxBlocks, type RichTextDocument } from './rich-text.ts';

/** What is wrong with a document, for people: `path` such as `blocks[3].text[0].href`. */
export interface RichTextProblem {
  readonly path: string;
  readonly kind:
    | 'notADocument'
    | 'tooManyBlocks'
    | 'unknownBlock'
    | 'missing'
    | 'tooLong'
    | 'tooShort'
    | 'badAddress'
    | 'tooDeep'
    | 'unstorable'
    | 'wrongValue';
}

export type RichTextCheck =
  | { readonly ok: true; readonly document: RichTextDocument }
  | { readonly ok: false; readonly problem: RichTextProblem };

const refused = (path: string, kind: RichTextProblem['kind']): RichTextCheck => ({
  ok: false,
  problem: { path, kind },
});

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Checks a document and strips properties the schema does not know. An unknown kind of block is refused rather than
 * stripped: losing a paragraph without a word is worse than saying no.
 */
export function checkRichText(input: unknown): RichTextCheck {
  if (!isRecord(input) || input.type !== 'document' || !Array.isArray(input.blocks)) return refused('', 'notADocument');
  if (input.blocks.length > maxBlocks) return refused('blocks', 'tooManyBlocks');
  const blocks: Block[] = [];
  for (const [index, candidate] of input.blocks.entries()) {
    const path = `blocks[${index}]`;
    if (!isRecord(candidate) || !isBlockType(candidate.type)) return refused(`${path}.type`, 'unknownBlock');
    const fault = faultIn(candidate);
    if (fault) return refused(path + fault.path, fault.kind);
    const schema = blockSchemas[candidate.type];
    const block = Value.Clean(schema, withoutEmptyRuns(Value.Clone(candidate)));
    const error = Value.Errors(schema, block).First();
    if (error) return refused(path + readablePath(error.path), kindOf(error));
    blocks.push(block as Block);
  }
  return { ok: true, document: { type: 'document', blocks } };
}

/** Blocks nest three levels: list, item, run. Anything much deeper was not written by an editor. */
const MAX_DEPTH = 8;

/** What no schema can say of a block: how deep it is, and whether its text can be kept. Walked without recursion. */
function faultIn(block: Record<string, unknown>): Pick<RichTextProblem, 'path' | 'kind'> | null {
  const waiting: { value: unknown; path: string; depth: number }[] = [{ value: block, path: '', depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, path, depth } = next;
    if (typeof value === 'string') {
      // PostgreSQL keeps neither a null character nor half of a surrogate pair.
      if (value.includes('\u0000') || !value.isWellFormed()) return { path, kind: 'unstorable' };
    } else if (typeof value === 'object' && value !== null) {
      if (depth === MAX_DEPTH) return { path, kind: 'tooDeep' };
      for (const [key, inner] of Object.entries(value)) {
        const step = Array.isArray(value) ? `[${key}]` : `.${key}`;
        waiting.push({ value: inner, path: path + step, depth: depth + 1 });
      }
    }
  }
  return null;
}

const isBlockType = (type: unknown): type is BlockType => typeof type === 'string' && Object.hasOwn(blockSchemas, type);

/** Editors leave empty runs behind; they say nothing. */
function withoutEmptyRuns(block: Record<string, unknown>): Record<string, unknown> {
  const clean = (runs: unknown) =>
    Array.isArray(runs) ? runs.filter((run) => !(isRecord(run) && run.text === '')) : runs;
  if (Array.isArray(block.text)) block.text = clean(block.text);
  if (block.type === 'list' && Array.isArray(block.items)) block.items = block.items.map(clean);
  return block;
}

/** `/text/0/href` → `.text[0].href` */
const readablePath = (pointer: string): string =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => (/^\d+$/.test(step) ? `[${step}]` : `.${step}`))
    .join('');

function kindOf(error: ValueError): RichTextProblem['kind'] {
  switch (error.type) {
    case ValueErrorType.ObjectRequiredProperty:
      return 'missing';
    case ValueErrorType.StringMaxLength:
    case ValueErrorType.ArrayMaxItems:
    case ValueErrorType.IntegerMaximum:
      return 'tooLong';
    case ValueErrorType.StringMinLength:
    case ValueErrorType.ArrayMinItems:
    case ValueErrorType.IntegerMinimum:
      return 'tooShort';
    case ValueErrorType.StringPattern:
      return 'badAddress';
    default:
      return 'wrongValue';
  }
}
