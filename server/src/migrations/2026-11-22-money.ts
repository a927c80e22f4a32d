import { Migration } from '@mikro-orm/migrations';

/**
 * Everything that can be bought, given back, renewed and shared; the bills that prove it.
 *
 * As in the spine, every reference between two of an account's rows is (account_id, id). What must never happen twice has a
 * unique key here, so that no order of arrival can make it happen: one entitlement per order, one open refund per payment,
 * one charge per period of a contract, one commission per conversion.
 */
export class Money20261122 extends Migration {
  override up(): void {
    this.addSql(settings);
    this.addSql(sellables);
    this.addSql(orders);
    this.addSql(entitlements);
    this.addSql(offers);
    this.addSql(refunds);
    this.addSql(refundsStayWithinTheirPayment);
    this.addSql(renewals);
    this.addSql(affiliates);
    this.addSql(ledger);
    this.addSql(bills);
  }
}

const settings = `
  create table money_settings (
    account_id uuid primary key references accounts (id),
    -- A member may take a purchase back without a reason within so many days, if no more than this share of it was read.
    refund_window_days smallint not null default 3 check (refund_window_days between 0 and 60),
    refund_max_read_bps integer not null default 2000 check (refund_max_read_bps between 0 and 10000),
    apple_refund_policy text not null default 'APPROVE_WITHIN_WINDOW'
      check (apple_refund_policy in ('APPROVE', 'APPROVE_WITHIN_WINDOW', 'REFUSE')),
    is_tipping_enabled boolean not null default true,
    tip_presets_fen bigint[] not null default '{200,600,1800,6600}',
    tip_min_fen bigint not null default 100 check (tip_min_fen >= 1),
    tip_max_fen bigint not null default 20000 check (tip_max_fen >= tip_min_fen),
    tip_thank_you text not null default '',
    -- WeChat must have granted the Mini Program subscription contracts first.
    is_auto_renewal_enabled boolean not null default false,
    renewal_reminder_days smallint not null default 7 check (renewal_reminder_days between 1 and 30),
    are_promoters_enabled boolean not null default false,
    promoter_rate_bps integer not null default 1000 check (promoter_rate_bps between 1 and 5000),
    cooling_off_days smallint not null default 7 check (cooling_off_days between 0 and 90),
    payout_min_fen bigint not null default 100 check (payout_min_fen >= 30),
    version integer not null default 1,
    updated_at timestamptz not null
  );
  -- Every account has its row from the beginning, so that a default stands in one place and every statement may join it.
  insert into money_settings (account_id, updated_at) select id, created_at from accounts;
  create function give_account_its_money_settings() returns trigger language plpgsql as $$
  begin
    insert into money_settings (account_id, updated_at) values (new.id, new.created_at);
    return null;
  end $$;
  create trigger accounts_have_money_settings after insert on accounts
    for each row execute function give_account_its_money_settings();

  -- How far a member has read; evidence for refunds, never a reason to lock anything.
  create table reading_progress (
    account_id uuid not null,
    member_id uuid not null,
    article_id uuid not null,
    read_bps integer not null check (read_bps between 0 and 10000),
    started_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (account_id, member_id, article_id),
    foreign key (account_id, member_id) references members (account_id, id),
    foreign key (account_id, article_id) references articles (account_id, id)
  );
`;

const sellables = `
  alter table articles
    add column unlock_price_fen bigint check (unlock_price_fen between 1 and 500000000),
    add column is_tippable boolean not null default true;
  alter table articles drop constraint articles_policy_check;
  alter table articles add constraint articles_policy_check
    check (policy in ('EVERYONE', 'FOLLOWERS', 'MEMBERS', 'TIERS', 'PURCHASE'));
  alter table series
    add column unlock_price_fen bigint check (unlock_price_fen between 1 and 500000000);

  -- A pass ends on a day that everybody shares; every other period is counted from its purchase.
  alter table tier_prices
    add column pass_ends_at timestamptz,
    add column xpay_subscription_product_id text check (length(xpay_subscription_product_id) <= 20);
  alter table tier_prices drop constraint tier_prices_period_check;
  alter table tier_prices add constraint tier_prices_period_check check (period in ('MONTH', 'QUARTER', 'YEAR', 'PASS'));
  alter table tier_prices add constraint passes_end check ((period = 'PASS') = (pass_ends_at is not null));
  drop index one_price_per_period;
  create unique index one_price_per_period on tier_prices (account_id, tier_id, period)
    where withdrawn_at is null and period <> 'PASS';
`;

