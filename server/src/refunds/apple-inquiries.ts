import type { Pool } from 'pg';
import { InboxSource } from '../inbox/inbox-message.entity.ts';
import { newId } from '../shared/ids.ts';
import type { Clock } from '../shared/time/clock.ts';
import type { AppleRefundDecision } from '../wechat/messages/message-push.ts';
import type { XpayAppleRefundInquiry } from '../wechat/messages/xpay-push-event.ts';
import { type AppleInquiryFacts, decideAppleInquiry } from './apple-inquiry.ts';
import { refundabilityFacts } from './refundability.facts.ts';

/** WeChat waits three seconds in all; what is not known by then is better not said. */
const ANSWER_WITHIN_MS = 2_000;
export const APPLE_INQUIRY = 'apple-refund-inquiry';

// The number is ours or, where WeChat writes its own, the one we were told with the payment.
const factsStatement = {
  name: 'apple-refund-inquiry',
  text: `
    with inquired as (
      select p.id, p.out_trade_no, p.order_id, o.description
        from payments p join orders o on o.account_id = p.account_id and o.id = p.order_id
       where p.account_id = $1 and p.rail = 'XPAY' and (p.out_trade_no = $2 or p.provider_transaction_id = $2)
       order by p.out_trade_no = $2 desc limit 1)
    select f.*, inquired.out_trade_no as "outTradeNo", inquired.description,
           coalesce(f."paymentId" = inquired.id, false) as "hasBought", s.apple_refund_policy as policy
      from inquired
      join money_settings s on s.account_id = $1
      join lateral (${refundabilityFacts('$1', 'array[inquired.order_id]')}) f on true`,
};
// Apple asks three times: every repetition gets the first answer.
const answerStatement = {
  name: 'apple-refund-answer',
  text: `
    insert into inbox_messages as kept
           (id, account_id, source, provider_key, kind, body, received_at, processed_at)
    values ($1, $2, $3, $4, '${APPLE_INQUIRY}', $5::jsonb, $6, $6)
    on conflict (account_id, source, provider_key) do update set provider_key = kept.provider_key
    returning body -> 'answer' as answer`,
};

/** A question of Apple's as it came in. */
export interface AskedInquiry {
  readonly accountId: string;
  /** Equal for repetitions of one question. */
  readonly providerKey: string;
  readonly inquiry: XpayAppleRefundInquiry;
  /** The message as WeChat wrote it. */
  readonly raw: string;
}

/** Answers Apple's questions about refunds while WeChat waits, from the books as they are, and keeps every answer. */
export class AppleInquiries {
  readonly #pool: Pool;
  readonly #clock: Clock;

  constructor(deps: { pool: Pool; clock: Clock }) {
    this.#pool = deps.pool;
    this.#clock = deps.clock;
  }

  /**
   * The answer, kept before it is given. Null when it could not be found in time: then nothing is said, and Apple asks
   * again; an answer without evidence would be a guess about somebody's money.
   */
  async answer(asked: AskedInquiry): Promise<AppleRefundDecision | null> {
    const timer = Promise.withResolvers<null>();
    const timeout = setTimeout(() => timer.resolve(null), ANSWER_WITHIN_MS);
    const decided = this.#decide(asked);
    // Somebody else's failure once the time is up.
    decided.catch(() => null);
    try {
      return await Promise.race([decided, timer.promise]);
    } finally {
      clearTimeout(timeout);
    }
  }

  async #decide({ accountId, providerKey, inquiry, raw }: AskedInquiry): Promise<AppleRefundDecision> {
    const now = this.#clock.now();
    const { rows } = await this.#pool.query<AppleInquiryFacts>({
      ...factsStatement,
      values: [accountId, inquiry.payOrderId],
    });
    const decision = decideAppleInquiry(rows[0] ?? null, now);
    const body = JSON.stringify({ message: inquiry, answer: decision, raw });
    const kept = await this.#pool.query<{ answer: AppleRefundDecision }>({
      ...answerStatement,
      values: [newId(), accountId, InboxSource.MINI_PROGRAM, providerKey, body, now],
    });
    return kept.rows[0]!.answer;
  }
}
