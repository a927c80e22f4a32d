import { join } from 'node:path';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { AccessService } from './access/access.service.ts';
import { AccountService } from './accounts/account.service.ts';
import { AccountDirectory } from './accounts/account-directory.ts';
import { CallbackAccounts } from './accounts/callback-accounts.ts';
import { ConnectionService } from './accounts/connection.service.ts';
import { ConnectionChecks } from './accounts/connection-checks.ts';
import { ConnectionReports } from './accounts/connection-reports.ts';
import { CredentialsStore } from './accounts/credentials.ts';
import { SetupReads } from './accounts/setup-steps.ts';
import { AffiliateReads } from './affiliates/affiliate.reads.ts';
import { AffiliateService } from './affiliates/affiliate.service.ts';
import { AffiliateClicks } from './affiliates/affiliate-clicks.ts';
import { AffiliateReports } from './affiliates/affiliate-reports.ts';
import { promoterCommissions } from './affiliates/affiliate-sales.ts';
import { PayoutService } from './affiliates/payout.service.ts';
import { ArticleReads } from './articles/article.reads.ts';
import { ArticleService } from './articles/article.service.ts';
import { ArticleBulkService } from './articles/article-bulk.service.ts';
import { ArticlePreviews } from './articles/article-preview.ts';
import { ArticleReviewService } from './articles/article-review.service.ts';
import { ArticleScheduleService } from './articles/article-schedule.service.ts';
import { AuditLog } from './audit/audit-log.ts';
import type { Config } from './config.ts';
import { GiftReads } from './gifts/gift.reads.ts';
import { GiftService } from './gifts/gift.service.ts';
import { projections } from './graphql/projections.ts';
import { Projector } from './graphql/projector/projector.ts';
import { Inbox } from './inbox/inbox.service.ts';
import { MediaReads } from './media/media.reads.ts';
import { MediaService } from './media/media.service.ts';
import { LocalStorage, type MediaStorage } from './media/media-storage.ts';
import { S3Storage } from './media/s3-storage.ts';
import { Uploads } from './media/uploads.ts';
import { handleFollowerEvents } from './members/follower-events.ts';
import { Identities } from './members/identities.ts';
import { MemberExport } from './members/lists/member-export.ts';
import { MemberImport } from './members/lists/member-import.ts';
import { MemberLists } from './members/lists/member-lists.service.ts';
import { MemberReads } from './members/member.reads.ts';
import { MemberService } from './members/member.service.ts';
import { MemberMessages } from './members/member-messages.ts';
import { MemberNotes } from './members/member-notes.ts';
import { memberSpending } from './members/member-spending.ts';
import { MemberTags } from './members/member-tags.ts';
import { Sessions } from './members/sessions.ts';
import { MembershipReads } from './memberships/membership.reads.ts';
import { MembershipService } from './memberships/membership.service.ts';
import { MembershipGrants } from './memberships/membership-grants.ts';
import { MembershipQuotes } from './memberships/membership-quotes.ts';
import { CustomMenuService } from './menus/custom-menu.service.ts';
import { MenuChecks } from './menus/menu-checks.ts';
import { MenuTagSync } from './menus/menu-tag-sync.ts';
import { MenuVariantService } from './menus/menu-variant.service.ts';
import { MoneySettingsService } from './money-settings/money-settings.service.ts';
import { OfferReads } from './offers/offer.reads.ts';
import { OfferService } from './offers/offer.service.ts';
import { TrialService } from './offers/trial.service.ts';
import { OverviewReads } from './overview/overview.reads.ts';
import { CheckoutReads } from './payments/checkout.ts';
import { createFulfilments } from './payments/fulfilments.ts';
import { OrderService } from './payments/order.service.ts';
import { OrderDesk } from './payments/order-desk.ts';
import { PaymentReads } from './payments/payment.reads.ts';
import { PaymentService } from './payments/payment.service.ts';
import { handlePaymentReports } from './payments/payment-reports.ts';
import { PaymentWatch } from './payments/payment-watch.ts';
import { Rail } from './payments/rail.ts';
import { observers } from './payments/sale-observers.ts';
import { Settlement } from './payments/settlement.ts';
import { WeChatPayGateway } from './payments/wechat-pay-gateway.ts';
import { XpayGateway } from './payments/xpay-gateway.ts';
import { ReadingService } from './reading/reading.service.ts';
import { BillDownloads } from './reconciliation/bill-downloads.ts';
import { BillMatcher } from './reconciliation/bill-matcher.ts';
import { createBillSources } from './reconciliation/bill-sources.ts';
import { ReconcileWork, ReconciliationStart } from './reconciliation/reconcile-work.ts';
import { Reconciliation } from './reconciliation/reconciliation.service.ts';
import { AppleInquiries } from './refunds/apple-inquiries.ts';
import { RefundReads } from './refunds/refund.reads.ts';
import { RefundService } from './refunds/refund.service.ts';
import { RefundBooks } from './refunds/refund-books.ts';
import { handleRefundReports } from './refunds/refund-reports.ts';
import { RefundSettlement } from './refunds/refund-settlement.ts';
import { RefundWatch } from './refunds/refund-watch.ts';
import { TakeBackService } from './refunds/take-back.service.ts';
import { AppleRenewals } from './renewals/apple-renewals.ts';
import { ChargeWatch } from './renewals/charge-watch.ts';
import { ContractGateway } from './renewals/contract-gateway.ts';
import { handleContractPushes } from './renewals/contract-pushes.ts';
import { renewalSales } from './renewals/contract-sales.ts';
import { ContractWatch } from './renewals/contract-watch.ts';
import { RenewalReads } from './renewals/renewal.reads.ts';
import { RenewalService } from './renewals/renewal.service.ts';
import { RenewalReminders } from './renewals/renewal-reminders.ts';
import { SegmentService } from './segments/segment.service.ts';
import { type Cipher, masterKeyCipher } from './shared/crypto/cipher.ts';
import { createSigner } from './shared/crypto/signer.ts';
import type { Clock } from './shared/time/clock.ts';
import { AccountOpenings } from './staff/account-openings.ts';
import { Attempts } from './staff/attempts.ts';
import { OwnSessions } from './staff/own-sessions.ts';
import { Passkeys } from './staff/passkeys.ts';
import { Scans } from './staff/scans.ts';
import { StaffReads } from './staff/staff.reads.ts';
import { StaffService } from './staff/staff.service.ts';
import { StaffSessions } from './staff/staff-sessions.ts';
import { MoneyReads } from './statements/money-overview.ts';
import { StatementReads } from './statements/statement.reads.ts';
import { TaskService } from './tasks/task.service.ts';
import { TaskFiles } from './tasks/task-files.ts';
import { TierReads } from './tiers/tier.reads.ts';
import { TierService } from './tiers/tier.service.ts';
import { TipReads } from './tips/tip.reads.ts';
import { TipService } from './tips/tip.service.ts';
import { UnlockService } from './unlocks/unlock.service.ts';
import { createWeChat, type WeChat } from './wechat/wechat.ts';

