import { Apps } from './apps/apps.ts';
import { Dns } from './apps/dns.ts';
import { EventPushes } from './callbacks/event-channel.ts';
import { Chats } from './chats/chats.ts';
import { shanghaiDay } from './clock/shanghai-time.ts';
import { VirtualClock } from './clock/virtual-clock.ts';
import { Codes } from './codes/codes.ts';
import { Sessions } from './codes/sessions.ts';
import { Deliveries } from './deliveries/deliveries.ts';
import { Faults } from './faults/faults.ts';
import { RequestLog } from './log/request-log.ts';
import { ConditionalMenus } from './menus/conditional-menus.ts';
import { Menus } from './menus/menus.ts';
import { UserTokens } from './oauth/user-tokens.ts';
import { PapayContracts } from './papay/contracts.ts';
import { PapayDeductions } from './papay/deductions.ts';
import { PapayNews } from './papay/papay-news.ts';
import { PapayNotifications } from './papay/v2-notifications.ts';
import type { PastPayment } from './past-payments.ts';
import { Bills } from './pay/bills.ts';
import { type FundAccount, Funds } from './pay/funds.ts';
import { type MerchantSettings, Merchants } from './pay/merchants.ts';
import { type PayNotification, PayNotifications } from './pay/notification-channel.ts';
import { type PayOrder, PayOrders } from './pay/pay-orders.ts';
import { ProfitSharing } from './pay/profit-sharing.ts';
import { returnNotification, shareNotification } from './pay/profit-sharing-answers.ts';
import { ProfitReceivers } from './pay/profit-sharing-receivers.ts';
import { ProfitReturns } from './pay/profit-sharing-returns.ts';
import { RateLimits } from './pay/rate-limits.ts';
import { Refunds } from './pay/refunds.ts';
import { Transfers } from './pay/transfers.ts';
import { People } from './people/people.ts';
import { PaySheets } from './phone/pay-sheets.ts';
import { PhoneFeed } from './phone/phone-feed.ts';
import { TransferSheets } from './phone/transfer-sheets.ts';
import { Quotas } from './quotas/quotas.ts';
import { Settings } from './settings.ts';
import { Store } from './store/store.ts';
import { Tags } from './tags/tags.ts';
import { AccessTokens } from './tokens/access-tokens.ts';
import type { SandboxWorld } from './world.ts';
import { AppleInquiries } from './xpay/apple-inquiries.ts';
import { AppleSubscriptions } from './xpay/apple-subscriptions.ts';
import { Coins } from './xpay/coins.ts';
import { Contracts } from './xpay/contracts.ts';
import { Deductions } from './xpay/deductions.ts';
import { Goods } from './xpay/goods.ts';
import { VirtualCashier } from './xpay/virtual-cashier.ts';
import { VirtualPaymentAccounts } from './xpay/virtual-payment-settings.ts';
import { Withdrawals } from './xpay/withdrawals.ts';
import { XpayBills } from './xpay/xpay-bills.ts';
import { XpayDeliveries } from './xpay/xpay-deliveries.ts';
import { XpayOrders } from './xpay/xpay-orders.ts';
import { XpayPushes } from './xpay/xpay-pushes.ts';
import { XpayRefunds } from './xpay/xpay-refunds.ts';

/** A whole simulated WeChat without its network: state and rules. */
export class Sandbox {
  readonly store: Store;
  readonly clock: VirtualClock;
  readonly feed = new PhoneFeed();
  readonly log: RequestLog;
  readonly faults = new Faults();
  readonly settings: Settings;
  readonly dns: Dns;
  readonly apps: Apps;
  readonly people: People;
  readonly chats: Chats;
  readonly quotas: Quotas;
  readonly tokens: AccessTokens;
  readonly codes: Codes;
  readonly sessions: Sessions;
  readonly userTokens: UserTokens;
  readonly tags: Tags;
  readonly menus: Menus;
  readonly deliveries: Deliveries;
  readonly events: EventPushes;
  readonly xpayAccounts: VirtualPaymentAccounts;
  readonly goods: Goods;
  readonly xpayOrders: XpayOrders;
  readonly xpayPushes: XpayPushes;
  readonly xpayDeliveries: XpayDeliveries;
  readonly coins: Coins;
  readonly xpayRefunds: XpayRefunds;
  readonly contracts: Contracts;
  readonly deductions: Deductions;
  readonly appleSubscriptions: AppleSubscriptions;
  readonly virtualCashier: VirtualCashier;
  readonly xpayBills: XpayBills;
  readonly withdrawals: Withdrawals;
  readonly appleInquiries: AppleInquiries;
  readonly merchants: Merchants;
  readonly funds: Funds;
  readonly payOrders: PayOrders;
  readonly payNotifications: PayNotifications;
  readonly refunds: Refunds;
  readonly payLimits: RateLimits;
  readonly bills: Bills;
  readonly transfers: Transfers;
  readonly papayContracts: PapayContracts;
  readonly papayDeductions: PapayDeductions;
  readonly profitReceivers: ProfitReceivers;
  readonly profitSharing: ProfitSharing;
  readonly profitReturns: ProfitReturns;
  readonly transferSheets: TransferSheets;
  readonly sheets: PaySheets;

