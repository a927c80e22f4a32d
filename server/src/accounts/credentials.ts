import { type EntityManager, LockMode, type MikroORM } from '@mikro-orm/postgresql';
import type { Cipher } from '../shared/crypto/cipher.ts';
import type { Clock } from '../shared/time/clock.ts';
import type {
  MessagePushConfig,
  MiniProgramApp,
  OfficialAccountApp,
  PayMerchant,
  XpayMerchant,
} from '../wechat/config.ts';
import { Account } from './account.entity.ts';
import { AccountCredentials } from './account-credentials.entity.ts';

/** An account's secrets at WeChat; a part is null when the account does not have it. */
export interface AccountSecrets {
  readonly officialAccount:
    | (OfficialAccountApp & { readonly originalId: string; readonly push: MessagePushConfig })
    | null;
  readonly miniProgram: (MiniProgramApp & { readonly originalId: string; readonly push: MessagePushConfig }) | null;
  readonly xpay: XpayMerchant | null;
  readonly pay: PayMerchant | null;
}

const noSecrets: AccountSecrets = { officialAccount: null, miniProgram: null, xpay: null, pay: null };

/** Keeps the accounts' secrets, sealed with the installation's master key. */
export class CredentialsStore {
  readonly #orm: MikroORM;
  readonly #cipher: Cipher;
  readonly #clock: Clock;

  constructor(deps: { orm: MikroORM; cipher: Cipher; clock: Clock }) {
    this.#orm = deps.orm;
    this.#cipher = deps.cipher;
    this.#clock = deps.clock;
  }

  /** The account's secrets, opened; all parts null when none were stored. */
  async of(accountId: string, em: EntityManager = this.#orm.em.fork()): Promise<AccountSecrets> {
    const row = await em.findOne(AccountCredentials, { account: accountId });
    return row ? (JSON.parse(this.#cipher.decrypt(row.sealed)) as AccountSecrets) : noSecrets;
  }

  /** Stores secrets, and the public numbers that belong to them on the account. */
  put(accountId: string, secrets: AccountSecrets): Promise<void> {
    return this.change(accountId, () => secrets);
  }

  /**
   * Changes some of the secrets: two people who enter different ones at once do not undo each other's.
   * @param change makes of the secrets that are kept those that shall be; may also change the account's own settings
   */
  async change(
    accountId: string,
    change: (secrets: AccountSecrets, account: Account) => AccountSecrets,
  ): Promise<void> {
    await this.#orm.em.fork().transactional(async (em) => {
      const account = await em.findOneOrFail(Account, { id: accountId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      const secrets = change(await this.of(accountId, em), account);
      account.officialAccountAppid = secrets.officialAccount?.appid ?? null;
      account.miniProgramAppid = secrets.miniProgram?.appid ?? null;
      account.mchid = secrets.pay?.mchid ?? null;
      account.xpayOfferId = secrets.xpay?.offerId ?? null;
      const sealed = this.#cipher.encrypt(JSON.stringify(secrets));
      const kept = await em.findOne(AccountCredentials, { account: accountId });
      const updatedAt = this.#clock.now();
      if (kept) em.assign(kept, { sealed, updatedAt });
      else em.create(AccountCredentials, { account, sealed, updatedAt });
    });
  }
}
