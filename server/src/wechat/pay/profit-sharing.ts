import { z } from 'zod';
import type { Fen } from '../../shared/money/fen.ts';
import { wireFen, wireInstant } from './wire.ts';

/** Whom money is shared with: another merchant by its `mchid`, or a person by an openid of `appid`. */
export interface ProfitReceiver {
  readonly type: 'merchant' | 'person';
  readonly account: string;
  /** The merchant's company name, which WeChat Pay wants when it is added; the person's real name, to be checked. */
  readonly name?: string;
}

/** How the receiver stands to the merchant, as WeChat Pay's list has it. */
export type ProfitRelation =
  | 'SERVICE_PROVIDER'
  | 'STORE'
  | 'STAFF'
  | 'STORE_OWNER'
  | 'PARTNER'
  | 'HEADQUARTER'
  | 'BRAND'
  | 'DISTRIBUTOR'
  | 'USER'
  | 'SUPPLIER';

export interface ProfitShareRequest extends ProfitReceiver {
  readonly amountFen: Fen;
  /** Shown to the receiver; at most 80 characters. */
  readonly description: string;
}

export interface ProfitSplitRequest {
  /** Of the app the openids belong to. */
  readonly appid: string;
  /** The payment that is shared, placed with `isProfitShared`, at least a minute ago. */
  readonly wechatTransactionId: string;
  /** At most 64 of `0-9A-Za-z_-|*@`; one number is one split. */
  readonly outOrderNo: string;
  /** At most 50, each once. */
  readonly shares: readonly ProfitShareRequest[];
  /** Gives what is left to the merchant; nothing more can be shared of this payment then. */
  readonly unfreezesRest: boolean;
}

/** One receiver's part. That the split is finished says nothing about it. */
export interface ProfitShare {
  readonly type: 'merchant' | 'person';
  readonly account: string;
  readonly amountFen: Fen;
  readonly description: string;
  readonly result: 'pending' | 'paid' | 'closed';
  /** Why it was closed, such as `NO_RELATION`, `RECEIVER_REAL_NAME_NOT_VERIFIED`. */
  readonly failReason?: string;
  readonly wechatDetailId: string;
  readonly finishedAt?: Date;
}

/** A split, or an unfreezing, whose one share is the merchant's own. */
export interface ProfitSplit {
  readonly outOrderNo: string;
  readonly wechatTransactionId: string;
  readonly wechatOrderId: string;
  readonly state: 'running' | 'finished';
  readonly shares: readonly ProfitShare[];
}

export interface ProfitReturnRequest {
  /** The split it comes back from. */
  readonly outOrderNo: string;
  /** At most 64 of `0-9A-Za-z_-|*@`; one number is one return. */
  readonly outReturnNo: string;
  /** The merchant who gives it back; persons cannot. */
  readonly returnMchid: string;
  readonly amountFen: Fen;
  readonly description: string;
}

/** A share on its way back. It arrives in the merchant's balance, not in what can be shared. */
export interface ProfitReturn {
  readonly outOrderNo: string;
  readonly outReturnNo: string;
  readonly wechatReturnId: string;
  readonly returnMchid: string;
  readonly amountFen: Fen;
  readonly result: 'running' | 'succeeded' | 'failed';
  readonly failReason?: string;
  readonly createdAt: Date;
  readonly finishedAt?: Date;
}

const types = { merchant: 'MERCHANT_ID', person: 'PERSONAL_OPENID' } as const;
const ourTypes = { MERCHANT_ID: 'merchant', PERSONAL_OPENID: 'person' } as const;
const results = { PENDING: 'pending', SUCCESS: 'paid', CLOSED: 'closed' } as const;
const splitStates = { PROCESSING: 'running', FINISHED: 'finished' } as const;
const returnResults = { PROCESSING: 'running', SUCCESS: 'succeeded', FAILED: 'failed' } as const;

const shareSchema = z
  .object({
    type: z.enum(['MERCHANT_ID', 'PERSONAL_OPENID']),
    account: z.string(),
    amount: wireFen,
    description: z.string().default(''),
    result: z.enum(['PENDING', 'SUCCESS', 'CLOSED']),
    fail_reason: z.string().optional(),
    detail_id: z.string().default(''),
    finish_time: wireInstant.optional(),
  })
  .transform(
    (wire): ProfitShare => ({
      type: ourTypes[wire.type],
      account: wire.account,
      amountFen: wire.amount,
      description: wire.description,
      result: results[wire.result],
      ...(wire.result === 'CLOSED' && wire.fail_reason ? { failReason: wire.fail_reason } : {}),
      wechatDetailId: wire.detail_id,
      // Until then WeChat Pay writes the instant it was asked, or an epoch.
      ...(wire.result !== 'PENDING' && wire.finish_time ? { finishedAt: wire.finish_time } : {}),
    }),
  );

export const splitSchema = z
  .object({
    transaction_id: z.string(),
    out_order_no: z.string(),
    order_id: z.string(),
    state: z.enum(['PROCESSING', 'FINISHED']),
    receivers: z.array(shareSchema).default([]),
  })
  .transform(
    (wire): ProfitSplit => ({
      outOrderNo: wire.out_order_no,
      wechatTransactionId: wire.transaction_id,
      wechatOrderId: wire.order_id,
      state: splitStates[wire.state],
      shares: wire.receivers,
    }),
  );

export const returnSchema = z
  .object({
    out_order_no: z.string(),
    out_return_no: z.string(),
    return_id: z.string(),
    return_mchid: z.string(),
    amount: wireFen,
    result: z.enum(['PROCESSING', 'SUCCESS', 'FAILED']),
    fail_reason: z.string().optional(),
    create_time: wireInstant,
    finish_time: wireInstant.optional(),
  })
  .transform(
    (wire): ProfitReturn => ({
      outOrderNo: wire.out_order_no,
      outReturnNo: wire.out_return_no,
      wechatReturnId: wire.return_id,
      returnMchid: wire.return_mchid,
      amountFen: wire.amount,
      result: returnResults[wire.result],
      ...(wire.result === 'FAILED' && wire.fail_reason ? { failReason: wire.fail_reason } : {}),
      createdAt: wire.create_time,
      ...(wire.result !== 'PROCESSING' && wire.finish_time ? { finishedAt: wire.finish_time } : {}),
    }),
  );

export const unsplitSchema = z.object({ transaction_id: z.string(), unsplit_amount: wireFen });
export const receiverSchema = z.object({ type: z.enum(['MERCHANT_ID', 'PERSONAL_OPENID']), account: z.string() });

/** @param seal makes a name readable to WeChat Pay only */
export const receiverToWire = ({ type, account, name }: ProfitReceiver, seal: (name: string) => string) => ({
  type: types[type],
  account,
  ...(name === undefined ? {} : { name: seal(name) }),
});

/** @param seal makes a name readable to WeChat Pay only */
export const splitToWire = (split: ProfitSplitRequest, seal: (name: string) => string): object => ({
  appid: split.appid,
  transaction_id: split.wechatTransactionId,
  out_order_no: split.outOrderNo,
  receivers: split.shares.map((share) => ({
    ...receiverToWire(share, seal),
    amount: share.amountFen,
    description: share.description,
  })),
  unfreeze_unsplit: split.unfreezesRest,
});
