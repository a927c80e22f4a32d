// Written by schema/codegen.ts from schema/operations; do not edit.
import type { RichTextDocument } from './rich-text.ts';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** Why a viewer may, or may not, read what lies behind a paywall. */
export type AccessReason =
  /** It is open to everyone. */
  | 'EVERYONE'
  /** The viewer follows the Official Account. */
  | 'FOLLOWER'
  /** The viewer holds an active membership. */
  | 'MEMBER'
  /** Following the Official Account would open it. */
  | 'NEEDS_FOLLOW'
  /** A membership of any tier would open it. */
  | 'NEEDS_MEMBERSHIP'
  /** It is sold on its own, or with its series; no membership opens it. */
  | 'NEEDS_PURCHASE'
  /** A membership of one of its tiers would open it. */
  | 'NEEDS_TIER'
  /** The viewer works for the account. */
  | 'STAFF'
  /** The viewer holds an active membership of a tier that opens it. */
  | 'TIER'
  /** The viewer unlocked it, or its series: bought or was given it. */
  | 'UNLOCKED';

/** What WeChat calls the Official Account: it decides menus, messages and web sign-in. */
export type AccountKind =
  /** 服务号: web OAuth and WeChat Pay when verified. */
  | 'SERVICE_ACCOUNT'
  /** 订阅号: no web OAuth, one broadcast a day. */
  | 'SUBSCRIPTION_ACCOUNT';

/** What to write down about whom. */
export type AddMemberNoteInput = {
  /** The member. */
  memberId: string;
  /** The words, 1 to 2000 characters. */
  text: string;
};

/** A passkey the browser has just made. */
export type AddPasskeyInput = {
  /** What you call it, 1–40 characters: "MacBook". */
  name: string;
  /** What navigator.credentials.create() answered, as JSON text (RegistrationResponseJSON of WebAuthn). */
  responseJson: string;
};

/** One more price of a tier. Publish its good at Virtual Payment, see createTier. */
export type AddTierPriceInput = {
  /** Price of one period. */
  amountFen: number;
  /** Whether it can renew by itself, see setTierPriceRenewable. Publish a subscription good (会员订阅) for it at Virtual Payment as well: th_<key>_sub31, _sub93 for a quarter, _sub372 for a year. */
  isRenewable?: boolean;
  /** For a PASS, and only for it: when it ends for everybody, and is no longer sold. */
  passEndsAt?: string | null | undefined;
  /** How long one purchase lasts. */
  period: BillingPeriod;
  /** The tier. */
  tierId: string;
};

/** What a link brings people to. */
export type AffiliateLinkKind =
  /** A membership of this account: a member brings other readers. */
  | 'MEMBERSHIP'
  /** Goods that their shop sells: a product card in an article. */
  | 'PRODUCT';

/** The code that was scanned. */
export type AnswerScanInput = {
  /** As the address in the code carries it. */
  code: string;
};

/** What Apple is told when it asks whether to give money back. The decision stays Apple’s. */
export type AppleRefundPolicy =
  /** Yes, always. */
  | 'APPROVE'
  /** Yes where the member could take the purchase back here too, and where nothing was delivered; else no. */
  | 'APPROVE_WITHIN_WINDOW'
  /** No, with what was delivered and read as the reason; yes where nothing was delivered. */
  | 'REFUSE';

/** Which offer to take out of use. */
export type ArchiveOfferInput = {
  /** The offer. */
  id: string;
};

/** Which tier to take off sale. */
export type ArchiveTierInput = {
  /** The tier. */
  id: string;
};

/** Which of the articles that staff work on; what is not given does not matter. */
export type ArticleDraftFilter = {
  /** Begun by one of the staff. */
  authorStaffId?: string | null | undefined;
  /** Whether they have words that readers do not see yet. */
  hasPendingWords?: boolean | null | undefined;
  /** Whether they will be published by themselves. */
  isScheduled?: boolean | null | undefined;
  /** With one policy. */
  policy?: ArticlePolicy | null | undefined;
  /** Who has them in hand. */
  reviewState?: ReviewState | null | undefined;
  /** Of one series. */
  seriesId?: string | null | undefined;
  /** Where they stand. */
  status?: ArticleStatus | null | undefined;
  /** With these words in title, excerpt, author or text. */
  text?: string | null | undefined;
};

/** Which articles; what is not given does not matter. */
export type ArticleFilter = {
  /** Written in one language. */
  language?: Language | null | undefined;
  /** Of one series. */
  seriesId?: string | null | undefined;
};

/** Who may read the part of an article behind its paywall. */
export type ArticlePolicy =
  /** Anyone, signed in or not. */
  | 'EVERYONE'
  /** Who follows the Official Account, and members of any tier. */
  | 'FOLLOWERS'
  /** Who holds an active membership of any tier. */
  | 'MEMBERS'
  /** Who unlocked it, or its series. No membership opens it. */
  | 'PURCHASE'
  /** Who holds an active membership of one of the chosen tiers. */
  | 'TIERS';

/** Which article, through whose eyes. */
export type ArticlePreviewInput = {
  /** The article. */
  id: string;
  /** Through whose eyes. */
  reader: PreviewReader;
  /** The tier, for a MEMBER. */
  tierId?: string | null | undefined;
};

/** Where an article stands. */
export type ArticleStatus =
  /** Being written; only the staff see it. */
  | 'DRAFT'
  /** Readers see it. */
  | 'PUBLISHED'
  /** Was published; only the staff see it now. */
  | 'WITHDRAWN';

/** What was done. */
export type AuditAction =
  /** Something was made. */
  | 'CREATE'
  /** Something was removed. */
  | 'DELETE'
  /** Somebody took data out as a file. */
  | 'EXPORT'
  /** Somebody signed in to the console. */
  | 'SIGN_IN'
  /** Something was changed. */
  | 'UPDATE';

/** Whom to ban, and why. */
export type BanMemberInput = {
  /** The member. */
  memberId: string;
  /** Why; for the staff, 1 to 200 characters. */
  reason: string;
};

/** A file to upload. Its bytes decide what it is, not its name. */
export type BeginUploadInput = {
  /** Size of the file in bytes. */
  byteCount: number;
  /** Name of the file. */
  name: string;
};

/** Which of WeChat’s bills. */
export type BillKind =
  /** Every movement of the merchant’s account (资金账单). */
  | 'WECHAT_PAY_FUND_FLOW'
  /** Payments and refunds over WeChat Pay (交易账单). */
  | 'WECHAT_PAY_TRADE'
  /** Orders and refunds of Virtual Payment. */
  | 'XPAY';

/** How far a bill has come. */
export type BillStatus =
  /** It is here, whole, and waits to be matched. */
  | 'DOWNLOADED'
  /** Every line was held against our books. */
  | 'MATCHED'
  /** WeChat has not given it out yet; it is asked again by itself. */
  | 'WAITING';

/** How long one purchase lasts: calendar months of Asia/Shanghai, clamped to their last day, or until a day that everybody shares. */
export type BillingPeriod =
  /** One month. */
  | 'MONTH'
  /** Until passEndsAt of the price, whenever it is bought. */
  | 'PASS'
  /** Three months. */
  | 'QUARTER'
  /** Twelve months. */
  | 'YEAR';

/** The same change to several articles; what is not given stays. */
export type ChangeArticlesInput = {
  /** The articles, 1–100. */
  ids: Array<string>;
  /** Who may read the locked part. */
  policy?: ArticlePolicy | null | undefined;
  /** The series they belong to; empty takes them out of theirs. */
  seriesId?: string | null | undefined;
  /** PUBLISHED shows them, WITHDRAWN takes them away. */
  status?: ArticleStatus | null | undefined;
  /** The tiers that open them, when the policy is TIERS. */
  tierIds?: Array<string> | null | undefined;
};

/** What you are called. */
export type ChangeMyNameInput = {
  /** 1–40 characters; colleagues see it, and readers never. */
  displayName: string;
};

/** Who gets which role. */
export type ChangeStaffRoleInput = {
  /** The person. */
  id: string;
  /** What they may do from now on. */
  role: StaffRole;
};

/** Why nothing can be paid for here. Show no price and no button then. */
export type CheckoutUnavailableReason =
  /** Log in first; then ask again. */
  | 'NOT_LOGGED_IN'
  /** WeChat's rules leave no way to pay for this in this client. */
  | 'NO_LAWFUL_RAIL'
  /** There is a lawful way, and the account has not set it up yet. */
  | 'RAIL_NOT_CONFIGURED';

/** Something to say about an article. */
export type CommentOnArticleInput = {
  /** The article. */
  articleId: string;
  /** Which block of the newest words, from 0; null for the whole. */
  blockIndex?: number | null | undefined;
  /** What to say, 1–2000 characters. */
  text: string;
};

/** Where a commission stands. */
export type CommissionStatus =
  /** The sale can still be taken back without anybody owing anything. */
  | 'COOLING_OFF'
  /** Part of a payout that is under way. */
  | 'IN_PAYOUT'
  /** Paid out. Should the sale be refunded now, the next payout is smaller by it. */
  | 'PAID'
  /** Can be paid out. */
  | 'PAYABLE'
  /** The sale was refunded whole. */
  | 'REVERSED';

/** A membership to give to a member. */
export type CompMembershipInput = {
  /** Until when. */
  endsAt: string;
  /** The member. */
  memberId: string;
  /** For the staff alone: why. At most 200 characters. */
  note?: string;
  /** The tier, on sale or not. */
  tierId: string;
};

/** Which attempt to ask WeChat about. */
export type ConfirmPaymentInput = {
  /** From startPayment. */
  paymentId: string;
};

/** Which contract to ask WeChat about. */
export type ConfirmRenewalInput = {
  /** From startRenewal. */
  contractId: string;
};

/** That it is you. */
export type ConfirmWithPasskeyInput = {
  /** What navigator.credentials.get() answered, as JSON text (AuthenticationResponseJSON of WebAuthn). */
  responseJson: string;
};

/** The Mini Program’s numbers and secrets. */
export type ConnectMiniProgramInput = {
  /** 32 characters; from WeChat’s console, 开发 › 基本配置. */
  appSecret?: string | null | undefined;
  /** wx and 16 characters. */
  appid: string;
  /** The EncodingAESKey of the server configuration, 43 characters. */
  encodingAesKey?: string | null | undefined;
  /** As chosen at WeChat. */
  mode?: PushMode;
  /** gh_…; from WeChat’s console, 账号详情. */
  originalId: string;
  /** The token of the server configuration, 3–32 letters and digits. */
  token?: string | null | undefined;
};

/** The Official Account’s numbers and secrets. */
export type ConnectOfficialAccountInput = {
  /** 32 characters; from WeChat’s console, 开发 › 基本配置. */
  appSecret?: string | null | undefined;
  /** wx and 16 characters. */
  appid: string;
  /** The EncodingAESKey of the server configuration, 43 characters. */
  encodingAesKey?: string | null | undefined;
  /** As chosen at WeChat. */
  mode?: PushMode;
  /** gh_…; from WeChat’s console, 账号详情. */
  originalId: string;
  /** The token of the server configuration, 3–32 letters and digits. */
  token?: string | null | undefined;
};

/** A WeChat Pay merchant, API v3. A secret that is not given stays as it is. */
export type ConnectWeChatPayInput = {
  /** The APIv3 key, 32 characters. */
  apiV3Key?: string | null | undefined;
  /** The merchant number, 8–10 digits. */
  mchid: string;
  /** apiclient_key.pem. */
  privateKeyPem?: string | null | undefined;
  /** Serial number of the merchant certificate, 40 hexadecimal digits. */
  serialNo: string;
  /** The public key, or the certificate, of that name. The one before stays believed beside it. */
  wechatPayKeyPem?: string | null | undefined;
  /** PUB_KEY_ID_…, or the serial number of a platform certificate. */
  wechatPayKeySerial?: string | null | undefined;
};

/** Virtual Payment (虚拟支付) of the Mini Program. A secret that is not given stays as it is. */
export type ConnectXpayInput = {
  /** The AppKey: of production, or of the sandbox with isSandbox. */
  appKey?: string | null | undefined;
  /** Whether WeChat opened payments on iOS for this Mini Program. */
  isOnIos: boolean;
  /** WeChat’s own trial environment, for development and trial versions only. */
  isSandbox?: boolean;
  /** The OfferId of Virtual Payment’s settings. */
  offerId: string;
};

/** What can be tried out with WeChat. */
export type ConnectionCheckKind =
  /** Whether the Mini Program’s events, payments among them, reach us. */
  | 'MINI_PROGRAM_CALLBACK'
  /** Whether WeChat takes the Mini Program’s AppID and AppSecret. */
  | 'MINI_PROGRAM_SECRET'
  /** Whether WeChat’s messages and events reach us. */
  | 'OFFICIAL_ACCOUNT_CALLBACK'
  /** Whether the Official Account may have a Custom Menu. */
  | 'OFFICIAL_ACCOUNT_MENU'
  /** Whether WeChat takes AppID, AppSecret and this server’s address. */
  | 'OFFICIAL_ACCOUNT_SECRET'
  /** Whether WeChat Pay takes our signature. */
  | 'WECHAT_PAY'
  /** Whether Virtual Payment takes our signature. */
  | 'XPAY';

/** How we know of a sale. */
export type ConversionSource =
  /** The staff brought the shop's list. */
  | 'CSV'
  /** It is an order of this account. */
  | 'ORDER'
  /** The shop reported it, signed. */
  | 'POSTBACK';

/** A new article. It begins as a draft. */
export type CreateArticleInput = {
  /** Who wrote it, at most 32 characters. */
  author?: string;
  /** Cover picture: an https URL or /media/…. */
  coverUrl?: string | null | undefined;
  /** All of it; a paywall block, at most one, stands where the locked part begins. */
  document: RichTextDocument;
  /** A few sentences for lists, readable by everyone, at most 200 characters. */
  excerpt?: string;
  /** Whether a tip for it is welcome. */
  isTippable?: boolean;
  /** The language it is written in. */
  language?: Language;
  /** Who may read the locked part. */
  policy?: ArticlePolicy;
  /** The series it belongs to. */
  seriesId?: string | null | undefined;
  /** The tiers that open it; at least one when the policy is TIERS. */
  tierIds?: Array<string>;
  /** Title, 1–64 characters. */
  title: string;
  /** Price of unlocking just this article; publish a good th_unlock_<fen> for it at Virtual Payment. */
  unlockPriceFen?: number | null | undefined;
};

/** A new offer. It never changes; archive it and make another. */
export type CreateOfferInput = {
  /** For AMOUNT: what it takes off. */
  amountOffFen?: number | null | undefined;
  /** Whom it is for. */
  audience?: OfferAudience;
  /** How much it may take off in all; no limit when not given. */
  budgetFen?: number | null | undefined;
  /** What readers type: 3–32 of A–Z, 0–9 and -; small letters become capitals. */
  code: string;
  /** Until when; until it is archived when not given. */
  endsAt?: string | null | undefined;
  /** What it gives. */
  kind: OfferKind;
  /** How often it may be used in all, 1 for a code for one person; no limit when not given. */
  maxRedemptions?: number | null | undefined;
  /** What readers see it called, 1–40 characters. */
  name: string;
  /** For PERCENT: basis points of the list price, 1–9900; 2000 is 20%. */
  percentOffBps?: number | null | undefined;
  /** The one period it is for; every period when not given. */
  period?: BillingPeriod | null | undefined;
  /** How many purchases of one member it makes cheaper, 1–36, for a pass or a trial 1; null: every one while it lasts. */
  periods?: number | null | undefined;
  /** From when on; now when not given. */
  startsAt?: string | null | undefined;
  /** The one tier it is for; every tier when not given. A trial needs one. */
  tierId?: string | null | undefined;
  /** For TRIAL: how many days, 1–90. */
  trialDays?: number | null | undefined;
};

/** A filter to keep, and what to call it. */
export type CreateSegmentInput = {
  /** Who belongs to it. */
  filter: MemberFilter;
  /** What to call it, 1 to 40 characters. */
  name: string;
};

/** A new series. */
export type CreateSeriesInput = {
  /** Cover picture: an https URL or /media/…. */
  coverUrl?: string | null | undefined;
  /** One or two sentences, at most 200 characters. */
  summary?: string;
  /** Title, 1–64 characters. */
  title: string;
  /** Price of unlocking all of it, with what is added later; publish a good th_unlock_<fen> for it. */
  unlockPriceFen?: number | null | undefined;
};

/** A new tier. It stands last on the page. */
export type CreateTierInput = {
  /** What a member gets: at most 10 lines of at most 40 characters. */
  benefits?: Array<string>;
  /** At most 200 characters. */
  description?: string;
  /** Short name in product ids at Virtual Payment, 1–10 of a–z and 0–9; it never changes. */
  key: string;
  /** The name readers see, 1–20 characters. */
  name: string;
  /** One per period, and one pass per last day. Publish a good for each at Virtual Payment: th_<key>_<period> in lower case, for a pass th_<key>_<its last day as yymmdd>. */
  prices: Array<TierPriceInput>;
};

/** A tip for the creator. */
export type CreateTipInput = {
  /** How much; see account { tipping }. */
  amountFen: number;
  /** The article it is for; none: for the creator as such. */
  articleId?: string | null | undefined;
  /** Your own key for this tip, 1–64 characters: a repeated request is the same tip. */
  idempotencyKey: string;
  /** A word to the creator, at most 200 characters; nobody else reads it. */
  message?: string;
};

/** Which segment to delete. */
export type DeleteSegmentInput = {
  /** The segment. */
  id: string;
};

/** Which reminder the viewer does not want to see any more. */
export type DismissRenewalReminderInput = {
  /** From viewer { renewalReminder }. */
  reminderId: string;
};

/** Which membership to end now. */
export type EndMembershipInput = {
  /** A membership nobody paid for. */
  membershipId: string;
  /** For the staff alone: why. At most 200 characters. */
  note?: string;
};

/** Which of your sessions to end. */
export type EndStaffSessionInput = {
  /** The session. */
  id: string;
};

/** Whom to write into a list. */
export type ExportMembersInput = {
  /** Who fits; everyone when not given. */
  filter?: MemberFilter | null | undefined;
};

/** How long a membership goes on. */
export type ExtendMembershipInput = {
  /** Until when the member holds its tier then. */
  endsAt: string;
  /** A membership that runs or waits. */
  membershipId: string;
  /** For the staff alone: why. At most 200 characters. */
  note?: string;
};

/** On what WeChat’s fee depends. */
export type FeeCase =
  /** WeChat Pay in the Official Account. */
  | 'WECHAT_PAY'
  /** Virtual Payment on Android, HarmonyOS and computers; also the first deduction of a contract. */
  | 'XPAY_ANDROID'
  /** Virtual Payment on iOS, where Apple takes its part; renewals included. */
  | 'XPAY_IOS'
  /** Virtual Payment, every deduction of a contract after the first. */
  | 'XPAY_RENEWAL';

/** What a gift brings to whoever redeems it. */
export type GiftKind =
  /** One article, for good. */
  | 'ARTICLE'
  /** One period of a tier. */
  | 'MEMBERSHIP';

/** Where a gift stands. */
export type GiftStatus =
  /** Nobody redeemed it in time; it can still be refunded. */
  | 'EXPIRED'
  /** Somebody redeemed it. */
  | 'REDEEMED'
  /** Refunded: nobody can redeem it, and what it had brought has ended. */
  | 'REVOKED'
  /** Ordered, and not paid yet: nobody can redeem it. */
  | 'UNPAID'
  /** Paid; whoever has the code can redeem it. */
  | 'WAITING';

/** Whom to invite. */
export type InviteStaffInput = {
  /** What colleagues will call them, 1–40 characters. */
  displayName: string;
  /** What they will be allowed to do. */
  role: StaffRole;
};

/** The language something is written in. */
export type Language =
  /** English. */
  | 'EN'
  /** Simplified Chinese. */
  | 'ZH_CN';

/** How the Mini Program was opened: what Taro.getLaunchOptionsSync() says. */
export type LaunchInput = {
  /** The Custom Menu entry, from the page's query `entry`. */
  entryKey?: string | null | undefined;
  /** The page that opened, without its query. */
  path: string;
  /** WeChat's scene value; 1035 is the Custom Menu. */
  scene: number;
};

/** Which events of the books. */
export type LedgerFilter = {
  /** From this day on, YYYY-MM-DD in Asia/Shanghai. */
  from?: string | null | undefined;
  /** Of this kind. */
  kind?: LedgerKind | null | undefined;
  /** That moved this account, for example income:membership:tea; with a colon at its end, any account below it: income: is all income. */
  ledgerAccount?: string | null | undefined;
  /** Of this order. */
  orderId?: string | null | undefined;
  /** Of a payment over this rail. */
  rail?: Rail | null | undefined;
  /** Up to this day, included. */
  to?: string | null | undefined;
};

/** What happened to the money. */
export type LedgerKind =
  /** The staff corrected the books, with a reason. */
  | 'ADJUSTMENT'
  /** A sale earned a commission. */
  | 'COMMISSION'
  /** The sale was refunded, and its commission with it. */
  | 'COMMISSION_REVERSAL'
  /** WeChat kept its fee. */
  | 'FEE'
  /** WeChat gave a fee back with a refund. */
  | 'FEE_RETURN'
  /** A commission was paid out. */
  | 'PAYOUT'
  /** A payout did not reach its receiver and came back. */
  | 'PAYOUT_RETURN'
  /** Money went back to the payer. */
  | 'REFUND'
  /** Fen that WeChat rounds otherwise than we do. */
  | 'ROUNDING'
  /** An order was paid and fulfilled. */
  | 'SALE'
  /** A tip was paid. */
  | 'TIP'
  /** Money came for an order that was paid already; it is owed to the payer. */
  | 'UNAPPLIED_PAYMENT';

