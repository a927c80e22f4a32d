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

/** Why nothing can be paid for here. Show no price and no button then. */
export type CheckoutUnavailableReason =
  /** Log in first; then ask again. */
  | 'NOT_LOGGED_IN'
  /** WeChat's rules leave no way to pay for this in this client. */
  | 'NO_LAWFUL_RAIL'
  /** There is a lawful way, and the account has not set it up yet. */
  | 'RAIL_NOT_CONFIGURED';

/** Which attempt to ask WeChat about. */
export type ConfirmPaymentInput = {
  /** From startPayment. */
  paymentId: string;
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

/** Where an attempt to pay stands. It only moves forward. */
export type PaymentStatus =
  /** Given up. Should WeChat report money later, it becomes PAID. */
  | 'CLOSED'
  /** WeChat has the money. */
  | 'PAID'
  /** WeChat has not said yet. */
  | 'PENDING';

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

/** The way money takes. The kind of thing sold and the client decide it; nobody chooses. */
export type Rail =
  /** WeChat Pay, for pages inside the Official Account and for physical goods. */
  | 'WECHAT_PAY'
  /** Virtual Payment (虚拟支付), for what is not physical inside the Mini Program. */
  | 'XPAY';

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

/** Where a refund stands, by WeChat’s word. */
export type RefundStatus =
  /** No money moved, and `failure` says why. Should WeChat report success later, it succeeded. */
  | 'FAILED'
  /** Asked for. WeChat has not said that the payer has the money; it is asked again and again. */
  | 'PENDING'
  /** The payer has the money. Never changes. */
  | 'SUCCEEDED';

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

/** Which order to pay. */
export type StartPaymentInput = {
  /** An order of yours that is open. */
  orderId: string;
};

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

export type AccountFaceFragment = { id: string, handle: string, name: string, kind: AccountKind, isVerified: boolean, description: string, logoUrl: string | null };

export type ArticleCardFragment = { id: string, title: string, excerpt: string, coverUrl: string | null, author: string, language: Language, publishedAt: string, readingMinutes: number, hasAudio: boolean, policy: ArticlePolicy, lockedCharacterCount: number, tiers: Array<{ id: string, name: string }>, viewerAccess: { canRead: boolean, reason: AccessReason } };

export type ArticlePageFragment = { edges: Array<{ node: { id: string, title: string, excerpt: string, coverUrl: string | null, author: string, language: Language, publishedAt: string, readingMinutes: number, hasAudio: boolean, policy: ArticlePolicy, lockedCharacterCount: number, tiers: Array<{ id: string, name: string }>, viewerAccess: { canRead: boolean, reason: AccessReason } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } };

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

export type HomeQueryVariables = Exact<{
  first: number;
}>;


export type HomeQuery = { account: { id: string, handle: string, name: string, kind: AccountKind, isVerified: boolean, description: string, logoUrl: string | null }, viewer: { member: { id: string, displayName: string, isFollower: boolean, memberships: Array<{ id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }> } | null, checkout: { canPay: boolean, rail: Rail | null, reason: CheckoutUnavailableReason | null } }, seriesList: { edges: Array<{ node: { id: string, title: string, summary: string, coverUrl: string | null, articleCount: number } }> }, articles: { edges: Array<{ node: { id: string, title: string, excerpt: string, coverUrl: string | null, author: string, language: Language, publishedAt: string, readingMinutes: number, hasAudio: boolean, policy: ArticlePolicy, lockedCharacterCount: number, tiers: Array<{ id: string, name: string }>, viewerAccess: { canRead: boolean, reason: AccessReason } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

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

export type ViewerStatusFragment = { member: { id: string, displayName: string, isFollower: boolean, memberships: Array<{ id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }> } | null, checkout: { canPay: boolean, rail: Rail | null, reason: CheckoutUnavailableReason | null } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { member: { id: string, displayName: string, isFollower: boolean, memberships: Array<{ id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }> } | null, checkout: { canPay: boolean, rail: Rail | null, reason: CheckoutUnavailableReason | null } } };

export type MembershipSummaryFragment = { id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } };

export type MyMembershipQueryVariables = Exact<{
  orders: number;
  after?: string | null | undefined;
}>;


export type MyMembershipQuery = { account: { id: string, handle: string, name: string, kind: AccountKind, isVerified: boolean, description: string, logoUrl: string | null }, viewer: { member: { joinedAt: string, id: string, displayName: string, isFollower: boolean, orders: { edges: Array<{ node: { id: string, kind: OrderKind, status: OrderStatus, amountFen: number, description: string, period: BillingPeriod | null, createdAt: string, paidAt: string | null, refunds: Array<{ id: string, amountFen: number, status: RefundStatus }>, tier: { id: string, name: string } | null, article: { id: string, title: string } | null, series: { id: string, title: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, memberships: Array<{ id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }> } | null, checkout: { canPay: boolean, rail: Rail | null, reason: CheckoutUnavailableReason | null } } };

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


export type OrderQuery = { account: { id: string, handle: string, name: string, kind: AccountKind, isVerified: boolean, description: string, logoUrl: string | null }, order: { listAmountFen: number, creditFen: number, tierChange: TierChange | null, id: string, kind: OrderKind, status: OrderStatus, amountFen: number, description: string, period: BillingPeriod | null, createdAt: string, paidAt: string | null, tip: { message: string, thankYou: string | null } | null, unlock: { isActive: boolean } | null, gift: { id: string, kind: GiftKind, status: GiftStatus, message: string, code: string | null, sharePath: string | null, period: BillingPeriod | null, createdAt: string, expiresAt: string | null, redeemedAt: string | null, tier: { id: string, name: string } | null, article: { id: string, title: string, coverUrl: string | null } | null } | null, refunds: Array<{ reason: string, createdAt: string, succeededAt: string | null, endsAccess: boolean, failure: RefundFailure | null, id: string, amountFen: number, status: RefundStatus }>, membership: { id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } } | null, payments: Array<{ id: string, rail: Rail, status: PaymentStatus, outTradeNo: string, createdAt: string }>, tier: { id: string, name: string } | null, article: { id: string, title: string } | null, series: { id: string, title: string } | null } | null, viewer: { member: { id: string, displayName: string, isFollower: boolean, memberships: Array<{ id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }> } | null, checkout: { canPay: boolean, rail: Rail | null, reason: CheckoutUnavailableReason | null } } };

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
}>;


export type QuoteOrderQuery = { account: { id: string, handle: string, name: string, kind: AccountKind, isVerified: boolean, description: string, logoUrl: string | null }, quoteOrder:
    | { __typename: 'NoLawfulRail', code: string, message: string }
    | { __typename: 'OfferNotForYou', code: string, message: string }
    | { __typename: 'OfferNotFound', code: string, message: string }
    | { __typename: 'OfferUsedUp', code: string, message: string }
    | { __typename: 'OrderQuote', change: TierChange, beginsAt: string, endsAt: string, listAmountFen: number, creditFen: number, discountFen: number, amountFen: number, words: Array<string>, endsEarlier: Array<{ membershipId: string, tierName: string, endsAt: string, creditFen: number }>, continuesLater: Array<{ membershipId: string, tierName: string, startsAt: string, endsAt: string }> }
    | { __typename: 'PassAlreadyHeld', code: string, message: string }
    | { __typename: 'TierNotOnSale', code: string, message: string }
    | { __typename: 'UpgradeCreditTooGreat', code: string, message: string }
  , tiers: Array<{ id: string, name: string, prices: Array<{ id: string, period: BillingPeriod, passEndsAt: string | null }> }>, viewer: { member: { id: string, displayName: string, isFollower: boolean, memberships: Array<{ id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }> } | null, checkout: { canPay: boolean, rail: Rail | null, reason: CheckoutUnavailableReason | null } } };

export type StartPaymentMutationVariables = Exact<{
  input: StartPaymentInput;
}>;


export type StartPaymentMutation = { startPayment:
    | { __typename: 'LogInAgain', code: string, message: string }
    | { __typename: 'NoLawfulRail', code: string, message: string }
    | { __typename: 'OrderNotPayable', status: OrderStatus, code: string, message: string }
    | { __typename: 'StartPaymentSuccess', payment: { id: string, rail: Rail, status: PaymentStatus, outTradeNo: string, amountFen: number }, request:
        | { __typename: 'JsapiPaymentRequest', appId: string, timeStamp: string, nonceStr: string, package: string, signType: string, paySign: string }
        | { __typename: 'XpayPaymentRequest', mode: string, signData: string, paySig: string, signature: string }
       }
    | { __typename: 'WeChatUnavailable', code: string, message: string }
   };

export type SeriesCardFragment = { id: string, title: string, summary: string, coverUrl: string | null, articleCount: number };

export type SeriesQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type SeriesQuery = { series: { unlockPriceFen: number | null, viewerHasUnlocked: boolean, id: string, title: string, summary: string, coverUrl: string | null, articleCount: number, articles: { edges: Array<{ node: { id: string, title: string, excerpt: string, coverUrl: string | null, author: string, language: Language, publishedAt: string, readingMinutes: number, hasAudio: boolean, policy: ArticlePolicy, lockedCharacterCount: number, tiers: Array<{ id: string, name: string }>, viewerAccess: { canRead: boolean, reason: AccessReason } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null, viewer: { member: { id: string, displayName: string, isFollower: boolean, memberships: Array<{ id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }> } | null, checkout: { canPay: boolean, rail: Rail | null, reason: CheckoutUnavailableReason | null } } };

export type ConsoleViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ConsoleViewerQuery = { account: { id: string, name: string, handle: string, kind: AccountKind, logoUrl: string | null }, viewer: { staff: { id: string, displayName: string, role: StaffRole } | null } };

export type MembershipOfferQueryVariables = Exact<{ [key: string]: never; }>;


export type MembershipOfferQuery = { account: { id: string, handle: string, name: string, kind: AccountKind, isVerified: boolean, description: string, logoUrl: string | null }, tiers: Array<{ id: string, name: string, description: string, benefits: Array<string>, isArchived: boolean, prices: Array<{ id: string, period: BillingPeriod, passEndsAt: string | null, amountFen: number }> }>, viewer: { member: { id: string, displayName: string, isFollower: boolean, memberships: Array<{ id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }> } | null, checkout: { canPay: boolean, rail: Rail | null, reason: CheckoutUnavailableReason | null } } };

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

export * from './documents/article.ts';
export * from './documents/articles.ts';
export * from './documents/confirm-payment.ts';
export * from './documents/console-viewer.ts';
export * from './documents/create-tip.ts';
export * from './documents/gift.ts';
export * from './documents/gift-offer.ts';
export * from './documents/gifts-given.ts';
export * from './documents/home.ts';
export * from './documents/log-in-with-mini-program.ts';
export * from './documents/log-out.ts';
export * from './documents/membership-offer.ts';
export * from './documents/my-membership.ts';
export * from './documents/my-orders.ts';
export * from './documents/order.ts';
export * from './documents/place-gift-order.ts';
export * from './documents/place-order.ts';
export * from './documents/place-unlock-order.ts';
export * from './documents/quote-order.ts';
export * from './documents/redeem-gift.ts';
export * from './documents/series.ts';
export * from './documents/start-payment.ts';
export * from './documents/tip-offer.ts';
export * from './documents/viewer.ts';
