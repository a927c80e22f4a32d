import { shanghaiDay, shanghaiMidnight } from '../clock/shanghai-time.ts';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import type { Faults, PapayFailCode } from '../faults/faults.ts';
import type { Merchants } from '../pay/merchants.ts';
import type { PayOrder, PayOrders } from '../pay/pay-orders.ts';
import type { Settings } from '../settings.ts';
import type { Collection, Store } from '../store/store.ts';
import type { PapayContract, PapayContracts, PapayVersion } from './contracts.ts';
import type { PapayPlan } from './papay-plan.ts';
import { PapayRefusal } from './papay-refusal.ts';

/** 扣款: an order nobody pays by hand. Its money and its number are those of its order. */
export interface Deduction {
  mchid: string;
  outTradeNo: string;
  contractId: string;
  version: PapayVersion;
  state: 'ACCEPT' | 'SUCCESS' | 'PAY_FAIL';
  failCode: PapayFailCode | 'CONTRACT_NOT_EXIST' | null;
  finishedAt: number | null;
}

interface NewDeduction {
  version: PapayVersion;
  outTradeNo: string;
  description: string;
  amountFen: number;
  attach: string | null;
  notifyUrl: string;
  fingerprint: string;
}

export interface DeductionParts {
  store: Store;
  clock: VirtualClock;
  settings: Settings;
  faults: Faults;
  merchants: Merchants;
  orders: PayOrders;
  contracts: PapayContracts;
  /** tells the merchant how it ended */
  finished: (deduction: Deduction, order: PayOrder) => Promise<void>;
}

const DAY = 24 * 3600_000;
const HOUR = 3600_000;
const TIMER = 'papay-deduction';
const FIRST_HOUR = 7;
const LAST_HOUR = 22;
const USUAL_DAYS = 7;

export class PapayDeductions {
  private readonly kept: Collection<Deduction>;
  private readonly byContract: { find: (contractId: string) => Deduction[] };
  private readonly parts: DeductionParts;

  constructor(parts: DeductionParts) {
    this.parts = parts;
    this.kept = parts.store.collection('papay-deductions');
    this.byContract = this.kept.indexBy(({ contractId }) => contractId);
    parts.clock.on<{ key: string }>(TIMER, ({ key }) => this.finish(key));
  }

  find(mchid: string, outTradeNo: string): Deduction | undefined {
    return this.kept.get(`${mchid}/${outTradeNo}`);
  }

  all(): Deduction[] {
    return this.kept.values();
  }

  /** The person is warned now; from the day after tomorrow on it may be deducted. @throws PapayRefusal */
  notify(contract: PapayContract, amountFen: number, days = USUAL_DAYS): PapayContract {
    this.refuseEnded(contract);
    this.refuseAtNight('仅可在每天7:00~22:00下发扣费前通知');
    const mode = this.planOf(contract)?.mode ?? 'delayed';
    if (mode === 'delayed')
      throw new PapayRefusal('INVALID_REQUEST', '当前签约的模板不是周期扣费类型，不能下发扣费前通知');
    const { window } = contract;
    if (window && !window.isUsed && this.now() < window.endsAt) {
      throw new PapayRefusal('INVALID_REQUEST', '当前扣费周期尚未结束，请勿重复下发通知');
    }
    const startsAt = shanghaiMidnight(shanghaiDay(this.now() + 2 * DAY));
    const isExact = mode === 'scheduled';
    return this.parts.contracts.openWindow(contract, { amountFen, isExact, startsAt, endsAt: startsAt + days * DAY });
  }

