import { compactTime, shanghaiDay } from '../clock/shanghai-time.ts';
import { randomDigits } from '../crypto/random-text.ts';
import type { Collection, Store } from '../store/store.ts';
import { PayError } from './pay-error.ts';

/** 基本账户, 运营账户, 手续费账户: the accounts that have a fund-flow bill each. */
export type FundAccount = 'BASIC' | 'OPERATION' | 'FEES';

/** What a movement is about, in the words of the fund-flow bill. */
export interface FundPurpose {
  mchid: string;
  /** BASIC unless given */
  account?: FundAccount;
  /** 业务名称 */
  businessName: string;
  /** 业务类型; the same as the name unless given */
  businessType?: string;
  amountFen: number;
  /** 微信支付业务单号: WeChat's number of the payment, refund, split or transfer */
  wechatBusinessNo: string;
  /** 业务凭证号: the merchant's number */
  documentNo: string;
  /** 资金变更提交申请人; `system` unless given, `<mchid>API` for what the merchant asked for */
  applicant?: string;
  remark?: string;
  /**
   * 微信支付订单号 of a profit-sharing order: the money belongs to its frozen part rather than to the available balance.
   * Only in BASIC.
   */
  frozenFor?: string;
  /** when it moved; now unless given, and then it is no later than now */
  at?: number;
  /** fees this movement pays (positive) or gives back (negative); a sum of its own, inside or beside `amountFen` */
  feeFen?: number;
}

/** One line of a merchant's ledger. `null` moves money between the two parts of the account and shows on no bill. */
export interface FundMovement {
  /** 资金流水单号, unique */
  fundFlowNo: string;
  mchid: string;
  at: number;
  account: FundAccount;
  businessName: string;
  businessType: string;
  direction: '收入' | '支出' | null;
  amountFen: number;
  /** 账户结余: available and frozen together */
  balanceAfterFen: number;
  availableAfterFen: number;
  frozenAfterFen: number;
  wechatBusinessNo: string;
  documentNo: string;
  applicant: string;
  remark: string;
  frozenFor: string | null;
  feeFen: number;
}

export interface FundBalance {
  availableFen: number;
  /** money of profit-sharing orders that waits for its split */
  frozenFen: number;
  /** fees paid so far, less those given back */
  feesFen: number;
}

interface Hold {
  mchid: string;
  transactionId: string;
  amountFen: number;
}

const EMPTY: FundBalance = { availableFen: 0, frozenFen: 0, feesFen: 0 };

export function notEnough(message = '基本账户余额不足，请充值后重新发起'): PayError {
  return new PayError(403, 'NOT_ENOUGH', message, { numericCode: '268502022' });
}

/** Rounded half up to fen. @param rateBps 60 stands for 0.60 % */
export function feeOf(amountFen: number, rateBps: number): number {
  return Math.floor((amountFen * rateBps + 5_000) / 10_000);
}

/**
 * The money of merchants, in integer fen. Nothing changes a balance but a movement, and movements are only added: the
 * fund-flow bills are this ledger in print.
 */
export class Funds {
  private readonly balances: Collection<FundBalance>;
  private readonly holds: Collection<Hold>;
  private readonly kept: Collection<FundMovement>;
  private readonly byDay: { find: (day: string) => FundMovement[] };
  private readonly now: () => number;

  constructor(store: Store, now: () => number) {
    this.balances = store.collection('fund-balances');
    this.holds = store.collection('fund-holds');
    this.kept = store.collection('fund-movements');
    this.byDay = this.kept.indexBy(({ mchid, account, at }) => `${mchid}/${account}/${shanghaiDay(at)}`);
    this.now = now;
  }

  balance(mchid: string, account: FundAccount = 'BASIC'): FundBalance {
    return this.balances.get(`${mchid}/${account}`) ?? EMPTY;
  }

  /** What is frozen of one profit-sharing order. */
  frozenOf(mchid: string, transactionId: string): number {
    return this.holds.get(`${mchid}/${transactionId}`)?.amountFen ?? 0;
  }

  /** Money comes in: available at once, or frozen with `frozenFor`. */
  income(purpose: FundPurpose): FundMovement {
    return this.move(purpose, '收入', purpose.amountFen);
  }

  /**
   * Money goes out of the available balance, or of an order's frozen part with `frozenFor`.
   * @throws PayError 403 NOT_ENOUGH; then nothing moved
   */
  spend(purpose: FundPurpose): FundMovement {
    const { mchid, account = 'BASIC', amountFen, frozenFor } = purpose;
    const there = frozenFor === undefined ? this.balance(mchid, account).availableFen : this.frozenOf(mchid, frozenFor);
    if (amountFen > there) throw notEnough();
    return this.move(purpose, '支出', -amountFen);
  }

