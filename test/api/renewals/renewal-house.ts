import { Books } from '../../support/books.ts';
import type { GivenAccount, GivenTier } from '../../support/given.ts';
import { RenewalDays } from '../../support/renewal-days.ts';
import { Subscriber } from '../../support/subscriber.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { TravelClock } from '../../support/travel-clock.ts';
import type { NewFault } from '../../wechat/faults/faults.ts';

/** A Teahouse whose days go by; `open` makes a new account in it that sells memberships with renewal, at ten in the morning. */
export class RenewalHouse {
  readonly teahouse: Teahouse;
  readonly #clock: TravelClock;
  account!: GivenAccount;
  /** 18 yuan a month. */
  tea!: GivenTier;
  /** 48 yuan a month. */
  seat!: GivenTier;
  books!: Books;
  days!: RenewalDays;

  private constructor(teahouse: Teahouse, clock: TravelClock) {
    this.teahouse = teahouse;
    this.#clock = clock;
  }

  static async start(): Promise<RenewalHouse> {
    const clock = new TravelClock();
    return new RenewalHouse(await startTeahouse({ clock }), clock);
  }

  async open(options: { isXpayOnIos?: boolean } = {}): Promise<void> {
    const { teahouse } = this;
    await teahouse.sandbox.control('faults', { clear: true });
    // What earlier tests signed must not take what this one's faults are meant for.
    await teahouse.sql(
      `update renewal_charges set status = 'GIVEN_UP', next_try_at = null where status not in ('PAID', 'GIVEN_UP')`,
    );
    await teahouse.sql(
      `update renewal_contracts set status = 'ENDED', ended_at = now(), next_look_at = null where status <> 'ENDED'`,
    );
    this.account = await teahouse.given.account({ isXpayOnIos: true, ...options });
    await teahouse.given.autoRenewal(this.account);
    this.tea = await teahouse.given.tier(this.account, { key: 'tea', isRenewable: true });
    this.seat = await teahouse.given.tier(this.account, { key: 'seat', monthlyFen: 4800, isRenewable: true });
    this.books = new Books(teahouse, this.account);
    this.days = new RenewalDays(teahouse, this.#clock, this.account);
    await this.days.goTo(1, '10:00');
  }

  subscriber(who: Parameters<typeof Subscriber.in>[2] = {}): Promise<Subscriber> {
    return Subscriber.in(this.teahouse, this.account, who);
  }

  /** Somebody whose first period is paid. */
  async signed(who: Parameters<typeof Subscriber.in>[2] = {}): Promise<{ lin: Subscriber; contractId: string }> {
    const lin = await this.subscriber(who);
    const contractId = await lin.sign(this.tea.prices.MONTH.id);
    await this.days.settle();
    return { lin, contractId };
  }

  /** Two days before the next charge, in the hours. */
  async goToNotice(lin: Subscriber): Promise<void> {
    await this.days.goToDay((await lin.contract())!.nextCharge!.dueOn, '07:20', -2);
  }

  /** The day of the next charge, in the hours. */
  async goToDue(lin: Subscriber): Promise<void> {
    await this.days.goToDay((await lin.contract())!.nextCharge!.dueOn, '07:20');
  }

  fault(fault: NewFault): Promise<unknown> {
    return this.teahouse.sandbox.control('faults', fault);
  }

  /** What WeChat keeps about this account's contracts. */
  async contractsAtWeChat() {
    const { contracts } = await this.teahouse.sandbox.control('state', { only: ['contracts'] });
    return contracts.filter(({ appid }) => appid === this.account.miniAppid);
  }

  /** What readers paid at WeChat, in fen, one by one. */
  async takenByWeChat(): Promise<number[]> {
    const { xpayOrders } = await this.teahouse.sandbox.control('state', { only: ['xpayOrders'] });
    return xpayOrders
      .filter(({ appid, paidAt }) => appid === this.account.miniAppid && paidAt !== null)
      .map(({ amountFen }) => amountFen);
  }
}