const orders = `
  alter table orders
    alter column tier_id drop not null,
    alter column tier_price_id drop not null,
    alter column period drop not null,
    add column article_id uuid,
    add column series_id uuid,
    -- What it costs without offer or credit: quantity times the price of the good.
    add column list_amount_fen bigint,
    add column quantity integer not null default 1 check (quantity > 0),
    -- The good at Virtual Payment; null where the order cannot be paid there.
    add column xpay_product_id text check (length(xpay_product_id) <= 20),
    add column tier_change text check (tier_change in ('NEW', 'RENEWAL', 'UPGRADE', 'DOWNGRADE')),
    -- What is left of the memberships an upgrade replaces.
    add column credit_fen bigint not null default 0 check (credit_fen >= 0),
    add column offer_id uuid,
    add column affiliate_link_id uuid,
    add column platform text not null default '',
    -- How long the membership lasts that a renewal contract pays: WeChat counts its periods in days.
    add column period_days smallint check (period_days in (31, 93, 372));
  update orders o set list_amount_fen = amount_fen, tier_change = 'NEW',
    xpay_product_id = (select p.xpay_product_id from tier_prices p where p.account_id = o.account_id and p.id = o.tier_price_id);
  alter table orders alter column list_amount_fen set not null;
  alter table orders drop constraint orders_kind_check;
  alter table orders add constraint orders_kind_check check (kind in
    ('MEMBERSHIP', 'ARTICLE_UNLOCK', 'SERIES_UNLOCK', 'TIP', 'GIFT_MEMBERSHIP', 'GIFT_ARTICLE'));
  alter table orders drop constraint orders_period_check;
  alter table orders add constraint orders_period_check check (period in ('MONTH', 'QUARTER', 'YEAR', 'PASS'));
  alter table orders add constraint an_order_names_what_it_buys check (case kind
    when 'MEMBERSHIP' then tier_price_id is not null and tier_change is not null and article_id is null and series_id is null
    when 'GIFT_MEMBERSHIP' then tier_price_id is not null and tier_change is null and article_id is null and series_id is null
    when 'ARTICLE_UNLOCK' then article_id is not null and tier_id is null and series_id is null
    when 'GIFT_ARTICLE' then article_id is not null and tier_id is null and series_id is null
    when 'SERIES_UNLOCK' then series_id is not null and tier_id is null and article_id is null
    when 'TIP' then tier_id is null and series_id is null
    end and (tier_id is null) = (tier_price_id is null) and (tier_id is null) = (period is null));
  alter table orders add constraint nothing_costs_more_than_its_list_price check (amount_fen + credit_fen <= list_amount_fen);
  alter table orders add foreign key (account_id, article_id) references articles (account_id, id);
  alter table orders add foreign key (account_id, series_id) references series (account_id, id);

  alter table payments
    add column refunded_fen bigint not null default 0,
    -- Apple took the money: only Apple gives it back.
    add column is_apple boolean not null default false,
    add column is_profit_sharing boolean not null default false,
    -- What WeChat kept, once it said so.
    add column fee_fen bigint check (fee_fen >= 0),
    add constraint no_more_is_refunded_than_was_paid check (refunded_fen between 0 and amount_fen);
  -- WeChat's operating rule 5.13: what is not physical is paid through Virtual Payment inside the Mini Program. Nothing we
  -- sell ourselves is physical; goods on a product card are sold by their shop.
  alter table payments drop constraint lawful_rail;
  alter table payments add constraint lawful_rail check (
    case client when 'MINI_PROGRAM' then rail = 'XPAY' else rail = 'WECHAT_PAY' end);
`;

