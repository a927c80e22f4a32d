import { registerEnumType } from 'type-graphql';
import { type Account, AccountKind } from '../accounts/account.entity.ts';
import { Client } from '../members/session.entity.ts';
import type { Viewer } from '../members/viewer.ts';

/** The two ways money takes through WeChat. */
export enum Rail {
  XPAY = 'XPAY',
  WECHAT_PAY = 'WECHAT_PAY',
}
registerEnumType(Rail, {
  name: 'Rail',
  description: 'The way money takes. The kind of thing sold and the client decide it; nobody chooses.',
  valuesConfig: {
    XPAY: { description: 'Virtual Payment (虚拟支付), for what is not physical inside the Mini Program.' },
    WECHAT_PAY: { description: 'WeChat Pay, for pages inside the Official Account and for physical goods.' },
  },
});

/** What an order can buy. Goods on a product card are sold by their shop; we never take money for them. */
export enum OrderKind {
  MEMBERSHIP = 'MEMBERSHIP',
  ARTICLE_UNLOCK = 'ARTICLE_UNLOCK',
  SERIES_UNLOCK = 'SERIES_UNLOCK',
  TIP = 'TIP',
  GIFT_MEMBERSHIP = 'GIFT_MEMBERSHIP',
  GIFT_ARTICLE = 'GIFT_ARTICLE',
}
registerEnumType(OrderKind, {
  name: 'OrderKind',
  description: 'What an order buys.',
  valuesConfig: {
    MEMBERSHIP: { description: 'One period of a tier.' },
    ARTICLE_UNLOCK: { description: 'The right to read one article.' },
    SERIES_UNLOCK: { description: 'The right to read a series, with what is added to it later.' },
    TIP: { description: 'A tip (打赏) for the creator; it buys nothing.' },
    GIFT_MEMBERSHIP: { description: 'One period of a tier, for whoever redeems the gift.' },
    GIFT_ARTICLE: { description: 'One article, for whoever redeems the gift.' },
  },
});

export enum CheckoutUnavailableReason {
  NOT_LOGGED_IN = 'NOT_LOGGED_IN',
  NO_LAWFUL_RAIL = 'NO_LAWFUL_RAIL',
  RAIL_NOT_CONFIGURED = 'RAIL_NOT_CONFIGURED',
}
registerEnumType(CheckoutUnavailableReason, {
  name: 'CheckoutUnavailableReason',
  description: 'Why nothing can be paid for here. Show no price and no button then.',
  valuesConfig: {
    NOT_LOGGED_IN: { description: 'Log in first; then ask again.' },
    NO_LAWFUL_RAIL: { description: "WeChat's rules leave no way to pay for this in this client." },
    RAIL_NOT_CONFIGURED: { description: 'There is a lawful way, and the account has not set it up yet.' },
  },
});

/** What the account has opened at WeChat. */
export type AccountCapability = Pick<Account, 'kind' | 'isVerified' | 'mchid' | 'xpayOfferId' | 'isXpayOnIos'>;

export type RailDecision = { readonly rail: Rail } | { readonly unavailable: CheckoutUnavailableReason };

/**
 * WeChat's law as a type. Inside a Mini Program, what is not physical is paid through Virtual Payment alone (operating
 * rule 5.13), and no client but a Mini Program can open Virtual Payment. The table below cannot say anything else: a rail
 * that is not here does not compile, and the check `lawful_rail` on the table payments says the same once more.
 */
interface LawfulRails {
  virtual: {
    [Client.MINI_PROGRAM]: Rail.XPAY;
    [Client.OFFICIAL_ACCOUNT_H5]: Rail.WECHAT_PAY;
    [Client.CONSOLE]: never;
  };
  physical: {
    [Client.MINI_PROGRAM]: Rail.WECHAT_PAY;
    [Client.OFFICIAL_ACCOUNT_H5]: Rail.WECHAT_PAY;
    [Client.CONSOLE]: never;
  };
}
type Nature = keyof LawfulRails;

/** The rule for one cell: which rail, and what account and device must bring for it. */
interface RailRule<R extends Rail> {
  readonly rail: R;
  /** Whether WeChat allows it for this kind of account on this device. */
  isLawful(account: AccountCapability, platform: string): boolean;
  isConfigured(account: AccountCapability): boolean;
}
type RailTable = {
  readonly [N in Nature]: {
    readonly [C in Client]: [LawfulRails[N][C]] extends [never] ? null : RailRule<LawfulRails[N][C]>;
  };
};

const virtualPayment: RailRule<Rail.XPAY> = {
  rail: Rail.XPAY,
  // Apple takes the money there, and only for Mini Programs for which WeChat opened it.
  isLawful: (account, platform) => platform !== 'ios' || account.isXpayOnIos,
  isConfigured: (account) => account.xpayOfferId !== null,
};
const weChatPay: RailRule<Rail.WECHAT_PAY> = {
  rail: Rail.WECHAT_PAY,
  isLawful: () => true,
  isConfigured: (account) => account.mchid !== null,
};
const weChatPayInOfficialAccount: RailRule<Rail.WECHAT_PAY> = {
  ...weChatPay,
  // JSAPI payment needs the openid of web authorization, which only a verified Service Account has.
  isLawful: (account) => account.kind === AccountKind.SERVICE_ACCOUNT && account.isVerified,
};

const railTable: RailTable = {
  virtual: {
    [Client.MINI_PROGRAM]: virtualPayment,
    [Client.OFFICIAL_ACCOUNT_H5]: weChatPayInOfficialAccount,
    [Client.CONSOLE]: null,
  },
  physical: {
    [Client.MINI_PROGRAM]: weChatPay,
    [Client.OFFICIAL_ACCOUNT_H5]: weChatPayInOfficialAccount,
    [Client.CONSOLE]: null,
  },
};

/** Every kind of thing sold is one or the other in WeChat's eyes. */
const natureOf: Readonly<Record<OrderKind, Nature>> = {
  [OrderKind.MEMBERSHIP]: 'virtual',
  [OrderKind.ARTICLE_UNLOCK]: 'virtual',
  [OrderKind.SERIES_UNLOCK]: 'virtual',
  [OrderKind.TIP]: 'virtual',
  [OrderKind.GIFT_MEMBERSHIP]: 'virtual',
  [OrderKind.GIFT_ARTICLE]: 'virtual',
};

/**
 * The one lawful way to pay for a kind of thing, from this client on this device, or why there is none.
 * @see WeChat Mini Program, "Operating Rules", 5.13
 */
export function railFor(
  kind: OrderKind,
  buyer: Pick<Viewer, 'client' | 'platform'>,
  account: AccountCapability,
): RailDecision {
  return decide(natureOf[kind], buyer, account);
}

function decide(nature: Nature, buyer: Pick<Viewer, 'client' | 'platform'>, account: AccountCapability): RailDecision {
  if (buyer.client === null) return { unavailable: CheckoutUnavailableReason.NOT_LOGGED_IN };
  const rule = railTable[nature][buyer.client];
  if (!rule?.isLawful(account, buyer.platform)) return { unavailable: CheckoutUnavailableReason.NO_LAWFUL_RAIL };
  if (!rule.isConfigured(account)) return { unavailable: CheckoutUnavailableReason.RAIL_NOT_CONFIGURED };
  return { rail: rule.rail };
}
