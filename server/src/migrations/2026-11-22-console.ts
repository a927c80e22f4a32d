import { Migration } from '@mikro-orm/migrations';

/** What the console works with: staff and how they sign in, the audit log, revisions and review, media, notes, long work. */
export class Console20261122 extends Migration {
  override up(): void {
    this.addSql(staff);
    this.addSql(audit);
    this.addSql(articles);
    this.addSql(media);
    this.addSql(members);
    this.addSql(longWork);
  }
}

const staff = `
  alter table staff
    -- The member this person is in the Mini Program: who confirms a scanned sign-in.
    add column member_id uuid,
    add column left_at timestamptz,
    add column last_seen_at timestamptz,
    add foreign key (account_id, member_id) references members (account_id, id);
  alter table staff drop constraint staff_role_check;
  alter table staff add constraint staff_role_check
    check (role in ('OWNER', 'EDITOR_IN_CHIEF', 'WRITER', 'REVIEWER', 'OPERATOR', 'FINANCE'));
  create unique index one_staff_per_member on staff (account_id, member_id) where member_id is not null and left_at is null;
  create index staff_by_account on staff (account_id, created_at, id);

  alter table sessions
    -- Until when a passkey, shown again, vouches for money and roles.
    add column elevated_until timestamptz,
    add column device text not null default '',
    add column last_seen_at timestamptz;
  create index sessions_by_staff on sessions (account_id, staff_id) where ended_at is null;

  create table staff_invitations (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    role text not null check (role in ('OWNER', 'EDITOR_IN_CHIEF', 'WRITER', 'REVIEWER', 'OPERATOR', 'FINANCE')),
    display_name text not null,
    code_hash bytea not null unique,
    invited_by_staff_id uuid not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    accepted_at timestamptz,
    accepted_staff_id uuid,
    revoked_at timestamptz,
    unique (account_id, id),
    check ((accepted_at is null) = (accepted_staff_id is null)),
    foreign key (account_id, invited_by_staff_id) references staff (account_id, id),
    foreign key (account_id, accepted_staff_id) references staff (account_id, id)
  );

  -- A link that signs in once.
  create table sign_in_links (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    staff_id uuid not null,
    token_hash bytea not null unique,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    unique (account_id, id),
    foreign key (account_id, staff_id) references staff (account_id, id)
  );

  -- A link that opens an account: for who runs the server.
  create table opening_links (
    id uuid primary key,
    token_hash bytea not null unique,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
  );

  -- A browser that waits for somebody to scan its code with the Mini Program and to confirm there.
  create table scan_sign_ins (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    code_hash bytea not null unique,
    browser_hash bytea unique,
    -- LINK: somebody signed in makes the member who scans their own self in the Mini Program; no browser waits with a secret.
    purpose text not null default 'SIGN_IN' check (purpose in ('SIGN_IN', 'LINK')),
    for_staff_id uuid,
    device text not null default '',
    -- The address the browser asks from, shown to who is to confirm.
    address text not null default '',
    status text not null check (status in ('WAITING', 'CONFIRMED', 'REFUSED', 'USED')),
    staff_id uuid,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    ended_at timestamptz,
    unique (account_id, id),
    check ((status in ('CONFIRMED', 'USED')) = (staff_id is not null)),
    check ((purpose = 'LINK') = (for_staff_id is not null)),
    check ((purpose = 'SIGN_IN') = (browser_hash is not null)),
    foreign key (account_id, staff_id) references staff (account_id, id),
    foreign key (account_id, for_staff_id) references staff (account_id, id)
  );

  create table passkeys (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    staff_id uuid not null,
    credential_id text not null unique,
    public_key bytea not null,
    counter bigint not null,
    transports text[] not null default '{}',
    name text not null,
    created_at timestamptz not null,
    last_used_at timestamptz,
    unique (account_id, id),
    foreign key (account_id, staff_id) references staff (account_id, id)
  );
  create index passkeys_of_staff on passkeys (account_id, staff_id);

  create table passkey_challenges (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    staff_id uuid not null,
    challenge text not null unique,
    purpose text not null check (purpose in ('REGISTER', 'CONFIRM')),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    foreign key (account_id, staff_id) references staff (account_id, id)
  );

  -- What the last check of each connection with WeChat found; gone when what it checked is changed.
  create table connection_checks (
    account_id uuid not null references accounts (id),
    kind text not null check (kind in ('OFFICIAL_ACCOUNT_SECRET', 'OFFICIAL_ACCOUNT_CALLBACK', 'OFFICIAL_ACCOUNT_MENU',
      'MINI_PROGRAM_SECRET', 'MINI_PROGRAM_CALLBACK', 'WECHAT_PAY', 'XPAY')),
    finding text not null,
    detail text not null default '',
    is_passed boolean not null,
    checked_at timestamptz not null,
    primary key (account_id, kind)
  );
`;

