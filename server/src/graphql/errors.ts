import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import type { Context } from '../context.ts';
import { ApiError, textOf } from '../shared/errors/api-error.ts';

/** Errors of GraphQL itself, such as a syntax error: their texts are for developers and tell nothing of ours. */
const ownTextCodes = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
  'BAD_INPUT',
  'TOO_COMPLEX',
]);

/** What the client is told of an error: a code, a sentence in its language, the request id; never an inner text. */
export function publicError(
  error: GraphQLError,
  context: Pick<Context, 'locale' | 'requestId'>,
): { told: GraphQLFormattedError; isUnexpected: boolean } {
  const place = { ...(error.locations && { locations: error.locations }), ...(error.path && { path: error.path }) };
  const { requestId, locale } = context;
  const cause = error.originalError;
  if (cause instanceof ApiError) {
    const extensions = { code: cause.code, requestId };
    return { told: { message: cause.messageIn(locale), ...place, extensions }, isUnexpected: false };
  }
  const code = typeof error.extensions.code === 'string' ? error.extensions.code : undefined;
  if (code && ownTextCodes.has(code)) {
    return { told: { message: error.message, ...place, extensions: { code, requestId } }, isUnexpected: false };
  }
  const extensions = { code: 'INTERNAL', requestId };
  return { told: { message: textOf('INTERNAL')[locale], ...place, extensions }, isUnexpected: true };
}

/** Rewrites every error of an answer with publicError and logs the unexpected ones whole. */
export function errorsPlugin(logger: Logger): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response, errors, contextValue, operationName }) {
          if (!errors?.length || response.body.kind !== 'single') return;
          response.body.singleResult.errors = errors.map((error) => {
            const { told, isUnexpected } = publicError(error, contextValue);
            if (isUnexpected) {
              const fields = { err: error.originalError ?? error, requestId: contextValue.requestId, operationName };
              logger.error({ ...fields, path: error.path }, 'unexpected error in a resolver');
            }
            return told;
          });
        },
      };
    },
  };
}
