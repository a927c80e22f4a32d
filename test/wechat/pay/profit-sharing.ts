import { compactTime, shanghaiDay } from '../clock/shanghai-time.ts';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import { randomDigits } from '../crypto/random-text.ts';
import type { Faults, ProfitFailReason } from '../faults/faults.ts';
import type { People } from '../people/people.ts';
import type { Settings } from '../settings.ts';
import type { Collection, Store } from '../store/store.ts';
import { type FundPurpose, type Funds, notEnough } from './funds.ts';
import type { Merchants } from './merchants.ts';
import { invalidRequest } from './pay-error.ts';
import type { PayOrder, PayOrders } from './pay-orders.ts';
import type { ProfitReceivers } from './profit-sharing-receivers.ts';
import type { ReceiverAccount } from './profit-sharing-rules.ts';

/** One receiver's part of a split. Its result is told apart from the others'. */
export interface ProfitShare extends ReceiverAccount {
  /** the person behind an openid */
  personId: string | null;
  amountFen: number;
  description: string;
  /** 分账明细单号 */
  detailId: string;
  result: 'PENDING' | 'SUCCESS' | 'CLOSED';
  failReason: ProfitFailReason | null;
  createdAt: number;
  finishedAt: number | null;
}

/** 分账单: a request to split an order's frozen money, or to release what is left of it. */
export interface ProfitSplit {
  mchid: string;
  /** the merchant's number; WeChat's own release after thirty days has none, see `automaticNo` */
  outOrderNo: string;
  orderId: string;
  transactionId: string;
  /** `automatic`: WeChat released what was left after thirty days */
  kind: 'split' | 'unfreeze' | 'automatic';
  state: 'PROCESSING' | 'FINISHED';
  /** what is left goes to the merchant, and nothing more can be split */
  unfreezesRest: boolean;
  shares: ProfitShare[];
  fingerprint: string;
  createdAt: number;
  finishedAt: number | null;
}

export interface NewProfitSplit {
  outOrderNo: string;
  unfreezesRest: boolean;
  shares: Pick<ProfitShare, 'type' | 'account' | 'personId' | 'amountFen' | 'description'>[];
  fingerprint: string;
}

interface ProfitSharingParts {
  store: Store;
  clock: VirtualClock;
  settings: Settings;
  faults: Faults;
  funds: Funds;
  orders: PayOrders;
  people: People;
  merchants: Merchants;
  receivers: ProfitReceivers;
  /** a share was paid out */
  paid: (split: ProfitSplit, share: ProfitShare) => Promise<void>;
}

const TIMER = 'profit-split';
const RELEASE_TIMER = 'profit-release';
const EARLIEST_MS = 60_000;
const MOST_SPLITS = 50;
const MOST_A_MONTH_FEN = 20_000_000;

/** The number of WeChat's own release; no merchant's number has a colon. */
function automaticNo(transactionId: string): string {
  return `:${transactionId}`;
}

function isOwn(mchid: string, { type, account }: ReceiverAccount): boolean {
  return type === 'MERCHANT_ID' && account === mchid;
}

/** The frozen money of profit-sharing orders, on its way to receivers or back to the merchant. */
export class ProfitSharing {
  private readonly kept: Collection<ProfitSplit>;
  /** what an openid received in a month of Shanghai, in fen */
  private readonly receipts: Collection<number>;
  private readonly byOrder: { find: (key: string) => ProfitSplit[] };
  private readonly byOrderId: { find: (orderId: string) => ProfitSplit[] };
  private readonly byDay: { find: (key: string) => ProfitSplit[] };
  private readonly parts: ProfitSharingParts;

  constructor(parts: ProfitSharingParts) {
    this.parts = parts;
    this.kept = parts.store.collection('profit-splits');
    this.receipts = parts.store.collection('profit-receipts');
    this.byOrder = this.kept.indexBy(({ mchid, transactionId }) => `${mchid}/${transactionId}`);
    this.byOrderId = this.kept.indexBy(({ mchid, orderId }) => `${mchid}/${orderId}`);
    this.byDay = this.kept.indexBy(({ mchid, finishedAt }) =>
      finishedAt === null ? undefined : `${mchid}/${shanghaiDay(finishedAt)}`,
    );
    parts.clock.on<{ key: string }>(TIMER, ({ key }) => this.finish(key));
    parts.clock.on<{ mchid: string; transactionId: string }>(RELEASE_TIMER, ({ mchid, transactionId }) =>
      this.releaseRest(mchid, transactionId),
    );
  }

  find(mchid: string, outOrderNo: string): ProfitSplit | undefined {
    return this.kept.get(`${mchid}/${outOrderNo}`);
  }

  findByOrderId(mchid: string, orderId: string): ProfitSplit | undefined {
    return this.byOrderId.find(`${mchid}/${orderId}`)[0];
  }

  /** Done on a day of Shanghai, `2026-11-22`, oldest request first. */
  finishedOn(mchid: string, day: string): ProfitSplit[] {
    return this.byDay.find(`${mchid}/${day}`);
  }

  all(): ProfitSplit[] {
    return this.kept.values();
  }