/** What services are made from. */
export interface ServiceDeps {
  readonly config: Config;
  readonly orm: MikroORM;
  readonly pool: Pool;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Where browsers and WeChat reach this server, without a slash at the end; known once it listens. */
  readonly publicUrl: () => string;
}

/** The commands of every feature, made once per process. Resolvers find them in their context. */
export interface Services {
  /** Reads: one prepared statement per root field. */
  readonly projector: Projector;
  readonly articleReads: ArticleReads;
  readonly tierReads: TierReads;
  readonly memberReads: MemberReads;
  readonly membershipReads: MembershipReads;
  readonly offerReads: OfferReads;
  readonly paymentReads: PaymentReads;
  readonly checkouts: CheckoutReads;
  readonly accounts: AccountDirectory;
  readonly accountSettings: AccountService;
  readonly connections: ConnectionService;
  readonly connectionChecks: ConnectionChecks;
  readonly setupReads: SetupReads;
  readonly affiliateReads: AffiliateReads;
  readonly affiliates: AffiliateService;
  readonly affiliateClicks: AffiliateClicks;
  readonly affiliateReports: AffiliateReports;
  readonly payouts: PayoutService;
  readonly reconciliation: Reconciliation;
  readonly reconciliationStart: ReconciliationStart;
  readonly statements: StatementReads;
  readonly moneyReads: MoneyReads;
  readonly overviewReads: OverviewReads;
  readonly staffReads: StaffReads;
  readonly staffService: StaffService;
  readonly staffSessions: StaffSessions;
  readonly accountOpenings: AccountOpenings;
  readonly ownSessions: OwnSessions;
  readonly attempts: Attempts;
  readonly passkeys: Passkeys;
  readonly scans: Scans;
  readonly auditLog: AuditLog;
  readonly articles: ArticleService;
  readonly articleReviews: ArticleReviewService;
  readonly articleSchedules: ArticleScheduleService;
  readonly articlePreviews: ArticlePreviews;
  readonly bulkArticles: ArticleBulkService;
  readonly mediaReads: MediaReads;
  readonly media: MediaService;
  readonly uploads: Uploads;
  readonly mediaStorage: MediaStorage;
  readonly tiers: TierService;
  readonly access: AccessService;
  readonly credentials: CredentialsStore;
  readonly identities: Identities;
  readonly sessions: Sessions;
  readonly members: MemberService;
  readonly memberNotes: MemberNotes;
  readonly memberMessages: MemberMessages;
  readonly memberTags: MemberTags;
  readonly segments: SegmentService;
  readonly memberLists: MemberLists;
  readonly tasks: TaskService;
  readonly customMenus: CustomMenuService;
  readonly menuVariants: MenuVariantService;
  readonly menuTagSync: MenuTagSync;
  readonly moneySettings: MoneySettingsService;
  readonly membershipGrants: MembershipGrants;
  readonly offers: OfferService;
  readonly trials: TrialService;
  readonly orders: OrderService;
  readonly unlocks: UnlockService;
  readonly tipReads: TipReads;
  readonly tips: TipService;
  readonly giftReads: GiftReads;
  readonly gifts: GiftService;
  readonly payments: PaymentService;
  readonly paymentWatch: PaymentWatch;
  readonly refundReads: RefundReads;
  readonly refunds: RefundService;
  readonly takeBacks: TakeBackService;
  readonly appleInquiries: AppleInquiries;
  readonly reading: ReadingService;
  readonly refundWatch: RefundWatch;
  readonly refundSettlement: RefundSettlement;
  readonly settlement: Settlement;
  readonly renewalReads: RenewalReads;
  readonly renewals: RenewalService;
  readonly renewalReminders: RenewalReminders;
  readonly contractWatch: ContractWatch;
  readonly chargeWatch: ChargeWatch;
  readonly inbox: Inbox;
  readonly callbackAccounts: CallbackAccounts;
  readonly wechat: WeChat;
  readonly cipher: Cipher;
  /** Where browsers and WeChat reach this server, without a slash at the end. */
  readonly publicUrl: () => string;
}

