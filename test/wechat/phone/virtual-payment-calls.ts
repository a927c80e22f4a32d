import type { NamedCall } from '../http/named-calls.ts';
import type { Sandbox } from '../sandbox.ts';
import {
  acceptAppleSubscribeSign,
  acceptSubscribeSign,
  type Signing,
  type SubscribeSignRequest,
} from '../xpay/request-subscribe-sign.ts';
import { acceptVirtualPayment, type VirtualPaymentRequest } from '../xpay/request-virtual-payment.ts';
import { VirtualPaymentRefusal } from '../xpay/sign-data.ts';
import { text } from './call-input.ts';
import type { PaySheet, VisibleSheet } from './pay-sheets.ts';
import type { PaymentOpening, PhoneApi, Subscription } from './phone-api.ts';

type VirtualPaymentCall =
  | 'virtual-payment'
  | 'subscribe-sign'
  | 'apple-subscribe-sign'
  | 'subscriptions'
  | 'cancel-subscription'
  | 'resume-subscription';

/** Phone calls of virtual payment: what the Mini Program asks the client for, and what a person does in WeChat's own pages. */
export function virtualPaymentCalls(sandbox: Sandbox): Record<VirtualPaymentCall & keyof PhoneApi, NamedCall> {
  const { apps, people, sessions, goods, contracts, appleSubscriptions, sheets, feed } = sandbox;
  const parts = {
    apps,
    people,
    sessions,
    accounts: sandbox.xpayAccounts,
    goods,
    orders: sandbox.xpayOrders,
    contracts,
    appleSubscriptions,
    now: () => sandbox.clock.now(),
  };

  function personAndMiniProgram(input: Record<string, unknown>) {
    const app = apps.get(text(input, 'appid'));
    if (app.kind !== 'mini-program') throw new RangeError(`${app.appid} is not a Mini Program`);
    return { app, person: people.get(text(input, 'person')) };
  }

  /** Opens a sheet, or says as the client would why not. */
  function opening(api: PaySheet['api'], personId: string, open: () => VisibleSheet): PaymentOpening {
    try {
      const sheet = open();
      feed.publish({ type: 'sheet', sheetId: sheet.id, person: personId, state: 'open' });
      return { ok: true, sheet };
    } catch (error) {
      if (!(error instanceof VirtualPaymentRefusal)) throw error;
      return { ok: false, errCode: error.errCode, errMsg: `${api}:fail ${error.message}` };
    }
  }

  function pay(input: Record<string, unknown>): PaymentOpening {
    const { app, person } = personAndMiniProgram(input);
    const { mode, signData, paySig, signature, clientVersion, platform } = input as Partial<VirtualPaymentRequest>;
    return opening('requestVirtualPayment', person.id, () => {
      const order = acceptVirtualPayment(parts, {
        person: person.id,
        appid: app.appid,
        mode,
        signData,
        paySig,
        signature,
        clientVersion,
        platform,
      });
      const { contractToSign } = order;
      const good = contractToSign ? goods.find(app.appid, 0, contractToSign.productId) : undefined;
      const contract =
        good && good.periodDays !== null ? { priceFen: good.priceFen, periodDays: good.periodDays } : undefined;
      return sheets.openForVirtualPayment(order, app.name, contract);
    });
  }

  function sign(
    api: PaySheet['api'],
    input: Record<string, unknown>,
    accept: (request: SubscribeSignRequest) => Signing,
  ): PaymentOpening {
    const { app, person } = personAndMiniProgram(input);
    const { signData, paySig, signature, platform } = input as Partial<SubscribeSignRequest>;
    return opening(api, person.id, () => {
      const signing = accept({ person: person.id, appid: app.appid, signData, paySig, signature, platform });
      return sheets.openForSigning(signing, goods.find(app.appid, 0, signing.productId)?.name ?? '', app.name);
    });
  }

  function subscriptionsOf(personId: string): Subscription[] {
    const android = contracts
      .ofPerson(personId)
      .filter(({ state }) => state === 'SIGNED')
      .map(({ appid, productId, productName, periodDays, paidUntil }) => ({
        ...{ kind: 'android' as const, appid, productId, productName, periodDays },
        isRenewing: true,
        paidUntil,
      }));
    const apple = appleSubscriptions
      .ofPerson(personId)
      .filter(({ state }) => state === 'SIGNED')
      .map(({ appid, productId, productName, periodDays, isAutoRenewing, renewsAt }) => ({
        ...{ kind: 'apple' as const, appid, productId, productName, periodDays },
        isRenewing: isAutoRenewing,
        paidUntil: renewsAt,
      }));
    return [...android, ...apple];
  }

  function held(input: Record<string, unknown>) {
    const { app, person } = personAndMiniProgram(input);
    const openid = people.openid(person, app.appid);
    const productId = text(input, 'productId');
    return {
      contract: contracts.signedBy(app.appid, openid, productId),
      apple: appleSubscriptions.find(app.appid, openid, productId),
    };
  }

  return {
    'virtual-payment': pay,
    'subscribe-sign': (input) => sign('requestSubscribeSign', input, (request) => acceptSubscribeSign(parts, request)),
    'apple-subscribe-sign': (input) =>
      sign('requestAppleSubscribeSign', input, (request) => acceptAppleSubscribeSign(parts, request)),
    subscriptions: (input) => ({ subscriptions: subscriptionsOf(people.get(text(input, 'person')).id) }),
    'cancel-subscription': async (input) => {
      const { contract, apple } = held(input);
      if (contract) await contracts.terminate(contract, 'person');
      const isAppleCancelled = apple !== undefined && (await appleSubscriptions.cancel(apple));
      return { cancelled: contract !== undefined || isAppleCancelled };
    },
    'resume-subscription': (input) => {
      const { apple } = held(input);
      return { resumed: apple !== undefined && appleSubscriptions.resume(apple) };
    },
  };
}
