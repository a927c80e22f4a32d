import { Ctx, createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { WeChatUnavailable } from '../shared/errors/wechat-unavailable.ts';
import type { Locale, Localized } from '../shared/locale/locale.ts';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import type { Fen } from '../shared/money/fen.ts';
import {
  InvalidAffiliateLink,
  InvalidSalesFile,
  maxCoolingOffDays,
  maxLinkTitleLength,
  maxRateBps,
  NothingToPayOut,
  PayoutNotPossible,
  PromotersNotEnabled,
} from './affiliate.refusals.ts';
import { AffiliateLinkKind } from './affiliate-link.entity.ts';

@InputType({
  description: 'A product card: goods of a shop that pays a commission. Give targetUrl, or targetAppid and targetPath.',
})
export class CreateAffiliateLinkInput {
  @Field(() => String, { description: `Name of the goods, 1–${maxLinkTitleLength} characters.` })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Picture: an https URL or a path on this server (/media/…).' })
  imageUrl?: string | null;

  @Field(() => FenScalar, { nullable: true, description: 'Price shown on the card.' })
  priceFen?: Fen | null;

  @Field(() => String, { nullable: true, description: "The shop's Mini Program." })
  targetAppid?: string | null;

  @Field(() => String, { nullable: true, description: 'Its page.' })
  targetPath?: string | null;

  @Field(() => String, { nullable: true, description: "The shop's https address." })
  targetUrl?: string | null;

  @Field(() => Int, { description: `Commission in basis points, 1–${maxRateBps}: 500 is 5%.` })
  rateBps!: number;

  @Field(() => ID, { nullable: true, description: 'The member who earns it; nobody: the account itself earns.' })
  earnerMemberId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: `Days a sale must stand before its commission can be paid out, 0–${maxCoolingOffDays}; the account's setting when not given.`,
  })
  coolingOffDays?: number | null;
}

@InputType({ description: 'Which link to take out of use.' })
export class ArchiveAffiliateLinkInput {
  @Field(() => ID, { description: 'The link.' })
  id!: string;
}

@InputType({ description: 'Which link was tapped, and where.' })
export class OpenAffiliateLinkInput {
  @Field(() => ID, { description: 'The link.' })
  linkId!: string;

  @Field(() => ID, { nullable: true, description: 'The article it stood in.' })
  articleId?: string | null;
}

@InputType({ description: "A shop's list of sales." })
export class ImportAffiliateSalesInput {
  @Field(() => ID, { description: 'The link the sales came by.' })
  linkId!: string;

  @Field(() => String, {
    description:
      'CSV with a header: reference, amount_fen, occurred_at (ISO 8601), and optionally refunded_fen and click. At most 5,000 lines.',
  })
  csv!: string;
}

/** What a command leaves behind; the link itself is read by the projector. */
abstract class WrittenLink {
  readonly linkId: string;

  constructor(linkId: string) {
    this.linkId = linkId;
  }
}

@ObjectType({ description: 'The link can be put into articles.' })
export class CreateAffiliateLinkSuccess extends WrittenLink {
  @Field(() => String, { description: 'The key the shop signs its postbacks with. It is shown this once.' })
  readonly postbackKey: string;

  @Field(() => String, { description: 'Where the shop posts its sales to.' })
  readonly postbackUrl: string;

  constructor(of: { linkId: string; postbackKey: string; postbackUrl: string }) {
    super(of.linkId);
    this.postbackKey = of.postbackKey;
    this.postbackUrl = of.postbackUrl;
  }
}

@ObjectType({ description: 'The link is out of use; sales that came by it keep their commission.' })
export class ArchiveAffiliateLinkSuccess extends WrittenLink {}

@ObjectType({ description: 'You have a link of your own to share.' })
export class BecomePromoterSuccess extends WrittenLink {}

@ObjectType({
  simpleResolvers: true,
  description: 'Where the link leads: to a Mini Program, to a web page, or back here.',
})
export class OpenAffiliateLinkSuccess {
  @Field(() => AffiliateLinkKind, { description: 'MEMBERSHIP: stay here, the visit is remembered.' })
  readonly kind!: AffiliateLinkKind;

  @Field(() => String, { nullable: true, description: 'For wx.navigateToMiniProgram, with path.' })
  readonly appid!: string | null;

  @Field(() => String, { nullable: true, description: 'The page there; it carries our signed click.' })
  readonly path!: string | null;

