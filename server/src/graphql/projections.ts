import { accountProjection } from '../accounts/account.projection.ts';
import {
  affiliateConversionProjection,
  affiliateLinkProjection,
  commissionProjection,
  payoutProjection,
} from '../affiliates/affiliate.projection.ts';
import {
  articleDraftProjection,
  articleProjection,
  articleRevisionProjection,
  reviewCommentProjection,
  seriesProjection,
} from '../articles/article.projection.ts';
import { articleProductProjection } from '../articles/article-product.ts';
import { auditEntryProjection } from '../audit/audit.projection.ts';
import { giftPreviewProjection, giftProjection } from '../gifts/gift.projection.ts';
import { mediumProjection } from '../media/medium.projection.ts';
import {
  memberIdentityProjection,
  memberMessageProjection,
  memberNoteProjection,
  memberProjection,
} from '../members/member.projection.ts';
import { membershipProjection } from '../memberships/membership.projection.ts';
import { customMenuPublicationProjection } from '../menus/custom-menu-publication.projection.ts';
import { offerProjection } from '../offers/offer.projection.ts';
import {
  ledgerEntryProjection,
  ledgerTransactionProjection,
  paymentExceptionProjection,
} from '../payments/ledger.projection.ts';
import { orderProjection, paymentProjection } from '../payments/order.projection.ts';
import { readingProjection } from '../reading/reading.projection.ts';
import { billLineProjection, billProjection } from '../reconciliation/bill.projection.ts';
import { appleRefundInquiryProjection } from '../refunds/apple-inquiry.type.ts';
import { refundProjection } from '../refunds/refund.projection.ts';
import { renewalChargeProjection, renewalContractProjection } from '../renewals/renewal.projection.ts';
import { segmentProjection } from '../segments/segment.projection.ts';
import {
  passkeyProjection,
  staffInvitationProjection,
  staffProjection,
  staffSessionProjection,
} from '../staff/staff.projection.ts';
import { taskProjection } from '../tasks/task.projection.ts';
import { tierPriceProjection, tierProjection } from '../tiers/tier.projection.ts';
import { tipProjection } from '../tips/tip.projection.ts';
import { unlockProjection } from '../unlocks/unlock.projection.ts';

/** Every type the projector can read; a feature joins by standing here. */
export const projections = [
  accountProjection,
  articleProjection,
  articleDraftProjection,
  articleRevisionProjection,
  reviewCommentProjection,
  mediumProjection,
  articleProductProjection,
  seriesProjection,
  tierProjection,
  tierPriceProjection,
  memberProjection,
  memberIdentityProjection,
  memberNoteProjection,
  memberMessageProjection,
  readingProjection,
  segmentProjection,
  taskProjection,
  membershipProjection,
  offerProjection,
  customMenuPublicationProjection,
  unlockProjection,
  tipProjection,
  giftProjection,
  giftPreviewProjection,
  orderProjection,
  paymentProjection,
  refundProjection,
  renewalContractProjection,
  renewalChargeProjection,
  appleRefundInquiryProjection,
  ledgerTransactionProjection,
  ledgerEntryProjection,
  paymentExceptionProjection,
  affiliateLinkProjection,
  affiliateConversionProjection,
  commissionProjection,
  payoutProjection,
  billProjection,
  billLineProjection,
  staffProjection,
  staffInvitationProjection,
  staffSessionProjection,
  passkeyProjection,
  auditEntryProjection,
];