/** What a Mini Program knows when it opens. */
export type LogInWithMiniProgramInput = {
  /** Appid of the Mini Program that runs. */
  appid: string;
  /** From wx.login; works once, for five minutes. */
  code: string;
  /** How the Mini Program was opened; kept as the source. */
  launch?: LaunchInput | null | undefined;
  /** What wx.getDeviceInfo().platform says: ios, android, windows, mac, ohos, devtools. */
  platform: string;
};

/** Which media; what is not given does not matter. */
export type MediaFilter = {
  /** Of one kind. */
  kind?: MediumKind | null | undefined;
  /** With these words in name or alt text. */
  text?: string | null | undefined;
};

/** What a medium is. */
export type MediumKind =
  /** Sound: MP3, M4A, AAC or WAV, which the Mini Program plays on every phone. */
  | 'AUDIO'
  /** A picture: JPEG, PNG, GIF or WebP. */
  | 'IMAGE'
  /** A film: MP4. */
  | 'VIDEO';

/** Which of the account's apps names a member. */
export type MemberApp =
  /** The Mini Program. */
  | 'MINI_PROGRAM'
  /** The Official Account. */
  | 'OFFICIAL_ACCOUNT'
  /** An app the account no longer has, or a list that was imported. */
  | 'OTHER';

/** Which members. What is not given does not matter; what is given must all be so. */
export type MemberFilter = {
  /** Joined from this day on, YYYY-MM-DD in Asia/Shanghai. */
  joinedFrom?: string | null | undefined;
  /** Joined up to this day, included. */
  joinedTo?: string | null | undefined;
  /** The name contains this, in whatever case. */
  name?: string | null | undefined;
  /** Read nothing on this day or later; or never anything. */
  notReadSince?: string | null | undefined;
  /** Read something on this day or later. */
  readSince?: string | null | undefined;
  /** Came this way, as Member.source says; "" for who is not known. */
  source?: string | null | undefined;
  /** Spent at most this, in fen. */
  spentMaxFen?: number | null | undefined;
  /** Spent at least this, in fen. */
  spentMinFen?: number | null | undefined;
  /** Stand so. */
  status?: MemberStatus | null | undefined;
  /** Carry this tag. */
  tag?: string | null | undefined;
  /** Hold this tier now. */
  tierId?: string | null | undefined;
};

/** What a member sent to one of the account’s apps, or did there. */
export type MemberMessageKind =
  /** Followed the Official Account; text has the scene of the code that was scanned, if one was. */
  | 'FOLLOW'
  /** A picture. */
  | 'IMAGE'
  /** A link; text has its title. */
  | 'LINK'
  /** A place; text has its name. */
  | 'LOCATION'
  /** Tapped an entry of the Custom Menu; text has its key, address or page. */
  | 'MENU_TAP'
  /** Scanned a code of the Official Account while following it; text has its scene. */
  | 'SCAN'
  /** Words; text has them. */
  | 'TEXT'
  /** Left the Official Account. */
  | 'UNFOLLOW'
  /** A video. */
  | 'VIDEO'
  /** Speech; text has its words where WeChat recognized them. */
  | 'VOICE';

/** What a list of members is sorted by. */
export type MemberSort =
  /** Who spent least comes first. */
  | 'LEAST_SPENT'
  /** Who spent most comes first. */
  | 'MOST_SPENT'
  /** By name; Chinese names by pinyin. */
  | 'NAME'
  /** By name, from the end. */
  | 'NAME_BACKWARDS'
  /** Who joined last comes first. */
  | 'NEWEST'
  /** Who joined first comes first. */
  | 'OLDEST'
  /** Who read last comes first, who never read last. */
  | 'READ_LATELY'
  /** Who never read comes first, then who read longest ago. */
  | 'READ_LONG_AGO';

/** How a member stands with the account. A banned member is nothing else. */
export type MemberStatus =
  /** Holds a membership, or one that waits to begin. As a filter, ENDING_SOON is among them. */
  | 'ACTIVE'
  /** Banned by the account. */
  | 'BANNED'
  /** Held a membership, and holds none now. */
  | 'ENDED'
  /** The last of their memberships ends within 14 days. */
  | 'ENDING_SOON'
  /** Never held a membership. */
  | 'NEVER';

/** How a membership came to be. */
export type MembershipSource =
  /** Given by the staff. */
  | 'COMP'
  /** Given by another member. */
  | 'GIFT'
  /** Brought from another system. */
  | 'IMPORT'
  /** Bought: it has an order. */
  | 'PURCHASE'
  /** A trial period. */
  | 'TRIAL';

/** What an entry does when it is tapped. */
export type MenuActionInput = {
  /** For ARTICLE: a published article of the account. */
  articleId?: string | null | undefined;
  /** Says which of the other fields are needed. */
  kind: MenuActionKind;
  /** For our own pages; without it the Mini Program, or the web where the account has none. */
  opensIn?: MenuClient | null | undefined;
  /** For SERIES: a series of the account. */
  seriesId?: string | null | undefined;
  /** For URL: http or https, at most 1024 bytes. */
  url?: string | null | undefined;
};

/** What a menu entry does when it is tapped. */
export type MenuActionKind =
  /** Opens an article; needs articleId. */
  | 'ARTICLE'
  /** Sends the entry's key to the account. */
  | 'CLICK'
  /** Opens the home page. */
  | 'HOME'
  /** Opens the membership page. */
  | 'MEMBERSHIP'
  /** Opens a series; needs seriesId. */
  | 'SERIES'
  /** Opens an address; needs url. */
  | 'URL';

/** Where a menu entry opens one of our pages. */
export type MenuClient =
  /** On the web, inside WeChat. */
  | 'H5'
  /** In the Mini Program; old WeChat versions open the web page instead. */
  | 'MINI_PROGRAM';

/** What came of giving a menu to WeChat. */
export type MenuPublicationOutcome =
  /** It is on its way. */
  | 'PENDING'
  /** WeChat took it. */
  | 'PUBLISHED'
  /** WeChat did not accept it; followers kept the menu before. */
  | 'REFUSED'
  /** WeChat gave no usable answer: followers may or may not see it. Publish again. */
  | 'UNKNOWN';

/** Why a purchase cannot be taken back by its member. The staff may refund it all the same. */
export type NoTakeBackReason =
  /** Apple took the money; ask Apple at reportaproblem.apple.com. */
  | 'APPLE'
  /** What it bought has ended, or became part of an upgrade. */
  | 'ENDED'
  /** Somebody has redeemed the gift. */
  | 'GIFT_REDEEMED'
  /** It was not paid. */
  | 'NOT_PAID'
  /** More was read than the creator lets be given back. */
  | 'READ_TOO_MUCH'
  /** All of it went back before. */
  | 'REFUNDED'
  /** A refund of it is on its way. */
  | 'REFUND_UNDER_WAY'
  /** A tip is a present, and stays with the creator. */
  | 'TIP'
  /** The days for it are over, or the creator gives none. */
  | 'WINDOW_OVER';

/** Whom an offer is for. */
export type OfferAudience =
  /** Every member. */
  | 'EVERYONE'
  /** Whose paid membership ends within 14 days and does not renew itself, or ended, or stopped renewing, within the last 30. */
  | 'LEAVING'
  /** Who has never held a paid membership. */
  | 'SIGN_UP';

/** What an offer gives. */
export type OfferKind =
  /** An amount off the list price. */
  | 'AMOUNT'
  /** A part of the list price, rounded down to whole fen. */
  | 'PERCENT'
  /** Some days of a tier without paying; begun with startTrial. */
  | 'TRIAL';

/** Why an offer is not for this purchase or this member. */
export type OfferRefusalReason =
  /** An open order of the member holds it: pay that one, or wait until it closes. */
  | 'HELD_BY_ORDER'
  /** It makes a purchase cheaper: give its code to placeOrder. */
  | 'IS_NO_TRIAL'
  /** It is a trial: begin it with startTrial, there is nothing to pay. */
  | 'IS_TRIAL'
  /** It has not begun. */
  | 'NOT_YET'
  /** It is for who is about to leave, or has just left. */
  | 'ONLY_LEAVING'
  /** It is for who has never held a paid membership. */
  | 'ONLY_SIGN_UP'
  /** It is for another period. */
  | 'OTHER_PERIOD'
  /** It is for another tier. */
  | 'OTHER_TIER'
  /** It has ended. */
  | 'OVER'
  /** The member holds this tier already. */
  | 'TIER_HELD'
  /** The member has tried this tier before. */
  | 'TRIED_BEFORE'
  /** The member has used it as often as it may be used by one member. */
  | 'USED_BEFORE';

/** Which link was tapped, and where. */
export type OpenAffiliateLinkInput = {
  /** The article it stood in. */
  articleId?: string | null | undefined;
  /** The link. */
  linkId: string;
};

/** Which orders. */
export type OrderFilter = {
  /** Placed from this day on, YYYY-MM-DD in Asia/Shanghai. */
  from?: string | null | undefined;
  /** That buy this kind of thing. */
  kind?: OrderKind | null | undefined;
  /** Of this member. */
  memberId?: string | null | undefined;
  /** That stand so. */
  status?: OrderStatus | null | undefined;
  /** Placed up to this day, included. */
  to?: string | null | undefined;
};

/** What an order buys. */
export type OrderKind =
  /** The right to read one article. */
  | 'ARTICLE_UNLOCK'
  /** One article, for whoever redeems the gift. */
  | 'GIFT_ARTICLE'
  /** One period of a tier, for whoever redeems the gift. */
  | 'GIFT_MEMBERSHIP'
  /** One period of a tier. */
  | 'MEMBERSHIP'
  /** The right to read a series, with what is added to it later. */
  | 'SERIES_UNLOCK'
  /** A tip (打赏) for the creator; it buys nothing. */
  | 'TIP';

/** Where an order stands. It only moves forward: a paid order stays paid. */
export type OrderStatus =
  /** Was not paid in time. A payment that turns up later still fulfils it. */
  | 'CLOSED'
  /** Can be paid. */
  | 'OPEN'
  /** Paid; what it bought has begun. */
  | 'PAID';

/** The order in which tiers are offered. */
export type OrderTiersInput = {
  /** Every tier on sale, once, in the order readers shall see. */
  ids: Array<string>;
};

/** What does not match between WeChat’s report and our books. */
export type PaymentExceptionKind =
  /** WeChat’s bill has another amount than our books. */
  | 'BILL_MISMATCH'
  /** An upgrade was given more credit than was left of what it replaced: that was refunded, or used meanwhile. */
  | 'CREDIT_NOT_COVERED'
  /** Our books have a payment or refund that WeChat’s bill of its day does not have. */
  | 'MISSING_IN_BILL'
  /** A pass was paid when nothing of it was left; its money is to be given back. */
  | 'NOTHING_LEFT_OF_PASS'
  /** An order was paid and has nothing to show for it. */
  | 'NOT_FULFILLED'
  /** The order was paid before, or another order brought what it buys; this money is being given back. */
  | 'PAID_TWICE'
  /** A pass runs beside another membership that was paid for too: a greater one that was being paid when it was bought, or a pass that came back when an upgrade was refunded. */
  | 'PASS_OVERLAPPED'
  /** A payout does not end: WeChat reports it otherwise, or the account pays by another merchant number by now. */
  | 'PAYOUT_STUCK'
  /** WeChat gave money back before we heard of the payment, and has not said how much; the bill will. */
  | 'REFUNDED_ELSEWHERE'
  /** A refund failed, or waits for somebody; the discrepancy says why. */
  | 'REFUND_FAILED'
  /** WeChat reports a refund otherwise than it was asked for, or of more than was left. */
  | 'REFUND_MISMATCH'
  /** The merchant’s account moved for something we do not know. */
  | 'UNKNOWN_MOVEMENT'
  /** WeChat reports money under a number we never gave out. */
  | 'UNKNOWN_PAYMENT'
  /** WeChat reports a refund of a payment we do not know, or do not know as paid. */
  | 'UNKNOWN_REFUND'
  /** Another amount was paid than asked. */
  | 'WRONG_AMOUNT'
  /** It was paid in another app than asked. */
  | 'WRONG_APP'
  /** It was paid in another currency. */
  | 'WRONG_CURRENCY'
  /** Another good, or another number of pieces, was paid. */
  | 'WRONG_GOODS'
  /** The money went to another merchant number than asked. */
  | 'WRONG_MERCHANT'
  /** Somebody else paid than the member who ordered. */
  | 'WRONG_PAYER';

/** Where an attempt to pay stands. It only moves forward. */
export type PaymentStatus =
  /** Given up. Should WeChat report money later, it becomes PAID. */
  | 'CLOSED'
  /** WeChat has the money. */
  | 'PAID'
  /** WeChat has not said yet. */
  | 'PENDING';

/** How a commission reaches its earner. */
export type PayoutMethod =
  /** A share of the sale's own money, split by WeChat Pay. */
  | 'PROFIT_SHARING'
  /** A merchant transfer; the earner confirms it in WeChat. */
  | 'TRANSFER';

/** Where a payout stands. Every one ends by itself: WeChat is asked until it does. */
export type PayoutStatus =
  /** It did not come about; the commission can be paid out again. */
  | 'FAILED'
  /** WeChat is moving the money. */
  | 'PROCESSING'
  /** WeChat has not taken it yet. */
  | 'REQUESTED'
  /** The money is there. */
  | 'SUCCEEDED'
  /** The earner has to confirm it in WeChat, within a day. */
  | 'WAITING_FOR_MEMBER';

/** What to give: one period of a tier, or an article; one of the two. */
export type PlaceGiftOrderInput = {
  /** An article with an unlockPriceFen. */
  articleId?: string | null | undefined;
  /** Your own key for this purchase, 1–64 characters: a repeated request is the same order. */
  idempotencyKey: string;
  /** A word to whoever redeems it, at most 200 characters. */
  message?: string;
  /** The price of a tier and period, from `tiers { prices }`; no pass. */
  tierPriceId?: string | null | undefined;
};

/** What to buy. */
export type PlaceOrderInput = {
  /** Your own key for this purchase, 1–64 characters: a repeated request is the same order. */
  idempotencyKey: string;
  /** The code of an offer, as the reader typed it. quoteOrder says what it takes off. */
  offerCode?: string | null | undefined;
  /** The price of a tier and period, from `tiers { prices }`. */
  tierPriceId: string;
};

/** What to unlock: an article or a series, one of the two. */
export type PlaceUnlockOrderInput = {
  /** An article with an unlockPriceFen. */
  articleId?: string | null | undefined;
  /** Your own key for this purchase, 1–64 characters: a repeated request is the same order. */
  idempotencyKey: string;
  /** A series with an unlockPriceFen. */
  seriesId?: string | null | undefined;
};

/** Through whose eyes an article is previewed. */
export type PreviewReader =
  /** Somebody who is not signed in, or is but follows nothing and pays nothing. */
  | 'ANYONE'
  /** Somebody who unlocked this article and has no membership. */
  | 'BUYER'
  /** A follower of the Official Account without a membership. */
  | 'FOLLOWER'
  /** A member of one tier, who does not follow. */
  | 'MEMBER';

/** An entry of the bar: give it an action or secondary entries. */
export type PrimaryMenuEntryInput = {
  /** What it does; leave it out to open a list. */
  action?: MenuActionInput | null | undefined;
  /** The list it opens: 1 to 5 entries. */
  entries?: Array<SecondaryMenuEntryInput> | null | undefined;
  /** As read; keeps what readers did there together. Without it one is made. 1–32 letters, digits, _ and -. */
  key?: string | null | undefined;
  /** 1 to 16 bytes of UTF-8; WeChat shows about 4 Chinese characters. */
  name: string;
};

/** Which article to publish. */
export type PublishArticleInput = {
  /** The article. */
  id: string;
  /** The version you read, when it matters that just that is shown. */
  version?: number | null | undefined;
};

/** How WeChat sends us messages and events, as chosen in its console. */
export type PushMode =
  /** 兼容模式. */
  | 'COMPATIBLE'
  /** 明文模式: only where nothing better works. */
  | 'PLAIN'
  /** 安全模式: encrypted; what to choose. */
  | 'SECURE';

/** The way money takes. The kind of thing sold and the client decide it; nobody chooses. */
export type Rail =
  /** WeChat Pay, for pages inside the Official Account and for physical goods. */
  | 'WECHAT_PAY'
  /** Virtual Payment (虚拟支付), for what is not physical inside the Mini Program. */
  | 'XPAY';

/** How far the reader has come. */
export type RecordReadingInput = {
  /** A published article. */
  articleId: string;
  /** The share of all of it that has been on the screen, in basis points: 0 to 10000. */
  readBps: number;
};

/** Which gift to redeem. */
export type RedeemGiftInput = {
  /** The code from the address that was shared. */
  code: string;
};

/** Why a refund failed or, while it is PENDING, what it waits for. */
export type RefundFailure =
  /** Apple took the money, and only Apple gives it back. */
  | 'APPLE_ONLY'
  /** The merchant’s balance is too low. Top it up; it is tried again by itself. */
  | 'MERCHANT_FUNDS_TOO_LOW'
  /** The payer’s card or account takes no money. Give it another way in WeChat Pay’s merchant console. */
  | 'PAYER_ACCOUNT_UNUSABLE'
  /** The money had been given back in WeChat’s own console. */
  | 'REFUNDED_ELSEWHERE'
  /** WeChat refused, in the words of `failureDetail`. */
  | 'REFUSED_BY_WECHAT'
  /** WeChat gives nothing back more than 365 days after the payment. */
  | 'TOO_LATE';

/** Whose idea a refund was. */
export type RefundInitiator =
  /** Apple, which decides about its payments alone. */
  | 'APPLE'
  /** The member, within the window for taking purchases back. */
  | 'MEMBER'
  /** The account’s staff. */
  | 'STAFF'
  /** Teahouse, because the order had been paid before. */
  | 'SYSTEM'
  /** Somebody in WeChat’s own console, or WeChat; we only heard of it. */
  | 'WECHAT';

/** What to give back. */
export type RefundPaymentInput = {
  /** How much; all that is left when not given. */
  amountFen?: number | null | undefined;
  /** Whether what was bought ends although only a part goes back. It always ends with the last fen. */
  endsAccess?: boolean | null | undefined;
  /** Your own key for this refund, 1–64 characters: a repeated request is the same refund. */
  idempotencyKey: string;
  /** A paid attempt, from `order { payments }`. */
  paymentId: string;
  /** Why, for the payer to read: 1–80 bytes of UTF-8. */
  reason: string;
};

/** Where a refund stands, by WeChat’s word. */
export type RefundStatus =
  /** No money moved, and `failure` says why. Should WeChat report success later, it succeeded. */
  | 'FAILED'
  /** Asked for. WeChat has not said that the payer has the money; it is asked again and again. */
  | 'PENDING'
  /** The payer has the money. Never changes. */
  | 'SUCCEEDED';

/** Which medium to take out of the library. */
export type RemoveMediumInput = {
  /** Also when it is shown somewhere, which leaves a hole there. */
  evenIfUsed?: boolean;
  /** The medium. */
  id: string;
};

/** Which note to remove. */
export type RemoveMemberNoteInput = {
  /** The note. */
  noteId: string;
};

/** Which of your passkeys to remove. */
export type RemovePasskeyInput = {
  /** The passkey. */
  id: string;
};

/** Who is to leave the staff. */
export type RemoveStaffInput = {
  /** The person. */
  id: string;
};

/** Where the charge for one period stands. */
export type RenewalChargeStatus =
  /** WeChat told the payer, or need not; it is deducted from dueOn on. */
  | 'ANNOUNCED'
  /** Waits for its day. */
  | 'DUE'
  /** Nothing is charged for this period; lastFailure says why. */
  | 'GIVEN_UP'
  /** Paid; the membership goes on. */
  | 'PAID'
  /** WeChat deducts, and has not said whether money came. */
  | 'SUBMITTED';

/** Where a renewal contract stands, by WeChat’s word. */
export type RenewalContractStatus =
  /** Over; what is paid runs to its end. */
  | 'ENDED'
  /** The membership renews by itself. */
  | 'SIGNED'
  /** Offered to the member; WeChat has not said that it was signed. */
  | 'SIGNING';

/** Who charges for the periods. */
export type RenewalVariant =
  /** WeChat, when we ask it to: signed on Android or HarmonyOS. */
  | 'ANDROID'
  /** Apple, by itself: signed on iOS, and ended only there. */
  | 'APPLE';

/** What a period costs from now on. Publish the good at Virtual Payment at the new price, too. */
export type ReplaceTierPriceInput = {
  /** The new price of one period. */
  amountFen: number;
  /** The price that is on sale; the new one has its period, a pass its last day. */
  id: string;
  /** Whether it can renew by itself, see createTier. */
  isRenewable?: boolean;
};

/** Which exception was dealt with, and how. */
export type ResolvePaymentExceptionInput = {
  /** The exception. */
  id: string;
  /** What was done about it, 1–200 characters; it is kept. */
  resolution: string;
};

