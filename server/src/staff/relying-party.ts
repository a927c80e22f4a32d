/** Whom a passkey is for: the browser gives it to pages of this origin only. */
export interface RelyingParty {
  readonly id: string;
  readonly origin: string;
}

/**
 * From where the server is reached. A passkey belongs to a name, never to an address in numbers: on one's own machine that
 * name is localhost.
 * @see Web Authentication Level 3, "Relying Party Identifier"
 */
export function relyingPartyOf(publicUrl: string): RelyingParty {
  const url = new URL(publicUrl);
  if (url.hostname === '127.0.0.1' || url.hostname === '[::1]' || url.hostname === '0.0.0.0')
    url.hostname = 'localhost';
  return { id: url.hostname, origin: url.origin };
}