const entitlements = `
  create table gifts (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    giver_member_id uuid not null,
    order_id uuid not null,
    kind text not null check (kind in ('MEMBERSHIP', 'ARTICLE')),
    tier_id uuid,
    period text check (period in ('MONTH', 'QUARTER', 'YEAR')),
    article_id uuid,
    message text not null default '',
    -- The code opens the gift: found by its hash, shown again only to the giver.
    code_hash bytea not null,
    code_encrypted bytea not null,
    status text not null check (status in ('UNPAID', 'WAITING', 'REDEEMED', 'REVOKED')),
    redeemed_by_member_id uuid,
    redeemed_at timestamptz,
    revoked_at timestamptz,
    created_at timestamptz not null,
    expires_at timestamptz,
    unique (account_id, id),
    unique (account_id, order_id),
    unique (account_id, code_hash),
    check (case kind when 'MEMBERSHIP' then tier_id is not null and period is not null and article_id is null
      else article_id is not null and tier_id is null end),
    check ((redeemed_at is null) = (redeemed_by_member_id is null)),
    foreign key (account_id, giver_member_id) references members (account_id, id),
    foreign key (account_id, redeemed_by_member_id) references members (account_id, id),
    foreign key (account_id, order_id) references orders (account_id, id),
    foreign key (account_id, tier_id) references tiers (account_id, id),
    foreign key (account_id, article_id) references articles (account_id, id)
  );
  create index gifts_of_giver on gifts (account_id, giver_member_id, created_at desc, id desc);

  -- The right to read one article, or one series, whatever the policy asks for.
  create table unlocks (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    member_id uuid not null,
    article_id uuid,
    series_id uuid,
    source text not null check (source in ('PURCHASE', 'GIFT', 'COMP')),
    order_id uuid,
    gift_id uuid,
    granted_by_staff_id uuid,
    starts_at timestamptz not null,
    ends_at timestamptz,
    revoked_at timestamptz,
    created_at timestamptz not null,
    unique (account_id, id),
    unique (account_id, order_id),
    unique (account_id, gift_id),
    check ((article_id is null) <> (series_id is null)),
    check ((source = 'PURCHASE') = (order_id is not null)),
    check ((source = 'GIFT') = (gift_id is not null)),
    check (ends_at > starts_at),
    foreign key (account_id, member_id) references members (account_id, id),
    foreign key (account_id, article_id) references articles (account_id, id),
    foreign key (account_id, series_id) references series (account_id, id),
    foreign key (account_id, order_id) references orders (account_id, id),
    foreign key (account_id, gift_id) references gifts (account_id, id),
    foreign key (account_id, granted_by_staff_id) references staff (account_id, id)
  );
  create index unlocks_of_article on unlocks (account_id, article_id) where revoked_at is null;
  create index unlocks_of_member on unlocks (account_id, member_id) where revoked_at is null;

  create table tips (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    member_id uuid not null,
    article_id uuid,
    order_id uuid not null,
    amount_fen bigint not null check (amount_fen > 0),
    message text not null default '',
    paid_at timestamptz,
    refunded_at timestamptz,
    created_at timestamptz not null,
    unique (account_id, id),
    unique (account_id, order_id),
    foreign key (account_id, member_id) references members (account_id, id),
    foreign key (account_id, article_id) references articles (account_id, id),
    foreign key (account_id, order_id) references orders (account_id, id)
  );
  create index tips_by_time on tips (account_id, paid_at desc, id desc) where paid_at is not null;

  alter table memberships
    add column gift_id uuid,
    add column offer_id uuid,
    add column granted_by_staff_id uuid,
    add column note text not null default '',
    add column revoke_reason text check (revoke_reason in ('REFUND', 'UPGRADE', 'STAFF', 'GIFT_REVOKED')),
    add unique (account_id, gift_id),
    add foreign key (account_id, gift_id) references gifts (account_id, id),
    add foreign key (account_id, granted_by_staff_id) references staff (account_id, id);

  -- What an upgrade credits for each membership it replaces, frozen with the price of its order.
  create table upgrade_credits (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    order_id uuid not null,
    membership_id uuid not null,
    amount_fen bigint not null check (amount_fen >= 0),
    replaced_at timestamptz,
    unique (account_id, id),
    unique (account_id, order_id, membership_id),
    foreign key (account_id, order_id) references orders (account_id, id),
    foreign key (account_id, membership_id) references memberships (account_id, id)
  );
  create index upgrade_credits_of_membership on upgrade_credits (account_id, membership_id);
  -- One upgrade at a time takes a membership's place.
  create unique index replaced_once on upgrade_credits (account_id, membership_id) where replaced_at is not null;

  -- A change that waits for the end of what is held.
  create table tier_changes (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    member_id uuid not null,
    from_tier_id uuid not null,
    tier_price_id uuid not null,
    effective_at timestamptz not null,
    status text not null check (status in ('SCHEDULED', 'DONE', 'CANCELLED')),
    created_at timestamptz not null,
    ended_at timestamptz,
    unique (account_id, id),
    foreign key (account_id, member_id) references members (account_id, id),
    foreign key (account_id, from_tier_id) references tiers (account_id, id),
    foreign key (account_id, tier_price_id) references tier_prices (account_id, id)
  );
  create unique index one_scheduled_tier_change on tier_changes (account_id, member_id) where status = 'SCHEDULED';
`;

