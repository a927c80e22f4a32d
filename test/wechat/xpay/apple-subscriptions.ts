import type { VirtualClock } from '../clock/virtual-clock.ts';
import { randomDigits } from '../crypto/random-text.ts';
import type { Faults } from '../faults/faults.ts';
import type { People } from '../people/people.ts';
import type { Collection, Store } from '../store/store.ts';
import { isDeductible } from './deductions.ts';
import type { Good } from './goods.ts';
import { appleDeliveryMessage, appleSignedMessage, appleUnsignedMessage } from './xpay-messages.ts';
import type { XpayOrders } from './xpay-orders.ts';
import type { XpayPushes } from './xpay-pushes.ts';

/** A subscription at Apple: Apple charges, the merchant hears of it. One for each person and good, over all its lives. */
export interface AppleSubscription {
  appid: string;
  personId: string;
  openid: string;
  productId: string;
  productName: string;
  periodDays: number;
  /** what every renewal costs */
  priceFen: number;
  attach: string;
  originalTransactionId: string;
  state: 'SIGNED' | 'TERMINATED';
  isAutoRenewing: boolean;
  signedAt: number;
  unsignedAt: number;
  /** of the series, which a pause of up to 60 days does not break */
  startedAt: number;
  /** when Apple charges next, or the end when it does not renew */
  renewsAt: number;
}

export interface AppleSigner {
  appid: string;
  personId: string;
  openid: string;
  attach: string;
}

export interface AppleSubscriptionParts {
  store: Store;
  clock: VirtualClock;
  faults: Faults;
  people: People;
  orders: XpayOrders;
  pushes: XpayPushes;
}

const TIMER = 'apple-renewal';
const DAY_MS = 24 * 3600_000;
const LONGEST_PAUSE_MS = 60 * DAY_MS;
/** Apple tries a charge that failed once a day, so many times. */
const BILLING_RETRIES = 16;

interface Renewal {
  key: string;
  renewsAt: number;
  retry: number;
}

export class AppleSubscriptions {
  private readonly kept: Collection<AppleSubscription>;
  private readonly byPerson: { find: (personId: string) => AppleSubscription[] };
  private readonly parts: AppleSubscriptionParts;

  constructor(parts: AppleSubscriptionParts) {
    this.kept = parts.store.collection('apple-subscriptions');
    this.byPerson = this.kept.indexBy(({ personId }) => personId);
    this.parts = parts;
    parts.clock.on<Renewal>(TIMER, (renewal) => this.renew(renewal));
  }

  find(appid: string, openid: string, productId: string): AppleSubscription | undefined {
    return this.kept.get(`${appid}/${openid}/${productId}`);
  }

  ofPerson(personId: string): AppleSubscription[] {
    return this.byPerson.find(personId);
  }

  /**
   * Signs, and charges the first period unless that is free.
   * @returns how the merchant is told; undefined when the person has it already
   */
  sign(signer: AppleSigner, good: Good, firstPriceFen: number): Promise<unknown> | undefined {
    const before = this.find(signer.appid, signer.openid, good.id);
    if (good.periodDays === null || before?.state === 'SIGNED') return undefined;
    const { store, clock, pushes } = this.parts;
    const now = clock.now();
    const isSameSeries = before !== undefined && now - before.renewsAt <= LONGEST_PAUSE_MS;
    const subscription: AppleSubscription = {
      ...signer,
      productId: good.id,
      productName: good.name,
      periodDays: good.periodDays,
      priceFen: good.priceFen,
      originalTransactionId: before?.originalTransactionId ?? `2000${randomDigits(12)}`,
      state: 'SIGNED',
      isAutoRenewing: true,
      signedAt: now,
      unsignedAt: 0,
      startedAt: isSameSeries ? before.startedAt : now,
      renewsAt: now + good.periodDays * DAY_MS,
    };
    return store.together(() => {
      this.put(subscription);
      this.schedule(subscription, subscription.renewsAt, 0);
      const signed = pushes.push(
        subscription.appid,
        subscription.originalTransactionId,
        appleSignedMessage(subscription),
        subscription.openid,
      );
      return firstPriceFen > 0 ? Promise.all([signed, this.charge(subscription, firstPriceFen)]) : signed;
    });
  }

  /** The person turns renewal off in the App Store; what is paid stays until its end. @returns false when it was off */
  async cancel(subscription: AppleSubscription): Promise<boolean> {
    if (subscription.state !== 'SIGNED' || !subscription.isAutoRenewing) return false;
    await this.unsign({ ...subscription, isAutoRenewing: false });
    return true;
  }

  /** The person turns it on again before the end. Nobody is told. @returns false when that is too late, or was on */
  resume(subscription: AppleSubscription): boolean {
    if (subscription.state !== 'SIGNED' || subscription.isAutoRenewing) return false;
    this.put({ ...subscription, isAutoRenewing: true, unsignedAt: 0 });
    return true;
  }

  all(): AppleSubscription[] {
    return this.kept.values();
  }

  private async renew({ key, renewsAt, retry }: Renewal): Promise<void> {
    const subscription = this.kept.get(key);
    if (subscription?.state !== 'SIGNED' || subscription.renewsAt !== renewsAt) return;
    const { store, clock } = this.parts;
    if (!subscription.isAutoRenewing) {
      this.put({ ...subscription, state: 'TERMINATED' });
    } else if (isDeductible(this.parts, subscription)) {
      const renewed = { ...subscription, renewsAt: clock.now() + subscription.periodDays * DAY_MS };
      await store.together(() => {
        this.put(renewed);
        this.schedule(renewed, renewed.renewsAt, 0);
        return this.charge(renewed, renewed.priceFen);
      });
    } else if (retry < BILLING_RETRIES) {
      this.schedule(subscription, clock.now() + DAY_MS, retry + 1);
    } else {
      await this.unsign({ ...subscription, isAutoRenewing: false, state: 'TERMINATED' });
    }
  }

  /** WeChat writes the order itself, and numbers it. */
  private charge(subscription: AppleSubscription, amountFen: number): Promise<boolean> {
    const { orders, pushes } = this.parts;
    const { appid, personId, openid, productId, productName, periodDays, priceFen, attach } = subscription;
    const order = orders.create({
      appid,
      orderId: `IOSSUB${randomDigits(22)}`,
      env: 0,
      personId,
      openid,
      platform: 'ios',
      productId,
      productName,
      quantity: 1,
      unitPriceFen: priceFen,
      amountFen,
      attach,
      contractKey: subscription.originalTransactionId,
      periodDays,
    });
    const paid = orders.pay(order) ?? order;
    return pushes.push(appid, paid.orderId, appleDeliveryMessage(paid, subscription));
  }

  private async unsign(subscription: AppleSubscription): Promise<void> {
    const { store, clock, pushes } = this.parts;
    const unsigned = { ...subscription, unsignedAt: clock.now() };
    const { appid, originalTransactionId, openid } = unsigned;
    await store.together(() => {
      this.put(unsigned);
      return pushes.push(appid, originalTransactionId, appleUnsignedMessage(unsigned), openid);
    });
  }

  private schedule(subscription: AppleSubscription, dueAt: number, retry: number): void {
    const renewal: Renewal = { key: keyOf(subscription), renewsAt: subscription.renewsAt, retry };
    this.parts.clock.schedule(TIMER, dueAt, renewal);
  }

  private put(subscription: AppleSubscription): AppleSubscription {
    return this.kept.put(keyOf(subscription), subscription);
  }
}

function keyOf({ appid, openid, productId }: AppleSubscription): string {
  return `${appid}/${openid}/${productId}`;
}
