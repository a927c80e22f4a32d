import { Migration } from '@mikro-orm/migrations';

/** The Custom Menu's draft, and every attempt to give it to WeChat. */
export class CustomMenus20261122 extends Migration {
  override up(): void {
    this.addSql(`
      create table custom_menus (
        id uuid primary key,
        account_id uuid not null unique references accounts (id),
        entries jsonb not null default '[]',
        version integer not null default 1,
        updated_at timestamptz not null,
        unique (account_id, id)
      );

      create table custom_menu_publications (
        id uuid primary key,
        account_id uuid not null references accounts (id),
        custom_menu_id uuid not null,
        entries jsonb not null,
        staff_id uuid not null,
        outcome text not null check (outcome in ('PENDING', 'PUBLISHED', 'REFUSED', 'UNKNOWN')),
        errcode integer,
        started_at timestamptz not null,
        finished_at timestamptz,
        unique (account_id, id),
        check ((outcome = 'PENDING') = (finished_at is null)),
        foreign key (account_id, custom_menu_id) references custom_menus (account_id, id),
        foreign key (account_id, staff_id) references staff (account_id, id)
      );
      -- Two menus on their way at once could arrive in either order.
      create unique index one_custom_menu_on_its_way on custom_menu_publications (account_id) where outcome = 'PENDING';
      create index custom_menu_publications_by_time on custom_menu_publications (account_id, started_at desc, id desc);
    `);
  }
}
