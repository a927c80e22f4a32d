import type { Refusal } from '../core/phone.ts';
import { ApiFailure, type ApiOptions, text } from './api.ts';
import type { ApiContext } from './context.ts';

/** Who the person is and what they pay: all of it is WeChat's answer, through the phone. */
export function addAccount({ table, environment }: ApiContext): void {
  const { phone } = environment;

  table.addAsync('login', async () => {
    const { code } = await phone.login();
    return { code };
  });
  table.addAsync('checkSession', async () => {
    const { valid } = await phone.checkSession();
    if (!valid) throw new ApiFailure('session time out, need relogin');
  });
  table.addAsync('requestVirtualPayment', async (options) => {
    const answer = await phone.requestVirtualPayment({
      mode: text(options, 'mode'),
      signData: text(options, 'signData'),
      paySig: text(options, 'paySig'),
      signature: text(options, 'signature'),
    });
    if (!answer.ok) throw refused(answer);
    const outcome = await phone.presentPaySheet(answer.sheet);
    if (!outcome.ok) throw refused(outcome);
    return { errCode: 0 };
  });
  // What these return proves nothing: the merchant waits for WeChat's push.
  for (const name of ['requestSubscribeSign', 'requestAppleSubscribeSign'] as const) {
    table.addAsync(name, async (options) => {
      const answer = await phone[name]({
        signData: text(options, 'signData'),
        paySig: text(options, 'paySig'),
        signature: text(options, 'signature'),
      });
      if (!answer.ok) throw refused(answer);
      const outcome = await phone.presentPaySheet(answer.sheet);
      if (!outcome.ok) throw refused(outcome);
      return { errCode: 0 };
    });
  }
  table.addAsync('requestPayment', async (options) => {
    const answer = await phone.requestMerchantPayment({
      timeStamp: text(options, 'timeStamp'),
      nonceStr: text(options, 'nonceStr'),
      package: text(options, 'package'),
      signType: text(options, 'signType', 'MD5'),
      paySign: text(options, 'paySign'),
    });
    if (!answer.ok) throw new ApiFailure(wordsOf(answer));
    const outcome = await phone.presentPaySheet(answer.sheet);
    if (!outcome.ok) throw new ApiFailure(wordsOf(outcome));
  });
  table.addAsync('requestMerchantTransfer', async (options) => {
    const answer = await phone.requestMerchantTransfer({
      mchId: text(options, 'mchId'),
      package: text(options, 'package'),
      ...(options.appId !== undefined && { appId: text(options, 'appId') }),
      ...(options.openId !== undefined && { openId: text(options, 'openId') }),
    });
    if (!answer.ok) throw new ApiFailure(wordsOf(answer));
    const outcome = await phone.presentTransferSheet(answer.sheet);
    if (!outcome.ok) throw new ApiFailure(wordsOf(outcome));
    return { result: 'success' };
  });
  table.addSync('getAccountInfoSync', () => ({
    miniProgram: { appId: environment.appid, envVersion: environment.settings.clientVersion, version: '1.0.0' },
  }));
  table.addAsync('getPrivacySetting', () => ({
    needAuthorization: false,
    privacyContractName: '《小程序隐私保护指引》',
  }));
  table.addAsync('requirePrivacyAuthorize', () => ({}));
  table.addAsync('openPrivacyContract', () => ({}));
  table.addAsync('requestSubscribeMessage', (options: ApiOptions) => {
    const templates = (options.tmplIds ?? []) as string[];
    return Object.fromEntries(templates.map((id) => [id, 'accept']));
  });
}

/** WeChat's words without the name of the function, which the API table puts in front. */
function wordsOf({ errMsg }: Refusal): string {
  return errMsg.replace(/^\w+:fail\s*/, '');
}

function refused(refusal: Refusal): ApiFailure {
  return new ApiFailure(wordsOf(refusal), { errCode: refusal.errCode });
}
