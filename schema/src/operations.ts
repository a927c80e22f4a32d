// Written by schema/codegen.ts from schema/operations; do not edit.
import type { RichTextDocument } from './rich-text.ts';
import { TypedDocumentString } from './typed-document-string.ts';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type AccountKind =
  | 'SUBSCRIPTION_ACCOUNT'
  | 'SERVICE_ACCOUNT';

export type Rail =
  | 'XPAY'
  | 'WECHAT_PAY';

export type CheckoutUnavailableReason =
  | 'NOT_LOGGED_IN'
  | 'NO_LAWFUL_RAIL'
  | 'RAIL_NOT_CONFIGURED';

export type MembershipSource =
  | 'PURCHASE'
  | 'GIFT'
  | 'COMP'
  | 'TRIAL'
  | 'IMPORT';

export type ArticlePolicy =
  | 'EVERYONE'
  | 'FOLLOWERS'
  | 'MEMBERS'
  | 'TIERS';

export type Language =
  | 'ZH_CN'
  | 'EN';

export type AccessReason =
  | 'EVERYONE'
  | 'FOLLOWER'
  | 'MEMBER'
  | 'TIER'
  | 'STAFF'
  | 'NEEDS_FOLLOW'
  | 'NEEDS_MEMBERSHIP'
  | 'NEEDS_TIER';

export type ArticleFilter = {
  seriesId?: string | null | undefined;
  language?: Language | null | undefined;
};

export type BillingPeriod =
  | 'MONTH'
  | 'QUARTER'
  | 'YEAR';

export type OrderStatus =
  | 'OPEN'
  | 'PAID'
  | 'CLOSED';

export type PaymentStatus =
  | 'PENDING'
  | 'PAID'
  | 'CLOSED';

/** ios, android, windows, mac, devtools…: what wx.getDeviceInfo().platform says */
export type LogInWithMiniProgramInput = {
  appid: string;
  code: string;
  platform: string;
  launch?: LaunchInput | null | undefined;
};

/** from Taro.getLaunchOptionsSync(): scene number, page path, and the custom-menu entry named in the page's query (?entry=) */
export type LaunchInput = {
  scene: number;
  path: string;
  entryKey?: string | null | undefined;
};

export type PlaceOrderInput = {
  tierPriceId: string;
  idempotencyKey: string;
};

export type StartPaymentInput = {
  orderId: string;
};

