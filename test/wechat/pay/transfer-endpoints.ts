import type { Apps } from '../apps/apps.ts';
import { shanghaiTime } from '../clock/shanghai-time.ts';
import { decryptField } from '../crypto/sensitive-field.ts';
import type { People, Person } from '../people/people.ts';
import type { Settings } from '../settings.ts';
import { keyAskedFor } from './answer-signature.ts';
import type { Merchant, Merchants } from './merchants.ts';
import type { PayCall, PayEndpoint } from './pay-endpoint.ts';
import { invalidRequest, PayError, parameterError } from './pay-error.ts';
import { fingerprintOf } from './request-fields.ts';
import { createdTransfer, queriedTransfer } from './transfer-answers.ts';
import { readTransferRequest, type TransferRequest } from './transfer-rules.ts';
import type { Transfer, Transfers } from './transfers.ts';

interface TransferEndpointParts {
  apps: Apps;
  people: People;
  merchants: Merchants;
  transfers: Transfers;
  settings: Settings;
}

function notFound(): PayError {
  return new PayError(404, 'NOT_FOUND', '记录不存在');
}

export function transferEndpoints(parts: TransferEndpointParts): PayEndpoint[] {
  const { apps, people, merchants, transfers, settings } = parts;

  function payeeOf(merchant: Merchant, { appid, openid }: TransferRequest): Person {
    if (!apps.find(appid) || !merchant.appids.includes(appid)) throw invalidRequest('APPID不存在');
    const payee = people.byOpenidOf(appid, openid);
    if (!payee) throw parameterError('openid', '不属于该appid');
    return payee;
  }

  /** The name in plain text: it is encrypted anew each time, so only this can be compared. */
  function userNameOf({ merchant, serial }: PayCall, { sealedUserName }: TransferRequest): string | null {
    if (sealedUserName === null) return null;
    if (serial === undefined) throw parameterError('Wechatpay-Serial', '传入敏感信息时必填');
    const userName = decryptField(keyAskedFor(merchants, merchant, serial).privateKeyPem, sealedUserName);
    if (userName === undefined) throw parameterError('user_name', '解密失败，请检查加密所用的公钥');
    return userName;
  }

  function checkLimits({ transferLimitsFen: { least, most } }: Merchant, amountFen: number): void {
    if (amountFen < least || amountFen > most) {
      throw invalidRequest('超过单笔转账上下限，核实产品设置是否准确');
    }
  }

  function createTransfer(call: PayCall): Transfer {
    const { merchant } = call;
    const sent = call.body();
    const request = readTransferRequest(sent, {
      refuseUnknownFields: settings.current.refuseUnknownPayFields,
      openedScenes: merchant.transferScenes,
    });
    const payee = payeeOf(merchant, request);
    const userName = userNameOf(call, request);
    const fingerprint = fingerprintOf({ ...sent, user_name: userName });
    const before = transfers.find(merchant.mchid, request.outBillNo);
    if (before && before.fingerprint !== fingerprint) {
      throw new PayError(400, 'ALREADY_EXISTS', '单号已存在但信息不一致，请查单后比较确认');
    }
    if (before) return before;
    checkLimits(merchant, request.amountFen);
    const { mchid, transferAccount: account } = merchant;
    return transfers.create({ ...request, mchid, account, personId: payee.id, userName, fingerprint });
  }

  function ownTransfer({ merchant, params }: PayCall): Transfer {
    const transfer =
      params.transfer_bill_no === undefined
        ? transfers.find(merchant.mchid, params.out_bill_no ?? '')
        : transfers.findByTransferBillNo(merchant.mchid, params.transfer_bill_no);
    if (!transfer || !transfers.isQueryable(transfer)) throw notFound();
    return transfer;
  }

  function queryTransfer(call: PayCall) {
    const key = Object.values(call.merchant.certificates).at(-1);
    return { status: 200, body: queriedTransfer(ownTransfer(call), key) };
  }

  function cancelTransfer(call: PayCall): Transfer {
    const canceled = transfers.cancel(ownTransfer(call));
    if (!canceled) throw invalidRequest('当前转账单状态不支持撤销，请查单确认');
    return canceled;
  }

  return [
    {
      method: 'POST',
      path: '/v3/fund-app/mch-transfer/transfer-bills',
      handle: (call) => ({ status: 200, body: createdTransfer(createTransfer(call)) }),
    },
    {
      method: 'GET',
      path: '/v3/fund-app/mch-transfer/transfer-bills/out-bill-no/{out_bill_no}',
      handle: queryTransfer,
    },
    {
      method: 'GET',
      path: '/v3/fund-app/mch-transfer/transfer-bills/transfer-bill-no/{transfer_bill_no}',
      handle: queryTransfer,
    },
    {
      method: 'POST',
      path: '/v3/fund-app/mch-transfer/transfer-bills/out-bill-no/{out_bill_no}/cancel',
      handle: (call) => {
        const { outBillNo, transferBillNo, state, updatedAt } = cancelTransfer(call);
        const update_time = shanghaiTime(updatedAt);
        return { status: 200, body: { out_bill_no: outBillNo, transfer_bill_no: transferBillNo, state, update_time } };
      },
    },
  ];
}
