import { Migration } from '@mikro-orm/migrations';

/**
 * The spine: one Account's tables from members to the ledger.
 *
 * Every table carries account_id, and every reference between two of them is (account_id, id): PostgreSQL itself refuses
 * a row that points into another account, and account_id can become the distribution column of a distributed database.
 */
export class Spine20261122 extends Migration {
  override up(): void {
    this.addSql(`
      create table accounts (
        id uuid primary key,
        handle text not null unique check (handle ~ '^[a-z0-9-]{2,32}$'),
        kind text not null check (kind in ('SUBSCRIPTION_ACCOUNT', 'SERVICE_ACCOUNT')),
        name text not null,
        description text not null default '',
        logo_url text,
        is_verified boolean not null default false,
        official_account_appid text unique,
        mini_program_appid text unique,
        mchid text,
        xpay_offer_id text,
        is_xpay_on_ios boolean not null default false,
        created_at timestamptz not null
      );

      create table account_credentials (
        account_id uuid primary key references accounts (id),
        sealed bytea not null,
        updated_at timestamptz not null
      );

      create table access_tokens (
        appid text primary key,
        token_encrypted bytea not null,
        expires_at timestamptz not null,
        refreshed_at timestamptz not null
      );

      create table staff (
        id uuid primary key,
        account_id uuid not null references accounts (id),
        display_name text not null,
        role text not null check (role in ('OWNER', 'WRITER', 'FINANCE')),
        created_at timestamptz not null,
        unique (account_id, id)
      );

      create table members (
        id uuid primary key,
        account_id uuid not null references accounts (id),
        display_name text not null,
        is_follower boolean not null default false,
        banned_at timestamptz,
        ban_reason text,
        merged_into_id uuid,
        joined_at timestamptz not null,
        unique (account_id, id),
        foreign key (account_id, merged_into_id) references members (account_id, id)
      );
      create index members_by_joining on members (account_id, joined_at desc, id desc) where merged_into_id is null;

      create table member_identities (
        id uuid primary key,
        account_id uuid not null references accounts (id),
        member_id uuid not null,
        appid text not null,
        openid text not null,
        unionid text,
        session_key_encrypted bytea,
        session_key_at timestamptz,
        created_at timestamptz not null,
        unique (account_id, appid, openid),
        foreign key (account_id, member_id) references members (account_id, id)
      );
      create index member_identities_by_member on member_identities (account_id, member_id);
      create index member_identities_by_unionid on member_identities (account_id, unionid) where unionid is not null;

      create table sessions (
        id uuid primary key,
        account_id uuid not null references accounts (id),
        token_hash bytea not null,
        member_id uuid,
        staff_id uuid,
        client text not null check (client in ('MINI_PROGRAM', 'OFFICIAL_ACCOUNT_H5', 'CONSOLE')),
        platform text not null default '',
        appid text,
        openid text,
        launch_scene integer,
        launch_path text,
        launch_entry_key text,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        ended_at timestamptz,
        unique (account_id, token_hash),
        check ((member_id is null) <> (staff_id is null)),
        foreign key (account_id, member_id) references members (account_id, id),
        foreign key (account_id, staff_id) references staff (account_id, id)
      );
      create index sessions_by_member on sessions (account_id, member_id) where ended_at is null;

      create table series (
        id uuid primary key,
        account_id uuid not null references accounts (id),
        title text not null,
        summary text not null default '',
        cover_url text,
        created_at timestamptz not null,
        unique (account_id, id)
      );
      create index series_by_creation on series (account_id, created_at desc, id desc);

      create table tiers (
        id uuid primary key,
        account_id uuid not null references accounts (id),
        key text not null check (key ~ '^[a-z0-9]{1,10}$'),
        name text not null,
        description text not null default '',
        benefits text[] not null default '{}',
        position integer not null,
        archived_at timestamptz,
        created_at timestamptz not null,
        unique (account_id, id),
        unique (account_id, key)
      );

      create table tier_prices (
        id uuid primary key,
        account_id uuid not null references accounts (id),
        tier_id uuid not null,
        period text not null check (period in ('MONTH', 'QUARTER', 'YEAR')),
        amount_fen bigint not null check (amount_fen between 1 and 500000000),
        xpay_product_id text not null check (length(xpay_product_id) <= 20),
        withdrawn_at timestamptz,
        created_at timestamptz not null,
        unique (account_id, id),
        foreign key (account_id, tier_id) references tiers (account_id, id)
      );
      create unique index one_price_per_period on tier_prices (account_id, tier_id, period) where withdrawn_at is null;

      create table articles (
        id uuid primary key,
        account_id uuid not null references accounts (id),
        series_id uuid,
        status text not null check (status in ('DRAFT', 'PUBLISHED', 'WITHDRAWN')),
        title text not null,
        excerpt text not null default '',
        cover_url text,
        author text not null default '',
        language text not null check (language in ('ZH_CN', 'EN')),
        policy text not null check (policy in ('EVERYONE', 'FOLLOWERS', 'MEMBERS', 'TIERS')),
        free_document jsonb not null,
        locked_document jsonb,
        locked_character_count integer not null default 0,
        reading_minutes integer not null default 1,
        has_audio boolean not null default false,
        published_at timestamptz,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        version integer not null default 1,
        unique (account_id, id),
        check (status <> 'PUBLISHED' or published_at is not null),
        foreign key (account_id, series_id) references series (account_id, id)
      );
      create index articles_feed on articles (account_id, published_at desc, id desc) where status = 'PUBLISHED';
      create index articles_of_series on articles (account_id, series_id, published_at desc, id desc) where status = 'PUBLISHED';
      create index article_drafts on articles (account_id, updated_at desc, id desc) where status <> 'PUBLISHED';

      create table article_tiers (
        account_id uuid not null,
        article_id uuid not null,
        tier_id uuid not null,
        primary key (account_id, article_id, tier_id),
        foreign key (account_id, article_id) references articles (account_id, id),
        foreign key (account_id, tier_id) references tiers (account_id, id)
      );

      create table orders (
        id uuid primary key,
        account_id uuid not null references accounts (id),
        member_id uuid not null,
        kind text not null check (kind in ('MEMBERSHIP')),
        tier_id uuid not null,
        tier_price_id uuid not null,
        period text not null check (period in ('MONTH', 'QUARTER', 'YEAR')),
        amount_fen bigint not null check (amount_fen > 0),
        currency text not null check (currency = 'CNY'),
        description text not null,
        status text not null check (status in ('OPEN', 'PAID', 'CLOSED')),
        client text not null check (client in ('MINI_PROGRAM', 'OFFICIAL_ACCOUNT_H5')),
        idempotency_key text not null check (length(idempotency_key) between 1 and 64),
        created_at timestamptz not null,
        expires_at timestamptz not null,
        paid_at timestamptz,
        closed_at timestamptz,
        unique (account_id, id),
        unique (account_id, id, kind, client),
        unique (account_id, member_id, idempotency_key),
        check ((status = 'PAID') = (paid_at is not null)),
        foreign key (account_id, member_id) references members (account_id, id),
        foreign key (account_id, tier_id) references tiers (account_id, id),
        foreign key (account_id, tier_price_id) references tier_prices (account_id, id)
      );
      create index orders_of_member on orders (account_id, member_id, created_at desc, id desc);
      create index open_orders on orders (account_id, expires_at) where status = 'OPEN';

      create table payments (
        id uuid primary key,
        account_id uuid not null references accounts (id),
        order_id uuid not null,
        -- The order's own, so that the check below sees them.
        order_kind text not null,
        client text not null,
        rail text not null check (rail in ('XPAY', 'WECHAT_PAY')),
        out_trade_no text not null,
        merchant text not null,
        appid text not null,
        payer_openid text not null,
        xpay_env smallint,
        amount_fen bigint not null check (amount_fen > 0),
        currency text not null check (currency = 'CNY'),
        status text not null check (status in ('PENDING', 'PAID', 'CLOSED')),
        prepay_id text,
        provider_transaction_id text,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        paid_at timestamptz,
        settled_at timestamptz,
        settled_from text check (settled_from in ('NOTIFICATION', 'QUERY', 'RECONCILIATION')),
        closed_at timestamptz,
        next_query_at timestamptz,
        unique (account_id, id),
        unique (rail, merchant, out_trade_no),
        check ((status = 'PAID') = (paid_at is not null)),
        -- WeChat's operating rule 5.13: what is not physical is paid through Virtual Payment inside the Mini Program.
        constraint lawful_rail check (
          case client when 'MINI_PROGRAM' then order_kind <> 'MEMBERSHIP' or rail = 'XPAY' else rail = 'WECHAT_PAY' end),
        foreign key (account_id, order_id, order_kind, client) references orders (account_id, id, kind, client)
      );
      create index payments_of_order on payments (account_id, order_id);
      create unique index one_open_payment on payments (account_id, order_id) where status = 'PENDING';
      create index payments_to_query on payments (next_query_at) where next_query_at is not null;

      create table payment_exceptions (
        id uuid primary key,
        account_id uuid not null references accounts (id),
        payment_id uuid,
        kind text not null,
        detail jsonb not null,
        evidence_key text not null,
        created_at timestamptz not null,
        resolved_at timestamptz,
        unique (account_id, kind, evidence_key),
        foreign key (account_id, payment_id) references payments (account_id, id)
      );

      create table memberships (
        id uuid primary key,
        account_id uuid not null references accounts (id),
        member_id uuid not null,
        tier_id uuid not null,
        order_id uuid,
        source text not null check (source in ('PURCHASE', 'GIFT', 'COMP', 'TRIAL', 'IMPORT')),
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        revoked_at timestamptz,
        created_at timestamptz not null,
        unique (account_id, id),
        unique (account_id, order_id),
        check (ends_at > starts_at),
        check ((source = 'PURCHASE') = (order_id is not null)),
        foreign key (account_id, member_id) references members (account_id, id),
        foreign key (account_id, tier_id) references tiers (account_id, id),
        foreign key (account_id, order_id) references orders (account_id, id)
      );
      create index memberships_of_member on memberships (account_id, member_id, ends_at desc, id desc);

      create table inbox_messages (
        id uuid primary key,
        account_id uuid not null references accounts (id),
        source text not null check (source in ('OFFICIAL_ACCOUNT', 'MINI_PROGRAM', 'WECHAT_PAY')),
        provider_key text not null,
        kind text not null,
        body jsonb not null,
        received_at timestamptz not null,
        processed_at timestamptz,
        attempts integer not null default 0,
        last_error text,
        unique (account_id, source, provider_key)
      );
      create index inbox_unprocessed on inbox_messages (received_at) where processed_at is null;

      create table ledger_transactions (
        id uuid primary key,
        account_id uuid not null references accounts (id),
        kind text not null check (kind in ('SALE', 'UNAPPLIED_PAYMENT')),
        order_id uuid,
        payment_id uuid,
        provider_document text not null,
        -- A committed transaction takes no more lines: their number is part of it.
        line_count smallint not null check (line_count >= 2),
        occurred_at timestamptz not null,
        created_at timestamptz not null,
        unique (account_id, id),
        unique (account_id, kind, provider_document),
        foreign key (account_id, order_id) references orders (account_id, id),
        foreign key (account_id, payment_id) references payments (account_id, id)
      );
      create index ledger_by_time on ledger_transactions (account_id, occurred_at desc, id desc);

      create table ledger_entries (
        id uuid primary key,
        account_id uuid not null,
        transaction_id uuid not null,
        line smallint not null,
        ledger_account text not null,
        amount_fen bigint not null check (amount_fen <> 0),
        unique (account_id, transaction_id, line),
        foreign key (account_id, transaction_id) references ledger_transactions (account_id, id)
      );
      create index ledger_entries_by_account on ledger_entries (account_id, ledger_account);
    `);

    // Debits are positive, credits negative: a transaction balances when its lines add up to nothing.
    this.addSql(`
      create function require_balanced_ledger_transaction() returns trigger language plpgsql as $$
      declare
        checked uuid;
        promised integer;
        lines integer;
        total numeric;
      begin
        if tg_table_name = 'ledger_entries' then
          checked := new.transaction_id;
        else
          checked := new.id;
        end if;
        select line_count into promised from ledger_transactions where account_id = new.account_id and id = checked;
        select count(*), coalesce(sum(amount_fen), 0) into lines, total
          from ledger_entries where account_id = new.account_id and transaction_id = checked;
        if lines <> promised or total <> 0 then
          raise exception 'ledger transaction % does not balance: % of % lines, % fen', checked, lines, promised, total
            using errcode = 'check_violation';
        end if;
        return null;
      end $$;

      create constraint trigger ledger_entries_balance after insert on ledger_entries
        deferrable initially deferred for each row execute function require_balanced_ledger_transaction();
      create constraint trigger ledger_transactions_balance after insert on ledger_transactions
        deferrable initially deferred for each row execute function require_balanced_ledger_transaction();

      create function refuse_ledger_change() returns trigger language plpgsql as $$
      begin
        raise exception 'the ledger is append-only: % on % is refused', tg_op, tg_table_name
          using errcode = 'restrict_violation';
      end $$;

      create trigger ledger_entries_append_only before update or delete or truncate on ledger_entries
        for each statement execute function refuse_ledger_change();
      create trigger ledger_transactions_append_only before update or delete or truncate on ledger_transactions
        for each statement execute function refuse_ledger_change();
    `);
  }
}
