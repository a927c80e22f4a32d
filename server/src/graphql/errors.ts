import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import type { Context } from '../context.ts';
import { ApiError, textOf } from '../shared/errors/api-error.ts';
import type { Localized } from '../shared/locale/locale.ts';

/** Errors of GraphQL itself, such as a syntax error: their texts are for developers and tell nothing of ours. */
const ownTextCodes = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'BAD_INPUT',
  'TOO_COMPLEX',
]);

/** What the client is told of an error: a code, a sentence in its language, the request id; never an inner text. */
function publicError(
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
  if (isUnstorableText(cause)) {
    const extensions = { code: 'BAD_INPUT', requestId };
    return { told: { message: unstorableText[locale], ...place, extensions }, isUnexpected: false };
  }
  const code = typeof error.extensions.code === 'string' ? error.extensions.code : undefined;
  if (code && ownTextCodes.has(code)) {
    return { told: { message: error.message, ...place, extensions: { code, requestId } }, isUnexpected: false };
  }
  const extensions = { code: 'INTERNAL', requestId };
  return { told: { message: textOf('INTERNAL')[locale], ...place, extensions }, isUnexpected: true };
}

const unstorableText: Localized = {
  'zh-CN': '文字里有无法保存的字符（空字符或半个表情符号），请删去后再试',
  en: 'A text holds a character that cannot be kept (a null, or half an emoji); remove it and try again',
};

/** Whether PostgreSQL refused a text it cannot keep: a null, plain or in JSON, or in JSON half of a surrogate pair. */
function isUnstorableText(cause: unknown): boolean {
  if (!(cause instanceof Error) || !('code' in cause)) return false;
  return cause.code === '22021' || cause.code === '22P05' || (cause.code === '22P02' && / json\b/.test(cause.message));
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
