import { expect, it } from 'vitest';
import { signWithSessionKey } from './mini-program.client.ts';

it("signs with the session key as text, as WeChat's sample does", () => {
  expect(signWithSessionKey('o0q0otL8aEzpcZL/FT9WsQ==', '{"foo":"bar"}')).toBe(
    '654571f79995b2ce1e149e53c0a33dc39c0a74090db514261454e8dbe432aa0b',
  );
});
