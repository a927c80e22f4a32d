import { expect, it } from 'vitest';
import { stateOf } from './order-state';

const order = { status: 'PAID', amountFen: 1_800 } as const;
const refund = (status: 'PENDING' | 'SUCCEEDED' | 'FAILED', amountFen: number) => ({ status, amountFen });

it('says what the server says while nothing was given back', () => {
  expect(stateOf({ ...order, refunds: [] })).toBe('PAID');
  expect(stateOf({ ...order, status: 'OPEN', refunds: [] })).toBe('OPEN');
  expect(stateOf({ ...order, refunds: [refund('FAILED', 1_800)] })).toBe('PAID');
});

it('tells a refund under way, a part and the whole apart', () => {
  expect(stateOf({ ...order, refunds: [refund('PENDING', 500)] })).toBe('refunding');
  expect(stateOf({ ...order, refunds: [refund('SUCCEEDED', 500)] })).toBe('partlyRefunded');
  expect(stateOf({ ...order, refunds: [refund('SUCCEEDED', 500), refund('SUCCEEDED', 1_300)] })).toBe('refunded');
  expect(stateOf({ ...order, refunds: [refund('PENDING', 1_300), refund('SUCCEEDED', 500)] })).toBe('refunding');
});
