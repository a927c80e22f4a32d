import type { DemoRole, ExampleIds, ExampleRole } from '../../src/playground/example.ts';
import type { Language } from './words.ts';

export const demoAccounts = ['chaguan', 'shanyu'] as const;
export type DemoAccount = (typeof demoAccounts)[number];

/** Who sends the next request. */
export interface Identity {
  readonly account: DemoAccount;
  readonly role: ExampleRole;
  readonly sessionToken: string | null;
  readonly language: Language;
}

/** @throws Error when the server refuses */
export async function signIn(as: DemoRole, account: DemoAccount): Promise<string> {
  const response = await fetch('/playground/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as, account }),
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  const { sessionToken } = (await response.json()) as { sessionToken: string };
  return sessionToken;
}

export interface PlaygroundFacts {
  readonly canSignIn: boolean;
  readonly ids: ExampleIds;
}

/** What this installation allows, and what the examples' variables stand for in an account. */
export async function factsOf(account: DemoAccount): Promise<PlaygroundFacts> {
  const response = await fetch(`/playground/options?account=${account}`);
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as PlaygroundFacts;
}

/**
 * Writes the identity into the text of a headers editor; what else is in it stays.
 * @returns the new text
 */
export function withIdentity(headers: string | null, { account, sessionToken, language }: Identity): string {
  const { 'teahouse-account': _, authorization: __, 'accept-language': ___, ...others } = parseHeaders(headers);
  return JSON.stringify(
    {
      'teahouse-account': account,
      'accept-language': language === 'zh' ? 'zh-CN' : 'en',
      ...(sessionToken && { authorization: `Bearer ${sessionToken}` }),
      ...others,
    },
    null,
    2,
  );
}

function parseHeaders(text: string | null): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text || '{}');
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {}; // half typed: the identity starts it anew
  }
}
