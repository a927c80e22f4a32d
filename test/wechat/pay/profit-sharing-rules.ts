import { PayError, parameterError, under } from './pay-error.ts';
import { fen, isObject, type Json, optionalText, refuseUnknown, type Shape, text } from './request-fields.ts';

export type ReceiverType = 'MERCHANT_ID' | 'PERSONAL_OPENID';

/** A merchant by mchid, or a person by openid. */
export interface ReceiverAccount {
  type: ReceiverType;
  account: string;
}

export interface NewReceiverRequest extends ReceiverAccount {
  appid: string;
  /** as it came: encrypted for the key that `Wechatpay-Serial` names */
  sealedName: string | null;
  relationType: string;
  customRelation: string | null;
}

export interface SplitReceiverRequest extends ReceiverAccount {
  sealedName: string | null;
  amountFen: number;
  description: string;
}

interface SplitRequest {
  /** whose openids the persons among the receivers have */
  appid: string | null;
  transactionId: string;
  outOrderNo: string;
  receivers: SplitReceiverRequest[];
  /** what is left goes to the merchant, and nothing more can be split */
  unfreezesRest: boolean;
}

interface UnfreezeRequest {
  transactionId: string;
  outOrderNo: string;
  description: string;
}

export interface ReturnRequest {
  /** exactly one of the two is given */
  orderId: string | null;
  outOrderNo: string | null;
  outReturnNo: string;
  returnMchid: string;
  amountFen: number;
  description: string;
}

const RELATIONS = [
  'SERVICE_PROVIDER',
  'STORE',
  'STAFF',
  'STORE_OWNER',
  'PARTNER',
  'HEADQUARTER',
  'BRAND',
  'DISTRIBUTOR',
  'USER',
  'SUPPLIER',
  'CUSTOM',
];

const MOST_RECEIVERS = 50;

const NEW_RECEIVER: Shape = {
  appid: true,
  type: true,
  account: true,
  name: true,
  relation_type: true,
  custom_relation: true,
};
const DELETED_RECEIVER: Shape = { appid: true, type: true, account: true };
const SPLIT: Shape = {
  appid: true,
  transaction_id: true,
  out_order_no: true,
  receivers: [{ type: true, account: true, name: true, amount: true, description: true }],
  unfreeze_unsplit: true,
};
const UNFREEZE: Shape = { transaction_id: true, out_order_no: true, description: true };
const RETURN: Shape = {
  order_id: true,
  out_order_no: true,
  out_return_no: true,
  return_mchid: true,
  amount: true,
  description: true,
};

/** Whether fields that the documentation does not know are refused. */
interface Strictness {
  refuseUnknownFields: boolean;
}

function number(body: Json, field: string): string {
  const value = text(body, field, 64);
  if (!/^[0-9A-Za-z_\-|*@]+$/.test(value)) throw parameterError(field, '只能是数字、大小写字母_-|*@');
  return value;
}

function receiverAccount(body: Json): ReceiverAccount {
  const type = text(body, 'type', 32);
  if (type !== 'MERCHANT_ID' && type !== 'PERSONAL_OPENID') {
    throw parameterError('type', '只能是MERCHANT_ID、PERSONAL_OPENID');
  }
  return { type, account: text(body, 'account', 64) };
}

/** @throws PayError PARAM_ERROR. Source: WeChat Pay API v3, "Profit sharing: add a receiver" */
export function readNewReceiver(body: Json, { refuseUnknownFields }: Strictness): NewReceiverRequest {
  if (refuseUnknownFields) refuseUnknown(body, NEW_RECEIVER);
  const receiver = receiverAccount(body);
  const sealedName = optionalText(body, 'name', 1024) || null;
  if (receiver.type === 'MERCHANT_ID' && sealedName === null) {
    throw parameterError('name', '分账接收方类型是MERCHANT_ID时必填，为商户全称');
  }
  const relationType = text(body, 'relation_type', 32);
  if (!RELATIONS.includes(relationType)) throw parameterError('relation_type', `只能是${RELATIONS.join('、')}`);
  const customRelation = relationType === 'CUSTOM' ? text(body, 'custom_relation', 10) : null;
  return { appid: text(body, 'appid', 32), ...receiver, sealedName, relationType, customRelation };
}

