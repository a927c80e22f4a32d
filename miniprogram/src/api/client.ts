import type { TypedDocumentString } from '@teahouse/schema/typed-document-string.ts';

/** What went wrong: no answer at all, an answer that is not GraphQL, or errors inside a GraphQL answer. */
export type FailureKind = 'network' | 'http' | 'graphql';

export class RequestFailure extends Error {
  readonly kind: FailureKind;
  /** `extensions.code` of the first GraphQL error, else empty. */
  readonly code: string;
  readonly requestId: string;

  constructor(kind: FailureKind, message: string, code = '', requestId = '') {
    super(message);
    this.name = 'RequestFailure';
    this.kind = kind;
    this.code = code;
    this.requestId = requestId;
  }
}

export interface Answer {
  status: number;
  body: unknown;
}

/** Sends one JSON body; rejects only when there was no answer. */
export type Transport = (body: string) => Promise<Answer>;

interface GraphQLFault {
  message: string;
  extensions?: { code?: string; requestId?: string };
}

interface GraphQLAnswer<Result> {
  data?: Result | null;
  errors?: GraphQLFault[];
}

/**
 * A GraphQL client over persisted operations: sends the hash, and the text once when the server does not know the hash.
 * @throws RequestFailure
 */
export function createClient(transport: Transport) {
  async function send(body: object): Promise<Answer> {
    try {
      return await transport(JSON.stringify(body));
    } catch (cause) {
      const reason = cause as { errMsg?: string; message?: string };
      throw new RequestFailure('network', reason?.errMsg ?? reason?.message ?? String(cause));
    }
  }

  return async function execute<Result, Variables>(
    document: TypedDocumentString<Result, Variables>,
    variables: Variables,
  ): Promise<Result> {
    const extensions = { persistedQuery: { version: 1, sha256Hash: document.hash } };
    let answer = await send({ variables, extensions });
    let result = answer.body as GraphQLAnswer<Result> | undefined;
    if (result?.errors?.some((fault) => fault.extensions?.code === 'PERSISTED_QUERY_NOT_FOUND')) {
      answer = await send({ query: document.text, variables, extensions });
      result = answer.body as GraphQLAnswer<Result> | undefined;
    }
    const fault = result?.errors?.[0];
    if (fault) {
      const { code = '', requestId = '' } = fault.extensions ?? {};
      throw new RequestFailure('graphql', fault.message, code, requestId);
    }
    if (answer.status >= 400 || !result?.data) throw new RequestFailure('http', `HTTP ${answer.status}`);
    return result.data;
  };
}
