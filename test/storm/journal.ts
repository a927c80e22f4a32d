/** A push that was made to lie, aimed at one number. */
export interface Aimed {
  /** of the payment */
  readonly outTradeNo: string;
  /** of what the push tells of: the payment, or a refund of it */
  readonly number: string;
  readonly mode: string;
}

/** What one history was told, and what it did to others: what the books are held against afterwards. */
export class Journal {
  /** Orders a reader was told of. */
  readonly orderIds = new Set<string>();
  /** Attempts a reader was told are paid. */
  readonly paidPaymentIds = new Set<string>();
  /** Refunds somebody was told of. */
  readonly refundIds = new Set<string>();
  readonly aimed: Aimed[] = [];
  /** Answers that should not have been given. */
  readonly complaints: string[] = [];

  complain(text: string): void {
    this.complaints.push(text);
  }
}
