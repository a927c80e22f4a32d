import { expect, it } from 'vitest';
import { newId } from '../shared/ids.ts';
import { newSessionToken, readSessionToken } from './session-token.ts';

it('names its account and keeps only a hash', () => {
  const accountId = newId();

  const { token, hash } = newSessionToken(accountId);

  expect(readSessionToken(token)).toEqual({ accountId, hash });
  expect(hash.toString('base64url')).not.toContain(token.slice(23));
});

it('gives another hash for a token changed in one sign, and null for what is no token', () => {
  const { token, hash } = newSessionToken(newId());
  const other = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A');

  expect(readSessionToken(other)?.hash).not.toEqual(hash);
  for (const text of ['', 'x', `${token} `, token.slice(1), `${token}.x`]) expect(readSessionToken(text)).toBeNull();
});
