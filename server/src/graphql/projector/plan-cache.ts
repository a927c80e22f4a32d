import type { FieldNode } from 'graphql';
import type { Source } from './definition.ts';
import type { Plan, RootArguments } from './plan.ts';
import { type ReadInfo, variablesBelow } from './selection.ts';

/** Plans of one selection differ by page size, conditions and @include; few do at a time. */
const MAX_VARIANTS = 64;
/** One root field node can be reached by several operations of a document. */
const MAX_ENTRIES = 8;

interface Entry {
  readonly source: Source;
  readonly nodes: readonly FieldNode[];
  /** Variables used below the root field. */
  readonly variables: readonly string[];
  readonly variants: Map<string, Plan>;
}

/**
 * Remembers plans by what decides their text: the nodes of the selection, and of variables and arguments only what becomes
 * text. Nodes are held weakly: plans go when the server's document store lets their document go.
 */
export class PlanCache {
  #entries = new WeakMap<FieldNode, Entry[]>();

  get(source: Source, info: ReadInfo, given: RootArguments, compile: () => Plan): Plan {
    const { variants, variables } = this.#entryOf(source, info);
    const key = variantKey(info, variables, given);
    let plan = variants.get(key);
    if (!plan) {
      plan = compile();
      if (variants.size >= MAX_VARIANTS) variants.delete(variants.keys().next().value!);
      variants.set(key, plan);
    }
    return plan;
  }

  #entryOf(source: Source, info: ReadInfo): Entry {
    const nodes = info.fieldNodes;
    const entries = this.#entries.get(nodes[0]!) ?? [];
    this.#entries.set(nodes[0]!, entries);
    const known = entries.find((entry) => entry.source === source && isSame(entry.nodes, nodes));
    if (known) return known;
    const entry = { source, nodes, variables: variablesBelow(info, nodes), variants: new Map() };
    if (entries.length >= MAX_ENTRIES) entries.shift();
    entries.push(entry);
    return entry;
  }
}

const isSame = (a: readonly FieldNode[], b: readonly FieldNode[]) =>
  a === b || (a.length === b.length && a.every((node, index) => node === b[index]));

/**
 * Booleans and numbers may become text (@include, a literal LIMIT), so their values count. Of everything else only whether
 * it is there does: its value is bound.
 */
function variantKey(info: ReadInfo, variables: readonly string[], given: RootArguments): string {
  let key = `${given.size ?? ''}${given.isAfter ? '>' : ''}|${given.conditions.join(',')}`;
  for (const name of variables) {
    const value = info.variableValues[name];
    const isText = typeof value === 'boolean' || typeof value === 'number';
    key += `|${isText ? value : value === undefined ? 'absent' : value === null ? 'null' : 'given'}`;
  }
  return key;
}
