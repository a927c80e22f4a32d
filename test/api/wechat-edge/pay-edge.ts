import { fen } from '../../../server/src/shared/money/fen.ts';
import type { PayMerchant } from '../../../server/src/wechat/config.ts';
import type { PayNotification } from '../../../server/src/wechat/pay/notification.ts';
import type { JsapiOrder } from '../../../server/src/wechat/pay/pay.client.ts';
import type { HttpPeer, PeerRequest } from '../../../server/src/wechat/testing/http-peer.ts';
import type { GivenAccount } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { keepRequests } from './edge.ts';

/** A merchant at the simulated WeChat Pay, somebody who pays, and an address that keeps what it is told. */
export class PayEdge {
  readonly teahouse: Teahouse;
  readonly account: GivenAccount;
  readonly merchant: PayMerchant;
  readonly person: string;
  readonly payerOpenid: string;
  readonly #notify: { peer: HttpPeer; requests: readonly PeerRequest[] };
  #made = 0;

  private constructor(
    teahouse: Teahouse,
    account: GivenAccount,
    payer: { person: string; payerOpenid: string },
    notify: PayEdge['notify'],
  ) {
    this.teahouse = teahouse;
    this.account = account;
    this.merchant = account.secrets.pay as PayMerchant;
    this.person = payer.person;
    this.payerOpenid = payer.payerOpenid;
    this.#notify = notify;
  }

  static async start(): Promise<PayEdge> {
    const teahouse = await startTeahouse();
    const account = await teahouse.given.account();
    const person = await teahouse.given.person();
    const { people } = await teahouse.sandbox.control('state', { only: ['people'] });
    const payerOpenid = people.find(({ id }) => id === person)?.identities[account.officialAppid] ?? '';
    return new PayEdge(teahouse, account, { person, payerOpenid }, await keepRequests());
  }

  get pay() {
    return this.teahouse.app.services.wechat.pay;
  }

  get notify() {
    return this.#notify;
  }

  notifyUrl(about: string): string {
    return `${this.#notify.peer.baseUrl}/wechat/pay/${this.merchant.mchid}/${about}`;
  }

  /** A number nobody used before. */
  number(prefix: string): string {
    this.#made += 1;
    return `${prefix}${Date.now()}x${this.#made}`;
  }

  newOrder(change: Partial<JsapiOrder> = {}): JsapiOrder {
    return {
      appid: this.account.officialAppid,
      outTradeNo: this.number('M'),
      description: '茶馆夜话 · 茶客, 一个月',
      amountFen: fen(1800),
      payerOpenid: this.payerOpenid,
      notifyUrl: this.notifyUrl('payments'),
      attach: 'payment=1',
      ...change,
    };
  }

  /** Opens the pay sheet as a page does and enters the PIN. */
  async payOnPhone(prepayId: string): Promise<void> {
    const { sandbox } = this.teahouse;
    const appid = this.account.officialAppid;
    const parameters = this.pay.clientParameters(this.merchant, { appid, prepayId });
    const opening = await sandbox.phone('jsapi-payment', { person: this.person, appid, ...parameters });
    if (!opening.ok) throw new Error(opening.errMsg);
    const result = await sandbox.phone('pay-sheet', { id: opening.sheet.id, action: 'pay', pin: '123456' });
    if (!result.ok) throw new Error(result.errMsg);
    await sandbox.control('idle');
  }

  /** @returns the order, paid */
  async paidOrder(change: Partial<JsapiOrder> = {}): Promise<JsapiOrder & { wechatTransactionId: string }> {
    const order = this.newOrder(change);
    const { prepayId } = await this.pay.createJsapiOrder(this.merchant, order);
    await this.payOnPhone(prepayId);
    const transaction = await this.pay.queryByOutTradeNo(this.merchant, order.outTradeNo);
    return { ...order, wechatTransactionId: transaction?.wechatTransactionId ?? '' };
  }

  async advance(advanceMs: number): Promise<void> {
    await this.teahouse.sandbox.control('clock', { advanceMs });
    await this.teahouse.sandbox.control('idle');
  }

  /** The day in China at the simulated WeChat, `2026-01-01`. */
  async today(): Promise<string> {
    const { now } = await this.teahouse.sandbox.control('clock', {});
    return new Date(now + 8 * 3_600_000).toISOString().slice(0, 10);
  }

  /** Moves the simulated WeChat to a clock time of the next day in China. */
  async advanceToNextDay(hour: number): Promise<void> {
    const midnight = Date.parse(`${await this.today()}T00:00:00+08:00`) + 24 * 3_600_000;
    await this.teahouse.sandbox.control('clock', { set: midnight + hour * 3_600_000 });
    await this.teahouse.sandbox.control('idle');
  }

  read(request: PeerRequest): PayNotification {
    const header = (name: string) => request.headers[name] as string | undefined;
    return this.pay.readNotification(this.merchant, { header, body: Buffer.from(request.body) });
  }

  /** What was told and is believed, of one kind. */
  heard<Kind extends PayNotification['kind']>(kind: Kind): Extract<PayNotification, { kind: Kind }>[] {
    const all = this.#notify.requests.map((request) => this.read(request));
    return all.filter((each): each is Extract<PayNotification, { kind: Kind }> => each.kind === kind);
  }

  async stop(): Promise<void> {
    await this.#notify.peer.close();
    await this.teahouse.stop();
  }
}
