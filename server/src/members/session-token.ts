import { createHash, randomBytes } from 'node:crypto';

/** A session's token as the client keeps it, and what the server keeps of it. */
export interface SessionToken {
  readonly token: string;
  readonly hash: Buffer;
}

/** What a presented token says; nothing of it is believed before the hash was found. */
export interface PresentedToken {
  readonly accountId: string;
  readonly hash: Buffer;
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** A new token: the account (so that the look-up stays within it) and 256 random bits. */
export function newSessionToken(accountId: string): SessionToken {
  const account = Buffer.from(accountId.replaceAll('-', ''), 'hex').toString('base64url');
  const token = `${account}.${randomBytes(32).toString('base64url')}`;
  return { token, hash: hashOf(token) };
}

/** @returns null for anything that cannot be one of our tokens */
export function readSessionToken(token: string): PresentedToken | null {
  const match = /^([\w-]{22})\.[\w-]{43}$/.exec(token);
  if (!match) return null;
  const hex = Buffer.from(match[1]!, 'base64url').toString('hex');
  const accountId = [8, 4, 4, 4, 12].reduce<{ parts: string[]; rest: string }>(
    ({ parts, rest }, length) => ({ parts: [...parts, rest.slice(0, length)], rest: rest.slice(length) }),
    { parts: [], rest: hex },
  ).parts;
  return { accountId: accountId.join('-'), hash: hashOf(token) };
}