export type ConfirmPaymentInput = {
  paymentId: string;
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
    | { __typename: 'LogInSuccess', sessionToken: string, expiresAt: string, viewer: { member: { id: string, displayName: string, isFollower: boolean, memberships: Array<{ id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }> } | null, checkout: { canPay: boolean, rail: Rail | null, reason: CheckoutUnavailableReason | null } } }
    | { __typename: 'LogInCodeRejected', code: string, message: string }
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


export type MyMembershipQuery = { account: { id: string, handle: string, name: string, kind: AccountKind, isVerified: boolean, description: string, logoUrl: string | null }, viewer: { member: { joinedAt: string, id: string, displayName: string, isFollower: boolean, orders: { edges: Array<{ node: { id: string, status: OrderStatus, amountFen: number, description: string, period: BillingPeriod, createdAt: string, paidAt: string | null, tier: { id: string, name: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, memberships: Array<{ id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }> } | null, checkout: { canPay: boolean, rail: Rail | null, reason: CheckoutUnavailableReason | null } } };

export type ConfirmPaymentMutationVariables = Exact<{
  input: ConfirmPaymentInput;
}>;


export type ConfirmPaymentMutation = { confirmPayment:
    | { __typename: 'ConfirmPaymentSuccess', payment: { id: string, status: PaymentStatus, paidAt: string | null }, viewer: { member: { id: string, displayName: string, isFollower: boolean, memberships: Array<{ id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }> } | null, checkout: { canPay: boolean, rail: Rail | null, reason: CheckoutUnavailableReason | null } } }
    | { __typename: 'WeChatUnavailable', code: string, message: string }
   };

export type OrderSummaryFragment = { id: string, status: OrderStatus, amountFen: number, description: string, period: BillingPeriod, createdAt: string, paidAt: string | null, tier: { id: string, name: string } };

export type OrderQueryVariables = Exact<{
  id: string;
}>;


export type OrderQuery = { account: { id: string, handle: string, name: string, kind: AccountKind, isVerified: boolean, description: string, logoUrl: string | null }, order: { id: string, status: OrderStatus, amountFen: number, description: string, period: BillingPeriod, createdAt: string, paidAt: string | null, membership: { id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } } | null, payments: Array<{ id: string, rail: Rail, status: PaymentStatus, outTradeNo: string }>, tier: { id: string, name: string } } | null, viewer: { member: { id: string, displayName: string, isFollower: boolean, memberships: Array<{ id: string, startsAt: string, endsAt: string, isActive: boolean, source: MembershipSource, tier: { id: string, name: string } }> } | null, checkout: { canPay: boolean, rail: Rail | null, reason: CheckoutUnavailableReason | null } } };

export type PlaceOrderMutationVariables = Exact<{
  input: PlaceOrderInput;
}>;


export type PlaceOrderMutation = { placeOrder:
    | { __typename: 'PlaceOrderSuccess', order: { id: string, status: OrderStatus, amountFen: number, description: string, period: BillingPeriod, createdAt: string, paidAt: string | null, tier: { id: string, name: string } } }
    | { __typename: 'TierNotOnSale', code: string, message: string }
    | { __typename: 'NoLawfulRail', code: string, message: string }
   };

export type StartPaymentMutationVariables = Exact<{
  input: StartPaymentInput;
}>;


export type StartPaymentMutation = { startPayment:
    | { __typename: 'StartPaymentSuccess', payment: { id: string, rail: Rail, status: PaymentStatus, outTradeNo: string, amountFen: number }, request:
        | { __typename: 'XpayPaymentRequest', mode: string, signData: string, paySig: string, signature: string }
        | { __typename: 'JsapiPaymentRequest', appId: string, timeStamp: string, nonceStr: string, package: string, signType: string, paySign: string }
       }
    | { __typename: 'OrderNotPayable', status: OrderStatus, code: string, message: string }
    | { __typename: 'LogInAgain', code: string, message: string }
    | { __typename: 'NoLawfulRail', code: string, message: string }
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
  '2cc01f93041280cab9d89994c3fb19bbaf1f5661e70b55ec4fcfe398a09e8d00',
  "query MyMembership($orders:Int!$after:String){account{...AccountFace}viewer{...ViewerStatus member{joinedAt orders(first:$orders after:$after){edges{node{...OrderSummary}}pageInfo{hasNextPage endCursor}}}}}fragment AccountFace on Account{id handle name kind isVerified description logoUrl}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}fragment OrderSummary on Order{id status amountFen description period createdAt paidAt tier{id name}}",
);

export const OrderDocument = /* @__PURE__ */ new TypedDocumentString<OrderQuery, OrderQueryVariables>(
  '6c31692a6131dede140cf90f22074fae76fd5ab9c1b01f44928d0a98146ca25d',
  "query Order($id:ID!){account{...AccountFace}order(id:$id){...OrderSummary membership{...MembershipSummary}payments{id rail status outTradeNo}}viewer{...ViewerStatus}}fragment AccountFace on Account{id handle name kind isVerified description logoUrl}fragment OrderSummary on Order{id status amountFen description period createdAt paidAt tier{id name}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}",
);

export const PlaceOrderDocument = /* @__PURE__ */ new TypedDocumentString<PlaceOrderMutation, PlaceOrderMutationVariables>(
  '26847a1d11b8e5959a44ee2f37249ae47d5e61d97ed7a15acf7ff07bd518c8c6',
  "mutation PlaceOrder($input:PlaceOrderInput!){placeOrder(input:$input){__typename ...on PlaceOrderSuccess{order{...OrderSummary}}...on UserError{code message}}}fragment OrderSummary on Order{id status amountFen description period createdAt paidAt tier{id name}}",
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
