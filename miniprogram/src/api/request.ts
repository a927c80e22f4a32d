import Taro from '@tarojs/taro';
import type { TypedDocumentString } from '@teahouse/schema/typed-document-string.ts';
import { languageStore } from '../i18n/language';
import { createClient, RequestFailure } from './client';
import { accountName, sessionToken } from './credentials';

const TIMEOUT_MS = 15_000;

const execute = createClient(async (body) => {
  const header: Record<string, string> = {
    'content-type': 'application/json',
    'accept-language': languageStore.get(),
  };
  const account = accountName();
  if (account) header['teahouse-account'] = account;
  const token = sessionToken();
  if (token) header.authorization = `Bearer ${token}`;
  const answer = await Taro.request({
    url: `${TEAHOUSE_ORIGIN}/graphql`,
    method: 'POST',
    data: body,
    header,
    timeout: TIMEOUT_MS,
    dataType: 'json',
  });
  return { status: answer.statusCode, body: answer.data };
});

/** What the session gives to requests; set once by features/members/session.ts, which itself needs requests. */
export interface SessionGate {
  /** resolves when the first log-in has been tried, at once when a session is there */
  ready(): Promise<void>;
  /** tries to get a new session after the server refused the old one; false when there is none to be had */
  renew(): Promise<boolean>;
}

let gate: SessionGate = { ready: async () => {}, renew: async () => false };

export function setSessionGate(next: SessionGate): void {
  gate = next;
}

/** Sends an operation as whoever is signed in; logs in again once when the session has ended. @throws RequestFailure */
export async function request<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  await gate.ready();
  try {
    return await execute(document, variables);
  } catch (failure) {
    const sessionEnded = failure instanceof RequestFailure && failure.code === 'UNAUTHENTICATED';
    if (!sessionEnded || !(await gate.renew())) throw failure;
    return execute(document, variables);
  }
}

/** Sends an operation without waiting for the session: for logging in itself. @throws RequestFailure */
export const requestNow = execute;