const audit = `
  -- Who changed what, as it was and as it became. Written in the commit of the change.
  create table audit_entries (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    staff_id uuid,
    request_id text,
    action text not null check (action in ('CREATE', 'UPDATE', 'DELETE', 'SIGN_IN', 'EXPORT')),
    subject_type text not null,
    subject_id text not null,
    -- Its title or name at that moment: what was removed has none later.
    subject_name text not null default '',
    before jsonb,
    after jsonb,
    occurred_at timestamptz not null,
    unique (account_id, id),
    foreign key (account_id, staff_id) references staff (account_id, id)
  );
  create index audit_by_time on audit_entries (account_id, occurred_at desc, id desc);
  create index audit_of_staff on audit_entries (account_id, staff_id, occurred_at desc, id desc);
  create index audit_of_subject on audit_entries (account_id, subject_type, subject_id, occurred_at desc, id desc);
  create function refuse_audit_change() returns trigger language plpgsql as $$
  begin
    raise exception 'the audit log is append-only: % is refused', tg_op using errcode = 'restrict_violation';
  end $$;
  create trigger audit_append_only before update or delete or truncate on audit_entries
    for each statement execute function refuse_audit_change();
`;

const articles = `
  alter table articles
    add column author_staff_id uuid,
    add column review_state text not null default 'WRITING'
      check (review_state in ('WRITING', 'IN_REVIEW', 'WITH_EDITOR', 'APPROVED')),
    add column scheduled_at timestamptz,
    add column latest_revision_id uuid,
    -- Words that readers of a published article do not see yet.
    add column pending_revision_id uuid,
    add check (pending_revision_id is null or status = 'PUBLISHED'),
    add foreign key (account_id, author_staff_id) references staff (account_id, id);
  create index articles_to_publish on articles (scheduled_at) where scheduled_at is not null;
  -- The staff's list shows articles of every state.
  drop index article_drafts;
  create index articles_by_edit on articles (account_id, updated_at desc, id desc);

  create table article_revisions (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    article_id uuid not null,
    number integer not null check (number >= 1),
    title text not null,
    excerpt text not null,
    cover_url text,
    document jsonb not null,
    kind text not null check (kind in ('AUTOSAVE', 'SAVE', 'PUBLISH', 'RESTORE')),
    saved_by_staff_id uuid,
    created_at timestamptz not null,
    -- Later than created_at where one person's autosaves were taken together.
    saved_at timestamptz not null,
    unique (account_id, id),
    unique (account_id, article_id, number),
    foreign key (account_id, article_id) references articles (account_id, id),
    foreign key (account_id, saved_by_staff_id) references staff (account_id, id)
  );
  alter table articles
    add foreign key (account_id, latest_revision_id) references article_revisions (account_id, id),
    add foreign key (account_id, pending_revision_id) references article_revisions (account_id, id);

  create table review_comments (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    article_id uuid not null,
    staff_id uuid not null,
    -- Which block of the document it is about; null for the whole.
    block_index integer check (block_index >= 0),
    -- How that block began when it was commented on: it is found again by it after others were moved.
    quote text not null default '',
    text text not null,
    -- The step it was made at, when it came with one.
    from_state text,
    to_state text,
    resolved_at timestamptz,
    created_at timestamptz not null,
    unique (account_id, id),
    foreign key (account_id, article_id) references articles (account_id, id),
    foreign key (account_id, staff_id) references staff (account_id, id)
  );
  create index review_comments_of_article on review_comments (account_id, article_id, created_at, id);
`;

const media = `
  create table media (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    kind text not null check (kind in ('IMAGE', 'AUDIO', 'VIDEO')),
    name text not null,
    content_type text not null,
    byte_count bigint not null check (byte_count > 0),
    width integer,
    height integer,
    duration_ms integer,
    sha256 bytea not null,
    -- Where the storage keeps it; its public address is /media/<key>.
    storage_key text not null,
    -- Other sizes of a picture: [{ "width": 640, "height": 360, "key": "…" }].
    variants jsonb not null default '[]',
    alt text not null default '',
    uploaded_by_staff_id uuid,
    created_at timestamptz not null,
    removed_at timestamptz,
    unique (account_id, id),
    unique (account_id, storage_key),
    foreign key (account_id, uploaded_by_staff_id) references staff (account_id, id)
  );
  create index media_by_time on media (account_id, created_at desc, id desc) where removed_at is null;
  create unique index one_medium_per_content on media (account_id, sha256) where removed_at is null;

  -- A file on its way, so that it can go on where it broke off.
  create table uploads (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    staff_id uuid not null,
    name text not null,
    content_type text not null,
    byte_count bigint not null check (byte_count > 0),
    received_bytes bigint not null default 0,
    media_id uuid,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    unique (account_id, id),
    check (received_bytes between 0 and byte_count),
    foreign key (account_id, staff_id) references staff (account_id, id),
    foreign key (account_id, media_id) references media (account_id, id)
  );
`;