/** Which comment is settled, or open again. */
export type ResolveReviewCommentInput = {
  /** The comment. */
  id: string;
  /** Whether it is settled. */
  isResolved?: boolean;
};

/** Which revision to bring back. */
export type RestoreArticleRevisionInput = {
  /** The revision. */
  revisionId: string;
  /** The version of the article you read. */
  version: number;
};

/** Which menu to take up again. */
export type RestoreCustomMenuInput = {
  /** From customMenuPublications. */
  publicationId: string;
  /** The version that was read; a newer one refuses the change. Without it the draft is overwritten. */
  version?: number | null | undefined;
};

/** Which removed medium to bring back. */
export type RestoreMediumInput = {
  /** The medium. */
  id: string;
};

/** A step of the review of an article. */
export type ReviewArticleInput = {
  /** A word with it, at most 2000 characters. */
  comment?: string;
  /** The article. */
  id: string;
  /** The step. */
  step: ReviewStep;
  /** The version you read: what is passed on is what was read. */
  version: number;
};

/** Who has an article in hand before it is published. */
export type ReviewState =
  /** Nobody any more: its words may be shown. A writer who changes them takes that away. */
  | 'APPROVED'
  /** A reviewer. */
  | 'IN_REVIEW'
  /** The editor-in-chief. */
  | 'WITH_EDITOR'
  /** Its writer. */
  | 'WRITING';

/** A step of an article from its writer to its readers. */
export type ReviewStep =
  /** The editor-in-chief lets it be shown. */
  | 'APPROVE'
  /** The writer gives it to the reviewers. */
  | 'HAND_IN'
  /** A reviewer gives it to the editor-in-chief. */
  | 'PASS_ON'
  /** Whoever has it gives it back to its writer. */
  | 'SEND_BACK'
  /** The writer takes it back before it was passed on. */
  | 'TAKE_BACK';

/** How a revision came about. */
export type RevisionKind =
  /** Saved while writing; those of one person within five minutes are one revision. */
  | 'AUTOSAVE'
  /** Shown to readers. */
  | 'PUBLISH'
  /** An earlier revision, brought back. */
  | 'RESTORE'
  /** Saved on purpose. */
  | 'SAVE';

/** Why a membership ended before its time. */
export type RevokeReason =
  /** The gift it came from was refunded. */
  | 'GIFT_REVOKED'
  /** Its purchase was refunded. */
  | 'REFUND'
  /** The staff ended it. */
  | 'STAFF'
  /** A greater tier took its place; what was left of it was credited. */
  | 'UPGRADE';

/** Which invitation to take back. */
export type RevokeStaffInvitationInput = {
  /** The invitation. */
  id: string;
};

/** A menu for members with a tag, as it shall be. */
export type SaveMenuVariantInput = {
  /** All of the menu: 1 to 3 entries, from left to right. */
  entries: Array<PrimaryMenuEntryInput>;
  /** The menu to change; a new one when not given. */
  id?: string | null | undefined;
  /** For a new one: whose menu it is, a tag of members. One menu per tag; a menu keeps its tag. */
  tag?: string | null | undefined;
  /** The version that was edited; a newer one refuses the change. Without it the menu is overwritten. */
  version?: number | null | undefined;
};

/** What a scanned code asks for. */
export type ScanPurpose =
  /** Somebody of the staff, signed in already, says: this is me in the Mini Program. */
  | 'LINK'
  /** A browser wants to be signed in to the console. */
  | 'SIGN_IN';

/** When to publish an article. */
export type ScheduleArticleInput = {
  /** When; null takes the schedule back. */
  at?: string | null | undefined;
  /** The article. */
  id: string;
  /** The version you read. */
  version: number;
};

/** An entry of the list that a primary entry opens. */
export type SecondaryMenuEntryInput = {
  /** What it does. */
  action: MenuActionInput;
  /** As read; keeps what readers did there together. Without it one is made. 1–32 letters, digits, _ and -. */
  key?: string | null | undefined;
  /** 1 to 60 bytes of UTF-8; WeChat shows about 8 Chinese characters. */
  name: string;
};

/** Whether a price can renew by itself. */
export type SetTierPriceRenewableInput = {
  /** Contracts that were signed go on either way. */
  isRenewable: boolean;
  /** The price. */
  tierPriceId: string;
};

/** What it takes until readers can pay, in the order it is best done. */
export type SetupStepKind =
  /** Description and logo are there. */
  | 'ACCOUNT'
  /** An article is published. */
  | 'ARTICLE'
  /** Something WeChat sent has reached us. */
  | 'CALLBACK'
  /** WeChat took a menu. */
  | 'MENU'
  /** WeChat takes the Mini Program’s secret. */
  | 'MINI_PROGRAM'
  /** The rules of refunds, tips and renewals were looked at and saved. */
  | 'MONEY_RULES'
  /** WeChat takes the Official Account’s secret. */
  | 'OFFICIAL_ACCOUNT'
  /** An order was paid. */
  | 'TEST_PURCHASE'
  /** A tier is on sale at a price. */
  | 'TIER'
  /** WeChat Pay takes our signature, or was paid with. */
  | 'WECHAT_PAY'
  /** Virtual Payment takes our signature, or was paid with. */
  | 'XPAY';

/** What a person of the staff may do; accounts/permissions.ts is the table. */
export type StaffRole =
  /** 文章主编: every article, its review and its publication. */
  | 'EDITOR_IN_CHIEF'
  /** Orders, payments and the ledger. */
  | 'FINANCE'
  /** Members, menus, tiers and offers. */
  | 'OPERATOR'
  /** Everything. */
  | 'OWNER'
  /** Reads what is handed in, comments, passes it on or back. */
  | 'REVIEWER'
  /** Writes articles and hands them in. */
  | 'WRITER';

/** Which list to bring in. */
export type StartMemberImportInput = {
  /** The dry run of the list; what it tried is brought in. */
  dryRunTaskId: string;
};

/** Which order to pay. */
export type StartPaymentInput = {
  /** An order of yours that is open. */
  orderId: string;
};

/** Which membership is to renew by itself. */
export type StartRenewalInput = {
  /** A price with isRenewable, from `tiers { prices }`. */
  tierPriceId: string;
  /** On iOS: the code of a trial. The first period is free then, and Apple charges from the second on. */
  trialCode?: string | null | undefined;
};

/** Which trial to begin. */
export type StartTrialInput = {
  /** The code of an offer of the kind TRIAL. */
  offerCode: string;
};

/** How long one period of a statement is. */
export type StatementStep =
  /** A calendar day of Asia/Shanghai. */
  | 'DAY'
  /** A calendar month of Asia/Shanghai. */
  | 'MONTH';

/** Which contract to end. */
export type StopRenewalInput = {
  /** The contract. */
  contractId: string;
};

/** Which members to tag, by their ids or by a filter, and with what. */
export type TagMembersInput = {
  /** Everyone who fits; instead of memberIds. */
  filter?: MemberFilter | null | undefined;
  /** These members, at most 500. */
  memberIds?: Array<string> | null | undefined;
  /** The tag: 1 to 30 characters, no comma and no semicolon. */
  tag: string;
};

/** Which purchase to take back. */
export type TakeBackPurchaseInput = {
  /** Your own key, 1–64 characters: a repeated request is the same refund. */
  idempotencyKey: string;
  /** An order of yours, paid. */
  orderId: string;
};

/** What a task does. */
export type TaskKind =
  /** Writes members into a list. */
  | 'EXPORT_MEMBERS'
  /** Brings members in from a list, or only says what that would do. */
  | 'IMPORT_MEMBERS'
  /** Matches WeChat's bills with the books. */
  | 'RECONCILE';

/** Where a task stands. */
export type TaskStatus =
  /** It is done; its result is there. */
  | 'DONE'
  /** It could not be done; failure says why. */
  | 'FAILED'
  /** It runs. */
  | 'RUNNING'
  /** It waits for its turn. */
  | 'WAITING';

/** How a membership bought stands to what the member holds when it is ordered. */
export type TierChange =
  /** A greater tier is held: it begins where that ends. */
  | 'DOWNGRADE'
  /** Nothing is held: it begins when it is paid. */
  | 'NEW'
  /** The same tier is held: it goes on where that ends. */
  | 'RENEWAL'
  /** A lesser tier is held: it begins when paid, and what is left of the old one is credited. */
  | 'UPGRADE';

/** What one period costs. */
export type TierPriceInput = {
  /** Price of one period. */
  amountFen: number;
  /** Whether it can renew by itself, see setTierPriceRenewable. Publish a subscription good (会员订阅) for it at Virtual Payment as well: th_<key>_sub31, _sub93 for a quarter, _sub372 for a year. */
  isRenewable?: boolean;
  /** For a PASS, and only for it: when it ends for everybody, and is no longer sold. */
  passEndsAt?: string | null | undefined;
  /** How long one purchase lasts. */
  period: BillingPeriod;
};

/** What may happen to an article because of its title. */
export type TitleEffect =
  /** WeChat may refuse or delete it, and warn the account. */
  | 'BLOCKED'
  /** Readers see only a part of it. */
  | 'CUT'
  /** WeChat may show it to fewer readers. */
  | 'LOWERED';

/** Whose ban to lift. */
export type UnbanMemberInput = {
  /** The member. */
  memberId: string;
};

/** What readers see of the account, and what it is at WeChat. What is not given stays. */
export type UpdateAccountInput = {
  /** At most 120 characters; empty removes it. */
  description?: string | null | undefined;
  /** Whether WeChat verified it (微信认证). */
  isVerified?: boolean | null | undefined;
  /** What WeChat calls it. */
  kind?: AccountKind | null | undefined;
  /** Square picture: a path of the media library (/media/…) or an https URL; empty removes it. */
  logoUrl?: string | null | undefined;
  /** 1–30 characters. */
  name?: string | null | undefined;
};

/** Changes to an article; what is not given stays. Readers see changes to a published article at once. */
export type UpdateArticleInput = {
  /** At most 32 characters; empty removes it. */
  author?: string | null | undefined;
  /** Leaves the newest revision as it is, also when it is an autosave of yours a moment ago: for words that replace others rather than go on from them. */
  beginsRevision?: boolean;
  /** Cover picture: an https URL or /media/…; empty removes it. */
  coverUrl?: string | null | undefined;
  /** All of it, with its paywall block. */
  document?: RichTextDocument | null | undefined;
  /** At most 200 characters; empty removes it. */
  excerpt?: string | null | undefined;
  /** The article. */
  id: string;
  /** Saved while writing: readers of a published article see nothing of it before publishArticle. Settings take effect at once. */
  isAutosave?: boolean;
  /** Whether a tip for it is welcome. */
  isTippable?: boolean | null | undefined;
  /** The language it is written in. */
  language?: Language | null | undefined;
  /** Who may read the locked part. */
  policy?: ArticlePolicy | null | undefined;
  /** The series it belongs to; empty takes it out of its series. */
  seriesId?: string | null | undefined;
  /** The tiers that open it; replaces those chosen before. */
  tierIds?: Array<string> | null | undefined;
  /** Title, 1–64 characters. */
  title?: string | null | undefined;
  /** Price of unlocking just this article; 0 ends the sale, unlocks stay. */
  unlockPriceFen?: number | null | undefined;
  /** The version you read; another one now means someone saved meanwhile. */
  version: number;
};

/** The menu as it shall be. */
export type UpdateCustomMenuInput = {
  /** All of the menu: 0 to 3 entries, from left to right. */
  entries: Array<PrimaryMenuEntryInput>;
  /** The version that was edited; a newer one refuses the change. Without it the menu is overwritten. */
  version?: number | null | undefined;
};

/** Changes to a medium; what is not given stays. */
export type UpdateMediumInput = {
  /** What it shows, for who cannot see it, at most 500 characters; empty removes it. */
  alt?: string | null | undefined;
  /** The medium. */
  id: string;
  /** Its name in the library, 1–200 characters. */
  name?: string | null | undefined;
};

/** What is to change; what is not given stays. */
export type UpdateMoneySettingsInput = {
  /** What Apple is told when it asks. */
  appleRefundPolicy?: AppleRefundPolicy | null | undefined;
  /** Whether members may earn a commission on memberships. */
  arePromotersEnabled?: boolean | null | undefined;
  /** 0 to 90 days after the sale. */
  coolingOffDays?: number | null | undefined;
  /** Whether memberships may renew by themselves. */
  isAutoRenewalEnabled?: boolean | null | undefined;
  /** Whether tips are welcome. */
  isTippingEnabled?: boolean | null | undefined;
  /** At least 30 fen: WeChat transfers no less. */
  payoutMinFen?: number | null | undefined;
  /** 1 to 5000 basis points. */
  promoterRateBps?: number | null | undefined;
  /** 0 to 10000 basis points. */
  refundMaxReadBps?: number | null | undefined;
  /** 0 to 60 days; 0: members cannot take purchases back. */
  refundWindowDays?: number | null | undefined;
  /** 1 to 30 days before the end. */
  renewalReminderDays?: number | null | undefined;
  /** The largest tip, at most 5,000 yuan. */
  tipMaxFen?: number | null | undefined;
  /** The least tip, from 1 fen up to the largest. */
  tipMinFen?: number | null | undefined;
  /** At most 8 amounts within the least and the largest tip; whole yuan can be tipped everywhere. */
  tipPresetsFen?: Array<number> | null | undefined;
  /** At most 200 characters; empty removes it. */
  tipThankYou?: string | null | undefined;
  /** The version you read; another one now means someone saved meanwhile. */
  version: number;
};

/** What to change of a segment; what is not given stays. */
export type UpdateSegmentInput = {
  /** Who belongs to it now. */
  filter?: MemberFilter | null | undefined;
  /** The segment. */
  id: string;
  /** What to call it now. */
  name?: string | null | undefined;
};

/** What readers see of a tier, as it shall be. Its key and its prices are changed elsewhere, or never. */
export type UpdateTierInput = {
  /** What a member gets: at most 10 lines of at most 40 characters. */
  benefits: Array<string>;
  /** At most 200 characters; empty removes it. */
  description: string;
  /** The tier, on sale or not. */
  id: string;
  /** The name readers see, 1–20 characters. */
  name: string;
};

/** Which article to withdraw. */
export type WithdrawArticleInput = {
  /** The article. */
  id: string;
};

/** Which price to take off sale. */
export type WithdrawTierPriceInput = {
  /** The price. */
  id: string;
};