/** Wires the services together: the one place that knows who needs whom. */
export function createServices({ config, orm, pool, clock, logger, publicUrl }: ServiceDeps): Services {
  const cipher = masterKeyCipher(config.masterKeys);
  const wechat = createWeChat({ hosts: config.wechat, pool, cipher, clock, http: { logger } });

  const projector = new Projector({ orm, pool, projections });
  const articleReads = new ArticleReads({ projector });
  const tierReads = new TierReads({ projector });
  const memberReads = new MemberReads({ projector, pool });
  const membershipReads = new MembershipReads({ projector });
  const offerReads = new OfferReads({ projector });
  const paymentReads = new PaymentReads({ projector });
  const checkouts = new CheckoutReads({ pool });
  const mediaStorage = config.s3 ? new S3Storage(config.s3) : new LocalStorage(join(config.dataDir, 'media'));
  const articles = new ArticleService({ orm, clock });
  const tiers = new TierService({ orm, clock });
  const access = new AccessService({ orm });

  const accounts = new AccountDirectory({ pool });
  const credentials = new CredentialsStore({ orm, cipher, clock });
  const connectionReports = new ConnectionReports({ pool });
  const identities = new Identities({ clock, cipher });
  const sessions = new Sessions({ clock });
  const members = new MemberService({ orm, clock, credentials, identities, sessions, ...wechat });
  const memberMessages = new MemberMessages({ pool, members });
  const attempts = new Attempts({ clock });
  const ownSessions = new OwnSessions({ orm, clock });
  const staffSessions = new StaffSessions({ orm, clock, sessions });
  const menuChecks = new MenuChecks({ orm, pool, publicUrl });
  const customMenus = new CustomMenuService({ orm, pool, clock, credentials, checks: menuChecks, ...wechat });
  const menuTagSync = new MenuTagSync({ pool, credentials, logger, ...wechat });
  const menuVariants = new MenuVariantService({
    orm,
    pool,
    clock,
    credentials,
    checks: menuChecks,
    tagSync: menuTagSync,
    ...wechat,
  });
  const moneySettings = new MoneySettingsService({ orm, clock });
  const gateways = {
    [Rail.XPAY]: new XpayGateway({ orm, credentials, cipher, clock, ...wechat }),
    [Rail.WECHAT_PAY]: new WeChatPayGateway({ credentials, clock, publicUrl, ...wechat }),
  };
  const memberships = new MembershipService();
  const fulfilments = createFulfilments({ memberships });
  const sales = observers(promoterCommissions, renewalSales, memberSpending);
  const refundBooks = new RefundBooks({ fulfilments, sales });
  const refundSettlement = new RefundSettlement({ orm, clock, books: refundBooks });
  const settlement = new Settlement({ orm, clock, fulfilments, sales, refunds: refundSettlement });
  const paymentWatch = new PaymentWatch({ orm, clock, gateways, settlement, fulfilments, logger });
  const refundWatch = new RefundWatch({ orm, clock, gateways, settlement: refundSettlement, logger });
  const affiliateReads = new AffiliateReads({ projector, pool });
  const affiliates = new AffiliateService({ orm, clock, cipher, moneySettings });
  const signer = createSigner(config.masterKeys, 'affiliate-clicks');
  const affiliateClicks = new AffiliateClicks({ orm, clock, signer });
  const affiliateReports = new AffiliateReports({ orm, clock, clicks: affiliateClicks });
  const payouts = new PayoutService({ orm, clock, credentials, moneySettings, publicUrl, logger, ...wechat });
  const contractGateway = new ContractGateway({ orm, credentials, cipher, ...wechat });
  const contractWatch = new ContractWatch({ orm, clock, gateway: contractGateway, logger });
  const chargeWatch = new ChargeWatch({
    orm,
    clock,
    contracts: contractGateway,
    payments: gateways[Rail.XPAY],
    settlement,
    contractWatch,
    attribution: affiliateClicks,
    logger,
  });
  const appleRenewals = new AppleRenewals({
    orm,
    clock,
    gateway: contractGateway,
    settlement,
    watch: contractWatch,
    attribution: affiliateClicks,
  });
  const sources = createBillSources({ credentials, ...wechat });
  const reconciliation = new Reconciliation({
    orm,
    clock,
    downloads: new BillDownloads({ orm, clock, sources, logger }),
    matcher: new BillMatcher({ orm, clock, settlement, refundSettlement, appleRenewals }),
    logger,
  });
  const desk = new OrderDesk({ orm, clock, attribution: affiliateClicks });
  const offers = new OfferService({ orm, clock });
  const trials = new TrialService({ orm, clock });
  const orders = new OrderService({ orm, clock, desk, quotes: new MembershipQuotes() });
  const unlocks = new UnlockService({ desk });
  const tipReads = new TipReads({ projector });
  const tips = new TipService({ desk, moneySettings });
  const giftReads = new GiftReads({ projector });
  const gifts = new GiftService({ orm, clock, cipher, desk, memberships });
  const payments = new PaymentService({ orm, clock, gateways, fulfilments, settlement, watch: paymentWatch });
  const renewals = new RenewalService({
    orm,
    clock,
    moneySettings,
    payments: gateways[Rail.XPAY],
    gateway: contractGateway,
    watch: contractWatch,
  });
  const refundReports = handleRefundReports({
    settlement: refundSettlement,
    payments: paymentWatch,
    refunds: refundWatch,
  });
  const handlers = [
    handlePaymentReports({ settlement }),
    refundReports,
    handleFollowerEvents({ members, messages: memberMessages }),
    memberMessages.handler(),
    payouts.handler(),
    ...handleContractPushes({ orm, contractWatch, chargeWatch, appleRenewals }),
  ];
  const inbox = new Inbox({ orm, clock, handlers });
  const callbackAccounts = new CallbackAccounts({ pool, credentials });
  const auditLog = new AuditLog({ orm, clock, projector });
  // Never below the public folder of the media: these files hold people's names.
  const taskStorage = config.s3 ? mediaStorage : new LocalStorage(join(config.dataDir, 'tasks'));
  const taskFiles = new TaskFiles({ storage: taskStorage, cipher });
  const works = [
    new MemberImport({ orm, clock, identities }),
    new MemberExport({ pool, clock, reads: memberReads }),
    new ReconcileWork(reconciliation),
  ];
  const tasks = new TaskService({ orm, pool, clock, projector, files: taskFiles, works, logger });
  return {
    projector,
    articleReads,
    tierReads,
    memberReads,
    membershipReads,
    offerReads,
    paymentReads,
    checkouts,
    affiliateReads,
    affiliates,
    affiliateClicks,
    affiliateReports,
    payouts,
    reconciliation,
    reconciliationStart: new ReconciliationStart({ orm, tasks }),
    statements: new StatementReads({ pool }),
    moneyReads: new MoneyReads({ pool }),
    overviewReads: new OverviewReads({ pool }),
    staffReads: new StaffReads({ projector }),
    staffService: new StaffService({ orm, clock, ownSessions, publicUrl }),
    staffSessions,
    accountOpenings: new AccountOpenings({ orm, clock, staffSessions }),
    ownSessions,
    attempts,
    passkeys: new Passkeys({ orm, clock, attempts, publicUrl }),
    scans: new Scans({
      orm,
      clock,
      staffSessions,
      publicUrl,
      simulatorUrl: config.isDemo ? config.wechat.apiBaseUrl : null,
    }),
    auditLog,
    articles,
    articleReviews: new ArticleReviewService({ orm, clock }),
    articleSchedules: new ArticleScheduleService({ orm, clock, logger }),
    articlePreviews: new ArticlePreviews({ orm }),
    bulkArticles: new ArticleBulkService({ orm, clock }),
    mediaReads: new MediaReads({ projector }),
    media: new MediaService({ orm, pool, clock, storage: mediaStorage }),
    uploads: new Uploads({ orm, clock, storage: mediaStorage, folder: join(config.dataDir, 'uploads') }),
    mediaStorage,
    tiers,
    access,
    accounts,
    accountSettings: new AccountService({ orm }),
    connections: new ConnectionService({ pool, credentials, reports: connectionReports, publicUrl }),
    connectionChecks: new ConnectionChecks({ pool, clock, credentials, reports: connectionReports, wechat, publicUrl }),
    setupReads: new SetupReads({ pool }),
    credentials,
    identities,
    sessions,
    members,
    memberNotes: new MemberNotes({ orm, clock }),
    memberMessages,
    memberTags: new MemberTags({ orm, clock, reads: memberReads }),
    segments: new SegmentService({ orm, clock, projector }),
    memberLists: new MemberLists({ orm, tasks, files: taskFiles, auditLog }),
    tasks,
    customMenus,
    menuVariants,
    menuTagSync,
    moneySettings,
    membershipGrants: new MembershipGrants({ orm, clock }),
    offers,
    trials,
    orders,
    unlocks,
    tipReads,
    tips,
    giftReads,
    gifts,
    payments,
    paymentWatch,
    refundReads: new RefundReads({ projector }),
    refunds: new RefundService({ orm, clock }),
    takeBacks: new TakeBackService({ orm, clock }),
    appleInquiries: new AppleInquiries({ pool, clock }),
    reading: new ReadingService({ pool, clock }),
    refundWatch,
    refundSettlement,
    settlement,
    renewalReads: new RenewalReads({ projector }),
    renewals,
    renewalReminders: new RenewalReminders({ orm, clock }),
    contractWatch,
    chargeWatch,
    inbox,
    callbackAccounts,
    wechat,
    cipher,
    publicUrl,
  };
}
