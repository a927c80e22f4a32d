import { compactTime, shanghaiDay } from '../clock/shanghai-time.ts';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import { randomDigits } from '../crypto/random-text.ts';
import type { Faults, ProfitReturnFailReason } from '../faults/faults.ts';
import type { Settings } from '../settings.ts';
import type { Collection, Store } from '../store/store.ts';
import type { Funds } from './funds.ts';
import { invalidRequest, PayError } from './pay-error.ts';
import type { ProfitShare, ProfitSplit } from './profit-sharing.ts';
import type { ReturnRequest } from './profit-sharing-rules.ts';

/** 分账回退: a receiver merchant gives back what it got, or some of it. */
export interface ProfitReturn {
  mchid: string;
  outReturnNo: string;
  returnId: string;
  outOrderNo: string;
  orderId: string;
  transactionId: string;
  /** the receiver that gives back */
  returnMchid: string;
  amountFen: number;
  description: string;
  result: 'PROCESSING' | 'SUCCESS' | 'FAILED';
  failReason: ProfitReturnFailReason | null;
  fingerprint: string;
  createdAt: number;
  finishedAt: number | null;
}

interface ProfitReturnParts {
  store: Store;
  clock: VirtualClock;
  settings: Settings;
  faults: Faults;
  funds: Funds;
  /** whether this receiver agreed to give back when asked */
  isAllowed: (returnMchid: string) => boolean;
  /** it was given back */
  returned: (done: ProfitReturn) => Promise<void>;
}

const TIMER = 'profit-return';
const RETURNABLE_MS = 180 * 24 * 3600_000;

/** What receiver merchants gave back. It goes to the available balance and can not be split again. */
export class ProfitReturns {
  private readonly kept: Collection<ProfitReturn>;
  private readonly byShare: { find: (key: string) => ProfitReturn[] };
  private readonly byDay: { find: (key: string) => ProfitReturn[] };
  private readonly parts: ProfitReturnParts;

  constructor(parts: ProfitReturnParts) {
    this.parts = parts;
    this.kept = parts.store.collection('profit-returns');
    this.byShare = this.kept.indexBy(({ orderId, returnMchid }) => `${orderId}/${returnMchid}`);
    this.byDay = this.kept.indexBy(({ mchid, result, finishedAt }) =>
      result !== 'SUCCESS' || finishedAt === null ? undefined : `${mchid}/${shanghaiDay(finishedAt)}`,
    );
    parts.clock.on<{ key: string }>(TIMER, ({ key }) => this.finish(key));
  }

  find(mchid: string, outReturnNo: string): ProfitReturn | undefined {
    return this.kept.get(`${mchid}/${outReturnNo}`);
  }

  /** Given back on a day of Shanghai, `2026-11-22`, oldest request first. */
  finishedOn(mchid: string, day: string): ProfitReturn[] {
    return this.byDay.find(`${mchid}/${day}`);
  }

  all(): ProfitReturn[] {
    return this.kept.values();
  }

  /** @throws PayError INVALID_REQUEST, NO_AUTH */
  accept(split: ProfitSplit, request: ReturnRequest, fingerprint: string): ProfitReturn {
    const share = this.shareOf(split, request);
    if (!this.parts.isAllowed(request.returnMchid)) throw new PayError(403, 'NO_AUTH', '分账接收方未开启同意分账回退');
    const createdAt = this.parts.clock.now();
    if (createdAt - (share.finishedAt ?? createdAt) > RETURNABLE_MS)
      throw invalidRequest('分账单已超过180天，不支持回退');
    const returnedFen = this.byShare
      .find(`${split.orderId}/${request.returnMchid}`)
      .filter(({ result }) => result !== 'FAILED')
      .reduce((sum, { amountFen }) => sum + amountFen, 0);
    if (returnedFen + request.amountFen > share.amountFen) throw invalidRequest('回退金额超过分账金额');
    const { profitSharingMs } = this.parts.settings.current;
    const { mchid, orderId, outOrderNo, transactionId } = split;
    const key = `${mchid}/${request.outReturnNo}`;
    this.parts.clock.schedule(TIMER, createdAt + profitSharingMs, { key });
    return this.kept.put(key, {
      mchid,
      orderId,
      outOrderNo,
      transactionId,
      outReturnNo: request.outReturnNo,
      returnMchid: request.returnMchid,
      amountFen: request.amountFen,
      description: request.description,
      returnId: `3008${randomDigits(6)}${compactTime(createdAt).slice(0, 8)}${randomDigits(12)}`,
      result: 'PROCESSING',
      failReason: null,
      fingerprint,
      createdAt,
      finishedAt: null,
    });
  }

  private shareOf({ shares }: ProfitSplit, { returnMchid }: ReturnRequest): ProfitShare {
    const share = shares.find(({ type, account }) => type === 'MERCHANT_ID' && account === returnMchid);
    if (!share) throw invalidRequest('该分账单中没有此分账接收方，仅支持商户类型的接收方回退');
    if (share.result !== 'SUCCESS') throw invalidRequest('分账单未成功，不支持回退');
    return share;
  }

  private async finish(key: string): Promise<void> {
    const asked = this.kept.get(key);
    if (asked?.result !== 'PROCESSING') return;
    const finished = this.parts.store.together(() => {
      const failReason =
        this.parts.faults.take('profit-return', ({ about }) => (about ?? asked.outReturnNo) === asked.outReturnNo)
          ?.mode ?? this.move(asked);
      return this.kept.put(key, {
        ...asked,
        result: failReason === undefined ? 'SUCCESS' : 'FAILED',
        failReason: failReason ?? null,
        finishedAt: this.parts.clock.now(),
      });
    });
    if (finished.result === 'SUCCESS') await this.parts.returned(finished);
  }

  /** @returns why nothing moved, or undefined */
  private move(asked: ProfitReturn): ProfitReturnFailReason | undefined {
    const { funds } = this.parts;
    if (asked.amountFen > funds.balance(asked.returnMchid).availableFen) return 'BALANCE_NOT_ENOUGH';
    const about = {
      businessName: '分账回退',
      amountFen: asked.amountFen,
      wechatBusinessNo: asked.returnId,
      documentNo: asked.outReturnNo,
      applicant: `${asked.mchid}API`,
      remark: asked.description,
    };
    funds.spend({ ...about, mchid: asked.returnMchid });
    funds.income({ ...about, mchid: asked.mchid });
    return undefined;
  }
}
