import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import type { CredentialsStore } from '../accounts/credentials.ts';
import { handleMessage, type InboxHandler, type InboxKind } from '../inbox/inbox.service.ts';
import { requireMember, type Viewer } from '../members/viewer.ts';
import type { MoneySettingsService } from '../money-settings/money-settings.service.ts';
import type { PaymentDiscrepancy } from '../payments/payment-exception.entity.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { WeChatUnavailable } from '../shared/errors/wechat-unavailable.ts';
import { newId } from '../shared/ids.ts';
import type { Clock } from '../shared/time/clock.ts';
import type { PayMerchant } from '../wechat/config.ts';
import { failureOf, WeChatPayError } from '../wechat/errors.ts';
import type { TransferClient } from '../wechat/pay/transfer.client.ts';
import type { CreatedTransfer, Transfer } from '../wechat/pay/transfer.ts';
import { MerchantTransferRequest } from './affiliate.payloads.ts';
import { NothingToPayOut, PayoutNotPossible } from './affiliate.refusals.ts';
import { Payout, PayoutStatus } from './payout.entity.ts';
import { endPayout, listStuck, type PayoutRoute, setAside } from './payout-steps.ts';

/** WeChat's scene for commission, and what it asks to be told. */
const COMMISSION_SCENE = {
  sceneId: '1005',
  reports: [
    { type: '岗位类型', content: '内容推广' },
    { type: '报酬说明', content: '推广佣金' },
  ],
  remark: '推广佣金',
} as const;
const ROUND = 100;
const CLAIM_MS = 2 * 60_000;
/** A transfer waits a day at most; asked soon at first, then rarely. */
const QUERY_AFTER_MS = [60_000, 5 * 60_000, 30 * 60_000] as const;

/** WeChat's unasked word that a transfer has ended; it is only the reason to ask. */
export const transferReported: InboxKind<{ outBillNo: string }> = {
  name: 'transfer-reported',
  body: z.object({ outBillNo: z.string() }),
};

interface PayoutLogger {
  warn(fields: object, message: string): void;
}

/** Pays commission out by merchant transfers, which their earner confirms in WeChat. Every one ends by itself. */
export class PayoutService {
  readonly #orm: MikroORM;
  readonly #clock: Clock;
  readonly #credentials: CredentialsStore;
  readonly #settings: MoneySettingsService;
  readonly #transfers: TransferClient;
  readonly #publicUrl: () => string;
  readonly #logger: PayoutLogger;

  constructor(deps: {
    orm: MikroORM;
    clock: Clock;
    credentials: CredentialsStore;
    moneySettings: MoneySettingsService;
    transfers: TransferClient;
    publicUrl: () => string;
    logger: PayoutLogger;
  }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
    this.#credentials = deps.credentials;
    this.#settings = deps.moneySettings;
    this.#transfers = deps.transfers;
    this.#publicUrl = deps.publicUrl;
    this.#logger = deps.logger;
  }

