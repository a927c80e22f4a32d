import type { Store } from '../store/store.ts';
import type { AppleSubscriptions } from './apple-subscriptions.ts';
import type { Coins } from './coins.ts';
import type { Contracts } from './contracts.ts';
import type { Goods } from './goods.ts';
import type { Signing } from './request-subscribe-sign.ts';
import type { XpayDeliveries } from './xpay-deliveries.ts';
import { isCoinOrder, XPAY_STATUS, type XpayOrder, type XpayOrders } from './xpay-orders.ts';

export interface VirtualCashierParts {
  store: Store;
  goods: Goods;
  orders: XpayOrders;
  deliveries: XpayDeliveries;
  contracts: Contracts;
  appleSubscriptions: AppleSubscriptions;
  coins: Coins;
}

/** What happens once a person typed the PIN: money moves, contracts are signed, the merchant is told. */
export class VirtualCashier {
  private readonly parts: VirtualCashierParts;

  constructor(parts: VirtualCashierParts) {
    this.parts = parts;
  }

  /** @returns how the merchant is told; undefined when the order can no longer be paid */
  pay(appid: string, orderId: string): Promise<unknown> | undefined {
    const { store, orders, deliveries, coins } = this.parts;
    const waiting = orders.find(appid, orderId);
    if (waiting?.status !== XPAY_STATUS.created) return undefined;
    return store.together(() => {
      const order = orders.pay(waiting);
      if (order && isCoinOrder(order)) coins.topUp(order);
      return order && Promise.all([deliveries.push(order), this.signWithPayment(order)]);
    });
  }

  /** @returns how the merchant is told; undefined when the person has it meanwhile, or its number was used */
  sign(signing: Signing): Promise<unknown> | undefined {
    const { goods, contracts, appleSubscriptions } = this.parts;
    const good = goods.find(signing.appid, 0, signing.productId);
    if (!good) return undefined;
    const { appid, personId, openid } = signing;
    if (signing.kind === 'apple') {
      const { attach, firstPriceFen } = signing;
      return appleSubscriptions.sign({ appid, personId, openid, attach }, good, firstPriceFen);
    }
    const { outContractCode, accountName } = signing;
    const signer = { appid, personId, openid, outContractCode, accountName };
    return contracts.sign(signer, good, 'signing');
  }

  private signWithPayment({ appid, personId, openid, contractToSign }: XpayOrder): Promise<unknown> | undefined {
    const good = contractToSign && this.parts.goods.find(appid, 0, contractToSign.productId);
    if (!good) return undefined;
    const { outContractCode, accountName } = contractToSign;
    return this.parts.contracts.sign({ appid, personId, openid, outContractCode, accountName }, good, 'payment');
  }
}
