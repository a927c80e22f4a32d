import { paySigOf, sameSignature } from '../crypto/virtual-payment-signature.ts';
import { type ApiAnswer, type ApiCall, type ApiEndpoint, MINI_PROGRAMS } from '../http/api-endpoint.ts';
import { ApiError } from '../http/api-error.ts';
import {
  appKeyOf,
  type VirtualPaymentAccount,
  type VirtualPaymentAccounts,
  type XpayEnv,
} from './virtual-payment-settings.ts';

/** Refusals of the server API. Source: Mini Program, "Virtual Payment", error codes. */
export const XPAY_ERROR = {
  openid: 268490001,
  parameter: 268490002,
  signature: 268490003,
  alreadyDone: 268490004,
  cancelledPay: 268490005,
  notEnough: 268490006,
  coinUnpublished: 268490008,
  sessionExpired: 268490009,
  generating: 268490011,
  refundForbidden: 268490013,
  refundRunning: 268490014,
  leftFee: 268490016,
} as const;

export interface XpayCall {
  appid: string;
  env: XpayEnv;
  account: VirtualPaymentAccount;
  body: Record<string, unknown>;
  call: ApiCall;
}

/** Makes endpoints that check env and pay_sig over the exact body before anything else is believed. */
export function xpayEndpoint(accounts: VirtualPaymentAccounts) {
  function verified(path: string, call: ApiCall): XpayCall {
    const body = call.body();
    const account = accounts.find(call.app.appid);
    if (!account) throw new ApiError(48001, 'api unauthorized');
    const { env = 0 } = body;
    if (env !== 0 && env !== 1) throw new ApiError(XPAY_ERROR.parameter, 'invalid env');
    if (!sameSignature(call.query.get('pay_sig'), paySigOf(appKeyOf(account, env), path, call.rawBody))) {
      throw new ApiError(XPAY_ERROR.signature, 'pay_sig does not fit body and env');
    }
    return { appid: call.app.appid, env, account, body, call };
  }

  return (path: string, handle: (call: XpayCall) => ApiAnswer | Promise<ApiAnswer>): ApiEndpoint => ({
    method: 'POST',
    path,
    token: 'app',
    kinds: MINI_PROGRAMS,
    handle: async (call) => ({ errcode: 0, errmsg: 'ok', ...(await handle(verified(path, call))) }),
  });
}

export type MakeXpayEndpoint = ReturnType<typeof xpayEndpoint>;

/** @throws ApiError 268490002 unless it is text */
export function textIn(body: Record<string, unknown>, field: string): string {
  const value = body[field];
  if (typeof value !== 'string' || value === '') throw new ApiError(XPAY_ERROR.parameter, `invalid ${field}`);
  return value;
}

/** @throws ApiError 268490002 unless it is a whole number */
export function integerIn(body: Record<string, unknown>, field: string): number {
  const value = body[field];
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    throw new ApiError(XPAY_ERROR.parameter, `invalid ${field}`);
  }
  return value;
}
