import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'Where a page of a connection lies in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follows: ask for it with after: endCursor.' })
  readonly hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether something came before: true when the page began after a cursor.' })
  readonly hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first edge; null when the page is empty.' })
  readonly startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last edge; null when the page is empty.' })
  readonly endCursor!: string | null;
}

/** Arguments of a Relay Connection, read forwards. */
@ArgsType()
export class ConnectionArguments {
  @Field(() => Int, { defaultValue: 20, description: 'How many, from 1 to 100.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'A cursor of this list: what comes after it.' })
  after?: string | null;
}

/** One connection as GraphQL sees it. */
export interface Connection<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly pageInfo: PageInfo;
}

/**
 * Makes the GraphQL types `<name>Connection` and `<name>Edge`.
 * @param of what its list is of, in a sentence: "articles, the newest first"
 */
export function connectionType<Node extends object>(name: string, node: () => ClassType<Node>, of: string) {
  @ObjectType(`${name}Edge`, { simpleResolvers: true, description: `One place in a list of ${of}.` })
  class Edge {
    @Field(() => String, { description: 'Opaque position, for `after`.' })
    readonly cursor!: string;

    @Field(node, { description: 'What stands there.' })
    readonly node!: Node;
  }

  @ObjectType(`${name}Connection`, { simpleResolvers: true, description: `A page of ${of}.` })
  class NamedConnection implements Connection<Node> {
    @Field(() => [Edge], { description: 'What the page holds, in order.' })
    readonly edges!: Edge[];

    @Field(() => PageInfo, { description: 'Where the page lies.' })
    readonly pageInfo!: PageInfo;
  }
  return NamedConnection;
}
