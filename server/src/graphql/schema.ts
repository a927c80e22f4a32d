import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { GraphQLDateTime } from 'graphql-scalars';
import { buildSchema, type NonEmptyArray } from 'type-graphql';
import { AccessResolver } from '../access/access.resolver.ts';
import { AccountResolver, UpdateAccountSuccessResolver } from '../accounts/account.resolver.ts';
import { ConnectionResolver } from '../accounts/connection.resolver.ts';
import { PermissionResolver } from '../accounts/permission.resolver.ts';
import { SetupResolver } from '../accounts/setup-steps.ts';
import {
  AffiliateConversionResolver,
  AffiliateLinkResolver,
  ArchiveAffiliateLinkSuccessResolver,
  CreateAffiliateLinkSuccessResolver,
} from '../affiliates/affiliate.resolver.ts';
import {
  BecomePromoterSuccessResolver,
  PromotionResolver,
  RequestPayoutSuccessResolver,
  ViewerPromotionResolver,
} from '../affiliates/promotion.resolver.ts';
import { ArticleResolver } from '../articles/article.resolver.ts';
import { ArticleReviewResolver } from '../articles/article-review.resolver.ts';
import { SeriesResolver } from '../articles/series.resolver.ts';
import { writtenArticleResolvers } from '../articles/written-article.resolvers.ts';
import { AuditResolver } from '../audit/audit.resolver.ts';
import {
  GiftResolver,
  MemberGiftsResolver,
  OrderGiftResolver,
  RedeemGiftSuccessResolver,
} from '../gifts/gift.resolver.ts';
import { mediaResolvers } from '../media/media.resolver.ts';
import { BanMemberSuccessResolver, UnbanMemberSuccessResolver } from '../members/banned-member.resolvers.ts';
import {
  ExportMembersSuccessResolver,
  MemberListsResolver,
  StartMemberImportSuccessResolver,
} from '../members/lists/member-lists.resolver.ts';
import { MemberResolver } from '../members/member.resolver.ts';
import { AddMemberNoteSuccessResolver, MemberDeskResolver } from '../members/member-desk.resolver.ts';
import { ViewerResolver } from '../members/viewer.resolver.ts';
import {
  CompMembershipSuccessResolver,
  EndMembershipSuccessResolver,
  ExtendMembershipSuccessResolver,
  MembershipResolver,
} from '../memberships/membership.resolver.ts';
import { OrderQuoteResolver, QuoteResolver } from '../memberships/quote.resolver.ts';
import {
  CustomMenuPublicationResolver,
  CustomMenuResolver,
  OpenArticleActionResolver,
  OpenSeriesActionResolver,
} from '../menus/custom-menu.resolver.ts';
import { MenuVariantResolver } from '../menus/menu-variant.resolver.ts';
import { MoneySettingsResolver } from '../money-settings/money-settings.resolver.ts';
import {
  ArchiveOfferSuccessResolver,
  CreateOfferSuccessResolver,
  OfferResolver,
  StartTrialSuccessResolver,
} from '../offers/offer.resolver.ts';
import { OverviewResolver } from '../overview/overview.resolver.ts';
import { LedgerResolver, PaymentExceptionResolver } from '../payments/ledger.resolver.ts';
import {
  MemberOrdersResolver,
  OrderResolver,
  PlaceOrderSuccessResolver,
  ViewerCheckoutResolver,
} from '../payments/order.resolver.ts';
import {
  ConfirmPaymentSuccessResolver,
  PaymentResolver,
  StartPaymentSuccessResolver,
} from '../payments/payment.resolver.ts';
import { ReadingResolver } from '../reading/reading.resolver.ts';
import {
  BillResolver,
  ExceptionActionResolver,
  StartReconciliationResolver,
} from '../reconciliation/reconciliation.resolver.ts';
import { AppleRefundInquiryResolver } from '../refunds/apple-inquiry.resolver.ts';
import {
  MemberRefundsResolver,
  OrderRefundsResolver,
  RefundPaymentSuccessResolver,
  RefundResolver,
  TakeBackPurchaseSuccessResolver,
} from '../refunds/refund.resolver.ts';
import {
  AlreadyRenewingResolver,
  ConfirmRenewalSuccessResolver,
  MemberRenewalsResolver,
  RenewalChargeResolver,
  RenewalContractResolver,
  SetTierPriceRenewableSuccessResolver,
  StartRenewalSuccessResolver,
  StopRenewalSuccessResolver,
  ViewerRenewalResolver,
} from '../renewals/renewal.resolver.ts';
import { RenewalReminderResolver, ViewerRenewalReminderResolver } from '../renewals/renewal-reminder.resolver.ts';
import {
  CreateSegmentSuccessResolver,
  SegmentResolver,
  UpdateSegmentSuccessResolver,
} from '../segments/segment.resolver.ts';
import { OwnSessionsResolver } from '../staff/own-sessions.resolver.ts';
import { passkeyResolvers } from '../staff/passkey.resolver.ts';
import { ScanResolver } from '../staff/scan.resolver.ts';
import { staffResolvers } from '../staff/staff.resolver.ts';
import { ViewerStaffResolver } from '../staff/viewer-staff.resolver.ts';
import { FeeResolver, TierPriceFeeResolver } from '../statements/fee-schedule.ts';
import { LedgerEntryNameResolver } from '../statements/ledger-entry-name.resolver.ts';
import { MoneyOverviewResolver } from '../statements/money-overview.ts';
import { StatementResolver } from '../statements/statement.resolver.ts';
import { TaskResolver } from '../tasks/task.resolver.ts';
import {
  AddTierPriceSuccessResolver,
  ArchiveTierSuccessResolver,
  CreateTierSuccessResolver,
  OrderTiersSuccessResolver,
  ReplaceTierPriceSuccessResolver,
  TierPriceResolver,
  TierResolver,
  UpdateTierSuccessResolver,
  WithdrawTierPriceSuccessResolver,
} from '../tiers/tier.resolver.ts';
import {
  AccountTippingResolver,
  CreateTipSuccessResolver,
  MemberTipsResolver,
  OrderTipResolver,
  TipResolver,
} from '../tips/tip.resolver.ts';
import { MemberUnlocksResolver, OrderUnlockResolver, UnlockResolver } from '../unlocks/unlock.resolver.ts';

