import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { PaymentEvidence } from '../payments/evidence.ts';
import type { Attribution } from '../payments/order-desk.ts';
import { Payment, SettledFrom } from '../payments/payment.entity.ts';
import { Rail } from '../payments/rail.ts';
import type { Settlement } from '../payments/settlement.ts';
import type { Clock } from '../shared/time/clock.ts';
import { shanghaiDate } from '../shared/time/shanghai.ts';
import { createAttempt } from './charge-order.ts';
import { holdEndOf } from './charge-plan.ts';
import type { ContractGateway } from './contract-gateway.ts';
import type { ContractWatch } from './contract-watch.ts';
import { type ContractKey, openChargeOf, withContract } from './locked-contract.ts';
import { RenewalCharge, RenewalChargeStatus } from './renewal-charge.entity.ts';
import { RenewalContract, RenewalContractStatus, RenewalVariant } from './renewal-contract.entity.ts';

const FIRST_LOOK_MS = 5 * 60_000;
const DAY_MS = 86_400_000;

/** A charge that Apple made by itself, as WeChat tells of it. */
export interface AppleCharge {
  /** What WeChat says was paid, under a number of its own. */
  readonly evidence: PaymentEvidence;
  /** What we gave with the signature: the number of the contract. */
  readonly attach: string;
  /** Apple's number of the subscription; null where that voice does not say. */
  readonly originalTransactionId: string | null;
}

/** Takes the charges that Apple makes into the books: each brings its order, its attempt and its period. */
export class AppleRenewals {
  readonly #orm: MikroORM;
  readonly #clock: Clock;
  readonly #gateway: ContractGateway;
  readonly #settlement: Settlement;
  readonly #watch: ContractWatch;
  readonly #attribution: Attribution;

  constructor(deps: {
    orm: MikroORM;
    clock: Clock;
    gateway: ContractGateway;
    settlement: Settlement;
    watch: ContractWatch;
    attribution: Attribution;
  }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
    this.#gateway = deps.gateway;
    this.#settlement = deps.settlement;
    this.#watch = deps.watch;
    this.#attribution = deps.attribution;
  }

  /**
   * Settles one charge. Its number is WeChat's, so WeChat is asked whether there is such an order before one is written here. Safe to
   * repeat: a number is one attempt.
   * @throws WeChatUnreachable and the like; the inbox tries again
   */
  async settle(accountId: string, charge: AppleCharge): Promise<void> {
    const { evidence } = charge;
    const key = await this.#contractOf(accountId, charge);
    if (!key || !(await this.#isKnownToWeChat(key, evidence))) {
      await this.#settlement.settle(accountId, evidence, SettledFrom.NOTIFICATION);
      return;
    }
    await this.#settleKnown(key, evidence, SettledFrom.NOTIFICATION);
  }

  /** One that only a bill tells of. Where it is no charge of a contract nothing happens: the bill's line lists it. */
  async settleFromBill(accountId: string, charge: AppleCharge): Promise<void> {
    const key = await this.#contractOf(accountId, charge);
    if (!key || !(await this.#isKnownToWeChat(key, charge.evidence))) return;
    const em = this.#orm.em.fork();
    const { appid } = await em.findOneOrFail(RenewalContract, { account: accountId, id: key.contractId });
    // A bill names no app.
    await this.#settleKnown(key, { ...charge.evidence, appid }, SettledFrom.RECONCILIATION);
  }

  async #settleKnown(key: ContractKey, evidence: PaymentEvidence, from: SettledFrom): Promise<void> {
    await withContract(this.#orm, key, (em, contract) => this.#write(em, contract, evidence));
    await this.#settlement.settle(key.accountId, evidence, from);
    await this.#watch.heard(key, { isSigned: true });
  }

  /** Order, attempt and charge, in one commit; nothing when the number has its attempt. */
  async #write(em: EntityManager, contract: RenewalContract, evidence: PaymentEvidence): Promise<void> {
    const now = this.#clock.now();
    const account = contract.account.id;
    const { outTradeNo } = evidence;
    const merchant = contract.xpayOfferId;
    if ((await em.count(Payment, { account, rail: Rail.XPAY, merchant, outTradeNo })) > 0) return;
    // Its attempt is settled by whoever comes first; then there is room for this one.
    if (await openChargeOf(em, contract)) throw new Error(`a charge of contract ${contract.id} is not settled yet`);
    const [last] = await em.find(
      RenewalCharge,
      { account, contract: contract.id },
      { orderBy: { periodNumber: 'desc' }, limit: 1 },
    );
    const charge = em.create(RenewalCharge, {
      account,
      contract,
      periodNumber: (last?.periodNumber ?? 0) + 1,
      amountFen: contract.amountFen,
      dueOn: shanghaiDate(evidence.paidAt),
      status: RenewalChargeStatus.SUBMITTED,
      nextTryAt: new Date(now.getTime() + FIRST_LOOK_MS),
      createdAt: now,
    });
    const isHeld = (await holdEndOf(em, contract, now)) > now;
    const expiresAt = new Date(now.getTime() + DAY_MS);
    const attempt = { contract, charge, now, isHeld, expiresAt, outTradeNo };
    charge.order = (await createAttempt(em, attempt, this.#attribution)).order;
  }

  async #isKnownToWeChat({ accountId, contractId }: ContractKey, { outTradeNo }: PaymentEvidence): Promise<boolean> {
    const em = this.#orm.em.fork();
    return this.#gateway.isPaid(
      await em.findOneOrFail(RenewalContract, { account: accountId, id: contractId }),
      outTradeNo,
    );
  }

  /** By our own number, and else by Apple's: of several lives of a subscription the one that runs, or the last. */
  async #contractOf(accountId: string, charge: AppleCharge): Promise<ContractKey | null> {
    const { evidence, attach, originalTransactionId } = charge;
    const found = await this.#orm.em.fork().find(
      RenewalContract,
      {
        account: accountId,
        variant: RenewalVariant.APPLE,
        openid: evidence.payerOpenid ?? '',
        ...(evidence.goods && { productId: evidence.goods.productId }),
        $or: [{ outContractCode: attach }, ...(originalTransactionId === null ? [] : [{ originalTransactionId }])],
      },
      { orderBy: { createdAt: 'desc' } },
    );
    const contract =
      found.find(({ status }) => status === RenewalContractStatus.SIGNED) ??
      found.find(({ outContractCode }) => outContractCode === attach) ??
      found[0];
    return contract ? { accountId, contractId: contract.id } : null;
  }
}
