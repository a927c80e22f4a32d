import { expect, it } from 'vitest';
import { titleOnBill } from './bill-text.ts';

it('leaves a title of 32 characters as it is, and shortens a longer one', () => {
  expect(titleOnBill('茶'.repeat(32))).toBe('茶'.repeat(32));
  expect(titleOnBill('茶'.repeat(33))).toBe(`${'茶'.repeat(31)}…`);
  expect(titleOnBill('🍵'.repeat(33))).toBe(`${'🍵'.repeat(31)}…`);
});

it('keeps the longest description within what WeChat Pay takes, counted in characters or in bytes', () => {
  const description = `赠送文章《${titleOnBill('茶'.repeat(64))}》`;

  expect(Buffer.byteLength(description)).toBeLessThanOrEqual(127);
});
