import type { TypedDocumentString } from '@teahouse/schema/typed-document-string.ts';
import { currentLanguage } from '../i18n/language.ts';
import { confirmSecondFactor } from './second-factor.ts';

/** Why a request came to nothing. `code` is the server's, or NETWORK when there was no answer. */
export class RequestFailure extends Error {
  readonly code: string;
  readonly requestId: string | null;

  constructor(code: string, message: string, requestId: string | null = null) {
    super(message);
    this.name = 'RequestFailure';
    this.code = code;
    this.requestId = requestId;
  }
}

/** Codes of a request that nobody is signed in to make. */
const signedOutCodes: readonly string[] = ['UNAUTHENTICATED', 'ACCOUNT_REQUIRED'];
export const meansSignedOut = (error: unknown): boolean =>
  error instanceof RequestFailure && signedOutCodes.includes(error.code);

type SignedOutListener = (hash: string) => void;
const signedOutListeners = new Set<SignedOutListener>();

/** Hears of every operation, by its hash, that came to nothing because the session has ended. @returns what stops it */
export function onSignedOut(listener: SignedOutListener): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

interface Answer<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { code?: string; requestId?: string };
  }[];
}

const TIMEOUT_MS = 30_000;
const signedOut = {
  'zh-CN': '登录已过期，请重新登录，填的内容还在',
  en: 'You were signed out. Sign in again; what you typed is still here',
};
const noAnswer = {
  'zh-CN': '连不上服务器，请检查网络后重试',
  en: 'The server does not answer; check the network and try again',
};

async function post(body: object): Promise<Response> {
  try {
    return await fetch('/graphql', {
      method: 'POST',
      credentials: 'same-origin',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        'content-type': 'application/json',
        'accept-language': currentLanguage(),
        // Names the session cookie that is meant: a reader's may lie beside it.
        'teahouse-client': 'console',
      },
      body: JSON.stringify(body),
    });
  } catch {
    throw new RequestFailure('NETWORK', noAnswer[currentLanguage()]);
  }
}

/**
 * Sends an operation by its hash, and with its text once when the server does not know it. What money and roles ask for, a
 * passkey, is asked of the person, and the operation is sent again. @throws RequestFailure
 */
export async function request<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  try {
    return await send(document, variables);
  } catch (error) {
    const isAskedFor = error instanceof RequestFailure && error.code === 'SECOND_FACTOR_NEEDED';
    if (!isAskedFor || !(await confirmSecondFactor())) throw error;
    return send(document, variables);
  }
}

async function send<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const extensions = { persistedQuery: { version: 1, sha256Hash: document.hash } };
  let answer = await read<Result>(await post({ extensions, variables }));
  if (answer.errors?.[0]?.extensions?.code === 'PERSISTED_QUERY_NOT_FOUND') {
    answer = await read<Result>(await post({ query: document.text, extensions, variables }));
  }
  const [error] = answer.errors ?? [];
  if (error || !answer.data) {
    const { code = 'INTERNAL', requestId = null } = error?.extensions ?? {};
    if (!signedOutCodes.includes(code)) {
      throw new RequestFailure(code, error?.message ?? noAnswer[currentLanguage()], requestId);
    }
    for (const listener of signedOutListeners) listener(document.hash);
    throw new RequestFailure(code, signedOut[currentLanguage()], requestId);
  }
  return answer.data;
}

async function read<Result>(response: Response): Promise<Answer<Result>> {
  try {
    return (await response.json()) as Answer<Result>;
  } catch {
    throw new RequestFailure('NETWORK', noAnswer[currentLanguage()]);
  }
}
