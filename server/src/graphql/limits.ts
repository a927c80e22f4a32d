import { type ASTVisitor, GraphQLError, Kind, type SelectionSetNode, type ValidationContext } from 'graphql';

/** What one operation may ask for. */
export interface OperationLimits {
  readonly depth: number;
  /** Fields after fragments are spread, each multiplied by the literal `first` of the lists around it. */
  readonly cost: number;
  readonly aliases: number;
}

export const defaultLimits: OperationLimits = { depth: 14, cost: 20_000, aliases: 60 };

/** What a list costs whose `first` is a variable: the largest page there is. */
const UNKNOWN_PAGE = 100;

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

    function measureFragment(name: string): Measure {
      const known = fragments.get(name);
      if (known) return known;
      const fragment = context.getFragment(name);
      if (!fragment || measuring.has(name)) return { depth: 0, cost: 0, aliases: 0 };
      measuring.add(name);
      const measured = measure(fragment.selectionSet);
      measuring.delete(name);
      fragments.set(name, measured);
      return measured;
    }

    function measure(set: SelectionSetNode): Measure {
      const total: Measure = { depth: 0, cost: 0, aliases: 0 };
      for (const selection of set.selections) {
        let part: Measure;
        if (selection.kind === Kind.FRAGMENT_SPREAD) part = measureFragment(selection.name.value);
        else if (selection.kind === Kind.INLINE_FRAGMENT) part = measure(selection.selectionSet);
        else {
          const inner = selection.selectionSet ? measure(selection.selectionSet) : { depth: 0, cost: 0, aliases: 0 };
          const first = selection.arguments?.find((argument) => argument.name.value === 'first')?.value;
          const times =
            first?.kind === Kind.INT ? Math.min(Number(first.value), UNKNOWN_PAGE) : first ? UNKNOWN_PAGE : 1;
          part = {
            depth: inner.depth + 1,
            cost: 1 + inner.cost * Math.max(times, 1),
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
        const found = measure(operation.selectionSet);
        // Introspection is as deep as its own fragments; it is switched off where strangers may not have it.
        const isIntrospection = operation.selectionSet.selections.every(
          (selection) => selection.kind === Kind.FIELD && selection.name.value.startsWith('__'),
        );
        if (isIntrospection) return;
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