  /** Available money becomes an order's frozen part. @throws PayError 403 NOT_ENOUGH */
  freeze(purpose: FundPurpose & { frozenFor: string }): FundMovement {
    if (purpose.amountFen > this.balance(purpose.mchid).availableFen) throw notEnough();
    return this.record(purpose, null, -purpose.amountFen, purpose.amountFen);
  }

  /** An order's frozen part, or some of it, becomes available. @throws PayError 403 NOT_ENOUGH */
  unfreeze(purpose: FundPurpose & { frozenFor: string }): FundMovement {
    if (purpose.amountFen > this.frozenOf(purpose.mchid, purpose.frozenFor)) throw notEnough('订单剩余待分账金额不足');
    return this.record(purpose, null, purpose.amountFen, -purpose.amountFen);
  }

  /** The merchant pays money in (充值). */
  topUp(mchid: string, account: FundAccount, amountFen: number): FundMovement {
    const wechatBusinessNo = `100${randomDigits(25)}`;
    return this.income({ mchid, account, businessName: '充值', amountFen, wechatBusinessNo, documentNo: '' });
  }

  /** What happened on an account on a Shanghai day, `2026-11-22`, oldest first. */
  movementsOn(mchid: string, account: FundAccount, day: string): FundMovement[] {
    return this.byDay.find(`${mchid}/${account}/${day}`);
  }

  all(): FundMovement[] {
    return this.kept.values();
  }

  allBalances(): ({ mchid: string; account: string } & FundBalance)[] {
    return this.balances.keys().map((key) => {
      const [mchid = '', account = ''] = key.split('/');
      return { mchid, account, ...(this.balances.get(key) ?? EMPTY) };
    });
  }

  private move(purpose: FundPurpose, direction: '收入' | '支出', changeFen: number): FundMovement {
    const isFrozen = purpose.frozenFor !== undefined;
    return this.record(purpose, direction, isFrozen ? 0 : changeFen, isFrozen ? changeFen : 0);
  }

  private record(
    purpose: FundPurpose,
    direction: FundMovement['direction'],
    availableChangeFen: number,
    frozenChangeFen: number,
  ): FundMovement {
    const { mchid, account = 'BASIC', amountFen, frozenFor, feeFen = 0 } = purpose;
    if (!Number.isSafeInteger(amountFen) || amountFen < 0) throw new RangeError(`${amountFen} is no amount in fen`);
    if (frozenFor !== undefined && account !== 'BASIC') throw new RangeError('only the basic account freezes money');
    const before = this.balance(mchid, account);
    const after = {
      availableFen: before.availableFen + availableChangeFen,
      frozenFen: before.frozenFen + frozenChangeFen,
      feesFen: before.feesFen + feeFen,
    };
    this.balances.put(`${mchid}/${account}`, after);
    if (frozenFor !== undefined) this.hold(mchid, frozenFor, frozenChangeFen);
    const at = purpose.at ?? this.now();
    const fundFlowNo = this.newFundFlowNo(mchid, at);
    return this.kept.put(fundFlowNo, {
      fundFlowNo,
      mchid,
      at,
      account,
      businessName: purpose.businessName,
      businessType: purpose.businessType ?? purpose.businessName,
      direction,
      amountFen,
      balanceAfterFen: after.availableFen + after.frozenFen,
      availableAfterFen: after.availableFen,
      frozenAfterFen: after.frozenFen,
      wechatBusinessNo: purpose.wechatBusinessNo,
      documentNo: purpose.documentNo,
      applicant: purpose.applicant ?? 'system',
      remark: purpose.remark ?? '',
      frozenFor: frozenFor ?? null,
      feeFen,
    });
  }

  private hold(mchid: string, transactionId: string, changeFen: number): void {
    const amountFen = this.frozenOf(mchid, transactionId) + changeFen;
    const key = `${mchid}/${transactionId}`;
    if (amountFen === 0) this.holds.delete(key);
    else this.holds.put(key, { mchid, transactionId, amountFen });
  }

  private newFundFlowNo(mchid: string, at: number): string {
    for (;;) {
      const fundFlowNo = `${mchid}${compactTime(at).slice(0, 8)}${randomDigits(10)}`;
      if (!this.kept.get(fundFlowNo)) return fundFlowNo;
    }
  }
}
