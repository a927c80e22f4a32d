import { randomUUID } from 'node:crypto';
import type { GraphQLClient } from 'graphql-request';
import {
  ConfirmPayment,
  CreateTip,
  GiftsGiven,
  LogIn,
  PlaceGiftOrder,
  PlaceOrder,
  PlaceUnlockOrder,
  QuoteOrder,
  ReadOrder,
  RedeemGift,
  StartPayment,
  Status,
} from './buyer-operations.ts';
import type { GivenAccount } from './given.ts';
import type { Teahouse } from './teahouse.ts';
import { WeChatBrowser } from './wechat-browser.ts';

export interface Quote {
  readonly __typename: string;
  readonly code?: string;
  readonly message?: string;
  readonly change?: string;
  readonly creditFen?: number;
  readonly amountFen?: number;
  readonly beginsAt?: string;
  readonly endsAt?: string;
  readonly words?: readonly string[];
}
export interface HeldMembership {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly isActive: boolean;
  readonly source: string;
  readonly tier: { readonly name: string };
}
/** A payload as it came: the fields depend on `__typename`. */
export interface Answer {
  readonly __typename: string;
  readonly code?: string;
  readonly message?: string;
  readonly reason?: string;
  readonly status?: string;
  readonly order?: { readonly id: string; readonly status: string; readonly amountFen: number };
  readonly payment?: {
    readonly id: string;
    readonly status: string;
    readonly outTradeNo: string;
    readonly rail: string;
    readonly paidAt: string | null;
    readonly order: { readonly status: string };
  };
  readonly request?: Readonly<Record<string, string>>;
  readonly viewer?: { readonly member: { readonly memberships: readonly HeldMembership[] } };
}
export interface OrderState {
  readonly status: string;
  readonly paidAt: string | null;
  readonly membership: { readonly endsAt: string; readonly isActive: boolean } | null;
  readonly payments: readonly { readonly id: string; readonly status: string; readonly outTradeNo: string }[];
}
/** A gift as its giver sees it. */
export interface GivenGift {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly message: string;
  readonly code: string | null;
  readonly sharePath: string | null;
  readonly period: string | null;
  readonly expiresAt: string | null;
  readonly redeemedAt: string | null;
  readonly tier: { readonly name: string } | null;
  readonly article: { readonly title: string } | null;
}
/** An attempt whose pay sheet is open on the phone. */
export interface OpenSheet {
  readonly sheetId: string;
  readonly paymentId: string;
  readonly outTradeNo: string;
}

/** The phone's, as the Mini Program reports it. */
type Platform = 'android' | 'ios' | 'windows' | 'harmony';
export type SellingClient = 'MINI_PROGRAM' | 'OFFICIAL_ACCOUNT_H5';

/** A reader with a phone: signs in, orders, opens WeChat's pay sheet, types the PIN. */
export class Buyer {
  readonly person: string;
  readonly client: SellingClient;
  readonly sessionToken: string;
  readonly #teahouse: Teahouse;
  readonly #account: GivenAccount;
  readonly #platform: Platform;

  private constructor(
    teahouse: Teahouse,
    account: GivenAccount,
    who: { person: string; client: SellingClient; sessionToken: string; platform?: Platform },
  ) {
    this.#teahouse = teahouse;
    this.#account = account;
    this.person = who.person;
    this.client = who.client;
    this.sessionToken = who.sessionToken;
    this.#platform = who.platform ?? 'android';
  }

  static async in(client: SellingClient, teahouse: Teahouse, account: GivenAccount): Promise<Buyer> {
    return client === 'MINI_PROGRAM' ? Buyer.inMiniProgram(teahouse, account) : Buyer.onPage(teahouse, account);
  }

  static async inMiniProgram(
    teahouse: Teahouse,
    account: GivenAccount,
    { person, platform = 'android' }: { person?: string; platform?: Platform } = {},
  ): Promise<Buyer> {
    const who = person ?? (await teahouse.given.person());
    const code = await teahouse.given.loginCode(account, who);
    const { logInWithMiniProgram } = await teahouse
      .anonymous(account.handle)
      .request<{ logInWithMiniProgram: { sessionToken?: string } }>(LogIn, {
        input: { appid: account.miniAppid, code, platform },
      });
    const { sessionToken } = logInWithMiniProgram;
    if (!sessionToken) throw new Error(`could not log in: ${JSON.stringify(logInWithMiniProgram)}`);
    return new Buyer(teahouse, account, { person: who, client: 'MINI_PROGRAM', sessionToken, platform });
  }