const offers = `
  create table offers (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    name text not null,
    code text not null check (code ~ '^[A-Z0-9-]{3,32}$'),
    kind text not null check (kind in ('PERCENT', 'AMOUNT', 'TRIAL')),
    percent_off_bps integer check (percent_off_bps between 1 and 9900),
    amount_off_fen bigint check (amount_off_fen > 0),
    trial_days smallint check (trial_days between 1 and 90),
    audience text not null check (audience in ('EVERYONE', 'SIGN_UP', 'LEAVING')),
    tier_id uuid,
    period text check (period in ('MONTH', 'QUARTER', 'YEAR', 'PASS')),
    -- How many purchases of one member it makes cheaper; null: every one while it lasts.
    periods smallint check (periods between 1 and 36),
    budget_fen bigint check (budget_fen > 0),
    spent_fen bigint not null default 0,
    max_redemptions integer check (max_redemptions > 0),
    redemption_count integer not null default 0,
    -- What payments used that came when the offer had been given to others: their price had been promised.
    overrun_fen bigint not null default 0 check (overrun_fen >= 0),
    overrun_count integer not null default 0 check (overrun_count >= 0),
    starts_at timestamptz not null,
    ends_at timestamptz,
    archived_at timestamptz,
    created_at timestamptz not null,
    unique (account_id, id),
    unique (account_id, code),
    check ((kind = 'PERCENT') = (percent_off_bps is not null)),
    check ((kind = 'AMOUNT') = (amount_off_fen is not null)),
    check ((kind = 'TRIAL') = (trial_days is not null)),
    check (ends_at > starts_at),
    constraint an_offer_keeps_its_budget check (spent_fen between 0 and coalesce(budget_fen, spent_fen)),
    constraint an_offer_is_used_up check (redemption_count between 0 and coalesce(max_redemptions, redemption_count)),
    foreign key (account_id, tier_id) references tiers (account_id, id)
  );

  create table offer_redemptions (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    offer_id uuid not null,
    member_id uuid not null,
    order_id uuid,
    membership_id uuid,
    amount_off_fen bigint not null check (amount_off_fen >= 0),
    -- Which use of the offer by this member, from 1.
    use_number smallint not null check (use_number >= 1),
    -- RETURNED: all the money of its order went back; it counts for its member alone.
    status text not null check (status in ('HELD', 'USED', 'RELEASED', 'RETURNED')),
    is_overrun boolean not null default false,
    created_at timestamptz not null,
    ended_at timestamptz,
    unique (account_id, id),
    unique (account_id, order_id),
    foreign key (account_id, offer_id) references offers (account_id, id),
    foreign key (account_id, member_id) references members (account_id, id),
    foreign key (account_id, order_id) references orders (account_id, id),
    foreign key (account_id, membership_id) references memberships (account_id, id)
  );
  create unique index one_redemption_per_use on offer_redemptions (account_id, offer_id, member_id, use_number)
    where status <> 'RELEASED';
  alter table orders add foreign key (account_id, offer_id) references offers (account_id, id);
  alter table memberships add foreign key (account_id, offer_id) references offers (account_id, id);
`;

