import type { Apps } from '../apps/apps.ts';
import { decryptField } from '../crypto/sensitive-field.ts';
import type { People } from '../people/people.ts';
import type { Settings } from '../settings.ts';
import { keyAskedFor } from './answer-signature.ts';
import { offerBill } from './bill-endpoints.ts';
import type { Bills } from './bills.ts';
import type { Merchant, Merchants } from './merchants.ts';
import type { PayAnswer, PayCall, PayEndpoint } from './pay-endpoint.ts';
import { invalidRequest, PayError, parameterError } from './pay-error.ts';
import type { PayOrder, PayOrders } from './pay-orders.ts';
import type { NewProfitSplit, ProfitSharing, ProfitSplit } from './profit-sharing.ts';
import { returnAnswer, splitAnswer } from './profit-sharing-answers.ts';
import { profitSharingBill } from './profit-sharing-bill.ts';
import type { ProfitReceivers } from './profit-sharing-receivers.ts';
import type { ProfitReturn, ProfitReturns } from './profit-sharing-returns.ts';
import {
  type NewReceiverRequest,
  type ReturnRequest,
  readDeletedReceiver,
  readNewReceiver,
  readReturn,
  readSplit,
  readUnfreeze,
  type SplitReceiverRequest,
} from './profit-sharing-rules.ts';
import { fingerprintOf, type Json } from './request-fields.ts';

interface ProfitSharingEndpointParts {
  apps: Apps;
  people: People;
  merchants: Merchants;
  payOrders: PayOrders;
  profitReceivers: ProfitReceivers;
  profitSharing: ProfitSharing;
  profitReturns: ProfitReturns;
  bills: Bills;
  settings: Settings;
}

function notFound(): PayError {
  return new PayError(404, 'RESOURCE_NOT_EXISTS', '记录不存在');
}

/** What came before under this number, if it is the same. @throws PayError when it is another request */
function repetition<Row extends { fingerprint: string }>(
  before: Row | undefined,
  fingerprint: string,
): Row | undefined {
  if (before && before.fingerprint !== fingerprint) throw invalidRequest('商户单号重复，请求参数与首次请求时不一致');
  return before;
}

