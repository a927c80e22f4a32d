import type { VirtualClock } from '../clock/virtual-clock.ts';
import type { Faults } from '../faults/faults.ts';
import type { People } from '../people/people.ts';
import type { Settings } from '../settings.ts';
import type { Store } from '../store/store.ts';
import { type Contract, type Contracts, contractKey } from './contracts.ts';
import type { Good } from './goods.ts';
import type { XpayDeliveries } from './xpay-deliveries.ts';
import { deductionFailedMessage } from './xpay-messages.ts';
import type { XpayOrder, XpayOrders } from './xpay-orders.ts';
import type { XpayPushes } from './xpay-pushes.ts';

export interface DeductionParts {
  store: Store;
  clock: VirtualClock;
  settings: Settings;
  faults: Faults;
  people: People;
  orders: XpayOrders;
  contracts: Contracts;
  deliveries: XpayDeliveries;
  pushes: XpayPushes;
}

const TIMER = 'xpay-deduction';

/** Whether somebody's money comes when it is taken without them. */
export function isDeductible(
  { people, faults }: Pick<DeductionParts, 'people' | 'faults'>,
  person: { personId: string; openid: string },
): boolean {
  const fault = faults.take('xpay-deduction', ({ openid }) => openid === undefined || openid === person.openid);
  return !fault && people.find(person.personId)?.hasBalance !== false;
}

/** Deductions are accepted first; whether money came is known later. */
export class Deductions {
  private readonly parts: DeductionParts;

  constructor(parts: DeductionParts) {
    this.parts = parts;
    parts.clock.on<{ appid: string; orderId: string }>(TIMER, ({ appid, orderId }) => this.end(appid, orderId));
  }

  begin(contract: Contract, good: Good, request: { orderId: string; deductFen: number; attach: string }): void {
    const { store, clock, settings, orders, contracts } = this.parts;
    const { appid, personId, openid, periodDays } = contract;
    const { orderId } = request;
    const { firstDeductionFeeBps, deductionFeeBps, xpayDeductionMs } = settings.current;
    const isFirst = contract.signedBy === 'signing' && contract.deductions === 0;
    store.together(() => {
      orders.create({
        appid,
        orderId,
        env: 0,
        personId,
        openid,
        platform: 'android',
        productId: good.id,
        productName: good.name,
        quantity: 1,
        unitPriceFen: good.priceFen,
        amountFen: request.deductFen,
        attach: request.attach,
        contractKey: contractKey(contract),
        periodDays,
        feeBps: isFirst ? firstDeductionFeeBps : deductionFeeBps,
      });
      contracts.beginDeduction(contract, orderId);
      clock.schedule(TIMER, clock.now() + xpayDeductionMs, { appid, orderId });
    });
  }

  private async end(appid: string, orderId: string): Promise<void> {
    const { store, orders, contracts, deliveries, pushes } = this.parts;
    const order = orders.find(appid, orderId);
    const contract = order?.contractKey ? contracts.get(order.contractKey) : undefined;
    if (!order || contract?.runningOrderId !== orderId) return;
    const isPaid = contract.state === 'SIGNED' && isDeductible(this.parts, order);
    await store.together(() => {
      contracts.endDeduction(contract, isPaid);
      const paid: XpayOrder | undefined = isPaid ? orders.pay(order) : undefined;
      if (paid) return deliveries.push(paid);
      return pushes.push(appid, orderId, deductionFailedMessage(orders.failDeduction(order)));
    });
  }
}
