import { isOfficialAccount } from '../apps/apps.ts';
import { encryptUserData, rawDataSignature } from '../crypto/user-data.ts';
import type { NamedCall } from '../http/named-calls.ts';
import { acceptClientPayment, CashierRefusal, type ClientPayment } from '../pay/cashier.ts';
import type { Sandbox } from '../sandbox.ts';
import { text } from './call-input.ts';
import { papayCalls } from './papay-calls.ts';
import type { Chat, MiniProgramInfo, PaymentOpening, PhoneApi } from './phone-api.ts';
import type { TransferOpeningRequest, TransferSheetResult } from './transfer-sheets.ts';
import { virtualPaymentCalls } from './virtual-payment-calls.ts';

/** `POST /__phone__/<name>`: what the WeChat client itself does on a person's phone. */
export function phoneCalls(sandbox: Sandbox): Record<keyof PhoneApi, NamedCall> {
  const { apps, people, sessions, codes, tags, menus, chats, sheets, clock, feed } = sandbox;

  function personAndMiniProgram(input: Record<string, unknown>) {
    const app = apps.get(text(input, 'appid'));
    if (app.kind !== 'mini-program') throw new RangeError(`${app.appid} is not a Mini Program`);
    return { app, person: people.get(text(input, 'person')) };
  }

  function chatsOf(personId: string): Chat[] {
    const person = people.get(personId);
    return apps
      .all()
      .filter(isOfficialAccount)
      .map((app) => ({
        appid: app.appid,
        name: app.name,
        kind: app.kind,
        isFollowing: people.isFollowing(person, app.appid),
        menu: menus.shownTo(app.appid, tags.idsOf(app.appid, people.openid(person, app.appid)))?.menu ?? null,
        messages: chats.read(app.appid, person.id),
      }));
  }

  function miniProgram(appid: string): MiniProgramInfo {
    const app = apps.get(appid);
    return {
      appid,
      name: app.name,
      packageUrl: app.packageUrl,
      pages: app.pages,
      domains: { ...app.serverDomains, business: app.businessDomains },
      dns: sandbox.dns.table(),
    };
  }

  function userInfo(input: Record<string, unknown>) {
    const { app, person } = personAndMiniProgram(input);
    const session = sessions.current(app.appid, person.id);
    if (!session) throw new RangeError('no session: call login first');
    // Profiles are no longer real: every person is "微信用户" with a grey picture.
    const rawData = JSON.stringify({
      nickName: '微信用户',
      gender: 0,
      language: '',
      city: '',
      province: '',
      country: '',
      avatarUrl: '',
    });
    const secret = JSON.stringify({
      ...(JSON.parse(rawData) as object),
      openId: people.openid(person, app.appid),
      unionId: people.unionid(person, app),
      watermark: { timestamp: clock.nowSeconds(), appid: app.appid },
    });
    return {
      rawData,
      signature: rawDataSignature(rawData, session.sessionKey),
      ...encryptUserData(session.sessionKey, secret),
    };
  }

  function openPayment(payment: ClientPayment): PaymentOpening {
    const isPage = isOfficialAccount(apps.get(payment.appid));
    try {
      const order = acceptClientPayment(
        {
          apps,
          people,
          merchants: sandbox.merchants,
          orders: sandbox.payOrders,
          isV2: (order) => sandbox.papayContracts.signsWith(order),
        },
        payment,
      );
      const sheet = sheets.openForOrder(order, sandbox.merchants.get(order.mchid).name, isPage);
      feed.publish({ type: 'sheet', sheetId: sheet.id, person: order.personId, state: 'open' });
      return { ok: true, sheet };
    } catch (error) {
      if (!(error instanceof CashierRefusal)) throw error;
      const errMsg = `${isPage ? 'get_brand_wcpay_request' : 'requestPayment'}:fail ${error.message}`;
      return { ok: false, errCode: -1, errMsg };
    }
  }

  async function answerTransfer(id: string, action: unknown): Promise<TransferSheetResult> {
    if (action === 'confirm') return sandbox.transferSheets.confirm(id);
    if (action === 'refuse') return sandbox.transferSheets.refuse(id);
    if (action === 'close') return sandbox.transferSheets.close(id);
    throw new RangeError('action is confirm, refuse or close');
  }

  return {
    people: () => ({
      people: people.all().map(({ id, nickname, avatarUrl, language }) => ({ id, nickname, avatarUrl, language })),
    }),
    chats: (input) => ({ chats: chatsOf(text(input, 'person')) }),
    login: (input) => {
      const { app, person } = personAndMiniProgram(input);
      sessions.logIn(app.appid, person.id);
      return { code: codes.issue({ kind: 'login', appid: app.appid, personId: person.id }) };
    },
    'check-session': (input) => {
      const { app, person } = personAndMiniProgram(input);
      return { valid: sessions.current(app.appid, person.id) !== undefined };
    },
    'user-info': userInfo,
    'mini-program': (input) => miniProgram(text(input, 'appid')),
    ...virtualPaymentCalls(sandbox),
    ...papayCalls(sandbox),
    'jsapi-payment': (input) => {
      const person = people.get(text(input, 'person'));
      // acceptClientPayment reads every field as unknown
      return openPayment({ ...(input as unknown as ClientPayment), appid: text(input, 'appid'), person: person.id });
    },
    // TransferSheets.open reads every other field as unknown
    'merchant-transfer': (input) =>
      sandbox.transferSheets.open({
        ...(input as unknown as TransferOpeningRequest),
        person: text(input, 'person'),
        appid: text(input, 'appid'),
      }),
    'transfer-sheet': (input) => answerTransfer(text(input, 'id'), input.action),
    'pay-sheet': async (input) => {
      const id = text(input, 'id');
      const { personId } = sheets.get(id);
      const result = input.action === 'cancel' ? sheets.cancel(id) : await sheets.pay(id, pinOf(input));
      if (result.ok || !result.sheetStays) {
        const state = result.ok ? 'paid' : input.action === 'cancel' ? 'cancelled' : 'failed';
        feed.publish({ type: 'sheet', sheetId: id, person: personId, state });
      }
      return result;
    },
  };
}

function pinOf(input: Record<string, unknown>): string | undefined {
  if (input.action !== 'pay') throw new RangeError('action is pay or cancel');
  return typeof input.pin === 'string' ? input.pin : undefined;
}
