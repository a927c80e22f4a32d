import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import {
  BREAK,
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  visit,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { actingAs } from '../audit/actor.ts';
import type { Context } from '../context.ts';
import { inputDefaultsOf } from './input-defaults.ts';

type Gateway = ApolloServerOptionsWithGateway<Context>['gateway'];
/** A compiled operation, and how its variables are made ready for it. */
type Compiled = { readonly query: CompiledQuery; readonly prepare: ReturnType<typeof inputDefaultsOf> } | null;

/**
 * graphql-jit's errors look like GraphQLErrors and are not: without `extensions` Apollo Server cannot read them. One that
 * has neither cause nor place in the answer is about the variables.
 */
function withGraphQLErrors(result: ExecutionResult): ExecutionResult {
  if (!result.errors) return result;
  const errors = result.errors.map((error) => {
    if (error.extensions) return error;
    const { message, path, originalError } = error;
    const isAboutVariables = !originalError && !path;
    return new GraphQLError(message, {
      path,
      originalError: isAboutVariables ? undefined : (originalError ?? error),
      extensions: isAboutVariables ? { code: 'BAD_USER_INPUT' } : undefined,
    });
  });
  return { ...result, errors };
}

/**
 * Whether graphql-jit may run a document. It merges fields below @skip and @include wrongly (0.8.9, in both of its modes: a
 * field selected twice, once below a condition, is in the answer or missing by the wrong one), so those stay with graphql-js.
 */
export function isCompilable(document: DocumentNode): boolean {
  let isConditional = false;
  visit(document, {
    Directive(directive) {
      if (directive.name.value === 'skip' || directive.name.value === 'include') isConditional = true;
      return isConditional ? BREAK : undefined;
    },
  });
  return !isConditional;
}

/**
 * Runs operations. Registered ones are compiled by graphql-jit, once each: their number is known. Anything else runs
 * through graphql-js, so that a stranger cannot fill memory with compiled code.
 *
 * It reaches Apollo Server as a gateway, which is the one door it has for another executor.
 */
export function createGateway(schema: GraphQLSchema): Gateway {
  const operations = new WeakMap<DocumentNode, Compiled>();

  /** A registered document holds one operation, so the document is the key. */
  function compile(document: DocumentNode, operationName: string): Compiled {
    let known = operations.get(document);
    if (known === undefined) {
      const result = isCompilable(document) && compileQuery(schema, document, operationName);
      known =
        result && isCompiledQuery(result)
          ? { query: result as CompiledQuery, prepare: inputDefaultsOf(schema, document) }
          : null;
      operations.set(document, known);
    }
    return known;
  }

  return {
    async load() {
      return {
        async executor({ document, request, operationName, context }) {
          const contextValue = context as Context;
          const variables = request.variables ?? {};
          // Null when the request names an operation that is not in its document; graphql-js says so.
          const compiled =
            contextValue.isRegisteredOperation && operationName ? compile(document, operationName) : null;
          const run = async () =>
            compiled
              ? compiled.query.query({}, contextValue, compiled.prepare(variables))
              : execute({
                  schema,
                  document,
                  contextValue,
                  variableValues: variables,
                  operationName: request.operationName,
                });
          const { viewer, requestId, clock } = contextValue;
          const result = viewer.staff
            ? await actingAs({ accountId: viewer.accountId, staffId: viewer.staff.id, requestId, clock }, run)
            : await run();
          return withGraphQLErrors(result as ExecutionResult);
        },
      };
    },
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => {};
    },
    async stop() {},
  };
}
