import { deliveryMessage } from './xpay-messages.ts';
import type { XpayOrder, XpayOrders } from './xpay-orders.ts';
import type { XpayPushes } from './xpay-pushes.ts';

/** Asks the Mini Program's server to deliver what was paid, and takes its confirmation for the delivery. */
export class XpayDeliveries {
  private readonly pushes: XpayPushes;

  constructor({ orders, pushes }: { orders: XpayOrders; pushes: XpayPushes }) {
    this.pushes = pushes;
    pushes.listen('xpay_goods_deliver_notify', {
      confirmed: ({ appid, about }) => {
        const order = orders.find(appid, about);
        if (order) orders.markProvided(order);
      },
    });
  }

  async push(order: XpayOrder): Promise<void> {
    await this.pushes.push(order.appid, order.orderId, deliveryMessage(order));
  }
}