  @Field(() => String, { nullable: true, description: 'The address on the web; it carries our signed click.' })
  readonly url!: string | null;

  constructor(opened: Omit<OpenAffiliateLinkSuccess, never>) {
    Object.assign(this, opened);
  }
}

@ObjectType({ description: 'One line of the file that was not taken.' })
export class RefusedSalesLine {
  @Field(() => Int, { description: 'Line of the file; the header is 1.' })
  readonly line: number;

  readonly #text: Localized;

  constructor(line: number, text: Localized) {
    this.line = line;
    this.#text = text;
  }

  @Field(() => String, { description: "What is wrong and what to do, in the request's language." })
  message(@Ctx() context: { locale: Locale }): string {
    return this.#text[context.locale];
  }
}

@ObjectType({ simpleResolvers: true, description: 'What became of the file. The same file again changes nothing.' })
export class ImportAffiliateSalesSuccess {
  @Field(() => Int, { description: 'Sales that are new.' })
  readonly recordedCount: number;

  @Field(() => Int, { description: 'Sales that were known.' })
  readonly repeatedCount: number;

  @Field(() => Int, { description: 'Sales of which more was refunded than was known.' })
  readonly reversedCount: number;

  @Field(() => [RefusedSalesLine], { description: 'Lines that were not taken, in order.' })
  readonly refusedLines: RefusedSalesLine[];

  constructor(counts: {
    recordedCount: number;
    repeatedCount: number;
    reversedCount: number;
    refusedLines: RefusedSalesLine[];
  }) {
    this.recordedCount = counts.recordedCount;
    this.repeatedCount = counts.repeatedCount;
    this.reversedCount = counts.reversedCount;
    this.refusedLines = counts.refusedLines;
  }
}

@ObjectType({
  simpleResolvers: true,
  description: 'Arguments for wx.requestMerchantTransfer, to be handed over as they are.',
})
export class MerchantTransferRequest {
  @Field(() => String, { description: 'Who pays.' })
  readonly mchId!: string;

  @Field(() => String, { description: 'The app it is confirmed in.' })
  readonly appId!: string;

  @Field(() => String, { description: "WeChat's package." })
  readonly package!: string;

  constructor(request: Omit<MerchantTransferRequest, never>) {
    Object.assign(this, request);
  }
}

@ObjectType({ description: 'The payout is under way. Confirm it in WeChat within a day.' })
export class RequestPayoutSuccess {
  /** The field `payout` is read through the projector. */
  readonly payoutId: string;

  @Field(() => MerchantTransferRequest, {
    nullable: true,
    description: 'What opens the confirmation; null while WeChat has not asked for one: ask again in a moment.',
  })
  readonly request: MerchantTransferRequest | null;

  constructor(payoutId: string, request: MerchantTransferRequest | null) {
    this.payoutId = payoutId;
    this.request = request;
  }
}

export const CreateAffiliateLinkPayload = createUnionType({
  name: 'CreateAffiliateLinkPayload',
  description: 'What came of createAffiliateLink: its success, or a refusal.',
  types: () => [CreateAffiliateLinkSuccess, InvalidAffiliateLink] as const,
});

export const ArchiveAffiliateLinkPayload = createUnionType({
  name: 'ArchiveAffiliateLinkPayload',
  description: 'What came of archiveAffiliateLink.',
  types: () => [ArchiveAffiliateLinkSuccess] as const,
});

export const BecomePromoterPayload = createUnionType({
  name: 'BecomePromoterPayload',
  description: 'What came of becomePromoter: its success, or a refusal.',
  types: () => [BecomePromoterSuccess, PromotersNotEnabled] as const,
});

export const OpenAffiliateLinkPayload = createUnionType({
  name: 'OpenAffiliateLinkPayload',
  description: 'What came of openAffiliateLink.',
  types: () => [OpenAffiliateLinkSuccess] as const,
});

export const ImportAffiliateSalesPayload = createUnionType({
  name: 'ImportAffiliateSalesPayload',
  description: 'What came of importAffiliateSales: its success, or a refusal of the file as a whole.',
  types: () => [ImportAffiliateSalesSuccess, InvalidSalesFile] as const,
});

export const RequestPayoutPayload = createUnionType({
  name: 'RequestPayoutPayload',
  description: 'What came of requestPayout: its success, or a refusal.',
  types: () => [RequestPayoutSuccess, NothingToPayOut, PayoutNotPossible, WeChatUnavailable] as const,
});
