import { z } from 'zod';
import type { Fen } from '../../shared/money/fen.ts';
import { wireFen, wireInstant } from './wire.ts';

/** From here on WeChat Pay wants the payee's name. */
export const NAME_NEEDED_FROM_FEN = 200_000;
/** Below this it refuses one. */
export const NAME_ALLOWED_FROM_FEN = 30;

/**
 * Where a transfer stands. Nothing moves before the payee confirms it in WeChat, for which there is a day; `succeeded`,
 * `failed` and `cancelled` are final, and only they are notified.
 */
export type TransferState =
  | 'accepted'
  | 'running'
  | 'waitingForPayee'
  | 'transferring'
  | 'succeeded'
  | 'failed'
  | 'cancelling'
  | 'cancelled';
export type FinalTransferState = 'succeeded' | 'failed' | 'cancelled';

export interface TransferRequest {
  /** An app bound to the merchant; `openid` belongs to it. */
  readonly appid: string;
  /** At most 32 letters and digits. One number is one transfer. */
  readonly outBillNo: string;
  /** Why money is given, of those opened in the merchant console: `1000` marketing, `1005` commission … */
  readonly sceneId: string;
  readonly openid: string;
  /** The payee's real name: needed from 2,000 yuan on, left out below 0.30 yuan. */
  readonly payeeName?: string;
  readonly amountFen: Fen;
  /** Shown to the payee; at most 32 characters. */
  readonly remark: string;
  /** https, without a query. */
  readonly notifyUrl?: string;
  /** What the payee reads the money is for; the wordings are fixed per scene, the first of them is the default. */
  readonly perception?: string;
  /** What each scene asks to be told, such as `岗位类型` and `报酬说明` for 1005. */
  readonly reports: readonly { readonly type: string; readonly content: string }[];
}

/** A transfer as its creation answers, and every identical repetition of it. */
export interface CreatedTransfer {
  readonly outBillNo: string;
  readonly wechatTransferId: string;
  readonly state: TransferState;
  /** What the payee's client opens the confirmation with; only while the transfer waits for the payee. */
  readonly packageInfo?: string;
  readonly failReason?: string;
  readonly createdAt: Date;
}

/** A transfer as a query answers. */
export interface Transfer {
  readonly appid: string;
  readonly outBillNo: string;
  readonly wechatTransferId: string;
  readonly state: TransferState;
  readonly amountFen: Fen;
  readonly openid: string;
  readonly failReason?: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** The end of a transfer as it is notified. */
export interface TransferNotice extends Omit<Transfer, 'appid'> {
  readonly mchid: string;
  readonly state: FinalTransferState;
}

/** What a client hands to `wx.requestMerchantTransfer`, or to the same function of the Official Account's pages. */
export interface ClientTransferParameters {
  readonly mchId: string;
  readonly appId: string;
  readonly package: string;
}

const states = {
  ACCEPTED: 'accepted',
  PROCESSING: 'running',
  WAIT_USER_CONFIRM: 'waitingForPayee',
  TRANSFERING: 'transferring',
  SUCCESS: 'succeeded',
  FAIL: 'failed',
  CANCELING: 'cancelling',
  CANCELLED: 'cancelled',
} as const satisfies Record<string, TransferState>;
const finals = { SUCCESS: 'succeeded', FAIL: 'failed', CANCELLED: 'cancelled' } as const;

const stateSchema = z
  .enum(Object.keys(states) as (keyof typeof states)[])
  .transform((state): TransferState => states[state]);

const numbers = {
  out_bill_no: z.string().min(1),
  transfer_bill_no: z.string().min(1),
  fail_reason: z.string().optional(),
  create_time: wireInstant,
};

export const createdTransferSchema = z
  .object({ ...numbers, state: stateSchema, package_info: z.string().optional() })
  .transform(
    (wire): CreatedTransfer => ({
      ...numbersOf(wire),
      state: wire.state,
      ...(wire.package_info ? { packageInfo: wire.package_info } : {}),
    }),
  );

const details = { ...numbers, transfer_amount: wireFen, openid: z.string(), update_time: wireInstant };

export const transferSchema = z
  .object({ ...details, appid: z.string(), state: stateSchema })
  .transform((wire): Transfer => ({ ...detailsOf(wire), appid: wire.appid, state: wire.state }));

/** WeChat Pay's page calls the merchant `mch_id` here, where all other notifications say `mchid`. */
export const transferNoticeSchema = z
  .object({
    ...details,
    mch_id: z.string().optional(),
    mchid: z.string().optional(),
    state: z.enum(['SUCCESS', 'FAIL', 'CANCELLED']),
  })
  .refine((wire) => Boolean(wire.mchid ?? wire.mch_id))
  .transform(
    (wire): TransferNotice => ({
      ...detailsOf(wire),
      mchid: wire.mchid ?? wire.mch_id ?? '',
      state: finals[wire.state],
    }),
  );

export const cancelledTransferSchema = z.object({
  out_bill_no: z.string(),
  state: z.enum(['CANCELING', 'CANCELLED']).transform((state) => states[state]),
});

/**
 * @param sealedName the payee's name as only WeChat Pay can read it
 * @throws RangeError for what WeChat Pay would refuse
 */
export function transferToWire(transfer: TransferRequest, sealedName: string | undefined): object {
  if (!/^[0-9A-Za-z]{1,32}$/.test(transfer.outBillNo)) {
    throw new RangeError(`outBillNo does not suit a transfer: ${transfer.outBillNo}`);
  }
  if (transfer.amountFen >= NAME_NEEDED_FROM_FEN && sealedName === undefined) {
    throw new RangeError('a transfer of 2,000 yuan and more needs the name of its payee');
  }
  return {
    appid: transfer.appid,
    out_bill_no: transfer.outBillNo,
    transfer_scene_id: transfer.sceneId,
    openid: transfer.openid,
    ...(sealedName === undefined ? {} : { user_name: sealedName }),
    transfer_amount: transfer.amountFen,
    transfer_remark: transfer.remark,
    ...(transfer.notifyUrl === undefined ? {} : { notify_url: transfer.notifyUrl }),
    ...(transfer.perception === undefined ? {} : { user_recv_perception: transfer.perception }),
    transfer_scene_report_infos: transfer.reports.map(({ type, content }) => ({
      info_type: type,
      info_content: content,
    })),
  };
}

function numbersOf(wire: {
  out_bill_no: string;
  transfer_bill_no: string;
  fail_reason?: string | undefined;
  create_time: Date;
}) {
  return {
    outBillNo: wire.out_bill_no,
    wechatTransferId: wire.transfer_bill_no,
    createdAt: wire.create_time,
    ...(wire.fail_reason ? { failReason: wire.fail_reason } : {}),
  };
}

function detailsOf(
  wire: Parameters<typeof numbersOf>[0] & { transfer_amount: Fen; openid: string; update_time: Date },
) {
  return {
    ...numbersOf(wire),
    amountFen: wire.transfer_amount,
    openid: wire.openid,
    updatedAt: wire.update_time,
  };
}
