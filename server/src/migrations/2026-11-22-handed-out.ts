import { Migration } from '@mikro-orm/migrations';

/** Which locked documents were handed out to members who could still take back what opened them. */
export class HandedOut20261122 extends Migration {
  override up(): void {
    this.addSql(`
      create table handed_out_articles (
        account_id uuid not null,
        member_id uuid not null,
        article_id uuid not null,
        handed_out_at timestamptz not null,
        primary key (account_id, member_id, article_id),
        foreign key (account_id, member_id) references members (account_id, id),
        foreign key (account_id, article_id) references articles (account_id, id)
      )`);
  }
}
