import { shanghaiTime } from '../clock/shanghai-time.ts';
import { type PayNotification, unknownNumber } from './notification-channel.ts';
import type { ProfitShare, ProfitSplit } from './profit-sharing.ts';
import type { ProfitReturn } from './profit-sharing-returns.ts';
import type { Json } from './request-fields.ts';

function shareAnswer(share: ProfitShare): Json {
  return {
    amount: share.amountFen,
    description: share.description,
    type: share.type,
    account: share.account,
    result: share.result,
    ...(share.failReason !== null && { fail_reason: share.failReason }),
    detail_id: share.detailId,
    create_time: shanghaiTime(share.createdAt),
    ...(share.finishedAt !== null && { finish_time: shanghaiTime(share.finishedAt) }),
  };
}

/** What a split or a release answers, and every query of it. */
export function splitAnswer(split: ProfitSplit): Json {
  return {
    transaction_id: split.transactionId,
    out_order_no: split.outOrderNo,
    order_id: split.orderId,
    state: split.state,
    receivers: split.shares.map(shareAnswer),
  };
}

export function returnAnswer(asked: ProfitReturn): Json {
  return {
    order_id: asked.orderId,
    out_order_no: asked.outOrderNo,
    out_return_no: asked.outReturnNo,
    return_id: asked.returnId,
    return_mchid: asked.returnMchid,
    amount: asked.amountFen,
    description: asked.description,
    result: asked.result,
    ...(asked.failReason !== null && { fail_reason: asked.failReason }),
    create_time: shanghaiTime(asked.createdAt),
    ...(asked.finishedAt !== null && { finish_time: shanghaiTime(asked.finishedAt) }),
  };
}

interface Movement {
  eventType: 'PROFITSHARING.SUCCESS' | 'PROFITSHARING.RETURN';
  summary: string;
  /** who hears of it: the receiver, never the merchant that shared */
  receiver: { mchid: string; notifyUrl: string };
  split: Pick<ProfitSplit, 'mchid' | 'transactionId'>;
  orderId: string;
  outOrderNo: string;
  amountFen: number;
  description: string;
  at: number;
}

function movementNotification(movement: Movement): PayNotification {
  const { receiver, split, amountFen, description } = movement;
  const share = { type: 'MERCHANT_ID', account: receiver.mchid, amount: amountFen, description };
  return {
    mchid: receiver.mchid,
    notifyUrl: receiver.notifyUrl,
    eventType: movement.eventType,
    originalType: 'profitsharing',
    summary: movement.summary,
    number: movement.outOrderNo,
    resource: {
      mchid: split.mchid,
      transaction_id: split.transactionId,
      order_id: movement.orderId,
      out_order_no: movement.outOrderNo,
      receiver: share,
      success_time: shanghaiTime(movement.at),
    },
    lies: {
      'wrong-amount': { receiver: { ...share, amount: 1 } },
      'unknown-order': { out_order_no: unknownNumber(movement.outOrderNo) },
    },
  };
}

/** `PROFITSHARING.SUCCESS`: the receiver merchant got its share. */
export function shareNotification(split: ProfitSplit, share: ProfitShare, notifyUrl: string): PayNotification {
  return movementNotification({
    eventType: 'PROFITSHARING.SUCCESS',
    summary: '分账',
    receiver: { mchid: share.account, notifyUrl },
    split,
    orderId: split.orderId,
    outOrderNo: split.outOrderNo,
    amountFen: share.amountFen,
    description: share.description,
    at: share.finishedAt ?? share.createdAt,
  });
}

/** `PROFITSHARING.RETURN`: the receiver merchant gave some of it back. */
export function returnNotification(done: ProfitReturn, notifyUrl: string): PayNotification {
  return movementNotification({
    eventType: 'PROFITSHARING.RETURN',
    summary: '分账回退',
    receiver: { mchid: done.returnMchid, notifyUrl },
    split: done,
    orderId: done.returnId,
    outOrderNo: done.outReturnNo,
    amountFen: done.amountFen,
    description: done.description,
    at: done.finishedAt ?? done.createdAt,
  });
}