const members = `
  alter table members
    add column source text not null default '',
    add column spent_fen bigint not null default 0,
    add column last_read_at timestamptz,
    -- last_read_at for sorting: who has read nothing comes last, and a cursor compares no nulls.
    add column read_order timestamptz not null
      generated always as (coalesce(last_read_at, timestamptz '1970-01-01T00:00:00Z')) stored;
  update members m set spent_fen = s.spent_fen
    from (select o.account_id, o.member_id, sum(p.amount_fen - p.refunded_fen) as spent_fen
            from payments p
            join orders o on o.account_id = p.account_id and o.id = p.order_id
           -- Money that bought nothing was booked as owed, and is no spending.
           where exists (select from ledger_transactions t
                          where t.account_id = p.account_id and t.payment_id = p.id and t.kind in ('SALE', 'TIP'))
           group by o.account_id, o.member_id) s
   where m.account_id = s.account_id and m.id = s.member_id;
  update members m set last_read_at = r.read_at
    from (select account_id, member_id, max(updated_at) as read_at from reading_progress group by account_id, member_id) r
   where m.account_id = r.account_id and m.id = r.member_id;
  -- Names sort as people expect, Chinese ones by pinyin, where PostgreSQL was built with ICU.
  do $$ begin
    if exists (select from pg_collation where collname = 'zh-x-icu') then
      alter table members alter column display_name type text collate "zh-x-icu";
    end if;
  end $$;
  create index members_by_name on members (account_id, display_name, id) where merged_into_id is null;
  create index members_by_source on members (account_id, source) where merged_into_id is null;
  create index members_by_spending on members (account_id, spent_fen desc, id desc) where merged_into_id is null;
  create index members_by_reading on members (account_id, read_order desc, id desc) where merged_into_id is null;

  create table member_notes (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    member_id uuid not null,
    staff_id uuid not null,
    text text not null,
    created_at timestamptz not null,
    unique (account_id, id),
    foreign key (account_id, member_id) references members (account_id, id),
    foreign key (account_id, staff_id) references staff (account_id, id)
  );
  create index notes_of_member on member_notes (account_id, member_id, created_at desc, id desc);

  create table member_tags (
    account_id uuid not null,
    member_id uuid not null,
    tag text not null check (length(tag) between 1 and 30),
    created_at timestamptz not null,
    primary key (account_id, tag, member_id),
    foreign key (account_id, member_id) references members (account_id, id)
  );
  create index tags_of_member on member_tags (account_id, member_id);

  -- What a line of a list said that a membership was brought in with: the same line again brings nothing.
  alter table memberships add column imported_as text;

  -- A filter of the members' table under a name.
  create table segments (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    name text not null,
    filter jsonb not null,
    created_by_staff_id uuid not null,
    created_at timestamptz not null,
    unique (account_id, id),
    unique (account_id, name),
    foreign key (account_id, created_by_staff_id) references staff (account_id, id)
  );

  -- Who came, for the overview.
  create index sessions_by_time on sessions (account_id, created_at) where member_id is not null;

  -- Who holds a tier: asked before it is archived, and for the overview.
  create index memberships_of_tier on memberships (account_id, tier_id, ends_at) where revoked_at is null;
`;

const longWork = `
  -- Work that takes longer than a request: it can be left, and found again.
  create table tasks (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    kind text not null check (kind in ('IMPORT_MEMBERS', 'EXPORT_MEMBERS', 'RECONCILE')),
    status text not null check (status in ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
    done_count integer not null default 0,
    total_count integer,
    input jsonb not null default '{}',
    result jsonb,
    failure text,
    -- Files it takes and makes, in the storage.
    input_key text,
    output_key text,
    staff_id uuid not null,
    created_at timestamptz not null,
    ended_at timestamptz,
    unique (account_id, id),
    check ((status in ('DONE', 'FAILED')) = (ended_at is not null)),
    foreign key (account_id, staff_id) references staff (account_id, id)
  );
  create index tasks_by_time on tasks (account_id, created_at desc, id desc);

  -- Menus that only members with a tag see, and what WeChat knows of them.
  create table custom_menu_variants (
    id uuid primary key,
    account_id uuid not null references accounts (id),
    tag text not null check (length(tag) between 1 and 30),
    entries jsonb not null,
    version integer not null default 1,
    updated_at timestamptz not null,
    removed_at timestamptz,
    claimed_at timestamptz,
    wechat_tag_id integer,
    wechat_menu_id text,
    stale_menu_ids text[] not null default '{}',
    published_entries jsonb,
    published_at timestamptz,
    unique (account_id, id)
  );
  create unique index one_menu_per_tag on custom_menu_variants (account_id, tag) where removed_at is null;

  -- Who has the tag at WeChat because we said so.
  create table menu_variant_followers (
    account_id uuid not null,
    variant_id uuid not null,
    openid text not null,
    primary key (account_id, variant_id, openid),
    foreign key (account_id, variant_id) references custom_menu_variants (account_id, id) on delete cascade
  );
`;