export type ArticlesToExplainQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type ArticlesToExplainQuery = { articles: { edges: Array<{ node: { id: string, title: string, policy: ArticlePolicy, publishedAt: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ConsoleExplainAccessQueryVariables = Exact<{
  articleId: string;
  memberId: string;
  at?: string | null | undefined;
}>;


export type ConsoleExplainAccessQuery = { explainAccess: { canRead: boolean, reason: AccessReason, until: string | null } };

export type AccountFaceFragment = { id: string, handle: string, name: string, kind: AccountKind, isVerified: boolean, description: string, logoUrl: string | null };

export type AppConnectionDetailsFragment = { appid: string, originalId: string, mode: PushMode, callbackUrl: string };

export type CheckConnectionMutationVariables = Exact<{
  kind: ConnectionCheckKind;
}>;


export type CheckConnectionMutation = { checkConnection: { report: { kind: ConnectionCheckKind, isPassed: boolean, finding: string, whatToDo: string | null, checkedAt: string } } };

export type ConnectMiniProgramMutationVariables = Exact<{
  input: ConnectMiniProgramInput;
}>;


export type ConnectMiniProgramMutation = { connectMiniProgram:
    | { __typename: 'AppidTaken', code: string, message: string }
    | { __typename: 'ConnectSuccess' }
    | { __typename: 'InvalidConnection', code: string, message: string, field: string }
   };

export type ConnectOfficialAccountMutationVariables = Exact<{
  input: ConnectOfficialAccountInput;
}>;


export type ConnectOfficialAccountMutation = { connectOfficialAccount:
    | { __typename: 'AppidTaken', code: string, message: string }
    | { __typename: 'ConnectSuccess' }
    | { __typename: 'InvalidConnection', code: string, message: string, field: string }
   };

export type ConnectWeChatPayMutationVariables = Exact<{
  input: ConnectWeChatPayInput;
}>;


export type ConnectWeChatPayMutation = { connectWeChatPay:
    | { __typename: 'AppidTaken', code: string, message: string }
    | { __typename: 'ConnectSuccess' }
    | { __typename: 'InvalidConnection', code: string, message: string, field: string }
   };

export type ConnectXpayMutationVariables = Exact<{
  input: ConnectXpayInput;
}>;


export type ConnectXpayMutation = { connectXpay:
    | { __typename: 'AppidTaken', code: string, message: string }
    | { __typename: 'ConnectSuccess' }
    | { __typename: 'InvalidConnection', code: string, message: string, field: string }
   };

export type ConnectionDetailsFragment = { publicUrl: string, officialAccount: { appid: string, originalId: string, mode: PushMode, callbackUrl: string } | null, miniProgram: { appid: string, originalId: string, mode: PushMode, callbackUrl: string } | null, wechatPay: { mchid: string, serialNo: string, wechatPayKeySerials: Array<string> } | null, xpay: { offerId: string, isSandbox: boolean, isOnIos: boolean } | null, reports: Array<{ kind: ConnectionCheckKind, isPassed: boolean, finding: string, whatToDo: string | null, checkedAt: string }> };

export type ConnectionReportLineFragment = { kind: ConnectionCheckKind, isPassed: boolean, finding: string, whatToDo: string | null, checkedAt: string };

export type ConsoleConnectionsQueryVariables = Exact<{ [key: string]: never; }>;


export type ConsoleConnectionsQuery = { account: { connections: { publicUrl: string, officialAccount: { appid: string, originalId: string, mode: PushMode, callbackUrl: string } | null, miniProgram: { appid: string, originalId: string, mode: PushMode, callbackUrl: string } | null, wechatPay: { mchid: string, serialNo: string, wechatPayKeySerials: Array<string> } | null, xpay: { offerId: string, isSandbox: boolean, isOnIos: boolean } | null, reports: Array<{ kind: ConnectionCheckKind, isPassed: boolean, finding: string, whatToDo: string | null, checkedAt: string }> } } };

export type ConsoleSettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type ConsoleSettingsQuery = { account: { id: string, handle: string, name: string, description: string, logoUrl: string | null, kind: AccountKind, isVerified: boolean } };

export type SetupGuideQueryVariables = Exact<{ [key: string]: never; }>;


export type SetupGuideQuery = { setupSteps: Array<{ kind: SetupStepKind, isDone: boolean }> };

export type UpdateAccountMutationVariables = Exact<{
  input: UpdateAccountInput;
}>;


export type UpdateAccountMutation = { updateAccount:
    | { __typename: 'AccountTextOutOfRange', code: string, message: string, field: string }
    | { __typename: 'LogoNotUsable', code: string, message: string }
    | { __typename: 'UpdateAccountSuccess' }
   };

export type BecomePromoterMutationVariables = Exact<{ [key: string]: never; }>;


export type BecomePromoterMutation = { becomePromoter:
    | { __typename: 'BecomePromoterSuccess', link: { id: string } }
    | { __typename: 'PromotersNotEnabled', code: string, message: string }
   };

export type MyPromotionQueryVariables = Exact<{ [key: string]: never; }>;


export type MyPromotionQuery = { account: { id: string, handle: string, name: string, kind: AccountKind, isVerified: boolean, description: string, logoUrl: string | null }, viewer: { promotion: { isOffered: boolean, coolingOffFen: number, payableFen: number, paidFen: number, link: { id: string, rateBps: number, coolingOffDays: number, clickCount: number, conversionCount: number } | null } | null, payouts: { edges: Array<{ node: { id: string, amountFen: number, status: PayoutStatus, createdAt: string, endedAt: string | null, failure: string | null } }> } | null, member: { id: string, displayName: string, isFollower: boolean, memberships: Array<{ id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }> } | null, checkout: { canPay: boolean, rail: Rail | null, reason: CheckoutUnavailableReason | null } } };

export type OpenAffiliateLinkMutationVariables = Exact<{
  input: OpenAffiliateLinkInput;
}>;


export type OpenAffiliateLinkMutation = { openAffiliateLink: { __typename: 'OpenAffiliateLinkSuccess', kind: AffiliateLinkKind, appid: string | null, path: string | null, url: string | null } };

export type PayoutQueryVariables = Exact<{
  id: string;
}>;


export type PayoutQuery = { payout: { id: string, status: PayoutStatus } | null };

export type RequestPayoutMutationVariables = Exact<{ [key: string]: never; }>;


export type RequestPayoutMutation = { requestPayout:
    | { __typename: 'NothingToPayOut', code: string, message: string }
    | { __typename: 'PayoutNotPossible', code: string, message: string }
    | { __typename: 'RequestPayoutSuccess', payout: { id: string, status: PayoutStatus, amountFen: number }, request: { appId: string, mchId: string, package: string } | null }
    | { __typename: 'WeChatUnavailable', code: string, message: string }
   };

export type ArticleCardFragment = { id: string, title: string, excerpt: string, coverUrl: string | null, author: string, language: Language, publishedAt: string, readingMinutes: number, hasAudio: boolean, policy: ArticlePolicy, lockedCharacterCount: number, tiers: Array<{ id: string, name: string }>, viewerAccess: { canRead: boolean, reason: AccessReason } };

export type ArticleChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type ArticleChoicesQuery = { seriesList: { edges: Array<{ node: { id: string, title: string, unlockPriceFen: number | null } }> }, tiers: Array<{ id: string, name: string }>, articleAuthors: Array<{ id: string, displayName: string }> };

export type ArticlePageFragment = { edges: Array<{ node: { id: string, title: string, excerpt: string, coverUrl: string | null, author: string, language: Language, publishedAt: string, readingMinutes: number, hasAudio: boolean, policy: ArticlePolicy, lockedCharacterCount: number, tiers: Array<{ id: string, name: string }>, viewerAccess: { canRead: boolean, reason: AccessReason } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } };

export type ArticleProductsQueryVariables = Exact<{ [key: string]: never; }>;


export type ArticleProductsQuery = { articleProducts: Array<{ id: string, title: string, imageUrl: string | null, priceFen: number | null }> };

export type ArticleRevisionQueryVariables = Exact<{
  id: string;
}>;


export type ArticleRevisionQuery = { articleRevision: { id: string, number: number, kind: RevisionKind, title: string, excerpt: string, coverUrl: string | null, document: RichTextDocument, savedAt: string, savedBy: { id: string, displayName: string } | null } | null };

export type ArticleRevisionsQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type ArticleRevisionsQuery = { articleDraft: { id: string, revisions: { edges: Array<{ node: { id: string, number: number, kind: RevisionKind, title: string, savedAt: string, savedBy: { id: string, displayName: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type ArticleToEditQueryVariables = Exact<{
  id: string;
}>;


export type ArticleToEditQuery = { articleDraft: { id: string, version: number, status: ArticleStatus, title: string, excerpt: string, coverUrl: string | null, author: string, language: Language, policy: ArticlePolicy, document: RichTextDocument, unlockPriceFen: number | null, isTippable: boolean, reviewState: ReviewState, scheduledAt: string | null, hasPendingWords: boolean, publishedAt: string | null, updatedAt: string, lockedCharacterCount: number, buyerCount: number, tiers: Array<{ id: string, name: string }>, series: { id: string, title: string, unlockPriceFen: number | null } | null, authorStaff: { id: string, displayName: string } | null, latestRevision: { id: string, number: number, kind: RevisionKind, title: string, excerpt: string, coverUrl: string | null, document: RichTextDocument, savedAt: string, savedBy: { id: string, displayName: string } | null } | null } | null };

export type ArticleWordsFragment = { id: string, number: number, kind: RevisionKind, title: string, excerpt: string, coverUrl: string | null, document: RichTextDocument, savedAt: string, savedBy: { id: string, displayName: string } | null };

export type ArticleQueryVariables = Exact<{
  id: string;
}>;


export type ArticleQuery = { account: { id: string, handle: string, name: string, kind: AccountKind, isVerified: boolean, description: string, logoUrl: string | null, tipping: { isEnabled: boolean } }, article: { isTippable: boolean, unlockPriceFen: number | null, freeDocument: RichTextDocument, lockedDocument: RichTextDocument | null, id: string, title: string, excerpt: string, coverUrl: string | null, author: string, language: Language, publishedAt: string, readingMinutes: number, hasAudio: boolean, policy: ArticlePolicy, lockedCharacterCount: number, series: { id: string, title: string, articleCount: number, unlockPriceFen: number | null } | null, viewerAccess: { until: string | null, canRead: boolean, reason: AccessReason }, related: Array<{ id: string, title: string, excerpt: string, coverUrl: string | null, author: string, language: Language, publishedAt: string, readingMinutes: number, hasAudio: boolean, policy: ArticlePolicy, lockedCharacterCount: number, tiers: Array<{ id: string, name: string }>, viewerAccess: { canRead: boolean, reason: AccessReason } }>, tiers: Array<{ id: string, name: string }> } | null, tiers: Array<{ id: string, name: string, isArchived: boolean, prices: Array<{ id: string, period: BillingPeriod, amountFen: number }> }>, viewer: { member: { id: string, displayName: string, isFollower: boolean, memberships: Array<{ id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }> } | null, checkout: { canPay: boolean, rail: Rail | null, reason: CheckoutUnavailableReason | null } } };

export type ArticlesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ArticleFilter | null | undefined;
}>;


export type ArticlesQuery = { articles: { edges: Array<{ node: { id: string, title: string, excerpt: string, coverUrl: string | null, author: string, language: Language, publishedAt: string, readingMinutes: number, hasAudio: boolean, policy: ArticlePolicy, lockedCharacterCount: number, tiers: Array<{ id: string, name: string }>, viewerAccess: { canRead: boolean, reason: AccessReason } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type BeginArticleMutationVariables = Exact<{
  input: CreateArticleInput;
}>;


export type BeginArticleMutation = { createArticle:
    | { __typename: 'CreateArticleSuccess', article: { id: string } }
    | { __typename: 'InvalidCoverUrl', code: string, message: string }
    | { __typename: 'InvalidDocument', code: string, message: string }
    | { __typename: 'PriceOutOfRange', code: string, message: string }
    | { __typename: 'ReferenceNotFound', code: string, message: string }
    | { __typename: 'TextLengthOutOfRange', code: string, message: string }
    | { __typename: 'TiersRequired', code: string, message: string }
    | { __typename: 'UnlockPriceRequired', code: string, message: string }
   };

export type BeginSeriesMutationVariables = Exact<{
  input: CreateSeriesInput;
}>;


export type BeginSeriesMutation = { createSeries:
    | { __typename: 'CreateSeriesSuccess', series: { id: string, title: string } }
    | { __typename: 'InvalidCoverUrl', code: string, message: string }
    | { __typename: 'PriceOutOfRange', code: string, message: string }
    | { __typename: 'TextLengthOutOfRange', code: string, message: string }
   };

export type ChangeArticlesMutationVariables = Exact<{
  input: ChangeArticlesInput;
}>;


export type ChangeArticlesMutation = { changeArticles:
    | { __typename: 'ArticlesRefused', code: string, message: string, refused: Array<{ articleId: string, title: string, reason:
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
          | { code: string, message: string }
         }> }
    | { __typename: 'ChangeArticlesSuccess', articles: Array<{ id: string, version: number, status: ArticleStatus, buyerCount: number, title: string, policy: ArticlePolicy, unlockPriceFen: number | null, reviewState: ReviewState, scheduledAt: string | null, hasPendingWords: boolean, publishedAt: string | null, updatedAt: string, tiers: Array<{ id: string, name: string }>, series: { id: string, title: string } | null, authorStaff: { id: string, displayName: string } | null, latestRevision: { id: string, title: string, savedAt: string, savedBy: { id: string, displayName: string } | null } | null }> }
   };

export type CheckTitleQueryVariables = Exact<{
  title: string;
}>;


export type CheckTitleQuery = { titleCheck: Array<{ effect: TitleEffect, words: string, reason: string }> };

export type CommentOnArticleMutationVariables = Exact<{
  input: CommentOnArticleInput;
}>;


export type CommentOnArticleMutation = { commentOnArticle:
    | { __typename: 'CommentOnArticleSuccess', comment: { id: string } }
    | { __typename: 'TextLengthOutOfRange', code: string, message: string }
   };

export type ConsoleArticlesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ArticleDraftFilter | null | undefined;
}>;


export type ConsoleArticlesQuery = { articleDrafts: { edges: Array<{ node: { id: string, version: number, status: ArticleStatus, buyerCount: number, title: string, policy: ArticlePolicy, unlockPriceFen: number | null, reviewState: ReviewState, scheduledAt: string | null, hasPendingWords: boolean, publishedAt: string | null, updatedAt: string, tiers: Array<{ id: string, name: string }>, series: { id: string, title: string } | null, authorStaff: { id: string, displayName: string } | null, latestRevision: { id: string, title: string, savedAt: string, savedBy: { id: string, displayName: string } | null } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type EditedArticleFragment = { id: string, version: number, status: ArticleStatus, title: string, excerpt: string, coverUrl: string | null, author: string, language: Language, policy: ArticlePolicy, document: RichTextDocument, unlockPriceFen: number | null, isTippable: boolean, reviewState: ReviewState, scheduledAt: string | null, hasPendingWords: boolean, publishedAt: string | null, updatedAt: string, lockedCharacterCount: number, buyerCount: number, tiers: Array<{ id: string, name: string }>, series: { id: string, title: string, unlockPriceFen: number | null } | null, authorStaff: { id: string, displayName: string } | null, latestRevision: { id: string, number: number, kind: RevisionKind, title: string, excerpt: string, coverUrl: string | null, document: RichTextDocument, savedAt: string, savedBy: { id: string, displayName: string } | null } | null };

export type HomeQueryVariables = Exact<{
  first: number;
}>;


export type HomeQuery = { account: { id: string, handle: string, name: string, kind: AccountKind, isVerified: boolean, description: string, logoUrl: string | null }, viewer: { renewalReminder: { id: string, words: string, tierPrice: { id: string, amountFen: number } | null } | null, member: { id: string, displayName: string, isFollower: boolean, memberships: Array<{ id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }> } | null, checkout: { canPay: boolean, rail: Rail | null, reason: CheckoutUnavailableReason | null } }, seriesList: { edges: Array<{ node: { id: string, title: string, summary: string, coverUrl: string | null, articleCount: number } }> }, articles: { edges: Array<{ node: { id: string, title: string, excerpt: string, coverUrl: string | null, author: string, language: Language, publishedAt: string, readingMinutes: number, hasAudio: boolean, policy: ArticlePolicy, lockedCharacterCount: number, tiers: Array<{ id: string, name: string }>, viewerAccess: { canRead: boolean, reason: AccessReason } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ListedArticleFragment = { id: string, version: number, status: ArticleStatus, buyerCount: number, title: string, policy: ArticlePolicy, unlockPriceFen: number | null, reviewState: ReviewState, scheduledAt: string | null, hasPendingWords: boolean, publishedAt: string | null, updatedAt: string, tiers: Array<{ id: string, name: string }>, series: { id: string, title: string } | null, authorStaff: { id: string, displayName: string } | null, latestRevision: { id: string, title: string, savedAt: string, savedBy: { id: string, displayName: string } | null } | null };

export type PreviewArticleQueryVariables = Exact<{
  input: ArticlePreviewInput;
}>;


export type PreviewArticleQuery = { articlePreview: { title: string, excerpt: string, coverUrl: string | null, author: string, freeDocument: RichTextDocument, lockedDocument: RichTextDocument | null, lockedCharacterCount: number, readingMinutes: number, viewerAccess: { canRead: boolean, reason: AccessReason } } | null };

export type PublishArticleMutationVariables = Exact<{
  input: PublishArticleInput;
}>;


export type PublishArticleMutation = { publishArticle:
    | { __typename: 'ArticleConflict', code: string, message: string }
    | { __typename: 'PublishArticleSuccess', article: { id: string, publishedAt: string } }
    | { __typename: 'ReviewRequired', code: string, message: string }
    | { __typename: 'TiersRequired', code: string, message: string }
    | { __typename: 'UnlockPriceRequired', code: string, message: string }
   };

export type ResolveReviewCommentMutationVariables = Exact<{
  input: ResolveReviewCommentInput;
}>;


export type ResolveReviewCommentMutation = { resolveReviewComment: { __typename: 'ResolveReviewCommentSuccess', comment: { id: string, resolvedAt: string | null } } };

export type RestoreArticleRevisionMutationVariables = Exact<{
  input: RestoreArticleRevisionInput;
}>;


export type RestoreArticleRevisionMutation = { restoreArticleRevision:
    | { __typename: 'ArticleConflict', code: string, message: string }
    | { __typename: 'RestoreArticleRevisionSuccess', article: { id: string, version: number, status: ArticleStatus, title: string, excerpt: string, coverUrl: string | null, author: string, language: Language, policy: ArticlePolicy, document: RichTextDocument, unlockPriceFen: number | null, isTippable: boolean, reviewState: ReviewState, scheduledAt: string | null, hasPendingWords: boolean, publishedAt: string | null, updatedAt: string, lockedCharacterCount: number, buyerCount: number, tiers: Array<{ id: string, name: string }>, series: { id: string, title: string, unlockPriceFen: number | null } | null, authorStaff: { id: string, displayName: string } | null, latestRevision: { id: string, number: number, kind: RevisionKind, title: string, excerpt: string, coverUrl: string | null, document: RichTextDocument, savedAt: string, savedBy: { id: string, displayName: string } | null } | null } }
   };

export type ReviewArticleMutationVariables = Exact<{
  input: ReviewArticleInput;
}>;


export type ReviewArticleMutation = { reviewArticle:
    | { __typename: 'ArticleConflict', code: string, message: string }
    | { __typename: 'ReviewArticleSuccess', article: { id: string, version: number, status: ArticleStatus, title: string, excerpt: string, coverUrl: string | null, author: string, language: Language, policy: ArticlePolicy, document: RichTextDocument, unlockPriceFen: number | null, isTippable: boolean, reviewState: ReviewState, scheduledAt: string | null, hasPendingWords: boolean, publishedAt: string | null, updatedAt: string, lockedCharacterCount: number, buyerCount: number, tiers: Array<{ id: string, name: string }>, series: { id: string, title: string, unlockPriceFen: number | null } | null, authorStaff: { id: string, displayName: string } | null, latestRevision: { id: string, number: number, kind: RevisionKind, title: string, excerpt: string, coverUrl: string | null, document: RichTextDocument, savedAt: string, savedBy: { id: string, displayName: string } | null } | null } }
    | { __typename: 'ReviewStepNotPossible', code: string, message: string }
    | { __typename: 'TextLengthOutOfRange', code: string, message: string }
   };

export type ReviewCommentsQueryVariables = Exact<{
  id: string;
}>;


export type ReviewCommentsQuery = { articleDraft: { id: string, comments: Array<{ id: string, text: string, blockIndex: number | null, quote: string, fromState: ReviewState | null, toState: ReviewState | null, resolvedAt: string | null, createdAt: string, staff: { id: string, displayName: string } }> } | null };

export type SaveArticleMutationVariables = Exact<{
  input: UpdateArticleInput;
}>;


export type SaveArticleMutation = { updateArticle:
    | { __typename: 'ArticleConflict', code: string, message: string, version: number, article: { id: string, version: number, status: ArticleStatus, title: string, excerpt: string, coverUrl: string | null, author: string, language: Language, policy: ArticlePolicy, document: RichTextDocument, unlockPriceFen: number | null, isTippable: boolean, reviewState: ReviewState, scheduledAt: string | null, hasPendingWords: boolean, publishedAt: string | null, updatedAt: string, lockedCharacterCount: number, buyerCount: number, tiers: Array<{ id: string, name: string }>, series: { id: string, title: string, unlockPriceFen: number | null } | null, authorStaff: { id: string, displayName: string } | null, latestRevision: { id: string, number: number, kind: RevisionKind, title: string, excerpt: string, coverUrl: string | null, document: RichTextDocument, savedAt: string, savedBy: { id: string, displayName: string } | null } | null } }
    | { __typename: 'InvalidCoverUrl', code: string, message: string }
    | { __typename: 'InvalidDocument', code: string, message: string, path: string }
    | { __typename: 'PriceOutOfRange', code: string, message: string }
    | { __typename: 'ReferenceNotFound', code: string, message: string, field: string }
    | { __typename: 'ReviewRequired', code: string, message: string }
    | { __typename: 'TextLengthOutOfRange', code: string, message: string, field: string }
    | { __typename: 'TiersRequired', code: string, message: string }
    | { __typename: 'UnlockPriceRequired', code: string, message: string }
    | { __typename: 'UpdateArticleSuccess', article: { id: string, version: number, status: ArticleStatus, title: string, excerpt: string, coverUrl: string | null, author: string, language: Language, policy: ArticlePolicy, document: RichTextDocument, unlockPriceFen: number | null, isTippable: boolean, reviewState: ReviewState, scheduledAt: string | null, hasPendingWords: boolean, publishedAt: string | null, updatedAt: string, lockedCharacterCount: number, buyerCount: number, tiers: Array<{ id: string, name: string }>, series: { id: string, title: string, unlockPriceFen: number | null } | null, authorStaff: { id: string, displayName: string } | null, latestRevision: { id: string, number: number, kind: RevisionKind, title: string, excerpt: string, coverUrl: string | null, document: RichTextDocument, savedAt: string, savedBy: { id: string, displayName: string } | null } | null } }
   };

export type ScheduleArticleMutationVariables = Exact<{
  input: ScheduleArticleInput;
}>;


export type ScheduleArticleMutation = { scheduleArticle:
    | { __typename: 'ArticleConflict', code: string, message: string }
    | { __typename: 'ReviewRequired', code: string, message: string }
    | { __typename: 'ScheduleArticleSuccess', article: { id: string, version: number, status: ArticleStatus, title: string, excerpt: string, coverUrl: string | null, author: string, language: Language, policy: ArticlePolicy, document: RichTextDocument, unlockPriceFen: number | null, isTippable: boolean, reviewState: ReviewState, scheduledAt: string | null, hasPendingWords: boolean, publishedAt: string | null, updatedAt: string, lockedCharacterCount: number, buyerCount: number, tiers: Array<{ id: string, name: string }>, series: { id: string, title: string, unlockPriceFen: number | null } | null, authorStaff: { id: string, displayName: string } | null, latestRevision: { id: string, number: number, kind: RevisionKind, title: string, excerpt: string, coverUrl: string | null, document: RichTextDocument, savedAt: string, savedBy: { id: string, displayName: string } | null } | null } }
    | { __typename: 'ScheduleOutOfRange', code: string, message: string }
    | { __typename: 'TiersRequired', code: string, message: string }
    | { __typename: 'UnlockPriceRequired', code: string, message: string }
   };

export type WithdrawArticleMutationVariables = Exact<{
  input: WithdrawArticleInput;
}>;


export type WithdrawArticleMutation = { withdrawArticle: { __typename: 'WithdrawArticleSuccess', article: { id: string, version: number, status: ArticleStatus, title: string, excerpt: string, coverUrl: string | null, author: string, language: Language, policy: ArticlePolicy, document: RichTextDocument, unlockPriceFen: number | null, isTippable: boolean, reviewState: ReviewState, scheduledAt: string | null, hasPendingWords: boolean, publishedAt: string | null, updatedAt: string, lockedCharacterCount: number, buyerCount: number, tiers: Array<{ id: string, name: string }>, series: { id: string, title: string, unlockPriceFen: number | null } | null, authorStaff: { id: string, displayName: string } | null, latestRevision: { id: string, number: number, kind: RevisionKind, title: string, excerpt: string, coverUrl: string | null, document: RichTextDocument, savedAt: string, savedBy: { id: string, displayName: string } | null } | null } } };

export type AuditLogQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  subjectType?: string | null | undefined;
  subjectId?: string | null | undefined;
  staffId?: string | null | undefined;
  action?: AuditAction | null | undefined;
}>;


export type AuditLogQuery = { auditEntries: { edges: Array<{ cursor: string, node: { id: string, action: AuditAction, subjectType: string, subjectId: string, subjectName: string, requestId: string | null, occurredAt: string, staff: { id: string, displayName: string } | null, changes: Array<{ field: string, before: string | null, after: string | null, isHidden: boolean }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ConsoleGiftsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type ConsoleGiftsQuery = { gifts: { edges: Array<{ node: { id: string, kind: GiftKind, status: GiftStatus, period: BillingPeriod | null, giverName: string, redeemedByName: string | null, redeemedAt: string | null, createdAt: string, expiresAt: string | null, tier: { name: string } | null, article: { title: string } | null, order: { id: string, amountFen: number } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type GiftCardFragment = { id: string, kind: GiftKind, status: GiftStatus, message: string, code: string | null, sharePath: string | null, period: BillingPeriod | null, createdAt: string, expiresAt: string | null, redeemedAt: string | null, tier: { id: string, name: string } | null, article: { id: string, title: string, coverUrl: string | null } | null };

export type GiftOfferQueryVariables = Exact<{
  articleId: string;
  isArticle: boolean;
}>;


export type GiftOfferQuery = { account: { id: string, handle: string, name: string, kind: AccountKind, isVerified: boolean, description: string, logoUrl: string | null }, tiers: Array<{ id: string, name: string, prices: Array<{ id: string, period: BillingPeriod, amountFen: number }> }>, article?: { id: string, title: string, author: string, coverUrl: string | null, unlockPriceFen: number | null } | null, viewer: { member: { id: string, displayName: string, isFollower: boolean, memberships: Array<{ id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }> } | null, checkout: { canPay: boolean, rail: Rail | null, reason: CheckoutUnavailableReason | null } } };

export type GiftQueryVariables = Exact<{
  code: string;
}>;


export type GiftQuery = { account: { id: string, handle: string, name: string, kind: AccountKind, isVerified: boolean, description: string, logoUrl: string | null }, gift: { id: string, kind: GiftKind, giverName: string, message: string, status: GiftStatus, viewerHasRedeemed: boolean, expiresAt: string, period: BillingPeriod | null, tier: { id: string, name: string } | null, article: { id: string, title: string, coverUrl: string | null } | null } | null, viewer: { member: { id: string, displayName: string, isFollower: boolean, memberships: Array<{ id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }> } | null, checkout: { canPay: boolean, rail: Rail | null, reason: CheckoutUnavailableReason | null } } };

export type GiftsGivenQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type GiftsGivenQuery = { account: { id: string, handle: string, name: string, kind: AccountKind, isVerified: boolean, description: string, logoUrl: string | null }, viewer: { member: { id: string, displayName: string, isFollower: boolean, giftsGiven: { edges: Array<{ node: { id: string, kind: GiftKind, status: GiftStatus, message: string, code: string | null, sharePath: string | null, period: BillingPeriod | null, createdAt: string, expiresAt: string | null, redeemedAt: string | null, order: { id: string }, tier: { id: string, name: string } | null, article: { id: string, title: string, coverUrl: string | null } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, memberships: Array<{ id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }> } | null, checkout: { canPay: boolean, rail: Rail | null, reason: CheckoutUnavailableReason | null } } };

export type PlaceGiftOrderMutationVariables = Exact<{
  input: PlaceGiftOrderInput;
}>;


export type PlaceGiftOrderMutation = { placeGiftOrder:
    | { __typename: 'GiftMessageTooLong', code: string, message: string }
    | { __typename: 'IdempotencyKeyReused', code: string, message: string }
    | { __typename: 'NoLawfulRail', code: string, message: string }
    | { __typename: 'NotForSale', code: string, message: string }
    | { __typename: 'PassNotGivable', code: string, message: string }
    | { __typename: 'PlaceOrderSuccess', order: { id: string, amountFen: number } }
    | { __typename: 'TierNotOnSale', code: string, message: string }
   };

export type RedeemGiftMutationVariables = Exact<{
  input: RedeemGiftInput;
}>;


export type RedeemGiftMutation = { redeemGift:
    | { __typename: 'GiftAlreadyRedeemed', code: string, message: string }
    | { __typename: 'GiftExpired', code: string, message: string }
    | { __typename: 'GiftNotFound', code: string, message: string }
    | { __typename: 'GiftRevoked', code: string, message: string }
    | { __typename: 'RedeemGiftSuccess', membership: { id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } } | null, unlock: { id: string, isActive: boolean } | null, viewer: { member: { id: string, displayName: string, isFollower: boolean, memberships: Array<{ id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }> } | null, checkout: { canPay: boolean, rail: Rail | null, reason: CheckoutUnavailableReason | null } } }
   };

export type BeginUploadMutationVariables = Exact<{
  input: BeginUploadInput;
}>;


export type BeginUploadMutation = { beginUpload:
    | { __typename: 'BeginUploadSuccess', upload: { id: string, chunkBytes: number } }
    | { __typename: 'MediumEmpty', code: string, message: string }
    | { __typename: 'MediumNotTaken', code: string, message: string }
    | { __typename: 'MediumTooLarge', code: string, message: string }
   };

export type LibraryMediumFragment = { id: string, kind: MediumKind, name: string, contentType: string, byteCount: number, width: number | null, height: number | null, durationMs: number | null, alt: string, url: string, createdAt: string, variants: Array<{ width: number, height: number, url: string }>, uploadedBy: { id: string, displayName: string } | null };

export type MediaLibraryQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: MediaFilter | null | undefined;
}>;


export type MediaLibraryQuery = { media: { edges: Array<{ node: { id: string, kind: MediumKind, name: string, contentType: string, byteCount: number, width: number | null, height: number | null, durationMs: number | null, alt: string, url: string, createdAt: string, variants: Array<{ width: number, height: number, url: string }>, uploadedBy: { id: string, displayName: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MediumDetailsQueryVariables = Exact<{
  id: string;
}>;


export type MediumDetailsQuery = { medium: { useCount: number, id: string, kind: MediumKind, name: string, contentType: string, byteCount: number, width: number | null, height: number | null, durationMs: number | null, alt: string, url: string, createdAt: string, usedIn: Array<{ id: string, title: string, status: ArticleStatus }>, variants: Array<{ width: number, height: number, url: string }>, uploadedBy: { id: string, displayName: string } | null } | null };

export type RemoveMediumMutationVariables = Exact<{
  input: RemoveMediumInput;
}>;


export type RemoveMediumMutation = { removeMedium:
    | { __typename: 'MediumInUse', code: string, message: string, useCount: number, medium: { id: string, usedIn: Array<{ id: string, title: string }> } }
    | { __typename: 'RemoveMediumSuccess', medium: { id: string, removedAt: string | null } }
   };

export type RestoreMediumMutationVariables = Exact<{
  input: RestoreMediumInput;
}>;


export type RestoreMediumMutation = { restoreMedium:
    | { __typename: 'MediumReplaced', code: string, message: string }
    | { __typename: 'RestoreMediumSuccess', medium: { id: string } }
   };

export type UpdateMediumMutationVariables = Exact<{
  input: UpdateMediumInput;
}>;


export type UpdateMediumMutation = { updateMedium:
    | { __typename: 'TextLengthOutOfRange', code: string, message: string }
    | { __typename: 'UpdateMediumSuccess', medium: { id: string, kind: MediumKind, name: string, contentType: string, byteCount: number, width: number | null, height: number | null, durationMs: number | null, alt: string, url: string, createdAt: string, variants: Array<{ width: number, height: number, url: string }>, uploadedBy: { id: string, displayName: string } | null } }
   };

export type AddMemberNoteMutationVariables = Exact<{
  input: AddMemberNoteInput;
}>;


export type AddMemberNoteMutation = { addMemberNote:
    | { __typename: 'AddMemberNoteSuccess', note: { id: string } }
    | { __typename: 'InvalidMemberNote', code: string, message: string }
    | { __typename: 'MemberNotFound', code: string, message: string }
   };

export type BanMemberMutationVariables = Exact<{
  input: BanMemberInput;
}>;


export type BanMemberMutation = { banMember:
    | { __typename: 'BanMemberSuccess', member: { id: string, isBanned: boolean } }
    | { __typename: 'BanReasonRequired', code: string, message: string }
    | { __typename: 'MemberNotFound', code: string, message: string }
   };

export type ConsoleMemberCountQueryVariables = Exact<{
  filter?: MemberFilter | null | undefined;
}>;


export type ConsoleMemberCountQuery = { memberCount: number };

export type ConsoleMemberMessagesQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type ConsoleMemberMessagesQuery = { member: { messages: { edges: Array<{ node: { id: string, kind: MemberMessageKind, text: string, app: MemberApp, sentAt: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type ConsoleMemberNotesQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type ConsoleMemberNotesQuery = { member: { notes: { edges: Array<{ node: { id: string, text: string, createdAt: string, staff: { id: string, displayName: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type ConsoleMemberOrdersQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type ConsoleMemberOrdersQuery = { member: { orders: { edges: Array<{ node: { id: string, kind: OrderKind, status: OrderStatus, amountFen: number, description: string, createdAt: string, paidAt: string | null, member: { id: string, displayName: string } | null, payments: Array<{ id: string, rail: Rail, status: PaymentStatus, amountFen: number, refundedFen: number, outTradeNo: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type ConsoleMemberReadingsQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type ConsoleMemberReadingsQuery = { member: { readings: { edges: Array<{ node: { readBps: number, startedAt: string, updatedAt: string, article: { id: string, title: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type ConsoleMemberRefundsQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type ConsoleMemberRefundsQuery = { member: { refunds: { edges: Array<{ node: { id: string, amountFen: number, status: RefundStatus, failureMessage: string | null, failureDetail: string | null, initiator: RefundInitiator, reason: string, createdAt: string, succeededAt: string | null, order: { id: string, description: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type ConsoleMemberTipsQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type ConsoleMemberTipsQuery = { member: { tips: { edges: Array<{ node: { id: string, amountFen: number, message: string, paidAt: string | null, article: { id: string, title: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type ConsoleMemberQueryVariables = Exact<{
  id: string;
}>;


export type ConsoleMemberQuery = { member: { id: string, displayName: string, isFollower: boolean, isBanned: boolean, banReason: string | null, status: MemberStatus, heldUntil: string | null, joinedAt: string, spentFen: number, lastReadAt: string | null, source: string | null, tags: Array<string>, identities: Array<{ app: MemberApp, appid: string, openid: string, unionid: string | null, createdAt: string }>, memberships: Array<{ id: string, source: MembershipSource, startsAt: string, endsAt: string, isActive: boolean, revokedAt: string | null, revokeReason: RevokeReason | null, note: string | null, orderId: string | null, tier: { id: string, name: string } }> } | null };

export type ConsoleMembersQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: MemberFilter | null | undefined;
  sort?: MemberSort | null | undefined;
}>;


export type ConsoleMembersQuery = { members: { edges: Array<{ node: { id: string, displayName: string, isFollower: boolean, status: MemberStatus, heldUntil: string | null, joinedAt: string, spentFen: number, lastReadAt: string | null, source: string | null, tags: Array<string>, memberships: Array<{ id: string, isActive: boolean, tier: { id: string, name: string } }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ExportMembersMutationVariables = Exact<{
  input: ExportMembersInput;
}>;


export type ExportMembersMutation = { exportMembers: { __typename: 'ExportMembersSuccess', task: { id: string } } };

export type LogInWithMiniProgramMutationVariables = Exact<{
  input: LogInWithMiniProgramInput;
}>;


export type LogInWithMiniProgramMutation = { logInWithMiniProgram:
    | { __typename: 'LogInCodeRejected', code: string, message: string }
    | { __typename: 'LogInSuccess', sessionToken: string, expiresAt: string, viewer: { member: { id: string, displayName: string, isFollower: boolean, memberships: Array<{ id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }> } | null, checkout: { canPay: boolean, rail: Rail | null, reason: CheckoutUnavailableReason | null } } }
    | { __typename: 'MemberBanned', code: string, message: string }
    | { __typename: 'WeChatUnavailable', code: string, message: string }
   };

export type LogOutMutationVariables = Exact<{ [key: string]: never; }>;


export type LogOutMutation = { logOut: { __typename: 'LogOutSuccess', viewer: { member: { id: string, displayName: string, isFollower: boolean, memberships: Array<{ id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }> } | null, checkout: { canPay: boolean, rail: Rail | null, reason: CheckoutUnavailableReason | null } } } };

export type MemberFilterChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type MemberFilterChoicesQuery = { tiers: Array<{ id: string, name: string }>, memberTags: Array<{ value: string, memberCount: number }>, memberSources: Array<{ value: string, memberCount: number }> };

export type MemberRowFragment = { id: string, displayName: string, isFollower: boolean, status: MemberStatus, heldUntil: string | null, joinedAt: string, spentFen: number, lastReadAt: string | null, source: string | null, tags: Array<string>, memberships: Array<{ id: string, isActive: boolean, tier: { id: string, name: string } }> };

export type RemoveMemberNoteMutationVariables = Exact<{
  input: RemoveMemberNoteInput;
}>;


export type RemoveMemberNoteMutation = { removeMemberNote: { __typename: 'RemoveMemberNoteSuccess', memberId: string, text: string } };

export type StartMemberImportMutationVariables = Exact<{
  input: StartMemberImportInput;
}>;


export type StartMemberImportMutation = { startMemberImport:
    | { __typename: 'MemberListNotTried', code: string, message: string }
    | { __typename: 'StartMemberImportSuccess', task: { id: string } }
   };

export type TagMembersMutationVariables = Exact<{
  input: TagMembersInput;
}>;


export type TagMembersMutation = { tagMembers:
    | { __typename: 'InvalidTag', code: string, message: string }
    | { __typename: 'TagMembersSuccess', tag: string, changedCount: number, changedMemberIds: Array<string> | null }
   };

export type UnbanMemberMutationVariables = Exact<{
  input: UnbanMemberInput;
}>;


export type UnbanMemberMutation = { unbanMember:
    | { __typename: 'MemberNotFound', code: string, message: string }
    | { __typename: 'UnbanMemberSuccess', member: { id: string, isBanned: boolean } }
   };

export type UntagMembersMutationVariables = Exact<{
  input: TagMembersInput;
}>;


export type UntagMembersMutation = { untagMembers:
    | { __typename: 'InvalidTag', code: string, message: string }
    | { __typename: 'UntagMembersSuccess', tag: string, changedCount: number, changedMemberIds: Array<string> | null }
   };

export type ViewerStatusFragment = { member: { id: string, displayName: string, isFollower: boolean, memberships: Array<{ id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }> } | null, checkout: { canPay: boolean, rail: Rail | null, reason: CheckoutUnavailableReason | null } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { member: { id: string, displayName: string, isFollower: boolean, memberships: Array<{ id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }> } | null, checkout: { canPay: boolean, rail: Rail | null, reason: CheckoutUnavailableReason | null } } };

export type CompMembershipMutationVariables = Exact<{
  input: CompMembershipInput;
}>;


export type CompMembershipMutation = { compMembership:
    | { __typename: 'CompMembershipSuccess', membership: { id: string, endsAt: string } }
    | { __typename: 'MembershipEndOutOfRange', code: string, message: string }
   };

export type EndMembershipMutationVariables = Exact<{
  input: EndMembershipInput;
}>;


export type EndMembershipMutation = { endMembership:
    | { __typename: 'EndMembershipSuccess', membership: { id: string } }
    | { __typename: 'MembershipOver', code: string, message: string }
    | { __typename: 'MembershipWasPaid', orderId: string | null, code: string, message: string }
   };

export type ExtendMembershipMutationVariables = Exact<{
  input: ExtendMembershipInput;
}>;


export type ExtendMembershipMutation = { extendMembership:
    | { __typename: 'ExtendMembershipSuccess', membership: { id: string, endsAt: string } }
    | { __typename: 'MembershipEndOutOfRange', code: string, message: string }
    | { __typename: 'MembershipOver', code: string, message: string }
   };

export type MembershipSummaryFragment = { id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } };

export type MyMembershipQueryVariables = Exact<{
  orders: number;
  after?: string | null | undefined;
}>;


export type MyMembershipQuery = { account: { id: string, handle: string, name: string, kind: AccountKind, isVerified: boolean, description: string, logoUrl: string | null }, viewer: { promotion: { isOffered: boolean } | null, renewalReminder: { id: string, words: string, tierPrice: { id: string, amountFen: number } | null } | null, renewal: { id: string, status: RenewalContractStatus, variant: RenewalVariant, isEnding: boolean, amountFen: number, periodDays: number, words: string, tier: { id: string, name: string }, nextCharge: { id: string, words: string } | null } | null, member: { joinedAt: string, id: string, displayName: string, isFollower: boolean, memberships: Array<{ revokedAt: string | null, revokeReason: RevokeReason | null, id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }>, orders: { edges: Array<{ node: { id: string, kind: OrderKind, status: OrderStatus, amountFen: number, description: string, period: BillingPeriod | null, createdAt: string, paidAt: string | null, refunds: Array<{ id: string, amountFen: number, status: RefundStatus }>, tier: { id: string, name: string } | null, article: { id: string, title: string } | null, series: { id: string, title: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null, checkout: { canPay: boolean, rail: Rail | null, reason: CheckoutUnavailableReason | null } } };

export type ConsoleCustomMenuQueryVariables = Exact<{ [key: string]: never; }>;


export type ConsoleCustomMenuQuery = { account: { name: string }, customMenu: { version: number, updatedAt: string, hasUnpublishedChanges: boolean, entries: Array<{ key: string, name: string, action:
        | { __typename: 'OpenArticleAction', articleId: string, title: string | null, opensIn: MenuClient }
        | { __typename: 'OpenPageAction', page: MenuActionKind, opensIn: MenuClient }
        | { __typename: 'OpenSeriesAction', seriesId: string, title: string | null, opensIn: MenuClient }
        | { __typename: 'OpenUrlAction', url: string }
        | { __typename: 'SendKeyAction', key: string }
       | null, entries: Array<{ key: string, name: string, action:
          | { __typename: 'OpenArticleAction', articleId: string, title: string | null, opensIn: MenuClient }
          | { __typename: 'OpenPageAction', page: MenuActionKind, opensIn: MenuClient }
          | { __typename: 'OpenSeriesAction', seriesId: string, title: string | null, opensIn: MenuClient }
          | { __typename: 'OpenUrlAction', url: string }
          | { __typename: 'SendKeyAction', key: string }
         }> }>, published: { publishedAt: string, entries: Array<{ key: string, name: string, action:
          | { __typename: 'OpenArticleAction', articleId: string, title: string | null, opensIn: MenuClient }
          | { __typename: 'OpenPageAction', page: MenuActionKind, opensIn: MenuClient }
          | { __typename: 'OpenSeriesAction', seriesId: string, title: string | null, opensIn: MenuClient }
          | { __typename: 'OpenUrlAction', url: string }
          | { __typename: 'SendKeyAction', key: string }
         | null, entries: Array<{ key: string, name: string, action:
            | { __typename: 'OpenArticleAction', articleId: string, title: string | null, opensIn: MenuClient }
            | { __typename: 'OpenPageAction', page: MenuActionKind, opensIn: MenuClient }
            | { __typename: 'OpenSeriesAction', seriesId: string, title: string | null, opensIn: MenuClient }
            | { __typename: 'OpenUrlAction', url: string }
            | { __typename: 'SendKeyAction', key: string }
           }> }> } | null } | null };

export type ConsoleMenuFragment = { version: number, updatedAt: string, hasUnpublishedChanges: boolean, entries: Array<{ key: string, name: string, action:
      | { __typename: 'OpenArticleAction', articleId: string, title: string | null, opensIn: MenuClient }
      | { __typename: 'OpenPageAction', page: MenuActionKind, opensIn: MenuClient }
      | { __typename: 'OpenSeriesAction', seriesId: string, title: string | null, opensIn: MenuClient }
      | { __typename: 'OpenUrlAction', url: string }
      | { __typename: 'SendKeyAction', key: string }
     | null, entries: Array<{ key: string, name: string, action:
        | { __typename: 'OpenArticleAction', articleId: string, title: string | null, opensIn: MenuClient }
        | { __typename: 'OpenPageAction', page: MenuActionKind, opensIn: MenuClient }
        | { __typename: 'OpenSeriesAction', seriesId: string, title: string | null, opensIn: MenuClient }
        | { __typename: 'OpenUrlAction', url: string }
        | { __typename: 'SendKeyAction', key: string }
       }> }>, published: { publishedAt: string, entries: Array<{ key: string, name: string, action:
        | { __typename: 'OpenArticleAction', articleId: string, title: string | null, opensIn: MenuClient }
        | { __typename: 'OpenPageAction', page: MenuActionKind, opensIn: MenuClient }
        | { __typename: 'OpenSeriesAction', seriesId: string, title: string | null, opensIn: MenuClient }
        | { __typename: 'OpenUrlAction', url: string }
        | { __typename: 'SendKeyAction', key: string }
       | null, entries: Array<{ key: string, name: string, action:
          | { __typename: 'OpenArticleAction', articleId: string, title: string | null, opensIn: MenuClient }
          | { __typename: 'OpenPageAction', page: MenuActionKind, opensIn: MenuClient }
          | { __typename: 'OpenSeriesAction', seriesId: string, title: string | null, opensIn: MenuClient }
          | { __typename: 'OpenUrlAction', url: string }
          | { __typename: 'SendKeyAction', key: string }
         }> }> } | null };

type MenuAction_OpenArticleAction_Fragment = { __typename: 'OpenArticleAction', articleId: string, title: string | null, opensIn: MenuClient };

type MenuAction_OpenPageAction_Fragment = { __typename: 'OpenPageAction', page: MenuActionKind, opensIn: MenuClient };

type MenuAction_OpenSeriesAction_Fragment = { __typename: 'OpenSeriesAction', seriesId: string, title: string | null, opensIn: MenuClient };

type MenuAction_OpenUrlAction_Fragment = { __typename: 'OpenUrlAction', url: string };

type MenuAction_SendKeyAction_Fragment = { __typename: 'SendKeyAction', key: string };

export type MenuActionFragment =
  | MenuAction_OpenArticleAction_Fragment
  | MenuAction_OpenPageAction_Fragment
  | MenuAction_OpenSeriesAction_Fragment
  | MenuAction_OpenUrlAction_Fragment
  | MenuAction_SendKeyAction_Fragment
;

export type MenuEntriesFragment = { key: string, name: string, action:
    | { __typename: 'OpenArticleAction', articleId: string, title: string | null, opensIn: MenuClient }
    | { __typename: 'OpenPageAction', page: MenuActionKind, opensIn: MenuClient }
    | { __typename: 'OpenSeriesAction', seriesId: string, title: string | null, opensIn: MenuClient }
    | { __typename: 'OpenUrlAction', url: string }
    | { __typename: 'SendKeyAction', key: string }
   | null, entries: Array<{ key: string, name: string, action:
      | { __typename: 'OpenArticleAction', articleId: string, title: string | null, opensIn: MenuClient }
      | { __typename: 'OpenPageAction', page: MenuActionKind, opensIn: MenuClient }
      | { __typename: 'OpenSeriesAction', seriesId: string, title: string | null, opensIn: MenuClient }
      | { __typename: 'OpenUrlAction', url: string }
      | { __typename: 'SendKeyAction', key: string }
     }> };

export type MenuHistoryQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type MenuHistoryQuery = { customMenuPublications: { edges: Array<{ node: { id: string, outcome: MenuPublicationOutcome, problem: string | null, staffName: string, startedAt: string, finishedAt: string | null, entries: Array<{ key: string, name: string, action:
            | { __typename: 'OpenArticleAction', articleId: string, title: string | null, opensIn: MenuClient }
            | { __typename: 'OpenPageAction', page: MenuActionKind, opensIn: MenuClient }
            | { __typename: 'OpenSeriesAction', seriesId: string, title: string | null, opensIn: MenuClient }
            | { __typename: 'OpenUrlAction', url: string }
            | { __typename: 'SendKeyAction', key: string }
           | null, entries: Array<{ key: string, name: string, action:
              | { __typename: 'OpenArticleAction', articleId: string, title: string | null, opensIn: MenuClient }
              | { __typename: 'OpenPageAction', page: MenuActionKind, opensIn: MenuClient }
              | { __typename: 'OpenSeriesAction', seriesId: string, title: string | null, opensIn: MenuClient }
              | { __typename: 'OpenUrlAction', url: string }
              | { __typename: 'SendKeyAction', key: string }
             }> }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MenuTargetsQueryVariables = Exact<{
  articles: number;
}>;


export type MenuTargetsQuery = { articles: { edges: Array<{ node: { id: string, title: string } }> }, seriesList: { edges: Array<{ node: { id: string, title: string } }> } };

export type MenuVariantDetailsFragment = { id: string, tag: string, version: number, followerCount: number, publishedAt: string | null, hasUnpublishedChanges: boolean, isRemoved: boolean, entries: Array<{ key: string, name: string, action:
      | { __typename: 'OpenArticleAction', articleId: string, title: string | null, opensIn: MenuClient }
      | { __typename: 'OpenPageAction', page: MenuActionKind, opensIn: MenuClient }
      | { __typename: 'OpenSeriesAction', seriesId: string, title: string | null, opensIn: MenuClient }
      | { __typename: 'OpenUrlAction', url: string }
      | { __typename: 'SendKeyAction', key: string }
     | null, entries: Array<{ key: string, name: string, action:
        | { __typename: 'OpenArticleAction', articleId: string, title: string | null, opensIn: MenuClient }
        | { __typename: 'OpenPageAction', page: MenuActionKind, opensIn: MenuClient }
        | { __typename: 'OpenSeriesAction', seriesId: string, title: string | null, opensIn: MenuClient }
        | { __typename: 'OpenUrlAction', url: string }
        | { __typename: 'SendKeyAction', key: string }
       }> }> };

export type MenuVariantsQueryVariables = Exact<{ [key: string]: never; }>;


export type MenuVariantsQuery = { account: { name: string }, menuVariants: Array<{ id: string, tag: string, version: number, followerCount: number, publishedAt: string | null, hasUnpublishedChanges: boolean, isRemoved: boolean, entries: Array<{ key: string, name: string, action:
        | { __typename: 'OpenArticleAction', articleId: string, title: string | null, opensIn: MenuClient }
        | { __typename: 'OpenPageAction', page: MenuActionKind, opensIn: MenuClient }
        | { __typename: 'OpenSeriesAction', seriesId: string, title: string | null, opensIn: MenuClient }
        | { __typename: 'OpenUrlAction', url: string }
        | { __typename: 'SendKeyAction', key: string }
       | null, entries: Array<{ key: string, name: string, action:
          | { __typename: 'OpenArticleAction', articleId: string, title: string | null, opensIn: MenuClient }
          | { __typename: 'OpenPageAction', page: MenuActionKind, opensIn: MenuClient }
          | { __typename: 'OpenSeriesAction', seriesId: string, title: string | null, opensIn: MenuClient }
          | { __typename: 'OpenUrlAction', url: string }
          | { __typename: 'SendKeyAction', key: string }
         }> }> }> };

export type PublishCustomMenuMutationVariables = Exact<{ [key: string]: never; }>;


export type PublishCustomMenuMutation = { publishCustomMenu:
    | { __typename: 'CustomMenuPublishInProgress', code: string, message: string }
    | { __typename: 'CustomMenuRefused', code: string, message: string }
    | { __typename: 'MenuNeedsMiniProgram', code: string, message: string, path: string }
    | { __typename: 'MenuTargetUnavailable', code: string, message: string, path: string }
    | { __typename: 'NoCustomMenu', code: string, message: string }
    | { __typename: 'OfficialAccountNotConnected', code: string, message: string }
    | { __typename: 'PublishCustomMenuSuccess', customMenu: { version: number, updatedAt: string, hasUnpublishedChanges: boolean, entries: Array<{ key: string, name: string, action:
            | { __typename: 'OpenArticleAction', articleId: string, title: string | null, opensIn: MenuClient }
            | { __typename: 'OpenPageAction', page: MenuActionKind, opensIn: MenuClient }
            | { __typename: 'OpenSeriesAction', seriesId: string, title: string | null, opensIn: MenuClient }
            | { __typename: 'OpenUrlAction', url: string }
            | { __typename: 'SendKeyAction', key: string }
           | null, entries: Array<{ key: string, name: string, action:
              | { __typename: 'OpenArticleAction', articleId: string, title: string | null, opensIn: MenuClient }
              | { __typename: 'OpenPageAction', page: MenuActionKind, opensIn: MenuClient }
              | { __typename: 'OpenSeriesAction', seriesId: string, title: string | null, opensIn: MenuClient }
              | { __typename: 'OpenUrlAction', url: string }
              | { __typename: 'SendKeyAction', key: string }
             }> }>, published: { publishedAt: string, entries: Array<{ key: string, name: string, action:
              | { __typename: 'OpenArticleAction', articleId: string, title: string | null, opensIn: MenuClient }
              | { __typename: 'OpenPageAction', page: MenuActionKind, opensIn: MenuClient }
              | { __typename: 'OpenSeriesAction', seriesId: string, title: string | null, opensIn: MenuClient }
              | { __typename: 'OpenUrlAction', url: string }
              | { __typename: 'SendKeyAction', key: string }
             | null, entries: Array<{ key: string, name: string, action:
                | { __typename: 'OpenArticleAction', articleId: string, title: string | null, opensIn: MenuClient }
                | { __typename: 'OpenPageAction', page: MenuActionKind, opensIn: MenuClient }
                | { __typename: 'OpenSeriesAction', seriesId: string, title: string | null, opensIn: MenuClient }
                | { __typename: 'OpenUrlAction', url: string }
                | { __typename: 'SendKeyAction', key: string }
               }> }> } | null } }
    | { __typename: 'TooManyMenuDomains', code: string, message: string }
    | { __typename: 'WeChatUnavailable', code: string, message: string }
   };

export type PublishMenuVariantsMutationVariables = Exact<{ [key: string]: never; }>;


export type PublishMenuVariantsMutation = { publishMenuVariants:
    | { __typename: 'CustomMenuPublishInProgress', code: string, message: string }
    | { __typename: 'CustomMenuRefused', code: string, message: string }
    | { __typename: 'MenuForEverybodyMissing', code: string, message: string }
    | { __typename: 'MenuNeedsMiniProgram', code: string, message: string }
    | { __typename: 'MenuTargetUnavailable', code: string, message: string }
    | { __typename: 'MenuVariantsSuccess', menuVariants: Array<{ id: string }> }
    | { __typename: 'OfficialAccountNotConnected', code: string, message: string }
    | { __typename: 'TooManyMenuDomains', code: string, message: string }
    | { __typename: 'WeChatUnavailable', code: string, message: string }
   };

export type RemoveMenuVariantMutationVariables = Exact<{
  id: string;
}>;


export type RemoveMenuVariantMutation = { removeMenuVariant: { menuVariants: Array<{ id: string }> } };

export type RestoreCustomMenuMutationVariables = Exact<{
  input: RestoreCustomMenuInput;
}>;


export type RestoreCustomMenuMutation = { restoreCustomMenu:
    | { __typename: 'CustomMenuConflict', code: string, message: string }
    | { __typename: 'RestoreCustomMenuSuccess', customMenu: { version: number, updatedAt: string, hasUnpublishedChanges: boolean, entries: Array<{ key: string, name: string, action:
            | { __typename: 'OpenArticleAction', articleId: string, title: string | null, opensIn: MenuClient }
            | { __typename: 'OpenPageAction', page: MenuActionKind, opensIn: MenuClient }
            | { __typename: 'OpenSeriesAction', seriesId: string, title: string | null, opensIn: MenuClient }
            | { __typename: 'OpenUrlAction', url: string }
            | { __typename: 'SendKeyAction', key: string }
           | null, entries: Array<{ key: string, name: string, action:
              | { __typename: 'OpenArticleAction', articleId: string, title: string | null, opensIn: MenuClient }
              | { __typename: 'OpenPageAction', page: MenuActionKind, opensIn: MenuClient }
              | { __typename: 'OpenSeriesAction', seriesId: string, title: string | null, opensIn: MenuClient }
              | { __typename: 'OpenUrlAction', url: string }
              | { __typename: 'SendKeyAction', key: string }
             }> }>, published: { publishedAt: string, entries: Array<{ key: string, name: string, action:
              | { __typename: 'OpenArticleAction', articleId: string, title: string | null, opensIn: MenuClient }
              | { __typename: 'OpenPageAction', page: MenuActionKind, opensIn: MenuClient }
              | { __typename: 'OpenSeriesAction', seriesId: string, title: string | null, opensIn: MenuClient }
              | { __typename: 'OpenUrlAction', url: string }
              | { __typename: 'SendKeyAction', key: string }
             | null, entries: Array<{ key: string, name: string, action:
                | { __typename: 'OpenArticleAction', articleId: string, title: string | null, opensIn: MenuClient }
                | { __typename: 'OpenPageAction', page: MenuActionKind, opensIn: MenuClient }
                | { __typename: 'OpenSeriesAction', seriesId: string, title: string | null, opensIn: MenuClient }
                | { __typename: 'OpenUrlAction', url: string }
                | { __typename: 'SendKeyAction', key: string }
               }> }> } | null } }
   };

export type SaveMenuVariantMutationVariables = Exact<{
  input: SaveMenuVariantInput;
}>;


export type SaveMenuVariantMutation = { saveMenuVariant:
    | { __typename: 'CustomMenuConflict', code: string, message: string }
    | { __typename: 'MenuEntryIncomplete', code: string, message: string, path: string }
    | { __typename: 'MenuKeyNotUsable', code: string, message: string, path: string }
    | { __typename: 'MenuNameLengthOutOfRange', code: string, message: string, path: string }
    | { __typename: 'MenuNeedsMiniProgram', code: string, message: string, path: string }
    | { __typename: 'MenuTagNotUsable', code: string, message: string }
    | { __typename: 'MenuTargetUnavailable', code: string, message: string, path: string }
    | { __typename: 'MenuUrlNotUsable', code: string, message: string, path: string }
    | { __typename: 'SaveMenuVariantSuccess', menuVariant: { id: string, tag: string, version: number, followerCount: number, publishedAt: string | null, hasUnpublishedChanges: boolean, isRemoved: boolean, entries: Array<{ key: string, name: string, action:
            | { __typename: 'OpenArticleAction', articleId: string, title: string | null, opensIn: MenuClient }
            | { __typename: 'OpenPageAction', page: MenuActionKind, opensIn: MenuClient }
            | { __typename: 'OpenSeriesAction', seriesId: string, title: string | null, opensIn: MenuClient }
            | { __typename: 'OpenUrlAction', url: string }
            | { __typename: 'SendKeyAction', key: string }
           | null, entries: Array<{ key: string, name: string, action:
              | { __typename: 'OpenArticleAction', articleId: string, title: string | null, opensIn: MenuClient }
              | { __typename: 'OpenPageAction', page: MenuActionKind, opensIn: MenuClient }
              | { __typename: 'OpenSeriesAction', seriesId: string, title: string | null, opensIn: MenuClient }
              | { __typename: 'OpenUrlAction', url: string }
              | { __typename: 'SendKeyAction', key: string }
             }> }> } }
    | { __typename: 'TooManyMenuDomains', code: string, message: string }
    | { __typename: 'TooManyMenuEntries', code: string, message: string }
   };

export type TryCustomMenuMutationVariables = Exact<{
  memberId: string;
}>;


export type TryCustomMenuMutation = { tryCustomMenu:
    | { __typename: 'CustomMenuRefused', code: string, message: string }
    | { __typename: 'MemberFollowsNot', code: string, message: string }
    | { __typename: 'OfficialAccountNotConnected', code: string, message: string }
    | { __typename: 'TryCustomMenuSuccess', entries: Array<{ name: string, entries: Array<string> }> }
    | { __typename: 'WeChatUnavailable', code: string, message: string }
   };

export type UpdateCustomMenuMutationVariables = Exact<{
  input: UpdateCustomMenuInput;
}>;


export type UpdateCustomMenuMutation = { updateCustomMenu:
    | { __typename: 'CustomMenuConflict', code: string, message: string }
    | { __typename: 'MenuEntryIncomplete', code: string, message: string, path: string }
    | { __typename: 'MenuKeyNotUsable', code: string, message: string, path: string }
    | { __typename: 'MenuNameLengthOutOfRange', code: string, message: string, path: string }
    | { __typename: 'MenuNeedsMiniProgram', code: string, message: string, path: string }
    | { __typename: 'MenuTargetUnavailable', code: string, message: string, path: string }
    | { __typename: 'MenuUrlNotUsable', code: string, message: string, path: string }
    | { __typename: 'TooManyMenuDomains', code: string, message: string }
    | { __typename: 'TooManyMenuEntries', code: string, message: string }
    | { __typename: 'UpdateCustomMenuSuccess', customMenu: { version: number, updatedAt: string, hasUnpublishedChanges: boolean, entries: Array<{ key: string, name: string, action:
            | { __typename: 'OpenArticleAction', articleId: string, title: string | null, opensIn: MenuClient }
            | { __typename: 'OpenPageAction', page: MenuActionKind, opensIn: MenuClient }
            | { __typename: 'OpenSeriesAction', seriesId: string, title: string | null, opensIn: MenuClient }
            | { __typename: 'OpenUrlAction', url: string }
            | { __typename: 'SendKeyAction', key: string }
           | null, entries: Array<{ key: string, name: string, action:
              | { __typename: 'OpenArticleAction', articleId: string, title: string | null, opensIn: MenuClient }
              | { __typename: 'OpenPageAction', page: MenuActionKind, opensIn: MenuClient }
              | { __typename: 'OpenSeriesAction', seriesId: string, title: string | null, opensIn: MenuClient }
              | { __typename: 'OpenUrlAction', url: string }
              | { __typename: 'SendKeyAction', key: string }
             }> }>, published: { publishedAt: string, entries: Array<{ key: string, name: string, action:
              | { __typename: 'OpenArticleAction', articleId: string, title: string | null, opensIn: MenuClient }
              | { __typename: 'OpenPageAction', page: MenuActionKind, opensIn: MenuClient }
              | { __typename: 'OpenSeriesAction', seriesId: string, title: string | null, opensIn: MenuClient }
              | { __typename: 'OpenUrlAction', url: string }
              | { __typename: 'SendKeyAction', key: string }
             | null, entries: Array<{ key: string, name: string, action:
                | { __typename: 'OpenArticleAction', articleId: string, title: string | null, opensIn: MenuClient }
                | { __typename: 'OpenPageAction', page: MenuActionKind, opensIn: MenuClient }
                | { __typename: 'OpenSeriesAction', seriesId: string, title: string | null, opensIn: MenuClient }
                | { __typename: 'OpenUrlAction', url: string }
                | { __typename: 'SendKeyAction', key: string }
               }> }> } | null } }
   };

export type MoneyRulesQueryVariables = Exact<{ [key: string]: never; }>;


export type MoneyRulesQuery = { account: { moneySettings: { version: number, refundWindowDays: number, refundMaxReadBps: number, appleRefundPolicy: AppleRefundPolicy, isTippingEnabled: boolean, tipPresetsFen: Array<number>, tipMinFen: number, tipMaxFen: number, tipThankYou: string, isAutoRenewalEnabled: boolean, renewalReminderDays: number, arePromotersEnabled: boolean, promoterRateBps: number, coolingOffDays: number, payoutMinFen: number } } };

export type UpdateMoneySettingsMutationVariables = Exact<{
  input: UpdateMoneySettingsInput;
}>;


export type UpdateMoneySettingsMutation = { updateMoneySettings:
    | { __typename: 'MoneySettingOutOfRange', code: string, message: string, field: string }
    | { __typename: 'MoneySettingsConflict', code: string, message: string }
    | { __typename: 'UpdateMoneySettingsSuccess', moneySettings: { version: number } }
   };

export type ConsoleBillsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type ConsoleBillsQuery = { bills: { edges: Array<{ node: { id: string, kind: BillKind, merchant: string, billOn: string, status: BillStatus, lineCount: number, incomeFen: number, expenseFen: number, feeFen: number, exceptionCount: number, lastError: string | null, matchedAt: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ConsoleCommissionsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type ConsoleCommissionsQuery = { affiliateConversions: { edges: Array<{ node: { id: string, externalReference: string, amountFen: number, reversedFen: number, source: ConversionSource, occurredAt: string, link: { id: string, title: string, kind: AffiliateLinkKind }, commission: { amountFen: number, reversedFen: number, status: CommissionStatus, payableAt: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ConsoleExceptionsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  isOpen?: boolean | null | undefined;
}>;


export type ConsoleExceptionsQuery = { paymentExceptions: { edges: Array<{ node: { id: string, kind: PaymentExceptionKind, outTradeNo: string, suggestedAction: string, resolution: string | null, createdAt: string, resolvedAt: string | null, discrepancies: Array<{ fact: string, expected: string | null, actual: string | null }>, payment: { order: { id: string } } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ConsoleLedgerQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: LedgerFilter | null | undefined;
}>;


export type ConsoleLedgerQuery = { ledgerTransactions: { edges: Array<{ node: { id: string, kind: LedgerKind, providerDocument: string, occurredAt: string, order: { id: string } | null, entries: Array<{ line: number, ledgerAccount: string, name: string, amountFen: number }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ConsoleOrderRowFragment = { id: string, kind: OrderKind, status: OrderStatus, amountFen: number, description: string, createdAt: string, paidAt: string | null, member: { id: string, displayName: string } | null, payments: Array<{ id: string, rail: Rail, status: PaymentStatus, amountFen: number, refundedFen: number, outTradeNo: string }> };

export type ConsoleOrderQueryVariables = Exact<{
  id: string;
}>;


export type ConsoleOrderQuery = { order: { listAmountFen: number, creditFen: number, tierChange: TierChange | null, expiresAt: string, id: string, kind: OrderKind, status: OrderStatus, amountFen: number, description: string, createdAt: string, paidAt: string | null, membership: { id: string, startsAt: string, endsAt: string, isActive: boolean, revokedAt: string | null, revokeReason: RevokeReason | null, tier: { name: string } } | null, refunds: Array<{ id: string, amountFen: number, status: RefundStatus, initiator: RefundInitiator, reason: string, failureMessage: string | null, failureDetail: string | null, createdAt: string, succeededAt: string | null }>, member: { id: string, displayName: string } | null, payments: Array<{ id: string, rail: Rail, status: PaymentStatus, amountFen: number, refundedFen: number, outTradeNo: string }> } | null, ledgerTransactions: { edges: Array<{ node: { id: string, kind: LedgerKind, providerDocument: string, occurredAt: string, order: { id: string } | null, entries: Array<{ line: number, ledgerAccount: string, name: string, amountFen: number }> } }> } };

export type ConsoleOrdersQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: OrderFilter | null | undefined;
}>;


export type ConsoleOrdersQuery = { orders: { edges: Array<{ node: { id: string, kind: OrderKind, status: OrderStatus, amountFen: number, description: string, createdAt: string, paidAt: string | null, member: { id: string, displayName: string } | null, payments: Array<{ id: string, rail: Rail, status: PaymentStatus, amountFen: number, refundedFen: number, outTradeNo: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ConsolePayoutsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type ConsolePayoutsQuery = { payouts: { edges: Array<{ node: { id: string, amountFen: number, method: PayoutMethod, status: PayoutStatus, outBillNo: string, failure: string | null, createdAt: string, endedAt: string | null, member: { id: string, displayName: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ConsoleRefundsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type ConsoleRefundsQuery = { refunds: { edges: Array<{ node: { id: string, amountFen: number, status: RefundStatus, initiator: RefundInitiator, reason: string, failureMessage: string | null, failureDetail: string | null, createdAt: string, succeededAt: string | null, order: { id: string, description: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ConsoleStatementQueryVariables = Exact<{
  from: string;
  to: string;
  step: StatementStep;
}>;


export type ConsoleStatementQuery = { statement: Array<{ period: string, ledgerAccount: string, name: string, openingFen: number, debitFen: number, creditFen: number, closingFen: number }> };

export type ConsoleTipsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type ConsoleTipsQuery = { tips: { edges: Array<{ node: { id: string, amountFen: number, message: string, paidAt: string | null, refundedAt: string | null, member: { displayName: string }, article: { id: string, title: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type LedgerRowFragment = { id: string, kind: LedgerKind, providerDocument: string, occurredAt: string, order: { id: string } | null, entries: Array<{ line: number, ledgerAccount: string, name: string, amountFen: number }> };

export type MoneyOverviewQueryVariables = Exact<{ [key: string]: never; }>;


export type MoneyOverviewQuery = { moneyOverview: { todayFen: number, monthFen: number, balanceFen: number, openExceptionCount: number, byIncome: Array<{ ledgerAccount: string, name: string, amountFen: number }>, byRailThisMonth: Array<{ rail: Rail, amountFen: number }>, byRail: Array<{ ledgerAccount: string, name: string, amountFen: number }>, days: Array<{ on: string, incomeFen: number, refundFen: number, feeFen: number }> } };

export type RefundPaymentMutationVariables = Exact<{
  input: RefundPaymentInput;
}>;


export type RefundPaymentMutation = { refundPayment:
    | { __typename: 'OnlyAppleRefunds', code: string, message: string }
    | { __typename: 'PaymentNotRefundable', code: string, message: string }
    | { __typename: 'RefundAmountOutOfRange', code: string, message: string }
    | { __typename: 'RefundKeyReused', code: string, message: string }
    | { __typename: 'RefundPaymentSuccess', refund: { id: string, status: RefundStatus } }
    | { __typename: 'RefundReasonOutOfRange', code: string, message: string }
    | { __typename: 'RefundUnderWay', code: string, message: string }
   };

export type ResolvePaymentExceptionMutationVariables = Exact<{
  input: ResolvePaymentExceptionInput;
}>;


export type ResolvePaymentExceptionMutation = { resolvePaymentException: { __typename: 'ResolvePaymentExceptionSuccess', id: string } };

export type StartReconciliationMutationVariables = Exact<{ [key: string]: never; }>;


export type StartReconciliationMutation = { startReconciliation: { __typename: 'StartReconciliationSuccess', task: { id: string, kind: TaskKind, status: TaskStatus, doneCount: number, totalCount: number | null, fileName: string | null, failureMessage: string | null, downloadPath: string | null, createdAt: string, endedAt: string | null, staff: { id: string, displayName: string } | null, memberImport: { isDryRun: boolean, rowCount: number, newMemberCount: number, membershipCount: number, taggedCount: number, noteCount: number, unchangedCount: number, problemCount: number } | null, memberExport: { memberCount: number, rowCount: number } | null, reconciliation: { billCount: number, matchedCount: number, exceptionCount: number } | null } } };

export type ArchiveOfferMutationVariables = Exact<{
  input: ArchiveOfferInput;
}>;


export type ArchiveOfferMutation = { archiveOffer: { __typename: 'ArchiveOfferSuccess', offer: { id: string } } };

export type ConsoleOffersQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type ConsoleOffersQuery = { offers: { edges: Array<{ node: { id: string, name: string, code: string, kind: OfferKind, percentOffBps: number | null, amountOffFen: number | null, trialDays: number | null, audience: OfferAudience, period: BillingPeriod | null, periods: number | null, startsAt: string, endsAt: string | null, isArchived: boolean, tier: { id: string, name: string } | null, use: { usedCount: number, heldCount: number, maxRedemptions: number | null, spentFen: number, budgetFen: number | null, overrunCount: number, overrunFen: number } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CreateOfferMutationVariables = Exact<{
  input: CreateOfferInput;
}>;


export type CreateOfferMutation = { createOffer:
    | { __typename: 'CreateOfferSuccess' }
    | { __typename: 'InvalidOffer', code: string, message: string, field: string }
    | { __typename: 'OfferCodeTaken', code: string, message: string }
   };

export type OfferQueryVariables = Exact<{
  code: string;
}>;


export type OfferQuery = { account: { id: string, handle: string, name: string, kind: AccountKind, isVerified: boolean, description: string, logoUrl: string | null }, offer: { id: string, name: string, code: string, kind: OfferKind, percentOffBps: number | null, amountOffFen: number | null, trialDays: number | null, periods: number | null, period: BillingPeriod | null, endsAt: string | null, viewerRefusal: OfferRefusalReason | null, tier: { id: string, name: string } | null } | null, tiers: Array<{ id: string, name: string, prices: Array<{ id: string, period: BillingPeriod, passEndsAt: string | null, amountFen: number }> }>, viewer: { member: { id: string, displayName: string, isFollower: boolean, memberships: Array<{ id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }> } | null, checkout: { canPay: boolean, rail: Rail | null, reason: CheckoutUnavailableReason | null } } };

export type StartTrialMutationVariables = Exact<{
  input: StartTrialInput;
}>;


export type StartTrialMutation = { startTrial:
    | { __typename: 'OfferNotForYou', code: string, message: string }
    | { __typename: 'OfferNotFound', code: string, message: string }
    | { __typename: 'OfferUsedUp', code: string, message: string }
    | { __typename: 'StartTrialSuccess', membership: { id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }, viewer: { member: { id: string, displayName: string, isFollower: boolean, memberships: Array<{ id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }> } | null, checkout: { canPay: boolean, rail: Rail | null, reason: CheckoutUnavailableReason | null } } }
   };

export type ComparedCountsFragment = { current: number, previous: number };

export type ComparedRatiosFragment = { current: { numerator: number, denominator: number }, previous: { numerator: number, denominator: number } };

export type ConsoleOverviewQueryVariables = Exact<{
  days: number;
}>;


export type ConsoleOverviewQuery = { overview: { days: number, firstDay: string, lastDay: string, activeMembers: { current: number, previous: number }, payingMembers: { current: number, previous: number }, recurringRevenue: { currentFen: number, previousFen: number } | null, newMembers: { current: number, previous: number }, returnedMembers: { current: number, previous: number }, lostMembers: { current: number, previous: number }, conversion: { current: { numerator: number, denominator: number }, previous: { numerator: number, denominator: number } }, retention: { current: { numerator: number, denominator: number }, previous: { numerator: number, denominator: number } }, series: Array<{ on: string, activeCount: number, newCount: number, returnedCount: number, lostCount: number }>, topByReaders: Array<{ articleId: string, title: string, readerCount: number, finishedCount: number, membershipCount: number, unlockCount: number }>, topByMemberships: Array<{ articleId: string, title: string, readerCount: number, finishedCount: number, membershipCount: number, unlockCount: number }> } };

export type TopArticleFragment = { articleId: string, title: string, readerCount: number, finishedCount: number, membershipCount: number, unlockCount: number };

export type ConfirmPaymentMutationVariables = Exact<{
  input: ConfirmPaymentInput;
}>;


export type ConfirmPaymentMutation = { confirmPayment:
    | { __typename: 'ConfirmPaymentSuccess', payment: { id: string, status: PaymentStatus, paidAt: string | null }, viewer: { member: { id: string, displayName: string, isFollower: boolean, memberships: Array<{ id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }> } | null, checkout: { canPay: boolean, rail: Rail | null, reason: CheckoutUnavailableReason | null } } }
    | { __typename: 'WeChatUnavailable', code: string, message: string }
   };

export type MyOrdersQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type MyOrdersQuery = { account: { id: string, handle: string, name: string, kind: AccountKind, isVerified: boolean, description: string, logoUrl: string | null }, viewer: { member: { id: string, displayName: string, isFollower: boolean, orders: { edges: Array<{ node: { id: string, kind: OrderKind, status: OrderStatus, amountFen: number, description: string, period: BillingPeriod | null, createdAt: string, paidAt: string | null, refunds: Array<{ id: string, amountFen: number, status: RefundStatus }>, tier: { id: string, name: string } | null, article: { id: string, title: string } | null, series: { id: string, title: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, memberships: Array<{ id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }> } | null, checkout: { canPay: boolean, rail: Rail | null, reason: CheckoutUnavailableReason | null } } };

export type OrderSummaryFragment = { id: string, kind: OrderKind, status: OrderStatus, amountFen: number, description: string, period: BillingPeriod | null, createdAt: string, paidAt: string | null, refunds: Array<{ id: string, amountFen: number, status: RefundStatus }>, tier: { id: string, name: string } | null, article: { id: string, title: string } | null, series: { id: string, title: string } | null };

export type OrderQueryVariables = Exact<{
  id: string;
}>;


export type OrderQuery = { account: { id: string, handle: string, name: string, kind: AccountKind, isVerified: boolean, description: string, logoUrl: string | null }, order: { listAmountFen: number, creditFen: number, tierChange: TierChange | null, id: string, kind: OrderKind, status: OrderStatus, amountFen: number, description: string, period: BillingPeriod | null, createdAt: string, paidAt: string | null, tip: { message: string, thankYou: string | null } | null, unlock: { isActive: boolean } | null, gift: { id: string, kind: GiftKind, status: GiftStatus, message: string, code: string | null, sharePath: string | null, period: BillingPeriod | null, createdAt: string, expiresAt: string | null, redeemedAt: string | null, tier: { id: string, name: string } | null, article: { id: string, title: string, coverUrl: string | null } | null } | null, refunds: Array<{ reason: string, createdAt: string, succeededAt: string | null, endsAccess: boolean, failure: RefundFailure | null, id: string, amountFen: number, status: RefundStatus }>, membership: { revokeReason: RevokeReason | null, id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } } | null, refundability: { canTakeBack: boolean, reason: NoTakeBackReason | null, until: string | null }, payments: Array<{ id: string, rail: Rail, status: PaymentStatus, outTradeNo: string, createdAt: string }>, tier: { id: string, name: string } | null, article: { id: string, title: string } | null, series: { id: string, title: string } | null } | null, viewer: { member: { id: string, displayName: string, isFollower: boolean, memberships: Array<{ id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }> } | null, checkout: { canPay: boolean, rail: Rail | null, reason: CheckoutUnavailableReason | null } } };

export type PlaceOrderMutationVariables = Exact<{
  input: PlaceOrderInput;
}>;


export type PlaceOrderMutation = { placeOrder:
    | { __typename: 'IdempotencyKeyReused', code: string, message: string }
    | { __typename: 'NoLawfulRail', code: string, message: string }
    | { __typename: 'OfferNotForYou', code: string, message: string }
    | { __typename: 'OfferNotFound', code: string, message: string }
    | { __typename: 'OfferUsedUp', code: string, message: string }
    | { __typename: 'PassAlreadyHeld', code: string, message: string }
    | { __typename: 'PlaceOrderSuccess', order: { id: string, amountFen: number } }
    | { __typename: 'TierNotOnSale', code: string, message: string }
    | { __typename: 'UpgradeCreditTooGreat', code: string, message: string }
   };

export type QuoteOrderQueryVariables = Exact<{
  tierPriceId: string;
  offerCode?: string | null | undefined;
}>;


export type QuoteOrderQuery = { account: { id: string, handle: string, name: string, kind: AccountKind, isVerified: boolean, description: string, logoUrl: string | null }, quoteOrder:
    | { __typename: 'NoLawfulRail', code: string, message: string }
    | { __typename: 'OfferNotForYou', reason: OfferRefusalReason, orderId: string | null, code: string, message: string }
    | { __typename: 'OfferNotFound', code: string, message: string }
    | { __typename: 'OfferUsedUp', code: string, message: string }
    | { __typename: 'OrderQuote', change: TierChange, beginsAt: string, endsAt: string, listAmountFen: number, creditFen: number, discountFen: number, amountFen: number, endsEarlier: Array<{ membershipId: string, tierName: string, endsAt: string, creditFen: number }>, continuesLater: Array<{ membershipId: string, tierName: string, startsAt: string, endsAt: string }> }
    | { __typename: 'PassAlreadyHeld', code: string, message: string }
    | { __typename: 'TierNotOnSale', code: string, message: string }
    | { __typename: 'UpgradeCreditTooGreat', longerTierPriceIds: Array<string>, code: string, message: string }
  , tiers: Array<{ id: string, name: string, prices: Array<{ id: string, period: BillingPeriod, passEndsAt: string | null, amountFen: number, isRenewable: boolean }> }>, viewer: { member: { id: string, displayName: string, isFollower: boolean, memberships: Array<{ id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }> } | null, checkout: { canPay: boolean, rail: Rail | null, reason: CheckoutUnavailableReason | null } } };

export type StartPaymentMutationVariables = Exact<{
  input: StartPaymentInput;
}>;


export type StartPaymentMutation = { startPayment:
    | { __typename: 'LogInAgain', code: string, message: string }
    | { __typename: 'NoLawfulRail', code: string, message: string }
    | { __typename: 'OrderNotPayable', status: OrderStatus, code: string, message: string }
    | { __typename: 'RenewalUnderWay', code: string, message: string }
    | { __typename: 'StartPaymentSuccess', payment: { id: string, rail: Rail, status: PaymentStatus, outTradeNo: string, amountFen: number }, request:
        | { __typename: 'JsapiPaymentRequest', appId: string, timeStamp: string, nonceStr: string, package: string, signType: string, paySign: string }
        | { __typename: 'XpayPaymentRequest', mode: string, signData: string, paySig: string, signature: string }
       }
    | { __typename: 'WeChatUnavailable', code: string, message: string }
   };

export type RecordReadingMutationVariables = Exact<{
  input: RecordReadingInput;
}>;


export type RecordReadingMutation = { recordReading:
    | { __typename: 'ArticleLocked' }
    | { __typename: 'RecordReadingSuccess', readBps: number }
   };

export type TakeBackPurchaseMutationVariables = Exact<{
  input: TakeBackPurchaseInput;
}>;


export type TakeBackPurchaseMutation = { takeBackPurchase:
    | { __typename: 'OnlyAppleRefunds', code: string, message: string }
    | { __typename: 'PurchaseNotTakenBack', code: string, message: string }
    | { __typename: 'TakeBackPurchaseSuccess', refund: { id: string, status: RefundStatus } }
   };

export type ConfirmRenewalMutationVariables = Exact<{
  input: ConfirmRenewalInput;
}>;


export type ConfirmRenewalMutation = { confirmRenewal:
    | { __typename: 'ConfirmRenewalSuccess', contract: { id: string, status: RenewalContractStatus, variant: RenewalVariant, isEnding: boolean, amountFen: number, periodDays: number, words: string, tier: { id: string, name: string }, nextCharge: { id: string, words: string } | null } }
    | { __typename: 'RenewalNotFound', code: string, message: string }
    | { __typename: 'WeChatUnavailable', code: string, message: string }
   };

export type DismissRenewalReminderMutationVariables = Exact<{
  input: DismissRenewalReminderInput;
}>;


export type DismissRenewalReminderMutation = { dismissRenewalReminder: { __typename: 'DismissRenewalReminderSuccess', reminderId: string } };

export type MyRenewalQueryVariables = Exact<{ [key: string]: never; }>;


export type MyRenewalQuery = { account: { id: string, handle: string, name: string, kind: AccountKind, isVerified: boolean, description: string, logoUrl: string | null }, viewer: { renewal: { id: string, status: RenewalContractStatus, variant: RenewalVariant, isEnding: boolean, amountFen: number, periodDays: number, words: string, charges: { edges: Array<{ node: { id: string, status: RenewalChargeStatus, amountFen: number, dueOn: string, words: string, order: { id: string } | null } }> }, tier: { id: string, name: string }, nextCharge: { id: string, words: string } | null } | null, member: { id: string, displayName: string, isFollower: boolean, memberships: Array<{ id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }> } | null, checkout: { canPay: boolean, rail: Rail | null, reason: CheckoutUnavailableReason | null } } };

export type RenewalReminderCardFragment = { id: string, words: string, tierPrice: { id: string, amountFen: number } | null };

export type RenewalSummaryFragment = { id: string, status: RenewalContractStatus, variant: RenewalVariant, isEnding: boolean, amountFen: number, periodDays: number, words: string, tier: { id: string, name: string }, nextCharge: { id: string, words: string } | null };

export type StartRenewalMutationVariables = Exact<{
  input: StartRenewalInput;
}>;


export type StartRenewalMutation = { startRenewal:
    | { __typename: 'AlreadyRenewing', code: string, message: string }
    | { __typename: 'LogInAgain', code: string, message: string }
    | { __typename: 'NoLawfulRail', code: string, message: string }
    | { __typename: 'OfferNotForYou', code: string, message: string }
    | { __typename: 'OfferNotFound', code: string, message: string }
    | { __typename: 'OfferUsedUp', code: string, message: string }
    | { __typename: 'RenewalNotOffered', code: string, message: string }
    | { __typename: 'StartRenewalSuccess', contract: { id: string }, request: { variant: RenewalVariant, signData: string, paySig: string, signature: string } }
    | { __typename: 'TierNotOnSale', code: string, message: string }
    | { __typename: 'WeChatUnavailable', code: string, message: string }
   };

export type StopRenewalMutationVariables = Exact<{
  input: StopRenewalInput;
}>;


export type StopRenewalMutation = { stopRenewal:
    | { __typename: 'OnlyAppleEndsRenewal', code: string, message: string }
    | { __typename: 'RenewalNotFound', code: string, message: string }
    | { __typename: 'StopRenewalSuccess', contract: { id: string, status: RenewalContractStatus, variant: RenewalVariant, isEnding: boolean, amountFen: number, periodDays: number, words: string, tier: { id: string, name: string }, nextCharge: { id: string, words: string } | null } }
   };

export type ConsoleSegmentsQueryVariables = Exact<{ [key: string]: never; }>;


export type ConsoleSegmentsQuery = { segments: Array<{ id: string, name: string, filter: { name: string | null, status: MemberStatus | null, tierId: string | null, tag: string | null, source: string | null, joinedFrom: string | null, joinedTo: string | null, spentMinFen: number | null, spentMaxFen: number | null, readSince: string | null, notReadSince: string | null } }> };

export type CreateSegmentMutationVariables = Exact<{
  input: CreateSegmentInput;
}>;


export type CreateSegmentMutation = { createSegment:
    | { __typename: 'CreateSegmentSuccess', segment: { id: string } }
    | { __typename: 'InvalidSegmentName', code: string, message: string }
    | { __typename: 'SegmentNameTaken', code: string, message: string }
   };

export type DeleteSegmentMutationVariables = Exact<{
  input: DeleteSegmentInput;
}>;


export type DeleteSegmentMutation = { deleteSegment: { __typename: 'DeleteSegmentSuccess', name: string } };

export type UpdateSegmentMutationVariables = Exact<{
  input: UpdateSegmentInput;
}>;


export type UpdateSegmentMutation = { updateSegment:
    | { __typename: 'InvalidSegmentName', code: string, message: string }
    | { __typename: 'SegmentNameTaken', code: string, message: string }
    | { __typename: 'UpdateSegmentSuccess', segment: { id: string } }
   };

export type SeriesCardFragment = { id: string, title: string, summary: string, coverUrl: string | null, articleCount: number };

export type SeriesQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type SeriesQuery = { series: { unlockPriceFen: number | null, viewerHasUnlocked: boolean, id: string, title: string, summary: string, coverUrl: string | null, articleCount: number, articles: { edges: Array<{ node: { id: string, title: string, excerpt: string, coverUrl: string | null, author: string, language: Language, publishedAt: string, readingMinutes: number, hasAudio: boolean, policy: ArticlePolicy, lockedCharacterCount: number, tiers: Array<{ id: string, name: string }>, viewerAccess: { canRead: boolean, reason: AccessReason } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null, viewer: { member: { id: string, displayName: string, isFollower: boolean, memberships: Array<{ id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }> } | null, checkout: { canPay: boolean, rail: Rail | null, reason: CheckoutUnavailableReason | null } } };

export type AddPasskeyMutationVariables = Exact<{
  input: AddPasskeyInput;
}>;


export type AddPasskeyMutation = { addPasskey:
    | { __typename: 'AddPasskeySuccess', passkey: { id: string, name: string } }
    | { __typename: 'PasskeyNameOutOfRange', code: string, message: string }
    | { __typename: 'PasskeyRefused', code: string, message: string }
   };

export type BeginMemberLinkMutationVariables = Exact<{ [key: string]: never; }>;


export type BeginMemberLinkMutation = { beginMemberLink: { __typename: 'BeginMemberLinkSuccess', url: string, expiresAt: string, simulatorUrl: string | null } };

export type BeginPasskeyConfirmationMutationVariables = Exact<{ [key: string]: never; }>;


export type BeginPasskeyConfirmationMutation = { beginPasskeyConfirmation:
    | { __typename: 'BeginPasskeyConfirmationSuccess', optionsJson: string }
    | { __typename: 'NoPasskey', code: string, message: string }
   };

export type BeginPasskeyMutationVariables = Exact<{ [key: string]: never; }>;


export type BeginPasskeyMutation = { beginPasskey: { __typename: 'BeginPasskeySuccess', optionsJson: string } };

export type ChangeMyNameMutationVariables = Exact<{
  input: ChangeMyNameInput;
}>;


export type ChangeMyNameMutation = { changeMyName:
    | { __typename: 'ChangeMyNameSuccess', staff: { id: string, displayName: string } }
    | { __typename: 'StaffNameOutOfRange', code: string, message: string }
   };

export type ChangeStaffRoleMutationVariables = Exact<{
  input: ChangeStaffRoleInput;
}>;


export type ChangeStaffRoleMutation = { changeStaffRole:
    | { __typename: 'ChangeStaffRoleSuccess', staff: { id: string, role: StaffRole } }
    | { __typename: 'LastOwner', code: string, message: string }
    | { __typename: 'StaffHasLeft', code: string, message: string }
   };

export type ConfirmScanMutationVariables = Exact<{
  input: AnswerScanInput;
}>;


export type ConfirmScanMutation = { confirmScan:
    | { __typename: 'ConfirmScanSuccess', purpose: ScanPurpose }
    | { __typename: 'MemberLinkedAlready', code: string, message: string }
    | { __typename: 'NotOfTheStaff', code: string, message: string }
    | { __typename: 'ScanOver', code: string, message: string }
   };

export type ConfirmWithPasskeyMutationVariables = Exact<{
  input: ConfirmWithPasskeyInput;
}>;


export type ConfirmWithPasskeyMutation = { confirmWithPasskey:
    | { __typename: 'ConfirmWithPasskeySuccess', elevatedUntil: string }
    | { __typename: 'PasskeyRefused', code: string, message: string }
   };

export type ConsoleViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ConsoleViewerQuery = { account: { id: string, name: string, handle: string, kind: AccountKind, logoUrl: string | null }, viewer: { staff: { id: string, displayName: string, role: StaffRole, hasPasskey: boolean, isLinkedToMember: boolean } | null } };

export type EndOtherStaffSessionsMutationVariables = Exact<{ [key: string]: never; }>;


export type EndOtherStaffSessionsMutation = { endOtherStaffSessions: { __typename: 'EndStaffSessionsSuccess', endedIds: Array<string> } };

export type EndStaffSessionMutationVariables = Exact<{
  input: EndStaffSessionInput;
}>;


export type EndStaffSessionMutation = { endStaffSession: { __typename: 'EndStaffSessionsSuccess', endedIds: Array<string> } };

export type InviteStaffMutationVariables = Exact<{
  input: InviteStaffInput;
}>;


export type InviteStaffMutation = { inviteStaff:
    | { __typename: 'InviteStaffSuccess', url: string, invitation: { id: string, expiresAt: string } }
    | { __typename: 'StaffNameOutOfRange', code: string, message: string }
   };

export type LeaveStaffMutationVariables = Exact<{ [key: string]: never; }>;


export type LeaveStaffMutation = { leaveStaff:
    | { __typename: 'LastOwner', code: string, message: string }
    | { __typename: 'LeaveStaffSuccess', leftAt: string }
   };

export type MyStaffAccountQueryVariables = Exact<{ [key: string]: never; }>;


export type MyStaffAccountQuery = { myStaffSessions: Array<{ id: string, device: string, createdAt: string, lastSeenAt: string | null, isCurrent: boolean }>, myPasskeys: Array<{ id: string, name: string, createdAt: string, lastUsedAt: string | null }> };

export type PermissionTableQueryVariables = Exact<{ [key: string]: never; }>;


export type PermissionTableQuery = { permissions: Array<{ deed: string, text: string, roles: Array<StaffRole>, needsPasskey: boolean }> };

export type RefuseScanMutationVariables = Exact<{
  input: AnswerScanInput;
}>;


export type RefuseScanMutation = { refuseScan:
    | { __typename: 'RefuseScanSuccess', purpose: ScanPurpose }
    | { __typename: 'ScanOver', code: string, message: string }
   };

export type RemovePasskeyMutationVariables = Exact<{
  input: RemovePasskeyInput;
}>;


export type RemovePasskeyMutation = { removePasskey: { __typename: 'RemovePasskeySuccess', removedId: string } };

export type RemoveStaffMutationVariables = Exact<{
  input: RemoveStaffInput;
}>;


export type RemoveStaffMutation = { removeStaff:
    | { __typename: 'LastOwner', code: string, message: string }
    | { __typename: 'RemoveStaffSuccess', staff: { id: string, leftAt: string | null } }
   };

export type RevokeStaffInvitationMutationVariables = Exact<{
  input: RevokeStaffInvitationInput;
}>;


export type RevokeStaffInvitationMutation = { revokeStaffInvitation:
    | { __typename: 'InvitationAccepted', code: string, message: string }
    | { __typename: 'RevokeStaffInvitationSuccess', invitation: { id: string } }
   };

export type ScanRequestQueryVariables = Exact<{
  code: string;
}>;


export type ScanRequestQuery = { account: { id: string, name: string }, scanRequest: { purpose: ScanPurpose, device: string, address: string, staffName: string, viewerMayConfirm: boolean, createdAt: string, expiresAt: string } | null };

export type StaffInvitationsQueryVariables = Exact<{ [key: string]: never; }>;


export type StaffInvitationsQuery = { staffInvitations: Array<{ id: string, displayName: string, role: StaffRole, createdAt: string, expiresAt: string, invitedByStaff: { id: string, displayName: string } | null }> };

export type StaffListQueryVariables = Exact<{
  isWithFormer?: boolean;
}>;


export type StaffListQuery = { staff: Array<{ id: string, displayName: string, role: StaffRole, hasPasskey: boolean, isLinkedToMember: boolean, createdAt: string, lastSeenAt: string | null, leftAt: string | null }> };

export type UnlinkMemberMutationVariables = Exact<{ [key: string]: never; }>;


export type UnlinkMemberMutation = { unlinkMember: { __typename: 'UnlinkMemberSuccess', wasLinked: boolean } };

export type ConsoleTasksQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  kind?: TaskKind | null | undefined;
}>;


export type ConsoleTasksQuery = { tasks: { edges: Array<{ node: { id: string, kind: TaskKind, status: TaskStatus, doneCount: number, totalCount: number | null, fileName: string | null, failureMessage: string | null, downloadPath: string | null, createdAt: string, endedAt: string | null, staff: { id: string, displayName: string } | null, memberImport: { isDryRun: boolean, rowCount: number, newMemberCount: number, membershipCount: number, taggedCount: number, noteCount: number, unchangedCount: number, problemCount: number } | null, memberExport: { memberCount: number, rowCount: number } | null, reconciliation: { billCount: number, matchedCount: number, exceptionCount: number } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MemberImportTaskQueryVariables = Exact<{
  id: string;
}>;


export type MemberImportTaskQuery = { task: { id: string, kind: TaskKind, status: TaskStatus, doneCount: number, totalCount: number | null, fileName: string | null, failureMessage: string | null, downloadPath: string | null, createdAt: string, endedAt: string | null, memberImport: { ignoredColumns: Array<string>, isDryRun: boolean, rowCount: number, newMemberCount: number, membershipCount: number, taggedCount: number, noteCount: number, unchangedCount: number, problemCount: number, rows: Array<{ line: number, name: string, isNewMember: boolean, hasNewMembership: boolean, newTags: Array<string>, hasNewNote: boolean, problem: string | null }>, problems: Array<{ line: number, name: string, problem: string | null }> } | null, staff: { id: string, displayName: string } | null, memberExport: { memberCount: number, rowCount: number } | null, reconciliation: { billCount: number, matchedCount: number, exceptionCount: number } | null } | null };

export type TaskRowFragment = { id: string, kind: TaskKind, status: TaskStatus, doneCount: number, totalCount: number | null, fileName: string | null, failureMessage: string | null, downloadPath: string | null, createdAt: string, endedAt: string | null, staff: { id: string, displayName: string } | null, memberImport: { isDryRun: boolean, rowCount: number, newMemberCount: number, membershipCount: number, taggedCount: number, noteCount: number, unchangedCount: number, problemCount: number } | null, memberExport: { memberCount: number, rowCount: number } | null, reconciliation: { billCount: number, matchedCount: number, exceptionCount: number } | null };

export type AddTierPriceMutationVariables = Exact<{
  input: AddTierPriceInput;
}>;


export type AddTierPriceMutation = { addTierPrice:
    | { __typename: 'AddTierPriceSuccess' }
    | { __typename: 'OnePricePerPeriod', code: string, message: string }
    | { __typename: 'PassEndOutOfRange', code: string, message: string }
    | { __typename: 'PriceCannotRenew', code: string, message: string }
    | { __typename: 'PriceOutOfRange', code: string, message: string }
    | { __typename: 'TierIsArchived', code: string, message: string }
   };

export type ArchiveTierMutationVariables = Exact<{
  input: ArchiveTierInput;
}>;


export type ArchiveTierMutation = { archiveTier: { __typename: 'ArchiveTierSuccess', tier: { id: string } } };

export type ConsoleTierFragment = { id: string, name: string, description: string, benefits: Array<string>, isArchived: boolean, holders: { memberCount: number, lastEndsAt: string | null, renewingCount: number } | null, prices: Array<{ id: string, period: BillingPeriod, amountFen: number, passEndsAt: string | null, isRenewable: boolean, xpayProductId: string | null, feeEstimates: Array<{ case: FeeCase, rateBps: number, feeFen: number, keptFen: number }> | null }> };

export type ConsoleTiersQueryVariables = Exact<{ [key: string]: never; }>;


export type ConsoleTiersQuery = { account: { name: string }, tiers: Array<{ id: string, name: string, description: string, benefits: Array<string>, isArchived: boolean, holders: { memberCount: number, lastEndsAt: string | null, renewingCount: number } | null, prices: Array<{ id: string, period: BillingPeriod, amountFen: number, passEndsAt: string | null, isRenewable: boolean, xpayProductId: string | null, feeEstimates: Array<{ case: FeeCase, rateBps: number, feeFen: number, keptFen: number }> | null }> }>, archivedTiers: Array<{ id: string, name: string, description: string, benefits: Array<string>, isArchived: boolean, holders: { memberCount: number, lastEndsAt: string | null, renewingCount: number } | null, prices: Array<{ id: string, period: BillingPeriod, amountFen: number, passEndsAt: string | null, isRenewable: boolean, xpayProductId: string | null, feeEstimates: Array<{ case: FeeCase, rateBps: number, feeFen: number, keptFen: number }> | null }> }> };

export type CreateTierMutationVariables = Exact<{
  input: CreateTierInput;
}>;


export type CreateTierMutation = { createTier:
    | { __typename: 'CreateTierSuccess', tier: { id: string } }
    | { __typename: 'InvalidTierKey', code: string, message: string }
    | { __typename: 'OnePricePerPeriod', code: string, message: string }
    | { __typename: 'PassEndOutOfRange', code: string, message: string }
    | { __typename: 'PriceCannotRenew', code: string, message: string }
    | { __typename: 'PriceOutOfRange', code: string, message: string }
    | { __typename: 'TierKeyTaken', code: string, message: string }
    | { __typename: 'TierTextOutOfRange', code: string, message: string, field: string }
   };

export type FeeEstimatesQueryVariables = Exact<{
  amountFen: number;
}>;


export type FeeEstimatesQuery = { feeEstimates: Array<{ case: FeeCase, rateBps: number, feeFen: number, keptFen: number }> };

export type FeeLineFragment = { case: FeeCase, rateBps: number, feeFen: number, keptFen: number };

export type MembershipOfferQueryVariables = Exact<{ [key: string]: never; }>;


export type MembershipOfferQuery = { account: { id: string, handle: string, name: string, kind: AccountKind, isVerified: boolean, description: string, logoUrl: string | null }, tiers: Array<{ id: string, name: string, description: string, benefits: Array<string>, isArchived: boolean, prices: Array<{ id: string, period: BillingPeriod, passEndsAt: string | null, amountFen: number }> }>, viewer: { member: { id: string, displayName: string, isFollower: boolean, memberships: Array<{ id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }> } | null, checkout: { canPay: boolean, rail: Rail | null, reason: CheckoutUnavailableReason | null } } };

export type OrderTiersMutationVariables = Exact<{
  input: OrderTiersInput;
}>;


export type OrderTiersMutation = { orderTiers:
    | { __typename: 'OrderTiersSuccess' }
    | { __typename: 'TierOrderIncomplete', code: string, message: string }
   };

export type ReplaceTierPriceMutationVariables = Exact<{
  input: ReplaceTierPriceInput;
}>;


export type ReplaceTierPriceMutation = { replaceTierPrice:
    | { __typename: 'OnePricePerPeriod', code: string, message: string }
    | { __typename: 'PassEndOutOfRange', code: string, message: string }
    | { __typename: 'PriceCannotRenew', code: string, message: string }
    | { __typename: 'PriceOutOfRange', code: string, message: string }
    | { __typename: 'ReplaceTierPriceSuccess' }
    | { __typename: 'TierIsArchived', code: string, message: string }
   };

export type SetTierPriceRenewableMutationVariables = Exact<{
  input: SetTierPriceRenewableInput;
}>;


export type SetTierPriceRenewableMutation = { setTierPriceRenewable:
    | { __typename: 'PriceCannotRenew', code: string, message: string }
    | { __typename: 'SetTierPriceRenewableSuccess', xpaySubscriptionProductId: string | null }
    | { __typename: 'TierNotOnSale', code: string, message: string }
   };

export type UpdateTierMutationVariables = Exact<{
  input: UpdateTierInput;
}>;


export type UpdateTierMutation = { updateTier:
    | { __typename: 'TierTextOutOfRange', code: string, message: string, field: string }
    | { __typename: 'UpdateTierSuccess' }
   };

export type WithdrawTierPriceMutationVariables = Exact<{
  input: WithdrawTierPriceInput;
}>;


export type WithdrawTierPriceMutation = { withdrawTierPrice: { __typename: 'WithdrawTierPriceSuccess', tier: { id: string } } };

export type CreateTipMutationVariables = Exact<{
  input: CreateTipInput;
}>;


export type CreateTipMutation = { createTip:
    | { __typename: 'ArticleNotTippable', code: string, message: string }
    | { __typename: 'CreateTipSuccess', order: { id: string, amountFen: number } }
    | { __typename: 'IdempotencyKeyReused', code: string, message: string }
    | { __typename: 'NoLawfulRail', code: string, message: string }
    | { __typename: 'TipAmountOutOfRange', code: string, message: string }
    | { __typename: 'TipMessageTooLong', code: string, message: string }
    | { __typename: 'TippingNotEnabled', code: string, message: string }
   };

export type TipOfferQueryVariables = Exact<{
  articleId: string;
}>;


export type TipOfferQuery = { account: { id: string, handle: string, name: string, kind: AccountKind, isVerified: boolean, description: string, logoUrl: string | null, tipping: { isEnabled: boolean, presetsFen: Array<number>, minFen: number, maxFen: number, stepFen: number } }, article: { id: string, title: string, author: string, isTippable: boolean } | null, viewer: { member: { id: string, displayName: string, isFollower: boolean, memberships: Array<{ id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }> } | null, checkout: { canPay: boolean, rail: Rail | null, reason: CheckoutUnavailableReason | null } } };

export type PlaceUnlockOrderMutationVariables = Exact<{
  input: PlaceUnlockOrderInput;
}>;


export type PlaceUnlockOrderMutation = { placeUnlockOrder:
    | { __typename: 'AlreadyUnlocked', code: string, message: string }
    | { __typename: 'IdempotencyKeyReused', code: string, message: string }
    | { __typename: 'NoLawfulRail', code: string, message: string }
    | { __typename: 'NotForSale', code: string, message: string }
    | { __typename: 'PlaceOrderSuccess', order: { id: string, amountFen: number } }
   };

export * from './documents/add-member-note.ts';
export * from './documents/add-passkey.ts';
export * from './documents/add-tier-price.ts';
export * from './documents/archive-offer.ts';
export * from './documents/archive-tier.ts';
export * from './documents/article.ts';
export * from './documents/article-choices.ts';
export * from './documents/article-products.ts';
export * from './documents/article-revision.ts';
export * from './documents/article-revisions.ts';
export * from './documents/articles.ts';
export * from './documents/articles-to-explain.ts';
export * from './documents/article-to-edit.ts';
export * from './documents/audit-log.ts';
export * from './documents/ban-member.ts';
export * from './documents/become-promoter.ts';
export * from './documents/begin-article.ts';
export * from './documents/begin-member-link.ts';
export * from './documents/begin-passkey.ts';
export * from './documents/begin-passkey-confirmation.ts';
export * from './documents/begin-series.ts';
export * from './documents/begin-upload.ts';
export * from './documents/change-articles.ts';
export * from './documents/change-my-name.ts';
export * from './documents/change-staff-role.ts';
export * from './documents/check-connection.ts';
export * from './documents/check-title.ts';
export * from './documents/comment-on-article.ts';
export * from './documents/comp-membership.ts';
export * from './documents/confirm-payment.ts';
export * from './documents/confirm-renewal.ts';
export * from './documents/confirm-scan.ts';
export * from './documents/confirm-with-passkey.ts';
export * from './documents/connect-mini-program.ts';
export * from './documents/connect-official-account.ts';
export * from './documents/connect-we-chat-pay.ts';
export * from './documents/connect-xpay.ts';
export * from './documents/console-articles.ts';
export * from './documents/console-bills.ts';
export * from './documents/console-commissions.ts';
export * from './documents/console-connections.ts';
export * from './documents/console-custom-menu.ts';
export * from './documents/console-exceptions.ts';
export * from './documents/console-explain-access.ts';
export * from './documents/console-gifts.ts';
export * from './documents/console-ledger.ts';
export * from './documents/console-member.ts';
export * from './documents/console-member-count.ts';
export * from './documents/console-member-messages.ts';
export * from './documents/console-member-notes.ts';
export * from './documents/console-member-orders.ts';
export * from './documents/console-member-readings.ts';
export * from './documents/console-member-refunds.ts';
export * from './documents/console-members.ts';
export * from './documents/console-member-tips.ts';
export * from './documents/console-offers.ts';
export * from './documents/console-order.ts';
export * from './documents/console-orders.ts';
export * from './documents/console-overview.ts';
export * from './documents/console-payouts.ts';
export * from './documents/console-refunds.ts';
export * from './documents/console-segments.ts';
export * from './documents/console-settings.ts';
export * from './documents/console-statement.ts';
export * from './documents/console-tasks.ts';
export * from './documents/console-tiers.ts';
export * from './documents/console-tips.ts';
export * from './documents/console-viewer.ts';
export * from './documents/create-offer.ts';
export * from './documents/create-segment.ts';
export * from './documents/create-tier.ts';
export * from './documents/create-tip.ts';
export * from './documents/delete-segment.ts';
export * from './documents/dismiss-renewal-reminder.ts';
export * from './documents/end-membership.ts';
export * from './documents/end-other-staff-sessions.ts';
export * from './documents/end-staff-session.ts';
export * from './documents/export-members.ts';
export * from './documents/extend-membership.ts';
export * from './documents/fee-estimates.ts';
export * from './documents/gift.ts';
export * from './documents/gift-offer.ts';
export * from './documents/gifts-given.ts';
export * from './documents/home.ts';
export * from './documents/invite-staff.ts';
export * from './documents/leave-staff.ts';
export * from './documents/log-in-with-mini-program.ts';
export * from './documents/log-out.ts';
export * from './documents/media-library.ts';
export * from './documents/medium-details.ts';
export * from './documents/member-filter-choices.ts';
export * from './documents/member-import-task.ts';
export * from './documents/membership-offer.ts';
export * from './documents/menu-history.ts';
export * from './documents/menu-targets.ts';
export * from './documents/menu-variants.ts';
export * from './documents/money-overview.ts';
export * from './documents/money-rules.ts';
export * from './documents/my-membership.ts';
export * from './documents/my-orders.ts';
export * from './documents/my-promotion.ts';
export * from './documents/my-renewal.ts';
export * from './documents/my-staff-account.ts';
export * from './documents/offer.ts';
export * from './documents/open-affiliate-link.ts';
export * from './documents/order.ts';
export * from './documents/order-tiers.ts';
export * from './documents/payout.ts';
export * from './documents/permission-table.ts';
export * from './documents/place-gift-order.ts';
export * from './documents/place-order.ts';
export * from './documents/place-unlock-order.ts';
export * from './documents/preview-article.ts';
export * from './documents/publish-article.ts';
export * from './documents/publish-custom-menu.ts';
export * from './documents/publish-menu-variants.ts';
export * from './documents/quote-order.ts';
export * from './documents/record-reading.ts';
export * from './documents/redeem-gift.ts';
export * from './documents/refund-payment.ts';
export * from './documents/refuse-scan.ts';
export * from './documents/remove-medium.ts';
export * from './documents/remove-member-note.ts';
export * from './documents/remove-menu-variant.ts';
export * from './documents/remove-passkey.ts';
export * from './documents/remove-staff.ts';
export * from './documents/replace-tier-price.ts';
export * from './documents/request-payout.ts';
export * from './documents/resolve-payment-exception.ts';
export * from './documents/resolve-review-comment.ts';
export * from './documents/restore-article-revision.ts';
export * from './documents/restore-custom-menu.ts';
export * from './documents/restore-medium.ts';
export * from './documents/review-article.ts';
export * from './documents/review-comments.ts';
export * from './documents/revoke-staff-invitation.ts';
export * from './documents/save-article.ts';
export * from './documents/save-menu-variant.ts';
export * from './documents/scan-request.ts';
export * from './documents/schedule-article.ts';
export * from './documents/series.ts';
export * from './documents/set-tier-price-renewable.ts';
export * from './documents/setup-guide.ts';
export * from './documents/staff-invitations.ts';
export * from './documents/staff-list.ts';
export * from './documents/start-member-import.ts';
export * from './documents/start-payment.ts';
export * from './documents/start-reconciliation.ts';
export * from './documents/start-renewal.ts';
export * from './documents/start-trial.ts';
export * from './documents/stop-renewal.ts';
export * from './documents/tag-members.ts';
export * from './documents/take-back-purchase.ts';
export * from './documents/tip-offer.ts';
export * from './documents/try-custom-menu.ts';
export * from './documents/unban-member.ts';
export * from './documents/unlink-member.ts';
export * from './documents/untag-members.ts';
export * from './documents/update-account.ts';
export * from './documents/update-custom-menu.ts';
export * from './documents/update-medium.ts';
export * from './documents/update-money-settings.ts';
export * from './documents/update-segment.ts';
export * from './documents/update-tier.ts';
export * from './documents/viewer.ts';
export * from './documents/withdraw-article.ts';
export * from './documents/withdraw-tier-price.ts';
