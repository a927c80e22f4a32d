import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { OfferNotForYou, OfferNotFound, OfferUsedUp } from '../offers/offer.refusals.ts';
import { LogInAgain, NoLawfulRail, TierNotOnSale } from '../payments/payment.payloads.ts';
import { WeChatUnavailable } from '../shared/errors/wechat-unavailable.ts';
import type { XpaySignedData } from '../wechat/xpay/payment-request.ts';
import {
  AlreadyRenewing,
  OnlyAppleEndsRenewal,
  PriceCannotRenew,
  RenewalNotFound,
  RenewalNotOffered,
} from './renewal.refusals.ts';
import { RenewalVariant } from './renewal-contract.entity.ts';

@InputType({ description: 'Which membership is to renew by itself.' })
export class StartRenewalInput {
  @Field(() => ID, { description: 'A price with isRenewable, from `tiers { prices }`.' })
  tierPriceId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'On iOS: the code of a trial. The first period is free then, and Apple charges from the second on.',
  })
  trialCode?: string | null;
}

@InputType({ description: 'Which contract to ask WeChat about.' })
export class ConfirmRenewalInput {
  @Field(() => ID, { description: 'From startRenewal.' })
  contractId!: string;
}

@InputType({ description: 'Which contract to end.' })
export class StopRenewalInput {
  @Field(() => ID, { description: 'The contract.' })
  contractId!: string;
}

@InputType({ description: 'Whether a price can renew by itself.' })
export class SetTierPriceRenewableInput {
  @Field(() => ID, { description: 'The price.' })
  tierPriceId!: string;

  @Field(() => Boolean, { description: 'Contracts that were signed go on either way.' })
  isRenewable!: boolean;
}

@InputType({ description: 'Which reminder the viewer does not want to see any more.' })
export class DismissRenewalReminderInput {
  @Field(() => ID, { description: 'From viewer { renewalReminder }.' })
  reminderId!: string;
}

@ObjectType({
  description:
    'Arguments for wx.requestSubscribeSign (ANDROID) or wx.requestAppleSubscribeSign (APPLE), to be handed over as they are.',
})
export class RenewalSignRequest {
  @Field(() => RenewalVariant, { description: 'Which of the two functions takes it.' })
  readonly variant: RenewalVariant;

  @Field(() => String, { description: 'JSON text; the signatures cover it byte for byte.' })
  readonly signData: string;

  @Field(() => String, { description: 'The merchant’s signature.' })
  readonly paySig: string;

  @Field(() => String, { description: 'The signature in the member’s name.' })
  readonly signature: string;

  constructor(variant: RenewalVariant, { signData, paySig, signature }: XpaySignedData) {
    this.variant = variant;
    this.signData = signData;
    this.paySig = paySig;
    this.signature = signature;
  }
}

/** The field `contract` is read through the projector. */
abstract class AboutContract {
  readonly contractId: string;

  constructor(contractId: string) {
    this.contractId = contractId;
  }
}

@ObjectType({ description: 'WeChat is ready to have it signed. Call confirmRenewal when its sheet has closed.' })
export class StartRenewalSuccess extends AboutContract {
  @Field(() => RenewalSignRequest, { description: 'What opens the sheet.' })
  readonly request: RenewalSignRequest;

  constructor(contractId: string, request: RenewalSignRequest) {
    super(contractId);
    this.request = request;
  }
}

@ObjectType({ description: 'What WeChat said; the membership follows when the first period is paid.' })
export class ConfirmRenewalSuccess extends AboutContract {}

@ObjectType({
  description: 'Nothing is charged any more. WeChat is told until it agrees; what is paid runs to its end.',
})
export class StopRenewalSuccess extends AboutContract {}

@ObjectType({ description: 'The price is, or is no longer, offered with automatic renewal.' })
export class SetTierPriceRenewableSuccess {
  /** The field `tierPrice` is read through the projector. */
  readonly tierPriceId: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The subscription good (会员订阅) to publish at Virtual Payment under this id; null when it does not renew.',
  })
  readonly xpaySubscriptionProductId: string | null;

  constructor(tierPriceId: string, xpaySubscriptionProductId: string | null) {
    this.tierPriceId = tierPriceId;
    this.xpaySubscriptionProductId = xpaySubscriptionProductId;
  }
}

@ObjectType({ description: 'The reminder is gone.' })
export class DismissRenewalReminderSuccess {
  @Field(() => ID, { description: 'The reminder that was.' })
  readonly reminderId: string;

  constructor(reminderId: string) {
    this.reminderId = reminderId;
  }
}

export const StartRenewalPayload = createUnionType({
  name: 'StartRenewalPayload',
  description: 'What came of startRenewal: its success, or a refusal.',
  types: () =>
    [
      StartRenewalSuccess,
      RenewalNotOffered,
      AlreadyRenewing,
      TierNotOnSale,
      OfferNotFound,
      OfferNotForYou,
      OfferUsedUp,
      NoLawfulRail,
      LogInAgain,
      WeChatUnavailable,
    ] as const,
});

export const ConfirmRenewalPayload = createUnionType({
  name: 'ConfirmRenewalPayload',
  description: 'What came of confirmRenewal: its success, or a refusal.',
  types: () => [ConfirmRenewalSuccess, RenewalNotFound, WeChatUnavailable] as const,
});

export const StopRenewalPayload = createUnionType({
  name: 'StopRenewalPayload',
  description: 'What came of stopRenewal: its success, or a refusal.',
  types: () => [StopRenewalSuccess, RenewalNotFound, OnlyAppleEndsRenewal] as const,
});

export const DismissRenewalReminderPayload = createUnionType({
  name: 'DismissRenewalReminderPayload',
  description: 'What came of dismissRenewalReminder.',
  types: () => [DismissRenewalReminderSuccess] as const,
});

export const SetTierPriceRenewablePayload = createUnionType({
  name: 'SetTierPriceRenewablePayload',
  description: 'What came of setTierPriceRenewable: its success, or a refusal.',
  types: () => [SetTierPriceRenewableSuccess, TierNotOnSale, PriceCannotRenew] as const,
});