/** Source: WeChat Pay API v3, "Profit sharing". */
export function profitSharingEndpoints(parts: ProfitSharingEndpointParts): PayEndpoint[] {
  const { apps, people, merchants, payOrders, profitReceivers, profitSharing, profitReturns, bills, settings } = parts;
  const strictness = () => ({ refuseUnknownFields: settings.current.refuseUnknownPayFields });

  function checkApp(merchant: Merchant, appid: string): void {
    if (!apps.find(appid) || !merchant.appids.includes(appid)) throw invalidRequest('商户号与appid不匹配');
  }

  function nameOf({ merchant, serial }: PayCall, sealedName: string | null): string | null {
    if (sealedName === null) return null;
    if (serial === undefined) throw parameterError('Wechatpay-Serial', '传入敏感信息时必填');
    const name = decryptField(keyAskedFor(merchants, merchant, serial).privateKeyPem, sealedName);
    if (name === undefined) throw parameterError('name', '解密失败，请检查加密所用的公钥');
    return name;
  }

  /** The receiver exists, and bears the name it is given. @returns the person behind an openid */
  function checkReceiver(
    call: PayCall,
    appid: string | null,
    receiver: Pick<NewReceiverRequest, 'type' | 'account' | 'sealedName'>,
  ): string | null {
    const name = nameOf(call, receiver.sealedName);
    if (receiver.type === 'MERCHANT_ID') {
      const known = merchants.find(receiver.account);
      if (!known) throw invalidRequest('分账接收方商户号不存在');
      if (name !== null && name !== known.name) throw invalidRequest('分账接收方全称与商户号不匹配');
      return null;
    }
    const person = people.byOpenidOf(appid ?? '', receiver.account);
    if (!person) throw invalidRequest('分账接收方openid与appid不匹配');
    if (name !== null && name !== person.realName) throw invalidRequest('分账接收方姓名与实名不匹配');
    return person.id;
  }

  function addReceiver(call: PayCall): Json {
    const { merchant } = call;
    const sent = call.body();
    const request = readNewReceiver(sent, strictness());
    checkApp(merchant, request.appid);
    if (request.account === merchant.mchid) throw invalidRequest('不能添加分账方自己为分账接收方');
    checkReceiver(call, request.appid, request);
    const { type, account, relationType, customRelation } = request;
    profitReceivers.add({ mchid: merchant.mchid, type, account, relationType, customRelation });
    const { name, relation_type, custom_relation } = sent;
    return {
      type,
      account,
      ...(name !== undefined && { name }),
      relation_type,
      ...(customRelation !== null && { custom_relation }),
    };
  }

  function deleteReceiver({ merchant, body }: PayCall): Json {
    const receiver = readDeletedReceiver(body(), strictness());
    profitReceivers.delete(merchant.mchid, receiver);
    return { type: receiver.type, account: receiver.account };
  }

  function orderOf(merchant: Merchant, transactionId: string): PayOrder {
    const order = payOrders.findByTransactionId(merchant.mchid, transactionId);
    if (!order) throw notFound();
    return order;
  }

  function shareOf(
    call: PayCall,
    appid: string | null,
    receiver: SplitReceiverRequest,
  ): NewProfitSplit['shares'][number] {
    const { mchid } = call.merchant;
    const { type, account, amountFen, description } = receiver;
    if (type === 'MERCHANT_ID' && account === mchid) return { type, account, personId: null, amountFen, description };
    const personId = checkReceiver(call, appid, receiver);
    if (!profitReceivers.has(mchid, type, account)) throw invalidRequest('分账接收方关系未绑定，请先添加分账接收方');
    return { type, account, personId, amountFen, description };
  }

  function split(call: PayCall): ProfitSplit {
    const { merchant } = call;
    const sent = call.body();
    const request = readSplit(sent, strictness());
    // names are encrypted anew each time, so only their plain text can be compared
    const names = request.receivers.map(({ sealedName }) => nameOf(call, sealedName));
    const receivers = request.receivers.map(({ sealedName: _sealed, ...receiver }, index) => ({
      ...receiver,
      name: names[index],
    }));
    const fingerprint = fingerprintOf({ ...request, receivers });
    const before = repetition(profitSharing.find(merchant.mchid, request.outOrderNo), fingerprint);
    if (before) return before;
    if (request.appid !== null) checkApp(merchant, request.appid);
    const order = orderOf(merchant, request.transactionId);
    const shares = request.receivers.map((receiver) => shareOf(call, request.appid, receiver));
    const { outOrderNo, unfreezesRest } = request;
    return profitSharing.split(order, { outOrderNo, unfreezesRest, shares, fingerprint });
  }

  function unfreeze({ merchant, body }: PayCall): ProfitSplit {
    const request = readUnfreeze(body(), strictness());
    const fingerprint = fingerprintOf(request);
    const before = repetition(profitSharing.find(merchant.mchid, request.outOrderNo), fingerprint);
    if (before) return before;
    const order = orderOf(merchant, request.transactionId);
    return profitSharing.unfreeze(order, { ...request, fingerprint });
  }

  function querySplit({ merchant, params, query }: PayCall): ProfitSplit {
    const transactionId = query.get('transaction_id');
    if (transactionId === null) throw parameterError('transaction_id', '缺少必填字段');
    const found = profitSharing.find(merchant.mchid, params.out_order_no ?? '');
    if (!found || found.kind === 'automatic' || found.transactionId !== transactionId) throw notFound();
    return found;
  }

  function queryAmounts({ merchant, params }: PayCall): Json {
    const order = orderOf(merchant, params.transaction_id ?? '');
    if (!order.profitSharing) throw invalidRequest('非分账订单不支持分账');
    return { transaction_id: order.transactionId, unsplit_amount: profitSharing.unsplitFen(order) };
  }

  function splitToReturn(merchant: Merchant, { orderId, outOrderNo }: ReturnRequest): ProfitSplit {
    const found =
      orderId === null
        ? profitSharing.find(merchant.mchid, outOrderNo ?? '')
        : profitSharing.findByOrderId(merchant.mchid, orderId);
    if (found?.kind !== 'split') throw notFound();
    return found;
  }

  function giveBack({ merchant, body }: PayCall): ProfitReturn {
    const request = readReturn(body(), strictness());
    const fingerprint = fingerprintOf(request);
    const before = repetition(profitReturns.find(merchant.mchid, request.outReturnNo), fingerprint);
    return before ?? profitReturns.accept(splitToReturn(merchant, request), request, fingerprint);
  }

  function queryReturn({ merchant, params, query }: PayCall): ProfitReturn {
    const outOrderNo = query.get('out_order_no');
    if (outOrderNo === null) throw parameterError('out_order_no', '缺少必填字段');
    const found = profitReturns.find(merchant.mchid, params.out_return_no ?? '');
    if (found?.outOrderNo !== outOrderNo) throw notFound();
    return found;
  }

  bills.register('profit-sharing', {
    types: ['ALL'],
    write: ({ mchid, day }) =>
      profitSharingBill({
        splits: profitSharing.finishedOn(mchid, day),
        returns: profitReturns.finishedOn(mchid, day),
        totalFenOf: (transactionId) => payOrders.findByTransactionId(mchid, transactionId)?.amountFen ?? 0,
      }),
  });

  const answering =
    (answer: (call: PayCall) => Json) =>
    (call: PayCall): PayAnswer => ({ status: 200, body: answer(call) });
  const endpoints: [PayEndpoint['method'], string, (call: PayCall) => Json][] = [
    ['POST', '/receivers/add', addReceiver],
    ['POST', '/receivers/delete', deleteReceiver],
    ['POST', '/orders', (call) => splitAnswer(split(call))],
    ['POST', '/orders/unfreeze', (call) => splitAnswer(unfreeze(call))],
    ['GET', '/orders/{out_order_no}', (call) => splitAnswer(querySplit(call))],
    ['GET', '/transactions/{transaction_id}/amounts', queryAmounts],
    ['POST', '/return-orders', (call) => returnAnswer(giveBack(call))],
    ['GET', '/return-orders/{out_return_no}', (call) => returnAnswer(queryReturn(call))],
  ];
  return [
    ...endpoints.map(
      ([method, path, answer]): PayEndpoint => ({
        method,
        path: `/v3/profitsharing${path}`,
        limitedAs: 'RATELIMIT_EXCEED',
        handle: answering(answer),
      }),
    ),
    { method: 'GET', path: '/v3/profitsharing/bills', handle: (call) => offerBill(bills, 'profit-sharing', call) },
  ];
}