const refunds = `
  create table refunds (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    order_id uuid not null,
    payment_id uuid not null,
    rail text not null check (rail in ('XPAY', 'WECHAT_PAY')),
    merchant text not null,
    out_refund_no text not null,
    amount_fen bigint not null check (amount_fen > 0),
    initiator text not null check (initiator in ('STAFF', 'MEMBER', 'APPLE', 'WECHAT', 'SYSTEM')),
    staff_id uuid,
    reason text not null,
    -- Whether what was bought ends with it.
    ends_access boolean not null,
    status text not null check (status in ('PENDING', 'SUCCEEDED', 'FAILED')),
    provider_refund_id text,
    failure text,
    -- WeChat's own words about it.
    failure_detail text,
    idempotency_key text,
    created_at timestamptz not null,
    succeeded_at timestamptz,
    failed_at timestamptz,
    next_query_at timestamptz,
    unique (account_id, id),
    unique (rail, merchant, out_refund_no),
    unique (rail, merchant, provider_refund_id),
    unique (account_id, payment_id, idempotency_key),
    check ((status = 'SUCCEEDED') = (succeeded_at is not null)),
    check ((status = 'FAILED') = (failed_at is not null)),
    check ((initiator = 'STAFF') = (staff_id is not null)),
    foreign key (account_id, order_id) references orders (account_id, id),
    foreign key (account_id, payment_id) references payments (account_id, id),
    foreign key (account_id, staff_id) references staff (account_id, id)
  );
  create unique index one_open_refund on refunds (account_id, payment_id) where status = 'PENDING';
  create index refunds_of_order on refunds (account_id, order_id);
  create index refunds_by_time on refunds (account_id, created_at desc, id desc);
  create index apple_refund_inquiries on inbox_messages (account_id, received_at desc, id desc)
    where kind = 'apple-refund-inquiry';
  create index refunds_to_query on refunds (next_query_at) where next_query_at is not null;
`;

const refundsStayWithinTheirPayment = `
  create function require_refunds_within_payment() returns trigger language plpgsql as $$
  declare
    paid bigint;
    asked numeric;
  begin
    select amount_fen into paid from payments where account_id = new.account_id and id = new.payment_id;
    select coalesce(sum(amount_fen), 0) into asked
      from refunds where account_id = new.account_id and payment_id = new.payment_id and status <> 'FAILED';
    if asked > paid then
      raise exception 'refunds of payment % would be % of % fen', new.payment_id, asked, paid using errcode = 'check_violation';
    end if;
    return null;
  end $$;
  create constraint trigger refunds_within_payment after insert or update on refunds
    deferrable initially deferred for each row execute function require_refunds_within_payment();
`;

