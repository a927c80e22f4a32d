import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { masterKeyCipher } from './cipher.ts';

const [oldKey, newKey] = [randomBytes(32), randomBytes(32)];

it('opens what it sealed and hides it meanwhile', () => {
  const cipher = masterKeyCipher([oldKey]);

  const sealed = cipher.encrypt('密钥 secret');

  expect(cipher.decrypt(sealed)).toBe('密钥 secret');
  expect(sealed.toString('utf8')).not.toContain('secret');
});

it('still opens what an older master key sealed', () => {
  const sealed = masterKeyCipher([oldKey]).encrypt('kept');

  expect(masterKeyCipher([newKey, oldKey]).decrypt(sealed)).toBe('kept');
});

it('refuses a changed byte, an unknown key and a short key', () => {
  const sealed = masterKeyCipher([oldKey]).encrypt('whole');
  const changed = Buffer.from(sealed);
  changed[changed.length - 1]! ^= 1;

  expect(() => masterKeyCipher([oldKey]).decrypt(changed)).toThrow();
  expect(() => masterKeyCipher([newKey]).decrypt(sealed)).toThrow();
  expect(() => masterKeyCipher([randomBytes(16)])).toThrow('32 bytes');
});