export function readDeletedReceiver(body: Json, { refuseUnknownFields }: Strictness): ReceiverAccount {
  if (refuseUnknownFields) refuseUnknown(body, DELETED_RECEIVER);
  text(body, 'appid', 32);
  return receiverAccount(body);
}

function splitReceivers(body: Json): SplitReceiverRequest[] {
  const { receivers } = body;
  if (receivers === undefined) throw parameterError('receivers', '缺少必填字段');
  if (!Array.isArray(receivers) || !receivers.every(isObject)) throw parameterError('receivers', '必须是对象的数组');
  if (receivers.length < 1 || receivers.length > MOST_RECEIVERS) {
    throw parameterError('receivers', `个数必须在1和${MOST_RECEIVERS}之间`);
  }
  const read = receivers.map((receiver) =>
    under('receivers', () => ({
      ...receiverAccount(receiver),
      sealedName: optionalText(receiver, 'name', 1024) || null,
      amountFen: fen(receiver, 'amount'),
      description: text(receiver, 'description', 80),
    })),
  );
  if (new Set(read.map(({ type, account }) => `${type}/${account}`)).size !== read.length) {
    throw new PayError(400, 'PARAM_ERROR', '分账接收方重复', { detail: { field: 'receivers' } });
  }
  return read;
}

/** @throws PayError PARAM_ERROR. Source: WeChat Pay API v3, "Profit sharing: request a split" */
export function readSplit(body: Json, { refuseUnknownFields }: Strictness): SplitRequest {
  if (refuseUnknownFields) refuseUnknown(body, SPLIT);
  const { unfreeze_unsplit } = body;
  if (typeof unfreeze_unsplit !== 'boolean') throw parameterError('unfreeze_unsplit', '必填，必须是布尔值');
  const receivers = splitReceivers(body);
  const namesPersons = receivers.some(({ type }) => type === 'PERSONAL_OPENID');
  return {
    appid: namesPersons ? text(body, 'appid', 32) : optionalText(body, 'appid', 32),
    transactionId: text(body, 'transaction_id', 32),
    outOrderNo: number(body, 'out_order_no'),
    receivers,
    unfreezesRest: unfreeze_unsplit,
  };
}

/** @throws PayError PARAM_ERROR. Source: WeChat Pay API v3, "Profit sharing: unfreeze the rest" */
export function readUnfreeze(body: Json, { refuseUnknownFields }: Strictness): UnfreezeRequest {
  if (refuseUnknownFields) refuseUnknown(body, UNFREEZE);
  return {
    transactionId: text(body, 'transaction_id', 32),
    outOrderNo: number(body, 'out_order_no'),
    description: text(body, 'description', 80),
  };
}

/** @throws PayError PARAM_ERROR. Source: WeChat Pay API v3, "Profit sharing: request a return" */
export function readReturn(body: Json, { refuseUnknownFields }: Strictness): ReturnRequest {
  if (refuseUnknownFields) refuseUnknown(body, RETURN);
  const orderId = optionalText(body, 'order_id', 64) || null;
  const outOrderNo = optionalText(body, 'out_order_no', 64) || null;
  if ((orderId === null) === (outOrderNo === null)) {
    throw parameterError('out_order_no', '微信分账单号与商户分账单号二选一填写');
  }
  return {
    orderId,
    outOrderNo,
    outReturnNo: number(body, 'out_return_no'),
    returnMchid: text(body, 'return_mchid', 32),
    amountFen: fen(body, 'amount'),
    description: text(body, 'description', 80),
  };
}
