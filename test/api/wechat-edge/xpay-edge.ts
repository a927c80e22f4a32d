import { fen } from '../../../server/src/shared/money/fen.ts';
import type { MiniProgramApp, XpayMerchant } from '../../../server/src/wechat/config.ts';
import { pushTaken } from '../../../server/src/wechat/messages/message-push.ts';
import type { PushAnswer, PushEvent, ReceivedPush } from '../../../server/src/wechat/messages/push-event.ts';
import {
  createXpayPaymentRequest,
  type XpayGoodsPurchase,
  type XpaySignedData,
} from '../../../server/src/wechat/xpay/payment-request.ts';
import type { GivenAccount } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { appOf, type PushEndpoint, receivePushesOf } from './edge.ts';

type Platform = 'android' | 'ios';

/** Virtual Payment of one Mini Program, somebody who buys in it, and an endpoint that reads what is pushed. */
export class XpayEdge {
  readonly teahouse: Teahouse;
  readonly account: GivenAccount;
  readonly app: MiniProgramApp;
  readonly merchant: XpayMerchant;
  readonly person: string;
  readonly openid: string;
  readonly sessionKey: string;
  endpoint!: PushEndpoint;
  /** What the endpoint says to a push. */
  answerTo: (push: ReceivedPush) => PushAnswer = pushTaken;
  #made = 0;

  private constructor(
    teahouse: Teahouse,
    account: GivenAccount,
    payer: { person: string; openid: string; sessionKey: string },
  ) {
    this.teahouse = teahouse;
    this.account = account;
    this.app = appOf(account, 'miniProgram');
    this.merchant = account.secrets.xpay as XpayMerchant;
    this.person = payer.person;
    this.openid = payer.openid;
    this.sessionKey = payer.sessionKey;
  }

  static async start(): Promise<XpayEdge> {
    const teahouse = await startTeahouse();
    const account = await teahouse.given.account();
    await teahouse.given.tier(account, { key: 'tea' });
    const person = await teahouse.given.person();
    // Tests that let weeks pass do not log in again for each purchase.
    await teahouse.sandbox.control('world', { settings: { sessionKeyLifetimeMs: 365 * 24 * 3_600_000 } });
    const code = await teahouse.given.loginCode(account, person);
    const { miniProgram } = teahouse.app.services.wechat;
    const exchange = await miniProgram.exchangeLoginCode(appOf(account, 'miniProgram'), code);
    if (exchange.outcome !== 'loggedIn') throw new Error(exchange.outcome);
    const edge = new XpayEdge(teahouse, account, { person, ...exchange });
    edge.endpoint = await receivePushesOf(teahouse, account, 'miniProgram', {}, (push) => edge.answerTo(push));
    return edge;
  }

  get sandbox() {
    return this.teahouse.sandbox;
  }

  get xpay() {
    return this.teahouse.app.services.wechat.xpay;
  }

  /** A number nobody used before. */
  number(prefix: string): string {
    this.#made += 1;
    return `${prefix}${Date.now()}x${this.#made}`;
  }

  newPurchase(change: Partial<XpayGoodsPurchase> = {}): XpayGoodsPurchase {
    return {
      outTradeNo: this.number('X'),
      productId: 'th_tea_month',
      goodsPriceFen: fen(1800),
      quantity: 1,
      attach: 'payment=1',
      ...change,
    };
  }

  /** Opens the sheet as a Mini Program does. */
  async openSheet(purchase: XpayGoodsPurchase, key = this.sessionKey, platform: Platform = 'android') {
    const request = createXpayPaymentRequest(this.merchant, key, purchase);
    return this.sandbox.phone('virtual-payment', { person: this.person, appid: this.app.appid, platform, ...request });
  }

  async buy(purchase: XpayGoodsPurchase, platform: Platform = 'android'): Promise<void> {
    await this.#enterPin(await this.openSheet(purchase, this.sessionKey, platform));
  }

  /** @returns its number */
  async bought(change: Partial<XpayGoodsPurchase> = {}, platform: Platform = 'android'): Promise<string> {
    const purchase = this.newPurchase(change);
    await this.buy(purchase, platform);
    return purchase.outTradeNo;
  }

  /** `wx.requestSubscribeSign`, or Apple's. */
  async subscribe(call: 'subscribe-sign' | 'apple-subscribe-sign', data: XpaySignedData): Promise<void> {
    await this.#enterPin(await this.sandbox.phone(call, { person: this.person, appid: this.app.appid, ...data }));
  }

  async #enterPin(opening: Awaited<ReturnType<XpayEdge['openSheet']>>): Promise<void> {
    if (!opening.ok) throw new Error(`${opening.errCode} ${opening.errMsg}`);
    const result = await this.sandbox.phone('pay-sheet', { id: opening.sheet.id, action: 'pay', pin: '123456' });
    if (!result.ok) throw new Error(result.errMsg);
    await this.sandbox.control('idle');
  }

  query({ outTradeNo }: { outTradeNo: string }) {
    return this.xpay.queryOrder(this.app, this.merchant, { openid: this.openid, outTradeNo });
  }

  async advance(advanceMs: number): Promise<void> {
    await this.sandbox.control('clock', { advanceMs });
    await this.sandbox.control('idle');
  }

  /** Moves the simulated WeChat to a clock time in China, so many days from today. */
  async advanceTo(time: string, days = 0): Promise<void> {
    const { now } = await this.sandbox.control('clock', {});
    const day = new Date(now + 8 * 3_600_000 + days * 24 * 3_600_000).toISOString().slice(0, 10);
    await this.sandbox.control('clock', { set: `${day}T${time}+08:00` });
    await this.sandbox.control('idle');
  }

  /** What was pushed and is believed, of one kind. */
  heard<Type extends PushEvent['type']>(type: Type): Extract<PushEvent, { type: Type }>[] {
    const all = this.endpoint.received.map(({ event }) => event);
    return all.filter((event): event is Extract<PushEvent, { type: Type }> => event.type === type);
  }

  async stop(): Promise<void> {
    await this.endpoint.close();
    await this.teahouse.stop();
  }
}