  /**
   * Begins a payout of what the viewer can be paid, or hands out the one under way again.
   * @returns the payout, and what opens WeChat's confirmation once WeChat asks for it
   * @throws Rejection NothingToPayOut, PayoutNotPossible, WeChatUnavailable
   */
  async request(viewer: Viewer): Promise<{ payoutId: string; request: MerchantTransferRequest | null }> {
    const memberId = requireMember(viewer);
    const { accountId } = viewer;
    const route = await this.#routeOf(viewer);
    const { payoutMinFen: minFen } = await this.#settings.of(accountId);
    const id = newId();
    const outBillNo = id.replaceAll('-', '');
    const made = await this.#orm.em
      .fork()
      .transactional((em) =>
        setAside(em, { accountId, memberId, route, minFen, outBillNo, id, now: this.#clock.now() }),
      );
    if ('payableFen' in made) throw new Rejection(new NothingToPayOut(made.payableFen, minFen));
    return { payoutId: made.payout.id, request: await this.#offer(made.payout) };
  }

  /** One round: asks WeChat about every payout whose time has come. @returns how many */
  async sweep(): Promise<number> {
    const now = this.#clock.now();
    const due = await this.#orm.em
      .fork()
      .getConnection()
      .execute<{ id: string; account_id: string }[]>(
        `update payouts set next_query_at = ? where id in (select id from payouts where next_query_at <= ?
           order by next_query_at limit ${ROUND} for update skip locked) returning id, account_id`,
        [new Date(now.getTime() + CLAIM_MS), now],
      );
    for (const { id, account_id: accountId } of due) {
      try {
        await this.examine(accountId, id);
      } catch (error) {
        this.#logger.warn({ err: error, accountId, payoutId: id }, 'could not ask WeChat about a payout yet');
      }
    }
    return due.length;
  }

  /** Asks about one payout and applies the answer; offers it again when WeChat has never seen it. */
  async examine(accountId: string, payoutId: string): Promise<void> {
    const payout = await this.#orm.em.fork().findOne(Payout, { account: accountId, id: payoutId });
    if (!payout || payout.endedAt) return;
    const merchant = await this.#merchantOf(payout);
    if (!merchant) return;
    const transfer = await this.#transfers.query(merchant, payout.outBillNo);
    if (transfer) await this.#apply(payout, transfer);
    else await this.#offer(payout).catch(ignoreRefusal);
  }

  /** What to do with WeChat's notices. */
  handler(): InboxHandler {
    return handleMessage(transferReported, async (accountId, { outBillNo }) => {
      const payout = await this.#orm.em.fork().findOne(Payout, { account: accountId, outBillNo });
      if (payout) await this.examine(accountId, payout.id);
    });
  }

  /**
   * Offers a payout to WeChat. The same number is the same transfer, so this is safe to repeat, and the only way to have
   * the confirmation's package again.
   */
  async #offer(payout: Payout): Promise<MerchantTransferRequest | null> {
    const merchant = await this.#merchantOf(payout);
    if (!merchant) throw new Rejection(new PayoutNotPossible());
    try {
      const created = await this.#transfers.create(merchant, {
        ...COMMISSION_SCENE,
        appid: payout.appid,
        openid: payout.openid,
        outBillNo: payout.outBillNo,
        amountFen: payout.amountFen,
        notifyUrl: `${this.#publicUrl()}/wechat/pay/${merchant.mchid}/payments`,
      });
      await this.#apply(payout, created);
      const { packageInfo } = created;
      if (!packageInfo) return null;
      const { appid } = payout;
      return new MerchantTransferRequest(this.#transfers.clientParameters(merchant, { appid, packageInfo }));
    } catch (error) {
      if (failureOf(error) === 'refused' && error instanceof WeChatPayError) {
        await this.#end(payout, false, error.code, this.#clock.now());
        throw new Rejection(new PayoutNotPossible());
      }
      if (failureOf(error) !== null) throw new Rejection(new WeChatUnavailable());
      throw error;
    }
  }

  async #apply(payout: Payout, transfer: CreatedTransfer | Transfer): Promise<void> {
    if ('amountFen' in transfer && transfer.amountFen !== payout.amountFen) {
      const [expected, actual] = [String(payout.amountFen), String(transfer.amountFen)];
      return this.#stick(payout, { fact: 'amountFen', expected, actual });
    }
    switch (transfer.state) {
      case 'succeeded':
        return this.#end(payout, true, null, 'updatedAt' in transfer ? transfer.updatedAt : this.#clock.now());
      case 'failed':
      case 'cancelled':
        return this.#end(payout, false, transfer.failReason ?? transfer.state, this.#clock.now());
      default: {
        const isWaiting = transfer.state === 'waitingForPayee';
        await this.#proceed(payout, isWaiting ? PayoutStatus.WAITING_FOR_MEMBER : PayoutStatus.PROCESSING);
      }
    }
  }

  async #proceed(
    { id, account }: Payout,
    status: PayoutStatus.WAITING_FOR_MEMBER | PayoutStatus.PROCESSING,
  ): Promise<void> {
    const now = this.#clock.now();
    await this.#orm.em.fork().transactional(async (em) => {
      const payout = await em.findOneOrFail(Payout, { account: account.id, id });
      const ageMs = now.getTime() - payout.createdAt.getTime();
      const waitMs = QUERY_AFTER_MS.find((after) => ageMs < after * 10) ?? QUERY_AFTER_MS[2];
      payout.proceed(status, new Date(now.getTime() + waitMs));
    });
  }

  async #end({ id, account }: Payout, hasSucceeded: boolean, failure: string | null, at: Date): Promise<void> {
    const now = this.#clock.now();
    await this.#orm.em
      .fork()
      .transactional((em) => endPayout(em, { accountId: account.id, payoutId: id, hasSucceeded, failure, at, now }));
  }

  /** The app the viewer is in, if the merchant is bound to it. @throws Rejection PayoutNotPossible */
  async #routeOf(viewer: Viewer): Promise<PayoutRoute> {
    const { pay } = await this.#credentials.of(viewer.accountId);
    if (!pay || !viewer.appid || !viewer.openid) throw new Rejection(new PayoutNotPossible());
    return { merchant: pay.mchid, appid: viewer.appid, openid: viewer.openid };
  }

  /** The merchant that pays; null, and listed, when the account has another one by now: only the first can say what became of it. */
  async #merchantOf(payout: Payout): Promise<PayMerchant | null> {
    const { pay } = await this.#credentials.of(payout.account.id);
    if (pay?.mchid === payout.merchant) return pay;
    await this.#stick(payout, { fact: 'merchant', expected: payout.merchant, actual: pay?.mchid ?? null });
    return null;
  }

  /** It does not get on until somebody acts: listed, and asked about rarely. */
  async #stick({ id, account }: Payout, why: PaymentDiscrepancy): Promise<void> {
    const now = this.#clock.now();
    await this.#orm.em.fork().transactional(async (em) => {
      const payout = await em.findOneOrFail(Payout, { account: account.id, id });
      if (payout.endedAt) return;
      payout.nextQueryAt = new Date(now.getTime() + QUERY_AFTER_MS[2]);
      await listStuck(em, payout, { ...why, now });
    });
  }
}

/** A refusal is written on the payout; a sweep has nobody to tell. */
function ignoreRefusal(error: unknown): void {
  if (!(error instanceof Rejection)) throw error;
}
