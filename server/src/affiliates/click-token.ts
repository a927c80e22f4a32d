import type { Signer } from '../shared/crypto/signer.ts';
import { isId } from '../shared/ids.ts';

/** The parameter under which a shop receives the token, and gives it back with its postback. */
export const CLICK_PARAMETER = 'teahouse_click';

/** A click's name outside: its id with our signature. 44 characters of A–Z, a–z, 0–9, -, _ and one dot. */
export function clickToken(signer: Signer, clickId: string): string {
  return `${Buffer.from(clickId.replaceAll('-', ''), 'hex').toString('base64url')}.${signer.sign(clickId)}`;
}

/** The click a token stands for; null when we did not make it. */
export function clickOfToken(signer: Signer, token: string): string | null {
  const [name = '', signature = ''] = token.split('.');
  const hex = Buffer.from(name, 'base64url').toString('hex');
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return isId(id) && signer.isSignedBy(id, signature) ? id : null;
}

/** The address with the token, whatever parameters it had before. */
export function withClick(address: string, token: string): string {
  const [path = '', fragment] = address.split('#');
  const joined = `${path}${path.includes('?') ? '&' : '?'}${CLICK_PARAMETER}=${token}`;
  return fragment === undefined ? joined : `${joined}#${fragment}`;
}