/** Every resolver class; a feature joins the schema by standing here. */
export const resolvers: NonEmptyArray<new () => object> = [
  AccountResolver,
  UpdateAccountSuccessResolver,
  ConnectionResolver,
  SetupResolver,
  ViewerResolver,
  MemberResolver,
  MemberDeskResolver,
  AddMemberNoteSuccessResolver,
  MemberListsResolver,
  StartMemberImportSuccessResolver,
  ExportMembersSuccessResolver,
  TaskResolver,
  SegmentResolver,
  CreateSegmentSuccessResolver,
  UpdateSegmentSuccessResolver,
  BanMemberSuccessResolver,
  UnbanMemberSuccessResolver,
  CustomMenuResolver,
  CustomMenuPublicationResolver,
  MenuVariantResolver,
  OpenArticleActionResolver,
  OpenSeriesActionResolver,
  AccessResolver,
  ArticleResolver,
  SeriesResolver,
  ArticleReviewResolver,
  ...writtenArticleResolvers,
  ...mediaResolvers,
  TierResolver,
  TierPriceResolver,
  CreateTierSuccessResolver,
  ArchiveTierSuccessResolver,
  UpdateTierSuccessResolver,
  OrderTiersSuccessResolver,
  AddTierPriceSuccessResolver,
  ReplaceTierPriceSuccessResolver,
  WithdrawTierPriceSuccessResolver,
  MoneySettingsResolver,
  OrderResolver,
  MemberOrdersResolver,
  QuoteResolver,
  OrderQuoteResolver,
  MembershipResolver,
  CompMembershipSuccessResolver,
  ExtendMembershipSuccessResolver,
  EndMembershipSuccessResolver,
  OfferResolver,
  CreateOfferSuccessResolver,
  ArchiveOfferSuccessResolver,
  StartTrialSuccessResolver,
  PlaceOrderSuccessResolver,
  ViewerCheckoutResolver,
  UnlockResolver,
  MemberUnlocksResolver,
  OrderUnlockResolver,
  TipResolver,
  CreateTipSuccessResolver,
  AccountTippingResolver,
  MemberTipsResolver,
  OrderTipResolver,
  GiftResolver,
  RedeemGiftSuccessResolver,
  MemberGiftsResolver,
  OrderGiftResolver,
  PaymentResolver,
  StartPaymentSuccessResolver,
  ConfirmPaymentSuccessResolver,
  LedgerResolver,
  PaymentExceptionResolver,
  RefundResolver,
  RefundPaymentSuccessResolver,
  TakeBackPurchaseSuccessResolver,
  ReadingResolver,
  AppleRefundInquiryResolver,
  OrderRefundsResolver,
  MemberRefundsResolver,
  RenewalContractResolver,
  RenewalChargeResolver,
  StartRenewalSuccessResolver,
  ConfirmRenewalSuccessResolver,
  StopRenewalSuccessResolver,
  AlreadyRenewingResolver,
  SetTierPriceRenewableSuccessResolver,
  ViewerRenewalResolver,
  MemberRenewalsResolver,
  RenewalReminderResolver,
  ViewerRenewalReminderResolver,
  AffiliateLinkResolver,
  AffiliateConversionResolver,
  CreateAffiliateLinkSuccessResolver,
  ArchiveAffiliateLinkSuccessResolver,
  PromotionResolver,
  ViewerPromotionResolver,
  BecomePromoterSuccessResolver,
  RequestPayoutSuccessResolver,
  BillResolver,
  ExceptionActionResolver,
  StartReconciliationResolver,
  StatementResolver,
  FeeResolver,
  TierPriceFeeResolver,
  LedgerEntryNameResolver,
  MoneyOverviewResolver,
  OverviewResolver,
  ViewerStaffResolver,
  AuditResolver,
  PermissionResolver,
  ...staffResolvers,
  OwnSessionsResolver,
  ...passkeyResolvers,
  ScanResolver,
];

let built: Promise<GraphQLSchema> | undefined;

/** The executable schema. Built once per process: TypeGraphQL keeps its metadata in a global. */
export function createSchema(): Promise<GraphQLSchema> {
  built ??= buildSchema({
    resolvers,
    // Inputs are checked by the service that knows what is wrong and what to do about it.
    validate: false,
    scalarsMap: [{ type: Date, scalar: GraphQLDateTime }],
  });
  return built;
}
