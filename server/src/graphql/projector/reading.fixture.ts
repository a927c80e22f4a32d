import { type DocumentNode, type ExecutionResult, execute, type GraphQLSchema, parse, validate } from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { ArticleReads } from '../../articles/article.reads.ts';
import { MemberReads } from '../../members/member.reads.ts';
import type { Viewer } from '../../members/viewer.ts';
import { TierReads } from '../../tiers/tier.reads.ts';
import { projections } from '../projections.ts';
import { createSchema } from '../schema.ts';
import { createLibrary, type Library, libraryNow } from './library.fixture.ts';
import { Projector } from './projector.ts';

export type Engine = (document: DocumentNode, viewer: Viewer, variables: Record<string, unknown>) => Promise<unknown>;

/** A library, and both engines to read it through the projector. */
export interface Reading {
  readonly library: Library;
  readonly schema: GraphQLSchema;
  readonly articleReads: ArticleReads;
  readonly memberReads: MemberReads;
  readonly graphqlJs: Engine;
  readonly graphqlJit: Engine;
  contextOf(viewerName: string): { readonly viewer: Viewer; readonly now: Date };
  documentOf(text: string): DocumentNode;
  /** Asks as one of the library's viewers; `library.statements` and `library.answers` then hold what that took. */
  ask<Data>(viewerName: string, text: string, variables?: Record<string, unknown>): Promise<Data>;
}

/** What a client would get: JSON. */
export const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function dataOf(result: ExecutionResult): unknown {
  const error = result.errors?.[0];
  if (error) throw error.originalError ?? error;
  return result.data;
}

export async function startReading(): Promise<Reading> {
  const library = await createLibrary();
  const schema = await createSchema();
  const projector = new Projector({ ...library, projections });
  const articleReads = new ArticleReads({ projector });
  const memberReads = new MemberReads({ projector, pool: library.pool });
  const services = { projector, articleReads, memberReads, tierReads: new TierReads({ projector }) };
  const contextFor = (viewer: Viewer) => ({ ...services, viewer, now: libraryNow, locale: 'en' as const });
  const viewerNamed = (name: string): Viewer => library.viewers.find((one) => one.name === name)!.viewer;

  const graphqlJs: Engine = async (document, viewer, variableValues) =>
    dataOf(await execute({ schema, document, contextValue: contextFor(viewer), variableValues }));

  const compiled = new WeakMap<DocumentNode, CompiledQuery>();
  const graphqlJit: Engine = async (document, viewer, variables) => {
    let query = compiled.get(document);
    if (!query) {
      const result = compileQuery(schema, document);
      if (!isCompiledQuery(result)) throw new Error('graphql-jit did not compile');
      query = result as CompiledQuery;
      compiled.set(document, query);
    }
    return dataOf((await query.query({}, contextFor(viewer), variables)) as ExecutionResult);
  };

  const documentOf = (text: string): DocumentNode => {
    const document = parse(text);
    const [error] = validate(schema, document);
    if (error) throw error;
    return document;
  };

  return {
    library,
    schema,
    articleReads,
    memberReads,
    graphqlJs,
    graphqlJit,
    contextOf: (viewerName) => contextFor(viewerNamed(viewerName)),
    documentOf,
    async ask<Data>(viewerName: string, text: string, variables: Record<string, unknown> = {}) {
      library.statements.length = 0;
      library.answers.length = 0;
      return plain(await graphqlJs(documentOf(text), viewerNamed(viewerName), variables)) as Data;
    },
  };
}
