import { shanghaiTime } from '../clock/shanghai-time.ts';
import { encryptField } from '../crypto/sensitive-field.ts';
import { type PayNotification, unknownNumber } from './notification-channel.ts';
import type { Json } from './request-fields.ts';
import type { Transfer } from './transfers.ts';

const failReasonOf = ({ failReason }: Transfer) => failReason !== null && { fail_reason: failReason };

/** What its creation answers, and every repetition of it. */
export function createdTransfer(transfer: Transfer): Json {
  return {
    out_bill_no: transfer.outBillNo,
    transfer_bill_no: transfer.transferBillNo,
    create_time: shanghaiTime(transfer.createdAt),
    state: transfer.state,
    ...(transfer.state === 'WAIT_USER_CONFIRM' && { package_info: transfer.packageInfo }),
    ...failReasonOf(transfer),
  };
}

/** What a query answers. @param merchantKeyPem public key the name is encrypted for */
export function queriedTransfer(transfer: Transfer, merchantKeyPem: string | undefined): Json {
  const { userName } = transfer;
  return {
    mch_id: transfer.mchid,
    out_bill_no: transfer.outBillNo,
    transfer_bill_no: transfer.transferBillNo,
    appid: transfer.appid,
    state: transfer.state,
    transfer_amount: transfer.amountFen,
    transfer_remark: transfer.remark,
    openid: transfer.openid,
    ...(userName !== null && merchantKeyPem !== undefined && { user_name: encryptField(merchantKeyPem, userName) }),
    ...failReasonOf(transfer),
    create_time: shanghaiTime(transfer.createdAt),
    update_time: shanghaiTime(transfer.updatedAt),
  };
}

/** `MCHTRANSFER.BILL.FINISHED`, for final states only; undefined when the merchant named no address. */
export function transferNotification(transfer: Transfer): PayNotification | undefined {
  if (transfer.notifyUrl === null) return undefined;
  return {
    mchid: transfer.mchid,
    notifyUrl: transfer.notifyUrl,
    eventType: 'MCHTRANSFER.BILL.FINISHED',
    originalType: 'mch_payment',
    summary: '商家转账单据终态通知',
    number: transfer.outBillNo,
    resource: {
      out_bill_no: transfer.outBillNo,
      transfer_bill_no: transfer.transferBillNo,
      state: transfer.state,
      mch_id: transfer.mchid,
      transfer_amount: transfer.amountFen,
      openid: transfer.openid,
      ...failReasonOf(transfer),
      create_time: shanghaiTime(transfer.createdAt),
      update_time: shanghaiTime(transfer.updatedAt),
    },
    lies: {
      'wrong-amount': { transfer_amount: 1 },
      'unknown-order': { out_bill_no: unknownNumber(transfer.outBillNo) },
    },
  };
}