  /** Inside the Official Account's web view. */
  static async onPage(teahouse: Teahouse, account: GivenAccount, { person }: { person?: string } = {}): Promise<Buyer> {
    const who = person ?? (await teahouse.given.person());
    const browser = new WeChatBrowser(teahouse, who, account.officialAppid);
    await browser.visit(`${teahouse.url}/wechat/oauth/${account.handle}/start?return=/h5/&scope=userinfo`);
    const sessionToken = browser.copyCookies().get(new URL(teahouse.url).origin)?.get('teahouse_session');
    if (!sessionToken) throw new Error('WeChat sent nobody back');
    return new Buyer(teahouse, account, { person: who, client: 'OFFICIAL_ACCOUNT_H5', sessionToken });
  }

  /** The same person, signed in anew: sessions and WeChat's keys run out with time. */
  again(): Promise<Buyer> {
    const { person } = this;
    return this.client === 'MINI_PROGRAM'
      ? Buyer.inMiniProgram(this.#teahouse, this.#account, { person })
      : Buyer.onPage(this.#teahouse, this.#account, { person });
  }

  get graphql(): GraphQLClient {
    return this.#teahouse.as(this.sessionToken);
  }

  async status(): Promise<{ checkout: Record<string, unknown>; memberships: HeldMembership[]; memberId: string }> {
    const { viewer } = await this.graphql.request<{
      viewer: { checkout: Record<string, unknown>; member: { id: string; memberships: HeldMembership[] } };
    }>(Status);
    return { checkout: viewer.checkout, memberships: viewer.member.memberships, memberId: viewer.member.id };
  }

  async placeOrder(tierPriceId: string, idempotencyKey: string = randomUUID(), offerCode?: string): Promise<Answer> {
    const input = { tierPriceId, idempotencyKey, ...(offerCode !== undefined && { offerCode }) };
    return (await this.graphql.request<{ placeOrder: Answer }>(PlaceOrder, { input })).placeOrder;
  }

  async placeUnlockOrder(
    what: { articleId: string } | { seriesId: string },
    idempotencyKey: string = randomUUID(),
  ): Promise<Answer> {
    const input = { ...what, idempotencyKey };
    return (await this.graphql.request<{ placeUnlockOrder: Answer }>(PlaceUnlockOrder, { input })).placeUnlockOrder;
  }

  async createTip(tip: {
    amountFen: number;
    articleId?: string;
    message?: string;
    idempotencyKey?: string;
  }): Promise<Answer> {
    const input = { idempotencyKey: randomUUID(), ...tip };
    return (await this.graphql.request<{ createTip: Answer }>(CreateTip, { input })).createTip;
  }

  async placeGiftOrder(
    gift: { tierPriceId?: string; articleId?: string; message?: string },
    idempotencyKey: string = randomUUID(),
  ): Promise<Answer> {
    const input = { ...gift, idempotencyKey };
    return (await this.graphql.request<{ placeGiftOrder: Answer }>(PlaceGiftOrder, { input })).placeGiftOrder;
  }

  /** Gifts this buyer paid, the latest first. */
  async giftsGiven(): Promise<GivenGift[]> {
    const { viewer } = await this.graphql.request<{
      viewer: { member: { giftsGiven: { edges: { node: GivenGift }[] } } };
    }>(GiftsGiven);
    return viewer.member.giftsGiven.edges.map(({ node }) => node);
  }

  /** Pays a gift that was ordered. @returns its code */
  async paidGift(placed: Answer): Promise<string> {
    await this.settle(placed);
    const [gift] = await this.giftsGiven();
    if (!gift?.code) throw new Error(`the gift has no code: ${JSON.stringify(gift)}`);
    return gift.code;
  }

  async redeemGift(code: string): Promise<Answer & Record<string, unknown>> {
    const input = { code };
    const { redeemGift } = await this.graphql.request<{ redeemGift: Answer & Record<string, unknown> }>(RedeemGift, {
      input,
    });
    return redeemGift;
  }

  async startPayment(orderId: string): Promise<Answer> {
    return (await this.graphql.request<{ startPayment: Answer }>(StartPayment, { input: { orderId } })).startPayment;
  }

  async confirm(paymentId: string): Promise<Answer> {
    return (await this.graphql.request<{ confirmPayment: Answer }>(ConfirmPayment, { input: { paymentId } }))
      .confirmPayment;
  }

  async order(id: string): Promise<OrderState | null> {
    return (await this.graphql.request<{ order: OrderState | null }>(ReadOrder, { id })).order;
  }

  /** Orders a price, and fails the test when that is refused. @returns the order's id */
  async ordered(tierPriceId: string): Promise<string> {
    const answer = await this.placeOrder(tierPriceId);
    if (!answer.order) throw new Error(`could not order: ${JSON.stringify(answer)}`);
    return answer.order.id;
  }

  /** What an order would cost and do, in the words shown before confirming. */
  async quote(tierPriceId: string, offerCode?: string): Promise<Quote> {
    return (await this.graphql.request<{ quoteOrder: Quote }>(QuoteOrder, { tierPriceId, offerCode })).quoteOrder;
  }

  /** Begins an attempt and opens its pay sheet on the phone. */
  async openSheet(orderId: string): Promise<OpenSheet> {
    const answer = await this.startPayment(orderId);
    if (!answer.payment || !answer.request) throw new Error(`could not start: ${JSON.stringify(answer)}`);
    return {
      sheetId: await this.showSheet(answer.request),
      paymentId: answer.payment.id,
      outTradeNo: answer.payment.outTradeNo,
    };
  }

  /** Hands a request to WeChat on the phone. @returns the id of the sheet that opened */
  async showSheet(request: Readonly<Record<string, string>>): Promise<string> {
    const { person } = this;
    const opened =
      this.client === 'MINI_PROGRAM'
        ? await this.#teahouse.sandbox.phone('virtual-payment', {
            person,
            appid: this.#account.miniAppid,
            mode: request.mode,
            signData: request.signData,
            paySig: request.paySig,
            signature: request.signature,
            clientVersion: 'release',
            platform: this.#platform,
          })
        : await this.#teahouse.sandbox.phone('jsapi-payment', {
            person,
            appid: this.#account.officialAppid,
            appId: request.appId,
            timeStamp: request.timeStamp,
            nonceStr: request.nonceStr,
            package: request.package,
            signType: request.signType,
            paySign: request.paySign,
          });
    if (!opened.ok) throw new Error(`the phone shows no sheet: ${opened.errCode} ${opened.errMsg}`);
    return opened.sheet.id;
  }

  /** Types the PIN. WeChat's first push has been answered, or has failed, when this returns. */
  async pay({ sheetId }: Pick<OpenSheet, 'sheetId'>): Promise<void> {
    const result = await this.#teahouse.sandbox.phone('pay-sheet', { id: sheetId, action: 'pay', pin: '123456' });
    if (!result.ok) throw new Error(`not paid: ${result.errMsg}`);
    await this.#teahouse.sandbox.control('idle');
  }

  async cancel({ sheetId }: Pick<OpenSheet, 'sheetId'>): Promise<void> {
    await this.#teahouse.sandbox.phone('pay-sheet', { id: sheetId, action: 'cancel' });
  }

  /** Orders, opens the sheet and pays. */
  async buy(tierPriceId: string): Promise<OpenSheet & { orderId: string }> {
    return this.payFor(await this.placeOrder(tierPriceId));
  }

  /** Opens the sheet of an order that was placed, and pays; fails the test when the order was refused. */
  async payFor(placed: Answer): Promise<OpenSheet & { orderId: string }> {
    if (!placed.order) throw new Error(`could not order: ${JSON.stringify(placed)}`);
    const sheet = await this.openSheet(placed.order.id);
    await this.pay(sheet);
    return { ...sheet, orderId: placed.order.id };
  }

  /** Pays an order that was placed and confirms it, as our clients do: what it buys is there when this returns. */
  async settle(placed: Answer): Promise<OpenSheet & { orderId: string }> {
    const paid = await this.payFor(placed);
    const { payment } = await this.confirm(paid.paymentId);
    if (payment?.status !== 'PAID') throw new Error(`WeChat does not say that it was paid: ${JSON.stringify(payment)}`);
    return paid;
  }
}
