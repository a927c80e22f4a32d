import {
  type DirectiveNode,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  isAbstractType,
  Kind,
  print,
  type SelectionSetNode,
} from 'graphql';

/** The parts of GraphQLResolveInfo that the projector reads; graphql-js and graphql-jit both give them. */
export type ReadInfo = Pick<
  GraphQLResolveInfo,
  'fieldNodes' | 'fragments' | 'schema' | 'variableValues' | 'returnType'
>;

/** One field of a selection, with every node that asks for it. */
export interface SelectedField {
  readonly name: string;
  readonly nodes: readonly FieldNode[];
}

const keys = new WeakMap<FieldNode, string>();

/**
 * The property of a projected row that holds a field's value. Fields without arguments are called by their name, whatever
 * their alias: equal fields have equal values. Arguments tell apart what aliases ask for, so they are part of the key.
 */
function fieldKey(node: FieldNode): string {
  if (!node.arguments || node.arguments.length === 0) return node.name.value;
  const known = keys.get(node);
  if (known !== undefined) return known;
  const given = node.arguments.map((argument) => print(argument)).sort();
  const key = `${node.name.value}(${given.join(', ')})`;
  keys.set(node, key);
  return key;
}

/** What a field resolver with arguments returns: the value that was read for exactly these arguments. */
export function projected<Value>(row: object, info: ReadInfo): Value {
  const key = fieldKey(info.fieldNodes[0]!);
  if (!Object.hasOwn(row, key)) throw new TypeError(`${key} was not read: its parent did not come from the projector`);
  return (row as Record<string, Value>)[key]!;
}

/** Merges what nodes select of an object type: aliases, repeated fields, fragments; leaves out what @skip and @include say. */
export function collectFields(
  info: ReadInfo,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): Map<string, SelectedField> {
  const fields = new Map<string, { name: string; nodes: FieldNode[] }>();
  const collect = (set: SelectionSetNode) => {
    for (const selection of set.selections) {
      if (!isIncluded(selection.directives, info.variableValues)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = fieldKey(selection);
        const field = fields.get(key);
        if (field) field.nodes.push(selection);
        else fields.set(key, { name: selection.name.value, nodes: [selection] });
      } else {
        const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : info.fragments[selection.name.value]!;
        if (applies(info, type, fragment.typeCondition?.name.value)) collect(fragment.selectionSet);
      }
    }
  };
  for (const node of nodes) if (node.selectionSet) collect(node.selectionSet);
  return fields;
}

function applies(info: ReadInfo, type: GraphQLObjectType, condition: string | undefined): boolean {
  if (condition === undefined || condition === type.name) return true;
  const named = info.schema.getType(condition);
  return named !== undefined && isAbstractType(named) && info.schema.isSubType(named, type);
}

function isIncluded(directives: readonly DirectiveNode[] | undefined, variables: ReadInfo['variableValues']): boolean {
  for (const directive of directives ?? []) {
    const name = directive.name.value;
    if (name !== 'skip' && name !== 'include') continue;
    const value = directive.arguments?.[0]?.value;
    const isTrue =
      value?.kind === Kind.VARIABLE
        ? variables[value.name.value] === true
        : value?.kind === Kind.BOOLEAN && value.value;
    if (isTrue === (name === 'skip')) return false;
  }
  return true;
}

/** Names of the variables used below these nodes, in a stable order. A root field's own arguments are not among them. */
export function variablesBelow(info: ReadInfo, nodes: readonly FieldNode[]): string[] {
  const names = new Set<string>();
  const seen = new Set<string>();
  const visit = (set: SelectionSetNode | undefined) => {
    for (const selection of set?.selections ?? []) {
      for (const directive of selection.directives ?? []) noteArguments(directive.arguments);
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const name = selection.name.value;
        if (!seen.has(name)) visit(info.fragments[seen.add(name) && name]?.selectionSet);
      } else {
        if (selection.kind === Kind.FIELD) noteArguments(selection.arguments);
        visit(selection.selectionSet);
      }
    }
  };
  // Arguments of ours are scalars; input objects do not occur below a root field, and would be refused when compiled.
  const noteArguments = (nodes: FieldNode['arguments']) => {
    for (const { value } of nodes ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
  };
  for (const node of nodes) visit(node.selectionSet);
  return [...names];
}
