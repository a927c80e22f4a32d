// Written by schema/codegen.ts from schema/operations; do not edit.
import type { RichTextDocument } from './rich-text.ts';
import { TypedDocumentString } from './typed-document-string.ts';

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

/** What to buy. */
export type PlaceOrderInput = {
  /** Your own key for this purchase, 1–64 characters: a repeated request is the same order. */
  idempotencyKey: string;
  /** The price of a tier and period, from `tiers { prices }`. */
  tierPriceId: string;
};

/** The way money takes. The kind of thing sold and the client decide it; nobody chooses. */
export type Rail =
  /** WeChat Pay, for pages inside the Official Account and for physical goods. */
  | 'WECHAT_PAY'
  /** Virtual Payment (虚拟支付), for what is not physical inside the Mini Program. */
  | 'XPAY';

/** Which order to pay. */
export type StartPaymentInput = {
  /** An order of yours that is open. */
  orderId: string;
};

export type AccountFaceFragment = { id: string, handle: string, name: string, kind: AccountKind, isVerified: boolean, description: string, logoUrl: string | null };

export type ArticleCardFragment = { id: string, title: string, excerpt: string, coverUrl: string | null, author: string, language: Language, publishedAt: string, readingMinutes: number, hasAudio: boolean, policy: ArticlePolicy, lockedCharacterCount: number, tiers: Array<{ id: string, name: string }>, viewerAccess: { canRead: boolean, reason: AccessReason } };

