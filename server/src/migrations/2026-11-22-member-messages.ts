import { Migration } from '@mikro-orm/migrations';

/** What members send to the account's apps, and do there, for their story. */
export class MemberMessages20261122 extends Migration {
  override up(): void {
    this.addSql(`
      create table member_messages (
        id uuid primary key,
        account_id uuid not null references accounts (id),
        member_id uuid not null,
        appid text not null,
        provider_key text not null,
        kind text not null,
        text text not null,
        sent_at timestamptz not null,
        unique (account_id, id),
        unique (account_id, appid, provider_key),
        foreign key (account_id, member_id) references members (account_id, id)
      )`);
    this.addSql('create index messages_of_member on member_messages (account_id, member_id, sent_at desc, id desc)');
  }
}
