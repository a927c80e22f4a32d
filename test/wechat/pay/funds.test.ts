import { beforeEach, describe, expect, it } from 'vitest';
import { Store } from '../store/store.ts';
import { Funds, feeOf } from './funds.ts';

const MCHID = '1900000109';
const ORDER = '4200000000202611220000000001';

describe('the funds of a merchant', () => {
  let funds: Funds;
  let now: number;

  beforeEach(() => {
    now = Date.parse('2026-11-22T12:00:00+08:00');
    funds = new Funds(new Store(':memory:'), () => now);
  });

  const about = (amountFen: number, more: object = {}) => ({
    mchid: MCHID,
    businessName: '交易',
    amountFen,
    wechatBusinessNo: ORDER,
    documentNo: 'M20261122000001',
    ...more,
  });

  it('begin with nothing', () => {
    expect(funds.balance(MCHID)).toEqual({ availableFen: 0, frozenFen: 0, feesFen: 0 });
  });

  it('keep every movement with the balance after it', () => {
    funds.income(about(1800));

    const fee = funds.spend(about(11, { businessType: '扣除交易手续费', feeFen: 11 }));

    expect(fee).toEqual({
      fundFlowNo: expect.stringMatching(/^190000010920261122\d{10}$/),
      mchid: MCHID,
      at: now,
      account: 'BASIC',
      businessName: '交易',
      businessType: '扣除交易手续费',
      direction: '支出',
      amountFen: 11,
      balanceAfterFen: 1789,
      availableAfterFen: 1789,
      frozenAfterFen: 0,
      wechatBusinessNo: ORDER,
      documentNo: 'M20261122000001',
      applicant: 'system',
      remark: '',
      frozenFor: null,
      feeFen: 11,
    });
    expect(funds.balance(MCHID)).toEqual({ availableFen: 1789, frozenFen: 0, feesFen: 11 });
  });

  it('are never spent beyond what is available', () => {
    funds.income(about(100));
    funds.income(about(1000, { frozenFor: ORDER }));

    expect(() => funds.spend(about(101))).toThrow(expect.objectContaining({ status: 403, code: 'NOT_ENOUGH' }));
    expect(funds.balance(MCHID)).toMatchObject({ availableFen: 100, frozenFen: 1000 });
    expect(funds.all()).toHaveLength(2);
  });

  it('freeze and release money of one order without income or expense', () => {
    funds.income(about(1800, { frozenFor: ORDER }));

    const released = funds.unfreeze({ ...about(1000), frozenFor: ORDER });

    expect(released).toMatchObject({ direction: null, balanceAfterFen: 1800, availableAfterFen: 1000 });
    expect(funds.frozenOf(MCHID, ORDER)).toBe(800);
    expect(() => funds.unfreeze({ ...about(801), frozenFor: ORDER })).toThrow('待分账');
    expect(() => funds.spend(about(801, { frozenFor: ORDER }))).toThrow('余额不足');
    expect(() => funds.spend(about(1, { frozenFor: 'another' }))).toThrow('余额不足');
    funds.freeze({ ...about(1000), frozenFor: ORDER });
    expect(funds.balance(MCHID)).toMatchObject({ availableFen: 0, frozenFen: 1800 });
  });

  it('are counted apart for each account, and found by the day of Shanghai', () => {
    funds.topUp(MCHID, 'OPERATION', 5000);
    now = Date.parse('2026-11-22T16:00:00Z');
    funds.topUp(MCHID, 'OPERATION', 700);

    expect(funds.balance(MCHID).availableFen).toBe(0);
    expect(funds.balance(MCHID, 'OPERATION').availableFen).toBe(5700);
    const amountsOn = (day: string) => funds.movementsOn(MCHID, 'OPERATION', day).map(({ amountFen }) => amountFen);
    expect([amountsOn('2026-11-22'), amountsOn('2026-11-23')]).toEqual([[5000], [700]]);
  });

  it.each([
    [1800, 11],
    [990, 6],
    [83, 0],
    [84, 1],
    [1, 0],
    [1_000_000_000, 6_000_000],
  ])('pay 0.60 %% of %i fen as %i, rounded half up', (amountFen, feeFen) => {
    expect(feeOf(amountFen, 60)).toBe(feeFen);
  });
});
