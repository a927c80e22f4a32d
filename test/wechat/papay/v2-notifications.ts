import { parseXml, toXml } from '../callbacks/xml.ts';
import { v2Signature } from '../crypto/pay-v2-signature.ts';
import { randomText } from '../crypto/random-text.ts';
import type { Deliveries, Push, PushChannel } from '../deliveries/deliveries.ts';
import type { PushFaultMode } from '../faults/faults.ts';
import type { Merchants } from '../pay/merchants.ts';
import { NOTIFICATION_GAPS_MS, unknownNumber } from '../pay/notification-channel.ts';
import type { V2Fields } from './v2-answers.ts';

const SECOND = 1_000;
const FOREIGN_KEY = 'x'.repeat(32);

/** Thirty attempts in two hours. Source: WeChat Pay API v2, "Papay: notification of signing and termination". */
const CONTRACT_GAPS_MS = [10, 10, 10, 30, 30, 30, ...Array.from({ length: 23 }, () => 300)].map(
  (seconds) => seconds * SECOND,
);

interface V2Notification {
  mchid: string;
  url: string;
  /** for the log */
  event: 'contract' | 'payment' | 'deduction';
  fields: V2Fields;
}

function lie(fields: V2Fields, fault: PushFaultMode | undefined): V2Fields {
  if (fault === 'wrong-amount' && fields.total_fee !== undefined) return { ...fields, total_fee: '1', cash_fee: '1' };
  if (fault !== 'unknown-order') return fields;
  const name = fields.out_trade_no === undefined ? 'contract_code' : 'out_trade_no';
  return { ...fields, [name]: unknownNumber(fields[name] ?? '') };
}

/** Tells merchants of contracts and deductions in XML, signed with their API key. */
export class PapayNotifications {
  private readonly deliveries: Deliveries;
  private readonly merchants: Merchants;

  constructor(parts: { deliveries: Deliveries; merchants: Merchants }) {
    this.deliveries = parts.deliveries;
    this.merchants = parts.merchants;
    this.deliveries.register('papay-notification', this.channel());
  }

  /** Sends nothing for a merchant that never set an API key. */
  async push(notification: V2Notification): Promise<void> {
    const merchant = this.merchants.get(notification.mchid);
    if (merchant.apiV2Key === null) return;
    const number = notification.fields.out_trade_no ?? notification.fields.contract_code ?? '';
    await this.deliveries.begin<V2Notification>({
      kind: 'papay-notification',
      owner: merchant.mchid,
      account: merchant.name,
      title: `papay ${notification.event} ${number}`,
      content: notification,
    });
  }

  private channel(): PushChannel<V2Notification> {
    return {
      gapsMs: ({ content }) => (content.event === 'contract' ? CONTRACT_GAPS_MS : NOTIFICATION_GAPS_MS),
      prepare: ({ content }: Push<V2Notification>, fault) => {
        const key = this.merchants.get(content.mchid).apiV2Key ?? FOREIGN_KEY;
        const fields = { ...lie(content.fields, fault), nonce_str: randomText(32) };
        const sent = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
        const sign = v2Signature(sent, fault === 'wrong-key' ? FOREIGN_KEY : key, 'MD5');
        const written = fault === 'forged-signature' ? sign.split('').reverse().join('') : sign;
        return {
          url: content.url,
          headers: { 'content-type': 'text/xml', 'user-agent': 'Mozilla/4.0' },
          body: toXml({ ...sent, sign: written }),
        };
      },
      judge: (_push, status, body) => {
        const isUnderstood = status === 200 && returnCodeOf(body) === 'SUCCESS';
        return { accepted: isUnderstood, detail: `HTTP ${status} ${body.slice(0, 120)}` };
      },
      accepted: () => undefined,
    };
  }
}

function returnCodeOf(body: string): unknown {
  try {
    return parseXml(body).return_code;
  } catch {
    return undefined;
  }
}