  /** @param file SQLite file, or `:memory:` */
  constructor(file: string) {
    const store = new Store(file);
    this.store = store;
    this.clock = new VirtualClock(store);
    const now = () => this.clock.now();
    const nowSeconds = () => this.clock.nowSeconds();
    this.log = new RequestLog({ now, announce: (entry) => this.feed.publish({ type: 'log', entry }) });
    this.settings = new Settings(store);
    this.dns = new Dns(store);
    this.apps = new Apps(store);
    this.people = new People(store, this.apps, now);
    this.chats = new Chats(store, now, (appid, person) => this.feed.publish({ type: 'chat', appid, person }));
    this.quotas = new Quotas(this.settings, now);
    this.tokens = new AccessTokens(store, { now, today: () => shanghaiDay(now()) });
    this.codes = new Codes(store, now);
    this.sessions = new Sessions(store, this.settings, now);
    this.userTokens = new UserTokens(store, now);
    this.tags = new Tags(store);
    this.menus = new Menus(store, new ConditionalMenus(store), now, (appid) =>
      this.feed.publish({ type: 'menu', appid }),
    );
    this.deliveries = new Deliveries(store, {
      clock: this.clock,
      faults: this.faults,
      log: this.log,
      settings: this.settings,
      resolve: (url) => this.dns.resolve(url),
    });
    const pushing = { apps: this.apps, deliveries: this.deliveries, signatureNow: () => this.signatureNow() };
    this.events = new EventPushes({ ...pushing, chats: this.chats });
    this.xpayAccounts = new VirtualPaymentAccounts(store);
    this.goods = new Goods(store, this.settings, now);
    this.xpayOrders = new XpayOrders(store, this.settings, now);
    this.xpayPushes = new XpayPushes({ ...pushing, settings: this.settings, nowSeconds });
    const xpay = { store, clock: this.clock, settings: this.settings, faults: this.faults };
    const { xpayOrders: orders, xpayPushes: pushes } = this;
    this.xpayDeliveries = new XpayDeliveries({ orders, pushes });
    this.coins = new Coins(store);
    const { coins } = this;
    this.xpayRefunds = new XpayRefunds({ ...xpay, orders, coins, pushes });
    this.contracts = new Contracts({ store, pushes, now });
    const { people, contracts, xpayDeliveries: deliveries } = this;
    this.deductions = new Deductions({ ...xpay, people, orders, contracts, deliveries, pushes });
    this.appleSubscriptions = new AppleSubscriptions({ ...xpay, people, orders, pushes });
    const { goods, appleSubscriptions } = this;
    this.virtualCashier = new VirtualCashier({
      store,
      goods,
      orders,
      deliveries,
      contracts,
      appleSubscriptions,
      coins,
    });
    this.xpayBills = new XpayBills({ store, settings: this.settings, orders, refunds: this.xpayRefunds, now });
    this.withdrawals = new Withdrawals(xpay);
    this.appleInquiries = new AppleInquiries({ store, orders, refunds: this.xpayRefunds, pushes, now });
    this.merchants = new Merchants(store, now);
    this.funds = new Funds(store, now);
    this.payOrders = new PayOrders(store, {
      funds: this.funds,
      feeRateBps: (mchid) => this.merchants.get(mchid).feeRateBps,
      paid: (order) => this.orderPaid(order),
      now,
    });
    this.payNotifications = new PayNotifications({
      ...pushing,
      merchants: this.merchants,
      now,
    });
    const papayNews = new PapayNews({
      merchants: this.merchants,
      payNotifications: this.payNotifications,
      papayNotifications: new PapayNotifications({ deliveries: this.deliveries, merchants: this.merchants }),
    });
    this.papayContracts = new PapayContracts({
      store,
      people: this.people,
      now,
      changed: (contract, change) => papayNews.contractChanged(contract, change),
    });
    this.papayDeductions = new PapayDeductions({
      store,
      clock: this.clock,
      settings: this.settings,
      faults: this.faults,
      merchants: this.merchants,
      orders: this.payOrders,
      contracts: this.papayContracts,
      finished: (deduction, order) => papayNews.deductionFinished(deduction, order),
    });
    this.profitReceivers = new ProfitReceivers(store, now);
    const sharing = { store, clock: this.clock, settings: this.settings, faults: this.faults, funds: this.funds };
    this.profitSharing = new ProfitSharing({
      ...sharing,
      orders: this.payOrders,
      people: this.people,
      merchants: this.merchants,
      receivers: this.profitReceivers,
      paid: (split, share) => this.tellReceiver(share, (url) => shareNotification(split, share, url)),
    });
    this.profitReturns = new ProfitReturns({
      ...sharing,
      isAllowed: (mchid) => this.merchants.get(mchid).allowsProfitReturns,
      returned: (done) => this.tellReceiver({ account: done.returnMchid }, (url) => returnNotification(done, url)),
    });
    this.transfers = new Transfers({
      store,
      clock: this.clock,
      settings: this.settings,
      faults: this.faults,
      people: this.people,
      funds: this.funds,
      notify: (notification) => this.payNotifications.push(notification),
    });
    this.transferSheets = new TransferSheets({
      store,
      apps: this.apps,
      people: this.people,
      merchants: this.merchants,
      transfers: this.transfers,
    });
    this.refunds = new Refunds(store, {
      clock: this.clock,
      faults: this.faults,
      settings: this.settings,
      funds: this.funds,
      orders: this.payOrders,
      notifications: this.payNotifications,
    });
    this.payLimits = new RateLimits(this.settings, now);
    this.bills = new Bills(store, {
      settings: this.settings,
      orders: this.payOrders,
      refunds: this.refunds,
      funds: this.funds,
      now,
    });
    this.sheets = new PaySheets({
      store,
      people: this.people,
      faults: this.faults,
      virtualCashier: this.virtualCashier,
      payOrders: this.payOrders,
      tellPaid: (order) => papayNews.orderPaid(order, this.papayContracts.signsWith(order)),
    });
  }