export type ArticlePageFragment = { edges: Array<{ node: { id: string, title: string, excerpt: string, coverUrl: string | null, author: string, language: Language, publishedAt: string, readingMinutes: number, hasAudio: boolean, policy: ArticlePolicy, lockedCharacterCount: number, tiers: Array<{ id: string, name: string }>, viewerAccess: { canRead: boolean, reason: AccessReason } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } };

export type ArticleQueryVariables = Exact<{
  id: string;
}>;


export type ArticleQuery = { account: { id: string, handle: string, name: string, kind: AccountKind, isVerified: boolean, description: string, logoUrl: string | null }, article: { freeDocument: RichTextDocument, lockedDocument: RichTextDocument | null, id: string, title: string, excerpt: string, coverUrl: string | null, author: string, language: Language, publishedAt: string, readingMinutes: number, hasAudio: boolean, policy: ArticlePolicy, lockedCharacterCount: number, series: { id: string, title: string, articleCount: number } | null, viewerAccess: { until: string | null, canRead: boolean, reason: AccessReason }, related: Array<{ id: string, title: string, excerpt: string, coverUrl: string | null, author: string, language: Language, publishedAt: string, readingMinutes: number, hasAudio: boolean, policy: ArticlePolicy, lockedCharacterCount: number, tiers: Array<{ id: string, name: string }>, viewerAccess: { canRead: boolean, reason: AccessReason } }>, tiers: Array<{ id: string, name: string }> } | null, tiers: Array<{ id: string, name: string, isArchived: boolean, prices: Array<{ id: string, period: BillingPeriod, amountFen: number }> }>, viewer: { member: { id: string, displayName: string, isFollower: boolean, memberships: Array<{ id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }> } | null, checkout: { canPay: boolean, rail: Rail | null, reason: CheckoutUnavailableReason | null } } };

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


export type MyMembershipQuery = { account: { id: string, handle: string, name: string, kind: AccountKind, isVerified: boolean, description: string, logoUrl: string | null }, viewer: { member: { joinedAt: string, id: string, displayName: string, isFollower: boolean, orders: { edges: Array<{ node: { id: string, kind: OrderKind, status: OrderStatus, amountFen: number, description: string, period: BillingPeriod | null, createdAt: string, paidAt: string | null, tier: { id: string, name: string } | null, article: { id: string, title: string } | null, series: { id: string, title: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, memberships: Array<{ id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }> } | null, checkout: { canPay: boolean, rail: Rail | null, reason: CheckoutUnavailableReason | null } } };

export type ConfirmPaymentMutationVariables = Exact<{
  input: ConfirmPaymentInput;
}>;


export type ConfirmPaymentMutation = { confirmPayment:
    | { __typename: 'ConfirmPaymentSuccess', payment: { id: string, status: PaymentStatus, paidAt: string | null }, viewer: { member: { id: string, displayName: string, isFollower: boolean, memberships: Array<{ id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }> } | null, checkout: { canPay: boolean, rail: Rail | null, reason: CheckoutUnavailableReason | null } } }
    | { __typename: 'WeChatUnavailable', code: string, message: string }
   };

export type OrderSummaryFragment = { id: string, kind: OrderKind, status: OrderStatus, amountFen: number, description: string, period: BillingPeriod | null, createdAt: string, paidAt: string | null, tier: { id: string, name: string } | null, article: { id: string, title: string } | null, series: { id: string, title: string } | null };

export type OrderQueryVariables = Exact<{
  id: string;
}>;


export type OrderQuery = { account: { id: string, handle: string, name: string, kind: AccountKind, isVerified: boolean, description: string, logoUrl: string | null }, order: { id: string, kind: OrderKind, status: OrderStatus, amountFen: number, description: string, period: BillingPeriod | null, createdAt: string, paidAt: string | null, membership: { id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } } | null, payments: Array<{ id: string, rail: Rail, status: PaymentStatus, outTradeNo: string, createdAt: string }>, tier: { id: string, name: string } | null, article: { id: string, title: string } | null, series: { id: string, title: string } | null } | null, viewer: { member: { id: string, displayName: string, isFollower: boolean, memberships: Array<{ id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }> } | null, checkout: { canPay: boolean, rail: Rail | null, reason: CheckoutUnavailableReason | null } } };

export type PlaceOrderMutationVariables = Exact<{
  input: PlaceOrderInput;
}>;


export type PlaceOrderMutation = { placeOrder:
    | { __typename: 'IdempotencyKeyReused', code: string, message: string }
    | { __typename: 'NoLawfulRail', code: string, message: string }
    | { __typename: 'PassAlreadyHeld', code: string, message: string }
    | { __typename: 'PlaceOrderSuccess', order: { id: string, kind: OrderKind, status: OrderStatus, amountFen: number, description: string, period: BillingPeriod | null, createdAt: string, paidAt: string | null, tier: { id: string, name: string } | null, article: { id: string, title: string } | null, series: { id: string, title: string } | null } }
    | { __typename: 'TierNotOnSale', code: string, message: string }
    | { __typename: 'UpgradeCreditTooGreat', code: string, message: string }
   };

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


export type SeriesQuery = { series: { id: string, title: string, summary: string, coverUrl: string | null, articleCount: number, articles: { edges: Array<{ node: { id: string, title: string, excerpt: string, coverUrl: string | null, author: string, language: Language, publishedAt: string, readingMinutes: number, hasAudio: boolean, policy: ArticlePolicy, lockedCharacterCount: number, tiers: Array<{ id: string, name: string }>, viewerAccess: { canRead: boolean, reason: AccessReason } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null, viewer: { member: { id: string, displayName: string, isFollower: boolean, memberships: Array<{ id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }> } | null, checkout: { canPay: boolean, rail: Rail | null, reason: CheckoutUnavailableReason | null } } };

export type MembershipOfferQueryVariables = Exact<{ [key: string]: never; }>;


export type MembershipOfferQuery = { account: { id: string, handle: string, name: string, kind: AccountKind, isVerified: boolean, description: string, logoUrl: string | null }, tiers: Array<{ id: string, name: string, description: string, benefits: Array<string>, isArchived: boolean, prices: Array<{ id: string, period: BillingPeriod, amountFen: number }> }>, viewer: { member: { id: string, displayName: string, isFollower: boolean, memberships: Array<{ id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }> } | null, checkout: { canPay: boolean, rail: Rail | null, reason: CheckoutUnavailableReason | null } } };

export const ArticleDocument = /* @__PURE__ */ new TypedDocumentString<ArticleQuery, ArticleQueryVariables>(
  '30120fa24c2eb6c82715a4a0c8caaf150b48ab676bc8603bb1eb82420f25ee2b',
  "query Article($id:ID!){account{...AccountFace}article(id:$id){...ArticleCard series{id title articleCount}freeDocument lockedDocument viewerAccess{until}related(first:3){...ArticleCard}}tiers{id name isArchived prices{id period amountFen}}viewer{...ViewerStatus}}fragment AccountFace on Account{id handle name kind isVerified description logoUrl}fragment ArticleCard on Article{id title excerpt coverUrl author language publishedAt readingMinutes hasAudio policy lockedCharacterCount tiers{id name}viewerAccess{canRead reason}}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}",
);

export const ArticlesDocument = /* @__PURE__ */ new TypedDocumentString<ArticlesQuery, ArticlesQueryVariables>(
  '166317eff5e99abf306a25089c29e9f4197ff5e9ef227d4201b1f6622f3d56d6',
  "query Articles($first:Int!$after:String$filter:ArticleFilter){articles(first:$first after:$after filter:$filter){...ArticlePage}}fragment ArticlePage on ArticleConnection{edges{node{...ArticleCard}}pageInfo{hasNextPage endCursor}}fragment ArticleCard on Article{id title excerpt coverUrl author language publishedAt readingMinutes hasAudio policy lockedCharacterCount tiers{id name}viewerAccess{canRead reason}}",
);

export const ConfirmPaymentDocument = /* @__PURE__ */ new TypedDocumentString<ConfirmPaymentMutation, ConfirmPaymentMutationVariables>(
  'f9d5075aebaaa836a3c11ca4d6967e08db61fc88e984d1e1f04d9675ee14c82b',
  "mutation ConfirmPayment($input:ConfirmPaymentInput!){confirmPayment(input:$input){__typename ...on ConfirmPaymentSuccess{payment{id status paidAt}viewer{...ViewerStatus}}...on UserError{code message}}}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}",
);

export const HomeDocument = /* @__PURE__ */ new TypedDocumentString<HomeQuery, HomeQueryVariables>(
  'ea48ba972ed10e1f92fec0fcd2b87d721d1742a264c231701567a8c6e2a072ee',
  "query Home($first:Int!){account{...AccountFace}viewer{...ViewerStatus}seriesList(first:12){edges{node{...SeriesCard}}}articles(first:$first){...ArticlePage}}fragment AccountFace on Account{id handle name kind isVerified description logoUrl}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}fragment SeriesCard on Series{id title summary coverUrl articleCount}fragment ArticlePage on ArticleConnection{edges{node{...ArticleCard}}pageInfo{hasNextPage endCursor}}fragment ArticleCard on Article{id title excerpt coverUrl author language publishedAt readingMinutes hasAudio policy lockedCharacterCount tiers{id name}viewerAccess{canRead reason}}",
);

export const LogInWithMiniProgramDocument = /* @__PURE__ */ new TypedDocumentString<LogInWithMiniProgramMutation, LogInWithMiniProgramMutationVariables>(
  '9828a0b4e1a5db3751564e1a2f697e04b188cfc8adff9de773ac57aace11dc1f',
  "mutation LogInWithMiniProgram($input:LogInWithMiniProgramInput!){logInWithMiniProgram(input:$input){__typename ...on LogInSuccess{sessionToken expiresAt viewer{...ViewerStatus}}...on UserError{code message}}}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}",
);

export const LogOutDocument = /* @__PURE__ */ new TypedDocumentString<LogOutMutation, LogOutMutationVariables>(
  '91555b3e982c7824e47e74701ba35d17409038603375de7d5b8c9cb299bbf555',
  "mutation LogOut{logOut{__typename ...on LogOutSuccess{viewer{...ViewerStatus}}}}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}",
);

export const MembershipOfferDocument = /* @__PURE__ */ new TypedDocumentString<MembershipOfferQuery, MembershipOfferQueryVariables>(
  '3d371c36a390fd4941951d2b9183a0447c4105c301927b209e82a4458615307c',
  "query MembershipOffer{account{...AccountFace}tiers{id name description benefits isArchived prices{id period amountFen}}viewer{...ViewerStatus}}fragment AccountFace on Account{id handle name kind isVerified description logoUrl}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}",
);

export const MyMembershipDocument = /* @__PURE__ */ new TypedDocumentString<MyMembershipQuery, MyMembershipQueryVariables>(
  'cfc2b3f154a0e4bf4619ca38f03799a88c262f250093181a0cfc2cd0fc3de981',
  "query MyMembership($orders:Int!$after:String){account{...AccountFace}viewer{...ViewerStatus member{joinedAt orders(first:$orders after:$after){edges{node{...OrderSummary}}pageInfo{hasNextPage endCursor}}}}}fragment AccountFace on Account{id handle name kind isVerified description logoUrl}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}fragment OrderSummary on Order{id kind status amountFen description period createdAt paidAt tier{id name}article{id title}series{id title}}",
);

export const OrderDocument = /* @__PURE__ */ new TypedDocumentString<OrderQuery, OrderQueryVariables>(
  'ed1fea209fb9d3c58c988519e84806f3bb8c4f5bb1ec77621623ea7ffbe2f7a9',
  "query Order($id:ID!){account{...AccountFace}order(id:$id){...OrderSummary membership{...MembershipSummary}payments{id rail status outTradeNo createdAt}}viewer{...ViewerStatus}}fragment AccountFace on Account{id handle name kind isVerified description logoUrl}fragment OrderSummary on Order{id kind status amountFen description period createdAt paidAt tier{id name}article{id title}series{id title}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}",
);

export const PlaceOrderDocument = /* @__PURE__ */ new TypedDocumentString<PlaceOrderMutation, PlaceOrderMutationVariables>(
  '5123b216b4eb8901ed6e3849ef696619dee4240faf4e72ad80e0379e410e5154',
  "mutation PlaceOrder($input:PlaceOrderInput!){placeOrder(input:$input){__typename ...on PlaceOrderSuccess{order{...OrderSummary}}...on UserError{code message}}}fragment OrderSummary on Order{id kind status amountFen description period createdAt paidAt tier{id name}article{id title}series{id title}}",
);

export const SeriesDocument = /* @__PURE__ */ new TypedDocumentString<SeriesQuery, SeriesQueryVariables>(
  '0b7496482fe698638e08db3b06c205d1c3f4ef55860420d23506bc1db3b2f9a2',
  "query Series($id:ID!$first:Int!$after:String){series(id:$id){...SeriesCard articles(first:$first after:$after){...ArticlePage}}viewer{...ViewerStatus}}fragment SeriesCard on Series{id title summary coverUrl articleCount}fragment ArticlePage on ArticleConnection{edges{node{...ArticleCard}}pageInfo{hasNextPage endCursor}}fragment ArticleCard on Article{id title excerpt coverUrl author language publishedAt readingMinutes hasAudio policy lockedCharacterCount tiers{id name}viewerAccess{canRead reason}}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}",
);

export const StartPaymentDocument = /* @__PURE__ */ new TypedDocumentString<StartPaymentMutation, StartPaymentMutationVariables>(
  'f5c541434d94a13b00d158d8157fc668fda5f2df4ddda24b1e8321a30991a0b7',
  "mutation StartPayment($input:StartPaymentInput!){startPayment(input:$input){__typename ...on StartPaymentSuccess{payment{id rail status outTradeNo amountFen}request{__typename ...on XpayPaymentRequest{mode signData paySig signature}...on JsapiPaymentRequest{appId timeStamp nonceStr package signType paySign}}}...on OrderNotPayable{status}...on UserError{code message}}}",
);

export const ViewerDocument = /* @__PURE__ */ new TypedDocumentString<ViewerQuery, ViewerQueryVariables>(
  '8e70d17fd8810d61c51ba3d9ac8e2d79781e9321bc3916bb26c1ce277a1f6bf7',
  "query Viewer{viewer{...ViewerStatus}}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}",
);
