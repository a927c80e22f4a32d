import type { MikroORM } from '@mikro-orm/postgresql';
import type { CredentialsStore } from '../accounts/credentials.ts';
import { MemberIdentity } from '../members/member-identity.entity.ts';
import { LogInAgain } from '../payments/payment.payloads.ts';
import { RailNotConfigured } from '../payments/rail-not-configured.ts';
import type { Cipher } from '../shared/crypto/cipher.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { type Fen, fen } from '../shared/money/fen.ts';
import type { MiniProgramApp, XpayMerchant } from '../wechat/config.ts';
import type { XpayContractState, XpayDeductionStart, XpayPrePayment } from '../wechat/xpay/contract.ts';
import { isUnseenXpayOrder, isXpayOrderPaid } from '../wechat/xpay/order.ts';
import {
  createXpayAppleSubscribeRequest,
  createXpaySubscribeRequest,
  type XpaySignedData,
} from '../wechat/xpay/payment-request.ts';
import type { XpayClient } from '../wechat/xpay/xpay.client.ts';
import { type RenewalContract, RenewalVariant } from './renewal-contract.entity.ts';

/** What WeChat says about a contract. */
export interface ContractAnswer {
  readonly state: XpayContractState;
  /** False for a subscription at Apple that runs out and is not renewed. */
  readonly isRenewing: boolean;
  readonly originalTransactionId: string | null;
  readonly renewsAt: Date | null;
}

/** What is asked of WeChat about contracts. Every call may throw WeChatUnreachable and changes none of our rows. */
export class ContractGateway {
  readonly #orm: MikroORM;
  readonly #credentials: CredentialsStore;
  readonly #cipher: Cipher;
  readonly #xpay: XpayClient;

  constructor(deps: { orm: MikroORM; credentials: CredentialsStore; cipher: Cipher; xpay: XpayClient }) {
    this.#orm = deps.orm;
    this.#credentials = deps.credentials;
    this.#cipher = deps.cipher;
    this.#xpay = deps.xpay;
  }

  /**
   * Signs what opens WeChat's or Apple's sheet; safe to repeat for one contract.
   * @param accountName how the contract is called where the member manages it
   * @throws Rejection LogInAgain
   */
  async signRequest(contract: RenewalContract, accountName: string): Promise<XpaySignedData> {
    const { merchant } = await this.#secrets(contract);
    const sessionKey = await this.#sessionKey(contract);
    const { productId, outContractCode, openid, amountFen } = contract;
    if (contract.variant === RenewalVariant.ANDROID) {
      return createXpaySubscribeRequest(merchant, sessionKey, { productId, outContractCode, accountName, openid });
    }
    return createXpayAppleSubscribeRequest(merchant, sessionKey, {
      productId,
      goodsPriceFen: amountFen,
      attach: outContractCode,
      ...(contract.offerId !== null && { firstPriceFen: fen(0) }),
    });
  }

  async query(contract: RenewalContract): Promise<ContractAnswer> {
    const { app, merchant } = await this.#secrets(contract);
    if (contract.variant === RenewalVariant.ANDROID) {
      const { state } = await this.#xpay.querySubscribeContract(app, merchant, contract);
      return { state, isRenewing: state === 'signed', originalTransactionId: null, renewsAt: null };
    }
    const answer = await this.#xpay.queryAppleSubscribeContract(app, merchant, contract);
    return {
      state: answer.state,
      isRenewing: answer.state === 'signed' && answer.isAutoRenewing,
      originalTransactionId: answer.originalTransactionId ?? null,
      renewsAt: answer.renewsAt ?? null,
    };
  }

  /** Whether WeChat knows an order of the member's under this number, and it was paid. */
  async isPaid(contract: RenewalContract, outTradeNo: string): Promise<boolean> {
    const { app, merchant } = await this.#secrets(contract);
    try {
      const order = await this.#xpay.queryOrder(app, merchant, { openid: contract.openid, outTradeNo });
      return isXpayOrderPaid(order) || order.state === 'refunded';
    } catch (error) {
      if (isUnseenXpayOrder(error)) return false;
      throw error;
    }
  }

  /** Ends a contract at WeChat. Safe to repeat. */
  async cancel(contract: RenewalContract, reason: string): Promise<void> {
    const { app, merchant } = await this.#secrets(contract);
    const { openid, productId, outContractCode } = contract;
    await this.#xpay.cancelSubscribeContract(app, merchant, { openid, productId, outContractCode, reason });
  }

  async announce(contract: RenewalContract, deductFen: Fen): Promise<XpayPrePayment> {
    const { app, merchant } = await this.#secrets(contract);
    const { openid, productId, outContractCode } = contract;
    return this.#xpay.sendSubscribePrePayment(app, merchant, { openid, productId, outContractCode, deductFen });
  }

  async submit(
    contract: RenewalContract,
    deduction: { outTradeNo: string; deductFen: Fen; attach: string },
  ): Promise<XpayDeductionStart> {
    const { app, merchant } = await this.#secrets(contract);
    const { openid, productId } = contract;
    return this.#xpay.submitSubscribePayOrder(app, merchant, { openid, productId, ...deduction });
  }

  async #secrets({ account }: RenewalContract): Promise<{ app: MiniProgramApp; merchant: XpayMerchant }> {
    const { miniProgram, xpay } = await this.#credentials.of(account.id);
    if (!miniProgram || !xpay) throw new RailNotConfigured('XPAY', account.id);
    return { app: miniProgram, merchant: xpay };
  }

  async #sessionKey({ account, appid, openid }: RenewalContract): Promise<string> {
    const identity = await this.#orm.em.fork().findOne(MemberIdentity, { account: account.id, appid, openid });
    if (!identity?.sessionKeyEncrypted) throw new Rejection(new LogInAgain());
    return this.#cipher.decrypt(identity.sessionKeyEncrypted);
  }
}
