import type { MikroORM } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import type { AccountDirectory } from '../accounts/account-directory.ts';
import { Client } from '../members/session.entity.ts';
import type { Sessions } from '../members/sessions.ts';
import type { DemoRole } from '../playground/example.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import type { Clock } from '../shared/time/clock.ts';

const readers = {
  name: 'demo-reader',
  text: `
    select m.id as member_id, i.appid, i.openid
      from members m join member_identities i on i.account_id = m.account_id and i.member_id = m.id
     where m.account_id = $1 and m.merged_into_id is null and m.banned_at is null and not m.is_follower
       and not exists (select from memberships ms where ms.account_id = m.account_id and ms.member_id = m.id)
     order by m.joined_at, m.id limit 1`,
};

const members = {
  name: 'demo-member',
  text: `
    select m.id as member_id, i.appid, i.openid
      from memberships ms
      join members m on m.account_id = ms.account_id and m.id = ms.member_id
      join member_identities i on i.account_id = m.account_id and i.member_id = m.id
     where ms.account_id = $1 and ms.starts_at <= $2 and ms.ends_at > $2 and ms.revoked_at is null
       and m.merged_into_id is null and m.banned_at is null
     order by ms.ends_at desc, m.id limit 1`,
};

/** Signs in as one of the demo data's people. Exists only in a demo: app.ts makes one when DEMO is on. */
export class DemoSignIn {
  readonly #orm: MikroORM;
  readonly #pool: Pool;
  readonly #clock: Clock;
  readonly #accounts: AccountDirectory;
  readonly #sessions: Sessions;

  constructor(deps: { orm: MikroORM; pool: Pool; clock: Clock; accounts: AccountDirectory; sessions: Sessions }) {
    this.#orm = deps.orm;
    this.#pool = deps.pool;
    this.#clock = deps.clock;
    this.#accounts = deps.accounts;
    this.#sessions = deps.sessions;
  }

  /** @throws ApiError NOT_FOUND when the account or such a person is not there */
  async signIn(accountName: string, as: DemoRole): Promise<{ sessionToken: string }> {
    const account = await this.#accounts.find(accountName);
    if (!account) throw new ApiError('NOT_FOUND');
    const em = this.#orm.em.fork();
    if (as === 'creator') {
      const { rows } = await this.#pool.query<{ id: string }>({
        name: 'demo-creator',
        text: `select id from staff where account_id = $1 and role = 'OWNER' order by created_at, id limit 1`,
        values: [account.id],
      });
      if (!rows[0]) throw new ApiError('NOT_FOUND');
      const session = await this.#sessions.beginForStaff(em, {
        accountId: account.id,
        staffId: rows[0].id,
        client: Client.CONSOLE,
      });
      return { sessionToken: session.token };
    }
    const { rows } = await this.#pool.query<{ member_id: string; appid: string; openid: string }>({
      ...(as === 'reader' ? readers : members),
      values: as === 'reader' ? [account.id] : [account.id, this.#clock.now()],
    });
    const person = rows[0];
    if (!person) throw new ApiError('NOT_FOUND');
    const session = await this.#sessions.beginForMember(em, {
      accountId: account.id,
      memberId: person.member_id,
      client: Client.MINI_PROGRAM,
      platform: 'devtools',
      appid: person.appid,
      openid: person.openid,
    });
    return { sessionToken: session.token };
  }
}
