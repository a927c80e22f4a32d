import {
  type ASTVisitor,
  type FieldNode,
  GraphQLError,
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  type ValidationContext,
} from 'graphql';

/** What one operation may ask for. */
export interface OperationLimits {
  readonly depth: number;
  /** Fields after fragments are spread, each multiplied by the length of the lists around it. */
  readonly cost: number;
  readonly aliases: number;
}

const defaultLimits: OperationLimits = { depth: 14, cost: 20_000, aliases: 60 };

/** What a list costs whose `first` is a variable: the largest page there is. */
const UNKNOWN_PAGE = 100;
/** What a list costs that has no `first`: tiers, prices, attempts to pay. */
const SHORT_LIST = 5;

interface Measure {
  depth: number;
  cost: number;
  aliases: number;
}

/** A validation rule that refuses operations that are too deep, too wide or too often aliased, before they run. */
export function limitsRule(limits: OperationLimits = defaultLimits): (context: ValidationContext) => ASTVisitor {
  return (context) => {
    // Fragments are measured once each; a cycle is another rule's business and ends here.
    const fragments = new Map<string, Measure>();
    const measuring = new Set<string>();

    function measureFragment(name: string, isPage: boolean): Measure {
      const key = `${name} ${isPage}`;
      const known = fragments.get(key);
      if (known) return known;
      const fragment = context.getFragment(name);
      if (!fragment || measuring.has(name)) return { depth: 0, cost: 0, aliases: 0 };
      measuring.add(name);
      const measured = measure(fragment.selectionSet, typeNamed(fragment.typeCondition.name.value), isPage);
      measuring.delete(name);
      fragments.set(key, measured);
      return measured;
    }

    const typeNamed = (name: string) => context.getSchema().getType(name);

    function measure(set: SelectionSetNode, parent: GraphQLNamedType | undefined, isPage = false): Measure {
      const total: Measure = { depth: 0, cost: 0, aliases: 0 };
      for (const selection of set.selections) {
        let part: Measure;
        if (selection.kind === Kind.FRAGMENT_SPREAD) part = measureFragment(selection.name.value, isPage);
        else if (selection.kind === Kind.INLINE_FRAGMENT) {
          const condition = selection.typeCondition;
          part = measure(selection.selectionSet, condition ? typeNamed(condition.name.value) : parent, isPage);
        } else {
          const field = fieldOf(parent, selection.name.value);
          const size = field ? pageSizeOf(field, selection) : undefined;
          const isList = field !== undefined && isListType(getNullableType(field.type));
          const type = field && getNamedType(field.type);
          const inner = selection.selectionSet
            ? measure(selection.selectionSet, type, size !== undefined && !isList)
            : { depth: 0, cost: 0, aliases: 0 };
          // The edges of a page are as many as the page was asked to have.
          const times = size ?? (isList && isCompositeType(type) && !isPage ? SHORT_LIST : 1);
          part = {
            depth: inner.depth + 1,
            cost: 1 + inner.cost * times,
            aliases: inner.aliases + (selection.alias ? 1 : 0),
          };
        }
        total.depth = Math.max(total.depth, part.depth);
        total.cost += part.cost;
        total.aliases += part.aliases;
      }
      return total;
    }

    return {
      OperationDefinition(operation) {
        const found = measure(
          operation.selectionSet,
          context.getSchema().getRootType(operation.operation) ?? undefined,
        );
        // The introspection of tools is deep and wide, and asks once; GraphQL itself bounds how deep one may go.
        const isIntrospection = operation.selectionSet.selections.every(
          (selection) => selection.kind === Kind.FIELD && selection.name.value.startsWith('__'),
        );
        if (isIntrospection && found.aliases === 0) return;
        for (const kind of ['depth', 'cost', 'aliases'] as const) {
          if (found[kind] <= limits[kind]) continue;
          context.reportError(
            new GraphQLError(`The operation's ${kind} is ${found[kind]}; at most ${limits[kind]} is allowed.`, {
              nodes: operation,
              extensions: { code: 'TOO_COMPLEX' },
            }),
          );
        }
      },
    };
  };
}

function fieldOf(parent: GraphQLNamedType | undefined, name: string): GraphQLField<unknown, unknown> | undefined {
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
}

/** How many a field's `first` lets in, written or by default; undefined when it has none. */
function pageSizeOf(field: GraphQLField<unknown, unknown>, node: FieldNode): number | undefined {
  const definition = field.args.find((argument) => argument.name === 'first');
  if (!definition) return undefined;
  const given = node.arguments?.find((argument) => argument.name.value === 'first')?.value;
  const first = given?.kind === Kind.INT ? Number(given.value) : given ? UNKNOWN_PAGE : definition.defaultValue;
  return typeof first === 'number' ? Math.min(Math.max(first, 1), UNKNOWN_PAGE) : UNKNOWN_PAGE;
}
