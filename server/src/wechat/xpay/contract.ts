import { z } from 'zod';
import type { Fen } from '../../shared/money/fen.ts';

/** Where a subscription stands. A terminated contract never lives again; a new one needs a new code. */
export type XpayContractState = 'signed' | 'terminated' | 'neverSigned';

/** A subscription that WeChat deducts for when we ask it to. */
export interface XpayContract {
  readonly state: XpayContractState;
}

/** A subscription that Apple charges for by itself. */
export interface XpayAppleContract {
  readonly state: XpayContractState;
  /** Apple's number of the subscription, the same over all its renewals. */
  readonly originalTransactionId?: string;
  readonly isAutoRenewing: boolean;
  readonly startedAt?: Date;
  /** When Apple charges next, or when the subscription ends. */
  readonly renewsAt?: Date;
}

/** Names one contract. */
export interface XpayContractRef {
  readonly openid: string;
  readonly productId: string;
  readonly outContractCode: string;
}

/** What a pre-notification came to. */
export type XpayPrePayment =
  /** WeChat told the payer; deduct the same amount on the second day after today. */
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'notSigned' }
  /** Outside 07:10 to 21:50, or too early in the period, or the last deduction is not over. */
  | { readonly outcome: 'notNow' };

export interface XpayDeduction {
  readonly openid: string;
  /** 8 to 32 of `0-9A-Za-z_-`, never used before. */
  readonly outTradeNo: string;
  readonly productId: string;
  /** As announced. */
  readonly deductFen: Fen;
  /** Comes back with the delivery push. */
  readonly attach: string;
}

/** What asking for a deduction came to. */
export type XpayDeductionStart =
  /** WeChat will try. Whether money came, a push or `queryOrder` says. */
  | { readonly outcome: 'accepted' }
  /** The number was used before, perhaps by an attempt whose answer was lost: query the order. */
  | { readonly outcome: 'numberUsed' }
  /** No pre-notification is open, or it was used already: query the order before another try. */
  | { readonly outcome: 'notAnnounced' }
  /** Outside 07:10 to 21:50, not the announced day, or within an hour of the last try. */
  | { readonly outcome: 'notNow' }
  /** Not the announced amount. */
  | { readonly outcome: 'wrongPrice' }
  | { readonly outcome: 'notSigned' };

/** @throws RangeError for what WeChat would refuse */
export function checkContractCode(outContractCode: string): void {
  if (!/^[0-9A-Za-z]{1,32}$/.test(outContractCode)) {
    throw new RangeError(`outContractCode does not suit Virtual Payment: ${outContractCode}`);
  }
}

export function deductionToWire(offerId: string, deduction: XpayDeduction): Record<string, unknown> {
  if (!/^[0-9A-Za-z_-]{8,32}$/.test(deduction.outTradeNo)) {
    throw new RangeError(`outTradeNo does not suit a deduction: ${deduction.outTradeNo}`);
  }
  return {
    openid: deduction.openid,
    offer_id: offerId,
    buy_quantity: 1,
    env: 0,
    currency_type: 'CNY',
    product_id: deduction.productId,
    deduct_price: deduction.deductFen,
    order_id: deduction.outTradeNo,
    attach: deduction.attach,
  };
}

export const contractRefToWire = (contract: XpayContractRef) => ({
  openid: contract.openid,
  product_id: contract.productId,
  out_contract_code: contract.outContractCode,
});

export const NOT_SIGNED = 690000000;
export const prePaymentRefusals = new Map<number, XpayPrePayment>([
  [NOT_SIGNED, { outcome: 'notSigned' }],
  [690000001, { outcome: 'notNow' }],
]);
export const deductionRefusals = new Map<number, XpayDeductionStart>([
  [-15002, { outcome: 'numberUsed' }],
  [-15025, { outcome: 'notAnnounced' }],
  [-15026, { outcome: 'notNow' }],
  [-15027, { outcome: 'wrongPrice' }],
  [NOT_SIGNED, { outcome: 'notSigned' }],
]);

const contractStates = { SIGNED: 'signed', TERMINATED: 'terminated', UNBINDUSER: 'neverSigned' } as const;
const stateSchema = z.enum(['SIGNED', 'TERMINATED', 'UNBINDUSER']).transform((state) => contractStates[state]);

/** WeChat writes 0 for "has not happened". */
const milliseconds = z
  .number()
  .int()
  .optional()
  .transform((value) => (value ? new Date(value) : undefined));

export const contractSchema = z
  .object({ authorization_state: stateSchema })
  .transform((contract): XpayContract => ({ state: contract.authorization_state }));

export const appleContractSchema = z
  .object({
    authorization_state: stateSchema,
    apple_subscription_info: z
      .object({
        original_transaction_id: z.string().optional(),
        auto_renew_status: z.number().int().optional(),
        recent_subscription_start_date: milliseconds,
        renewal_date: milliseconds,
      })
      .optional(),
  })
  .transform(({ authorization_state: state, apple_subscription_info: info }): XpayAppleContract => {
    const { recent_subscription_start_date: startedAt, renewal_date: renewsAt } = info ?? {};
    return {
      state,
      ...(info?.original_transaction_id ? { originalTransactionId: info.original_transaction_id } : {}),
      isAutoRenewing: info?.auto_renew_status === 1,
      ...(startedAt ? { startedAt } : {}),
      ...(renewsAt ? { renewsAt } : {}),
    };
  });