const renewals = `
  create table renewal_contracts (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    member_id uuid not null,
    tier_id uuid not null,
    tier_price_id uuid not null,
    variant text not null check (variant in ('ANDROID', 'APPLE')),
    appid text not null,
    openid text not null,
    xpay_offer_id text not null,
    product_id text not null,
    out_contract_code text not null check (out_contract_code ~ '^[0-9A-Za-z]{1,32}$'),
    amount_fen bigint not null check (amount_fen between 100 and 500000),
    period_days smallint not null check (period_days in (7, 31, 93, 372)),
    status text not null check (status in ('SIGNING', 'SIGNED', 'ENDED')),
    original_transaction_id text,
    signed_at timestamptz,
    ended_at timestamptz,
    ended_by text check (ended_by in ('MEMBER', 'STAFF', 'WECHAT', 'SYSTEM')),
    -- The end was decided here and WeChat has yet to confirm it.
    is_ending boolean not null default false,
    -- When Apple charges next, or ends it.
    renews_at timestamptz,
    -- The trial that its first period is.
    offer_id uuid,
    next_look_at timestamptz,
    created_at timestamptz not null,
    unique (account_id, id),
    unique (account_id, out_contract_code),
    foreign key (account_id, offer_id) references offers (account_id, id),
    check ((status = 'ENDED') = (ended_at is not null)),
    foreign key (account_id, member_id) references members (account_id, id),
    foreign key (account_id, tier_id) references tiers (account_id, id),
    foreign key (account_id, tier_price_id) references tier_prices (account_id, id)
  );
  create unique index one_signed_contract on renewal_contracts (account_id, member_id, tier_id) where status = 'SIGNED';
  create index contracts_of_member on renewal_contracts (account_id, member_id, created_at desc, id desc);
  create index contracts_by_apple_number on renewal_contracts (account_id, original_transaction_id)
    where original_transaction_id is not null;
  create index contracts_to_look_at on renewal_contracts (next_look_at) where next_look_at is not null;

  create table renewal_charges (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    contract_id uuid not null,
    -- Counted from 1 over the life of the contract.
    period_number integer not null check (period_number >= 1),
    due_on date not null,
    amount_fen bigint not null check (amount_fen between 100 and 500000),
    order_id uuid,
    status text not null check (status in ('DUE', 'ANNOUNCED', 'SUBMITTED', 'PAID', 'GIVEN_UP')),
    tries smallint not null default 0,
    next_try_at timestamptz,
    last_failure text,
    announced_at timestamptz,
    created_at timestamptz not null,
    ended_at timestamptz,
    unique (account_id, id),
    constraint one_charge_per_period unique (account_id, contract_id, period_number),
    unique (account_id, order_id),
    foreign key (account_id, contract_id) references renewal_contracts (account_id, id),
    foreign key (account_id, order_id) references orders (account_id, id)
  );
  create unique index one_open_charge on renewal_charges (account_id, contract_id) where status in ('DUE', 'ANNOUNCED', 'SUBMITTED');
  create index charges_to_try on renewal_charges (next_try_at) where next_try_at is not null;

  create table renewal_reminders (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    membership_id uuid not null,
    created_at timestamptz not null,
    seen_at timestamptz,
    unique (account_id, membership_id),
    foreign key (account_id, membership_id) references memberships (account_id, id)
  );
  create index memberships_by_end on memberships (ends_at) where revoked_at is null;
`;

