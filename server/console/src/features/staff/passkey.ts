import { AddPasskeyDocument } from '@teahouse/schema/documents/add-passkey.ts';
import { BeginPasskeyDocument } from '@teahouse/schema/documents/begin-passkey.ts';
import { BeginPasskeyConfirmationDocument } from '@teahouse/schema/documents/begin-passkey-confirmation.ts';
import { ConfirmWithPasskeyDocument } from '@teahouse/schema/documents/confirm-with-passkey.ts';
import { request } from '../../api/request.ts';
import { refusalOf } from '../../api/use-request.ts';

/** What came of it: a refusal's sentence, or null when all went well. CANCELLED when the person changed their mind. */
export type PasskeyOutcome = null | 'CANCELLED' | { readonly refusal: string };

/** Whether passkeys can be used on this page, and if not, why. */
export function passkeysHere(): 'YES' | 'NO_BROWSER' | 'NUMBERS' {
  // A passkey belongs to a name; browsers refuse them on addresses in numbers.
  if (/^[\d.]+$|^\[/.test(location.hostname)) return 'NUMBERS';
  return 'PublicKeyCredential' in window ? 'YES' : 'NO_BROWSER';
}

/** The same page under a name, when it is on this machine. */
export const namedAddress = (): string => location.href.replace(`//${location.hostname}`, '//localhost');

/** Has the browser make a passkey, and the server keep it. */
export async function addPasskey(name: string): Promise<PasskeyOutcome> {
  const { beginPasskey } = await request(BeginPasskeyDocument, {});
  const { startRegistration } = await import('@simplewebauthn/browser');
  const made = await orCancelled(startRegistration({ optionsJSON: JSON.parse(beginPasskey.optionsJson) }));
  if (made === 'CANCELLED') return made;
  const answer = await request(AddPasskeyDocument, { input: { name, responseJson: JSON.stringify(made) } });
  return outcomeOf(answer.addPasskey);
}

/** Has the browser show a passkey, so that money and roles ask no more for a while. */
export async function showPasskey(): Promise<PasskeyOutcome> {
  const { beginPasskeyConfirmation: begun } = await request(BeginPasskeyConfirmationDocument, {});
  if (begun.__typename !== 'BeginPasskeyConfirmationSuccess') return outcomeOf(begun);
  const { startAuthentication } = await import('@simplewebauthn/browser');
  const shown = await orCancelled(startAuthentication({ optionsJSON: JSON.parse(begun.optionsJson) }));
  if (shown === 'CANCELLED') return shown;
  const answer = await request(ConfirmWithPasskeyDocument, { input: { responseJson: JSON.stringify(shown) } });
  return outcomeOf(answer.confirmWithPasskey);
}

function outcomeOf(payload: object): PasskeyOutcome {
  const refusal = refusalOf(payload);
  return refusal === null ? null : { refusal };
}

/** Browsers reject alike when the person closes their window and when no key fits: both are a change of mind to us. */
async function orCancelled<Answer>(asked: Promise<Answer>): Promise<Answer | 'CANCELLED'> {
  try {
    return await asked;
  } catch {
    return 'CANCELLED';
  }
}
