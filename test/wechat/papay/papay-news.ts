import type { Merchants } from '../pay/merchants.ts';
import { type PayNotifications, paymentNotification } from '../pay/notification-channel.ts';
import type { PayOrder } from '../pay/pay-orders.ts';
import type { ContractChange, PapayContract } from './contracts.ts';
import type { Deduction } from './deductions.ts';
import { contractNotification, deductionNotification, v2PaymentNotification } from './v2-answers.ts';
import type { PapayNotifications } from './v2-notifications.ts';
import { contractV3Notification } from './v3-endpoints.ts';

interface PapayNewsParts {
  merchants: Merchants;
  payNotifications: PayNotifications;
  papayNotifications: PapayNotifications;
}

/** Tells merchants in the version they asked in. */
export class PapayNews {
  private readonly parts: PapayNewsParts;

  constructor(parts: PapayNewsParts) {
    this.parts = parts;
  }

  /** v2 has an address of its own for ends. */
  contractChanged(contract: PapayContract, change: ContractChange): Promise<void> {
    const { merchants, payNotifications, papayNotifications } = this.parts;
    if (contract.version === 'v3') return payNotifications.push(contractV3Notification(contract, change));
    const { mchid, planId, notifyUrl } = contract;
    const plan = merchants.get(mchid).papayPlans.find((each) => each.planId === planId);
    const url = change === 'DELETE' ? (plan?.terminationNotifyUrl ?? notifyUrl) : notifyUrl;
    return papayNotifications.push({ mchid, url, event: 'contract', fields: contractNotification(contract, change) });
  }

  /** v3 tells of success only. */
  async deductionFinished(deduction: Deduction, order: PayOrder): Promise<void> {
    const { mchid, notifyUrl: url } = order;
    const { payNotifications, papayNotifications } = this.parts;
    if (deduction.version === 'v2') {
      const fields = deductionNotification(deduction, order);
      return papayNotifications.push({ mchid, url, event: 'deduction', fields });
    }
    if (deduction.state === 'SUCCESS') await payNotifications.push(paymentNotification(order));
  }

  /** @param isV2 the order was made in XML */
  orderPaid(order: PayOrder, isV2: boolean): Promise<void> {
    const { mchid, notifyUrl: url } = order;
    if (!isV2) return this.parts.payNotifications.push(paymentNotification(order));
    return this.parts.papayNotifications.push({ mchid, url, event: 'payment', fields: v2PaymentNotification(order) });
  }
}