  /** Begins the thirty days after which WeChat releases what nobody split. */
  watch({ mchid, transactionId, paidAt, profitSharing }: PayOrder): void {
    if (!profitSharing || transactionId === null || paidAt === null) return;
    const { profitFreezeMs } = this.parts.settings.current;
    this.parts.clock.schedule(RELEASE_TIMER, paidAt + profitFreezeMs, { mchid, transactionId });
  }

  /** What can still be split or released. */
  unsplitFen({ mchid, transactionId }: PayOrder): number {
    return this.parts.funds.frozenOf(mchid, transactionId ?? '');
  }

  /** Takes the money out of the order's frozen part now; whether receivers get it is told later. @throws PayError */
  split(order: PayOrder, request: NewProfitSplit): ProfitSplit {
    this.refuseClosed(order);
    const before = this.splitsOf(order);
    if (before.filter(({ kind }) => kind === 'split').length >= MOST_SPLITS) {
      throw invalidRequest(`同一笔订单最多支持${MOST_SPLITS}次分账`);
    }
    if (request.unfreezesRest && request.shares.some((share) => isOwn(order.mchid, share))) {
      throw invalidRequest('解冻剩余资金时，不能设置分账方作为分账接收方');
    }
    const sharedFen = before.reduce((sum, { mchid, shares }) => sum + countedFen(mchid, shares), 0);
    const askedFen = request.shares.reduce((sum, { amountFen }) => sum + amountFen, 0);
    const mostFen = Math.floor((order.amountFen * this.parts.merchants.get(order.mchid).profitSharingBps) / 10_000);
    const pending = request.shares.map((share) => this.newShare(share));
    if (sharedFen + countedFen(order.mchid, pending) > mostFen) throw invalidRequest('分账金额超过最大分账比例');
    if (askedFen > this.unsplitFen(order)) throw notEnough('订单剩余待分账金额不足');
    return this.accept(order, { ...request, shares: pending, kind: 'split' });
  }

  /** Releases what is left. @throws PayError */
  unfreeze(order: PayOrder, request: { outOrderNo: string; description: string; fingerprint: string }): ProfitSplit {
    this.refuseClosed(order);
    const { outOrderNo, description, fingerprint } = request;
    const shares = [this.ownShare(order, description)];
    return this.accept(order, { outOrderNo, fingerprint, unfreezesRest: true, shares, kind: 'unfreeze' });
  }

  private accept(
    order: PayOrder,
    request: Omit<NewProfitSplit, 'shares'> & Pick<ProfitSplit, 'kind' | 'shares'>,
  ): ProfitSplit {
    return this.parts.store.together(() => {
      const createdAt = this.now();
      const split: ProfitSplit = {
        ...request,
        mchid: order.mchid,
        transactionId: order.transactionId ?? '',
        orderId: `3000${randomDigits(6)}${compactTime(createdAt).slice(0, 8)}${randomDigits(12)}`,
        state: 'PROCESSING',
        createdAt,
        finishedAt: null,
      };
      if (split.kind === 'split') for (const share of split.shares) this.take(split, share);
      const { profitSharingMs } = this.parts.settings.current;
      this.parts.clock.schedule(TIMER, createdAt + profitSharingMs, { key: `${split.mchid}/${split.outOrderNo}` });
      return this.put(split);
    });
  }

  /** A timer's work: every receiver gets its money or a reason, and what is left is released if that was asked for. */
  private async finish(key: string): Promise<void> {
    const split = this.kept.get(key);
    if (split?.state !== 'PROCESSING') return;
    const finished = this.parts.store.together(() => {
      const finishedAt = this.now();
      const decided = split.shares.map((share) => ({ ...this.decide(split, share), finishedAt }));
      const shares = split.unfreezesRest ? this.release(split, decided) : decided;
      return this.put({ ...split, shares, state: 'FINISHED', finishedAt });
    });
    for (const share of finished.shares) {
      if (share.result === 'SUCCESS' && !isOwn(finished.mchid, share)) await this.parts.paid(finished, share);
    }
  }

  /** WeChat does not leave money frozen for ever. */
  private async releaseRest(mchid: string, transactionId: string): Promise<void> {
    const order = this.parts.orders.findByTransactionId(mchid, transactionId);
    if (!order || this.splitsOf(order).some(({ unfreezesRest }) => unfreezesRest)) return;
    const shares = [this.ownShare(order, '系统自动解冻')];
    const outOrderNo = automaticNo(transactionId);
    const split = this.accept(order, { outOrderNo, fingerprint: '', unfreezesRest: true, shares, kind: 'automatic' });
    await this.finish(`${mchid}/${split.outOrderNo}`);
  }

