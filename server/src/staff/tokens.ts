import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits for a link, and what the server keeps of them. */
export function newLinkToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashOf(token) };
}

export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