const affiliates = `
  create table affiliate_links (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    -- PRODUCT: a card for goods that their shop sells. MEMBERSHIP: a member brings readers to our own tiers.
    kind text not null check (kind in ('PRODUCT', 'MEMBERSHIP')),
    title text not null,
    image_url text,
    price_fen bigint check (price_fen > 0),
    target_appid text,
    target_path text,
    target_url text,
    rate_bps integer not null check (rate_bps between 1 and 9000),
    -- Who earns the commission: a member, or the account itself.
    earner_member_id uuid,
    cooling_off_days smallint not null check (cooling_off_days between 0 and 90),
    -- The shop signs its postbacks with it.
    postback_key_encrypted bytea,
    archived_at timestamptz,
    created_at timestamptz not null,
    unique (account_id, id),
    check (case kind when 'PRODUCT' then (target_url is not null) <> (target_appid is not null and target_path is not null)
      else earner_member_id is not null and target_url is null and target_appid is null end),
    foreign key (account_id, earner_member_id) references members (account_id, id)
  );
  create unique index one_promoter_link on affiliate_links (account_id, earner_member_id)
    where kind = 'MEMBERSHIP' and archived_at is null;

  create table affiliate_clicks (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    link_id uuid not null,
    article_id uuid,
    member_id uuid,
    -- One visitor counts once a day, however often they tap.
    visitor_hash bytea not null,
    clicked_on date not null,
    created_at timestamptz not null,
    unique (account_id, id),
    unique (account_id, link_id, visitor_hash, clicked_on),
    foreign key (account_id, link_id) references affiliate_links (account_id, id),
    foreign key (account_id, article_id) references articles (account_id, id),
    foreign key (account_id, member_id) references members (account_id, id)
  );
  create index clicks_of_member on affiliate_clicks (account_id, member_id, created_at desc) where member_id is not null;

  create table affiliate_conversions (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    link_id uuid not null,
    click_id uuid,
    -- The sale: a number of the shop's, or an order of ours.
    external_reference text not null check (length(external_reference) between 1 and 64),
    order_id uuid,
    amount_fen bigint not null check (amount_fen > 0),
    source text not null check (source in ('POSTBACK', 'CSV', 'ORDER')),
    occurred_at timestamptz not null,
    reversed_fen bigint not null default 0,
    created_at timestamptz not null,
    unique (account_id, id),
    unique (account_id, link_id, external_reference),
    unique (account_id, order_id),
    check (reversed_fen between 0 and amount_fen),
    check ((source = 'ORDER') = (order_id is not null)),
    foreign key (account_id, link_id) references affiliate_links (account_id, id),
    foreign key (account_id, click_id) references affiliate_clicks (account_id, id),
    foreign key (account_id, order_id) references orders (account_id, id)
  );

  create table payouts (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    member_id uuid not null,
    method text not null check (method in ('TRANSFER', 'PROFIT_SHARING')),
    amount_fen bigint not null check (amount_fen > 0),
    merchant text not null,
    out_bill_no text not null check (out_bill_no ~ '^[0-9A-Za-z]{1,32}$'),
    appid text not null,
    openid text not null,
    payment_id uuid,
    status text not null check (status in ('REQUESTED', 'WAITING_FOR_MEMBER', 'PROCESSING', 'SUCCEEDED', 'FAILED')),
    provider_bill_no text,
    package_encrypted bytea,
    failure text,
    created_at timestamptz not null,
    ended_at timestamptz,
    next_query_at timestamptz,
    unique (account_id, id),
    unique (merchant, out_bill_no),
    check ((status in ('SUCCEEDED', 'FAILED')) = (ended_at is not null)),
    check ((method = 'PROFIT_SHARING') = (payment_id is not null)),
    foreign key (account_id, member_id) references members (account_id, id),
    foreign key (account_id, payment_id) references payments (account_id, id)
  );
  create unique index one_open_payout on payouts (account_id, member_id) where ended_at is null;
  create index payouts_to_query on payouts (next_query_at) where next_query_at is not null;

  create table commissions (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    conversion_id uuid not null,
    -- WeChat's operating rule 5.9 allows one level. There is no second to store.
    level smallint not null default 1 constraint one_level_of_commission check (level = 1),
    earner_member_id uuid,
    amount_fen bigint not null check (amount_fen > 0),
    reversed_fen bigint not null default 0,
    status text not null check (status in ('COOLING_OFF', 'PAYABLE', 'IN_PAYOUT', 'PAID', 'REVERSED')),
    payable_at timestamptz not null,
    payout_id uuid,
    created_at timestamptz not null,
    ended_at timestamptz,
    unique (account_id, id),
    constraint one_commission_per_sale unique (account_id, conversion_id),
    check (reversed_fen between 0 and amount_fen),
    foreign key (account_id, conversion_id) references affiliate_conversions (account_id, id),
    foreign key (account_id, earner_member_id) references members (account_id, id),
    foreign key (account_id, payout_id) references payouts (account_id, id)
  );
  create index commissions_of_earner on commissions (account_id, earner_member_id, status);
  alter table orders add foreign key (account_id, affiliate_link_id) references affiliate_links (account_id, id);
`;