  private decide(split: ProfitSplit, share: ProfitShare): ProfitShare {
    const { funds, faults, merchants } = this.parts;
    if (isOwn(split.mchid, share)) return { ...share, result: 'SUCCESS' };
    const fault = faults.take('profit-sharing', ({ account }) => (account ?? share.account) === share.account);
    const failReason = fault?.mode ?? this.obstacle(split.mchid, share);
    if (failReason !== undefined) {
      const { frozenFor, ...about } = this.purpose(split, share);
      const isReleased = this.splitsOf(split).some((each) => each.unfreezesRest && each.state === 'FINISHED');
      funds.income({ ...about, businessType: '分账失败退回', ...(!isReleased && { frozenFor }) });
      return { ...share, result: 'CLOSED', failReason };
    }
    if (share.type === 'MERCHANT_ID' && merchants.find(share.account)) {
      const { frozenFor: _frozen, ...about } = this.purpose(split, share);
      funds.income({ ...about, mchid: share.account });
    }
    if (share.type === 'PERSONAL_OPENID')
      this.receipts.put(this.monthOf(share), this.receivedFen(share) + share.amountFen);
    return { ...share, result: 'SUCCESS' };
  }

  /** @returns the shares; that of an unfreezing says how much it was */
  private release(split: ProfitSplit, shares: ProfitShare[]): ProfitShare[] {
    const { funds } = this.parts;
    const amountFen = funds.frozenOf(split.mchid, split.transactionId);
    if (amountFen > 0) {
      funds.unfreeze({
        mchid: split.mchid,
        businessName: '解冻',
        amountFen,
        wechatBusinessNo: split.orderId,
        documentNo: split.outOrderNo,
        frozenFor: split.transactionId,
      });
    }
    return split.kind === 'split' ? shares : shares.map((share) => ({ ...share, amountFen }));
  }

  /** Why this receiver gets nothing now: between request and payment, much can change. */
  private obstacle(mchid: string, share: ProfitShare): ProfitFailReason | undefined {
    const { people, receivers } = this.parts;
    if (!receivers.has(mchid, share.type, share.account)) return 'NO_RELATION';
    if (share.personId === null) return undefined;
    if (people.get(share.personId).realName === null) return 'RECEIVER_REAL_NAME_NOT_VERIFIED';
    return this.receivedFen(share) + share.amountFen > MOST_A_MONTH_FEN ? 'RECEIVER_RECEIPT_LIMIT' : undefined;
  }

  private receivedFen(share: ProfitShare): number {
    return this.receipts.get(this.monthOf(share)) ?? 0;
  }

  private monthOf({ account }: ProfitShare): string {
    return `${account}/${shanghaiDay(this.now()).slice(0, 7)}`;
  }

  /** @throws PayError unless something may be split of it now */
  private refuseClosed(order: PayOrder): void {
    if (!order.profitSharing) throw invalidRequest('非分账订单不支持分账');
    if (order.paidAt === null || this.now() - order.paidAt < EARLIEST_MS) {
      throw invalidRequest('订单处理中，暂时无法分账，请稍后再试');
    }
    const isOver = this.now() - order.paidAt >= this.parts.settings.current.profitFreezeMs;
    if (isOver || this.splitsOf(order).some(({ unfreezesRest }) => unfreezesRest)) {
      throw invalidRequest('分账订单已完结，剩余资金已解冻');
    }
  }

  private splitsOf({ mchid, transactionId }: Pick<PayOrder, 'mchid' | 'transactionId'>): ProfitSplit[] {
    return this.byOrder.find(`${mchid}/${transactionId ?? ''}`);
  }

  /** Out of the frozen part: to a receiver, or to the merchant's own available balance. */
  private take(split: ProfitSplit, share: ProfitShare): void {
    const purpose = this.purpose(split, share);
    if (isOwn(split.mchid, share)) this.parts.funds.unfreeze(purpose);
    else this.parts.funds.spend(purpose);
  }

  private purpose(split: ProfitSplit, share: ProfitShare): FundPurpose & { frozenFor: string } {
    return {
      mchid: split.mchid,
      businessName: '分账',
      amountFen: share.amountFen,
      wechatBusinessNo: share.detailId,
      documentNo: split.outOrderNo,
      applicant: `${split.mchid}API`,
      remark: share.description,
      frozenFor: split.transactionId,
    };
  }

  private ownShare(order: PayOrder, description: string): ProfitShare {
    const own = { type: 'MERCHANT_ID', account: order.mchid, personId: null } as const;
    return this.newShare({ ...own, amountFen: this.unsplitFen(order), description });
  }

  private newShare(share: NewProfitSplit['shares'][number]): ProfitShare {
    const createdAt = this.now();
    const detailId = `3601${randomDigits(6)}${compactTime(createdAt).slice(0, 8)}${randomDigits(12)}`;
    return { ...share, detailId, result: 'PENDING', failReason: null, createdAt, finishedAt: null };
  }

  private now(): number {
    return this.parts.clock.now();
  }

  private put(split: ProfitSplit): ProfitSplit {
    return this.kept.put(`${split.mchid}/${split.outOrderNo}`, split);
  }
}

/** What counts against the ratio: all that went to others, or may. */
function countedFen(mchid: string, shares: readonly ProfitShare[]): number {
  return shares
    .filter((share) => share.result !== 'CLOSED' && !isOwn(mchid, share))
    .reduce((sum, { amountFen }) => sum + amountFen, 0);
}
