import type { DemoRole, ExampleIds, ExampleRole } from '../../src/playground/example.ts';
import type { AccountChoice } from '../../src/playground/playground.ts';
import type { Language } from './words.ts';

/** Who sends the next request. */
export interface Identity {
  /** The handle; empty until the server said which there are. */
  readonly account: string;
  readonly role: ExampleRole;
  readonly sessionToken: string | null;
  readonly language: Language;
}

/** @throws Error when the server refuses */
export async function signIn(as: DemoRole, account: string): Promise<string> {
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
  readonly accounts: readonly AccountChoice[];
}

/** What this installation allows. */
export const loadFacts = () => load<PlaygroundFacts>('/playground/options');

/** What the examples' variables stand for in an account. */
export const loadExampleIds = (account: string) => load<ExampleIds>(`/playground/example-ids/${account}`);

async function load<Answer>(path: string): Promise<Answer> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as Answer;
}

/** The headers that say who asks. */
export const identityHeaders = ({ account, sessionToken, language }: Identity): Record<string, string> => ({
  ...(account && { 'teahouse-account': account }),
  'accept-language': language === 'zh' ? 'zh-CN' : 'en',
  ...(sessionToken && { authorization: `Bearer ${sessionToken}` }),
});

/**
 * Writes the identity into the text of a headers editor; what else is in it stays.
 * @returns the new text
 */
export function withIdentity(headers: string | null, identity: Identity): string {
  const { 'teahouse-account': _, authorization: __, 'accept-language': ___, ...others } = parseHeaders(headers);
  return JSON.stringify({ ...identityHeaders(identity), ...others }, null, 2);
}

function parseHeaders(text: string | null): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text || '{}');
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {}; // half typed: the identity starts it anew
  }
}
