import { currentLanguage } from '../../i18n/language.ts';

/** What a route before the session answers: what was asked for, or a refusal in words. */
export type DoorAnswer<Body> = { readonly body: Body } | { readonly code: string; readonly message: string | null };

/** Asks one of the routes that stand before a session. `message` is null when the server could not be reached. */
export async function askDoor<Body>(path: string, body: object): Promise<DoorAnswer<Body>> {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', 'accept-language': currentLanguage() },
      body: JSON.stringify(body),
    });
    const told = (await answer.json()) as Body & { code?: string; message?: string };
    if (answer.ok) return { body: told };
    return { code: told.code ?? 'INTERNAL', message: told.message ?? null };
  } catch {
    return { code: 'NETWORK', message: null };
  }
}

/** Only a path of the console: an address elsewhere would make us a stepping stone. */
export const safePath = (path: string | null): string => (path && /^\/(?![/\\])/.test(path) ? path : '/');