  /** Seconds for timestamps inside signatures; see `SandboxSettings.signatureClock`. */
  signatureNow(): number {
    const { signatureClock } = this.settings.current;
    return signatureClock === 'virtual' ? this.clock.nowSeconds() : Math.floor(Date.now() / 1000);
  }

  /** Creates and changes; removes nothing. */
  apply(world: SandboxWorld): void {
    if (world.settings) this.settings.change(world.settings);
    for (const [origin, real] of Object.entries(world.dns ?? {})) this.dns.put(origin, real);
    for (const app of world.apps ?? []) this.apps.upsert(app);
    for (const person of world.people ?? []) this.people.upsert(person);
    for (const merchant of world.merchants ?? []) this.applyMerchant(merchant);
    for (const account of world.xpay ?? []) {
      this.apps.get(account.appid);
      this.xpayAccounts.upsert(account);
      for (const good of account.goods ?? []) this.goods.seed(account.appid, good);
    }
    this.store.together(() => {
      for (const payment of world.payments ?? []) this.remember(payment);
    });
    this.feed.publish({ type: 'world' });
  }

  private remember(payment: PastPayment): void {
    const { rail, appid, mchid, outTradeNo, openid, description, amountFen, productId = '', transactionId } = payment;
    const personId = this.people.byOpenidOf(appid, openid)?.id ?? openid;
    const times = { createdAt: Date.parse(payment.createdAt), paidAt: Date.parse(payment.paidAt) };
    if (rail === 'XPAY') {
      const good = { productId, productName: description, quantity: 1, unitPriceFen: amountFen, amountFen };
      const who = { appid, personId, openid, platform: 'android' as const };
      const order = { ...who, ...good, orderId: outTradeNo, env: 0 as const, attach: '' };
      this.xpayOrders.remember(order, { ...times, wxpayOrderId: transactionId });
      return;
    }
    if (mchid === undefined) throw new RangeError(`payment ${outTradeNo} has no merchant`);
    const order = { mchid, outTradeNo, appid, personId, openid, description, amountFen };
    const rest = { attach: null, notifyUrl: '', timeExpireAt: null, fingerprint: '' };
    this.payOrders.remember({ ...order, ...rest }, { ...times, transactionId });
  }

  private orderPaid(order: PayOrder): void {
    this.profitSharing.watch(order);
    void this.papayContracts.signWithOrder(order.mchid, order.outTradeNo, order.personId);
  }

  /** Only a receiver that is a merchant hears of a share, and only where its console says. */
  private async tellReceiver(
    { account }: { account: string },
    notification: (notifyUrl: string) => PayNotification,
  ): Promise<void> {
    const notifyUrl = this.merchants.find(account)?.profitSharingNotifyUrl;
    if (notifyUrl) await this.payNotifications.push(notification(notifyUrl));
  }

  private applyMerchant(settings: MerchantSettings): void {
    const isNew = this.merchants.find(settings.mchid) === undefined;
    this.merchants.upsert(settings);
    if (!isNew) return;
    const { BASIC = 0, OPERATION = 0, FEES = 0 } = settings.startingFen ?? {};
    for (const [account, amountFen] of Object.entries({ BASIC, OPERATION, FEES }) as [FundAccount, number][]) {
      if (amountFen > 0) this.funds.topUp(settings.mchid, account, amountFen);
    }
  }

  /** An empty WeChat at real time. */
  async reset(): Promise<void> {
    await this.clock.idle();
    this.clock.reset();
    this.store.clear();
    this.faults.clear();
    this.quotas.reset();
    this.payLimits.reset();
    this.log.clear();
  }

  close(): void {
    this.clock.stop();
    this.store.close();
  }
}
