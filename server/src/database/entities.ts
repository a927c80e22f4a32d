import { Account } from '../accounts/account.entity.ts';
import { AccountCredentials } from '../accounts/account-credentials.entity.ts';
import { Staff } from '../accounts/staff.entity.ts';
import { AffiliateClick } from '../affiliates/affiliate-click.entity.ts';
import { AffiliateConversion } from '../affiliates/affiliate-conversion.entity.ts';
import { AffiliateLink } from '../affiliates/affiliate-link.entity.ts';
import { Commission } from '../affiliates/commission.entity.ts';
import { Payout } from '../affiliates/payout.entity.ts';
import { Article } from '../articles/article.entity.ts';
import { ArticleRevision } from '../articles/article-revision.entity.ts';
import { ArticleTier } from '../articles/article-tier.entity.ts';
import { ReviewComment } from '../articles/review-comment.entity.ts';
import { Series } from '../articles/series.entity.ts';
import { AuditEntry } from '../audit/audit-entry.entity.ts';
import { Gift } from '../gifts/gift.entity.ts';
import { InboxMessage } from '../inbox/inbox-message.entity.ts';
import { Medium } from '../media/medium.entity.ts';
import { Upload } from '../media/upload.entity.ts';
import { Member } from '../members/member.entity.ts';
import { MemberIdentity } from '../members/member-identity.entity.ts';
import { MemberMessage } from '../members/member-message.entity.ts';
import { MemberNote } from '../members/member-note.entity.ts';
import { MemberTag } from '../members/member-tag.entity.ts';
import { Session } from '../members/session.entity.ts';
import { Membership } from '../memberships/membership.entity.ts';
import { ScheduledTierChange } from '../memberships/scheduled-tier-change.entity.ts';
import { UpgradeCredit } from '../memberships/upgrade-credit.entity.ts';
import { CustomMenu } from '../menus/custom-menu.entity.ts';
import { CustomMenuPublication } from '../menus/custom-menu-publication.entity.ts';
import { MenuVariant } from '../menus/menu-variant.entity.ts';
import { MoneySettings } from '../money-settings/money-settings.entity.ts';
import { Offer } from '../offers/offer.entity.ts';
import { OfferRedemption } from '../offers/offer-redemption.entity.ts';
import { LedgerEntry } from '../payments/ledger-entry.entity.ts';
import { LedgerTransaction } from '../payments/ledger-transaction.entity.ts';
import { Order } from '../payments/order.entity.ts';
import { Payment } from '../payments/payment.entity.ts';
import { PaymentException } from '../payments/payment-exception.entity.ts';
import { ReadingProgress } from '../reading/reading-progress.entity.ts';
import { Bill } from '../reconciliation/bill.entity.ts';
import { BillLine } from '../reconciliation/bill-line.entity.ts';
import { Refund } from '../refunds/refund.entity.ts';
import { RenewalCharge } from '../renewals/renewal-charge.entity.ts';
import { RenewalContract } from '../renewals/renewal-contract.entity.ts';
import { RenewalReminder } from '../renewals/renewal-reminder.entity.ts';
import { Segment } from '../segments/segment.entity.ts';
import { OpeningLink } from '../staff/opening-link.entity.ts';
import { Passkey } from '../staff/passkey.entity.ts';
import { PasskeyChallenge } from '../staff/passkey-challenge.entity.ts';
import { ScanSignIn } from '../staff/scan-sign-in.entity.ts';
import { SignInLink } from '../staff/sign-in-link.entity.ts';
import { StaffInvitation } from '../staff/staff-invitation.entity.ts';
import { Task } from '../tasks/task.entity.ts';
import { Tier } from '../tiers/tier.entity.ts';
import { TierPrice } from '../tiers/tier-price.entity.ts';
import { Tip } from '../tips/tip.entity.ts';
import { Unlock } from '../unlocks/unlock.entity.ts';

export const entities = [
  Account,
  AccountCredentials,
  Staff,
  Member,
  MemberIdentity,
  MemberMessage,
  MemberNote,
  MemberTag,
  Segment,
  Task,
  ReadingProgress,
  Session,
  Series,
  Tier,
  TierPrice,
  Article,
  ArticleTier,
  ArticleRevision,
  ReviewComment,
  Medium,
  Upload,
  Membership,
  UpgradeCredit,
  ScheduledTierChange,
  Offer,
  OfferRedemption,
  Unlock,
  Tip,
  Gift,
  Order,
  Payment,
  PaymentException,
  Refund,
  RenewalContract,
  RenewalCharge,
  RenewalReminder,
  LedgerTransaction,
  LedgerEntry,
  InboxMessage,
  MoneySettings,
  CustomMenu,
  CustomMenuPublication,
  MenuVariant,
  AffiliateLink,
  AffiliateClick,
  AffiliateConversion,
  Commission,
  Payout,
  Bill,
  BillLine,
  OpeningLink,
  SignInLink,
  AuditEntry,
  StaffInvitation,
  Passkey,
  PasskeyChallenge,
  ScanSignIn,
];