const ledger = `
  alter table ledger_transactions
    add column refund_id uuid,
    add column commission_id uuid,
    add column payout_id uuid,
    add foreign key (account_id, refund_id) references refunds (account_id, id),
    add foreign key (account_id, commission_id) references commissions (account_id, id),
    add foreign key (account_id, payout_id) references payouts (account_id, id);
  alter table ledger_transactions drop constraint ledger_transactions_kind_check;
  alter table ledger_transactions add constraint ledger_transactions_kind_check check (kind in
    ('SALE', 'TIP', 'UNAPPLIED_PAYMENT', 'REFUND', 'FEE', 'FEE_RETURN', 'COMMISSION', 'COMMISSION_REVERSAL', 'PAYOUT',
     'PAYOUT_RETURN', 'ROUNDING', 'ADJUSTMENT'));
  create index ledger_of_payment on ledger_transactions (account_id, payment_id) where payment_id is not null;
  -- The triggers refuse it to everyone; the role that runs Teahouse has not even the right to try.
  revoke update, delete, truncate on ledger_entries from current_user;
  revoke delete, truncate on ledger_transactions from current_user;
`;

const bills = `
  create table bills (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    kind text not null check (kind in ('WECHAT_PAY_TRADE', 'WECHAT_PAY_FUND_FLOW', 'XPAY')),
    merchant text not null,
    bill_on date not null,
    status text not null check (status in ('WAITING', 'DOWNLOADED', 'MATCHED')),
    line_count integer not null default 0,
    income_fen bigint not null default 0,
    expense_fen bigint not null default 0,
    fee_fen bigint not null default 0,
    sha1 text,
    tries smallint not null default 0,
    last_error text,
    next_try_at timestamptz,
    created_at timestamptz not null,
    downloaded_at timestamptz,
    matched_at timestamptz,
    unique (account_id, id),
    unique (account_id, kind, merchant, bill_on)
  );
  create index bills_to_fetch on bills (next_try_at) where next_try_at is not null;

  create table bill_lines (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    bill_id uuid not null,
    line integer not null,
    kind text not null check (kind in ('PAYMENT', 'REFUND', 'FEE', 'FEE_RETURN', 'SPLIT', 'TRANSFER', 'OTHER')),
    out_trade_no text,
    provider_transaction_id text,
    out_refund_no text,
    -- Money that came is positive, money that went is negative.
    amount_fen bigint not null,
    fee_fen bigint not null default 0,
    occurred_at timestamptz not null,
    detail jsonb not null default '{}',
    match text not null default 'OPEN' check (match in ('OPEN', 'MATCHED', 'EXCEPTION')),
    unique (account_id, id),
    unique (account_id, bill_id, line),
    foreign key (account_id, bill_id) references bills (account_id, id)
  );
  create index bill_lines_by_trade on bill_lines (account_id, out_trade_no) where out_trade_no is not null;

  alter table payment_exceptions
    add column refund_id uuid,
    add column bill_line_id uuid,
    add column resolution text,
    add column resolved_by_staff_id uuid,
    add foreign key (account_id, refund_id) references refunds (account_id, id),
    add foreign key (account_id, bill_line_id) references bill_lines (account_id, id),
    add foreign key (account_id, resolved_by_staff_id) references staff (account_id, id);
  create index open_exceptions on payment_exceptions (account_id, created_at desc, id desc) where resolved_at is null;
`;
