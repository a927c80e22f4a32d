import type { RequestPayoutMutation } from '@teahouse/schema/operations.ts';
import { isMiniProgram } from './environment';

type Success = Extract<RequestPayoutMutation['requestPayout'], { __typename: 'RequestPayoutSuccess' }>;
type TransferRequest = NonNullable<Success['request']>;

/** Whether the person said yes, as far as the sheet tells; the server asks WeChat whether money moved. */
export type TransferSheetResult = 'confirmed' | 'closed';

interface TransferCall extends TransferRequest {
  success(): void;
  fail(): void;
}

declare const wx: { requestMerchantTransfer?(call: TransferCall): void };

interface WeixinJSBridge {
  invoke(
    name: 'requestMerchantTransfer',
    request: TransferRequest,
    callback: (answer: { err_msg: string }) => void,
  ): void;
}

/** Shows what a merchant wants to give, to be confirmed by who gets it. Never rejects. */
export function openTransferSheet(request: TransferRequest): Promise<TransferSheetResult> {
  return new Promise((resolve) => {
    if (isMiniProgram) {
      if (!wx.requestMerchantTransfer) resolve('closed');
      else {
        wx.requestMerchantTransfer({ ...request, success: () => resolve('confirmed'), fail: () => resolve('closed') });
      }
      return;
    }
    const bridge = (window as { WeixinJSBridge?: WeixinJSBridge }).WeixinJSBridge;
    if (!bridge) {
      resolve('closed');
      return;
    }
    bridge.invoke('requestMerchantTransfer', request, ({ err_msg: answer }) =>
      resolve(answer.endsWith(':ok') ? 'confirmed' : 'closed'),
    );
  });
}
