import { coinMessage, deliveryMessage } from './xpay-messages.ts';
import { isCoinOrder, type XpayOrder, type XpayOrders } from './xpay-orders.ts';
import type { XpayPushes } from './xpay-pushes.ts';

/** Asks the Mini Program's server to deliver what was paid, and takes its confirmation for the delivery. */
export class XpayDeliveries {
  private readonly pushes: XpayPushes;

  constructor({ orders, pushes }: { orders: XpayOrders; pushes: XpayPushes }) {
    this.pushes = pushes;
    for (const event of ['xpay_goods_deliver_notify', 'xpay_coin_pay_notify']) {
      pushes.listen(event, {
        confirmed: ({ appid, about }) => {
          const order = orders.find(appid, about);
          if (order) orders.markProvided(order);
        },
      });
    }
  }

  async push(order: XpayOrder): Promise<void> {
    const message = isCoinOrder(order) ? coinMessage(order) : deliveryMessage(order);
    await this.pushes.push(order.appid, order.orderId, message);
  }
}