  /** Accepts a deduction; its result comes later. @throws PapayRefusal */
  apply(contract: PapayContract, request: NewDeduction): Deduction {
    const { mchid } = contract;
    const before = this.parts.orders.find(mchid, request.outTradeNo);
    const known = this.find(mchid, request.outTradeNo);
    if (before && !(known && before.fingerprint === request.fingerprint)) {
      throw new PapayRefusal('OUT_TRADE_NO_USED', '商户订单号重复，请更换后再试');
    }
    if (known) return known;
    const dueAt = this.dueAt(contract, request.amountFen);
    return this.parts.store.together(() => {
      const { version, ...order } = request;
      const payer = { appid: contract.appid, personId: contract.personId, openid: contract.openid };
      this.parts.orders.create({ ...order, ...payer, mchid, tradeType: 'PAP', timeExpireAt: null });
      const key = `${mchid}/${request.outTradeNo}`;
      this.parts.clock.schedule(TIMER, dueAt, { key });
      const { contractId } = contract;
      const { outTradeNo } = request;
      return this.put({ mchid, outTradeNo, contractId, version, state: 'ACCEPT', failCode: null, finishedAt: null });
    });
  }

  /** @throws PapayRefusal when nothing may be deducted now */
  private dueAt(contract: PapayContract, amountFen: number): number {
    this.refuseEnded(contract);
    if (this.byContract.find(contract.contractId).some(({ state }) => state === 'ACCEPT')) {
      throw new PapayRefusal('RULELIMIT', '上一笔扣款仍在处理中');
    }
    const { papayFirstMs, papayDelayMs, papayDeductionMs } = this.parts.settings.current;
    const soon = this.now() + papayDeductionMs;
    const { window } = contract;
    // whoever has just signed expects to pay
    if (window === null && this.now() - contract.signedAt < papayFirstMs) return soon;
    if ((this.planOf(contract)?.mode ?? 'delayed') === 'delayed') return this.now() + papayDelayMs;
    if (!window || window.isUsed || this.now() < window.startsAt || this.now() >= window.endsAt) {
      throw new PapayRefusal('RULELIMIT', '不在可扣费期内，请先下发扣费前通知');
    }
    this.refuseAtNight('仅可在每天7:00~22:00发起扣费');
    if (amountFen > window.amountFen || (window.isExact && amountFen !== window.amountFen)) {
      throw new PapayRefusal('RULELIMIT', '扣费金额与通知用户的金额不符');
    }
    return soon;
  }

  private async finish(key: string): Promise<void> {
    const accepted = this.kept.get(key);
    if (accepted?.state !== 'ACCEPT') return;
    const { mchid, outTradeNo, contractId } = accepted;
    const ended = this.parts.store.together(() => {
      const contract = this.parts.contracts.find(mchid, contractId);
      const failCode =
        contract?.state === 'SIGNED'
          ? this.parts.faults.take('papay-deduction', ({ about }) => (about ?? outTradeNo) === outTradeNo)?.mode
          : 'CONTRACT_NOT_EXIST';
      const finishedAt = this.now();
      if (contract && failCode === undefined && this.parts.orders.pay(mchid, outTradeNo)) {
        this.parts.contracts.useWindow(contract);
        return this.put({ ...accepted, state: 'SUCCESS', finishedAt });
      }
      const order = this.parts.orders.find(mchid, outTradeNo);
      if (order) this.parts.orders.close(order);
      return this.put({ ...accepted, state: 'PAY_FAIL', failCode: failCode ?? 'SYSTEMERROR', finishedAt });
    });
    const order = this.parts.orders.find(mchid, outTradeNo);
    if (order) await this.parts.finished(ended, order);
  }

  private refuseEnded(contract: PapayContract): void {
    if (contract.state !== 'SIGNED' || this.now() >= contract.expiresAt) {
      throw new PapayRefusal('CONTRACT_NOT_EXIST', '签约协议不存在或已解约');
    }
  }

  private refuseAtNight(message: string): void {
    const sinceMidnight = this.now() - shanghaiMidnight(shanghaiDay(this.now()));
    if (sinceMidnight < FIRST_HOUR * HOUR || sinceMidnight >= LAST_HOUR * HOUR)
      throw new PapayRefusal('RULELIMIT', message);
  }

  private planOf({ mchid, planId }: PapayContract): PapayPlan | undefined {
    return this.parts.merchants.get(mchid).papayPlans.find((plan) => plan.planId === planId);
  }

  private now(): number {
    return this.parts.clock.now();
  }

  private put(deduction: Deduction): Deduction {
    return this.kept.put(`${deduction.mchid}/${deduction.outTradeNo}`, deduction);
  }
}
