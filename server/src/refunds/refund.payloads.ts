import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import type { Fen } from '../shared/money/fen.ts';
import {
  maxReasonBytes,
  OnlyAppleRefunds,
  PaymentNotRefundable,
  PurchaseNotTakenBack,
  RefundAmountOutOfRange,
  RefundKeyReused,
  RefundReasonOutOfRange,
  RefundUnderWay,
} from './refund.refusals.ts';

@InputType({ description: 'What to give back.' })
export class RefundPaymentInput {
  @Field(() => ID, { description: 'A paid attempt, from `order { payments }`.' })
  paymentId!: string;

  @Field(() => FenScalar, { nullable: true, description: 'How much; all that is left when not given.' })
  amountFen?: Fen | null;

  @Field(() => String, { description: `Why, for the payer to read: 1–${maxReasonBytes} bytes of UTF-8.` })
  reason!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether what was bought ends although only a part goes back. It always ends with the last fen.',
  })
  endsAccess?: boolean | null;

  @Field(() => String, {
    description: 'Your own key for this refund, 1–64 characters: a repeated request is the same refund.',
  })
  idempotencyKey!: string;
}

@ObjectType({
  description: 'The refund is under way, now or since before under the same key. Its status says how it ends.',
})
export class RefundPaymentSuccess {
  /** The field `refund` is read through the projector. */
  readonly refundId: string;

  constructor(refund: { readonly id: string }) {
    this.refundId = refund.id;
  }
}

export const RefundPaymentPayload = createUnionType({
  name: 'RefundPaymentPayload',
  description: 'What came of refundPayment: its success, or a refusal.',
  types: () =>
    [
      RefundPaymentSuccess,
      PaymentNotRefundable,
      RefundAmountOutOfRange,
      RefundUnderWay,
      OnlyAppleRefunds,
      RefundReasonOutOfRange,
      RefundKeyReused,
    ] as const,
});

@InputType({ description: 'Which purchase to take back.' })
export class TakeBackPurchaseInput {
  @Field(() => ID, { description: 'An order of yours, paid.' })
  orderId!: string;

  @Field(() => String, { description: 'Your own key, 1–64 characters: a repeated request is the same refund.' })
  idempotencyKey!: string;
}

@ObjectType({ description: 'The money is on its way back. What was bought ends when you have it.' })
export class TakeBackPurchaseSuccess {
  /** The field `refund` is read through the projector. */
  readonly refundId: string;

  constructor(refund: { readonly id: string }) {
    this.refundId = refund.id;
  }
}

export const TakeBackPurchasePayload = createUnionType({
  name: 'TakeBackPurchasePayload',
  description: 'What came of takeBackPurchase: its success, or a refusal.',
  types: () => [TakeBackPurchaseSuccess, PurchaseNotTakenBack, OnlyAppleRefunds] as const,
});
