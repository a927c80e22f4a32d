import { UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import type { Viewer } from '../members/viewer.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import type { Localized } from '../shared/locale/locale.ts';
import type { Account } from './account.entity.ts';
import { AppidTaken } from './account.refusals.ts';
import type {
  AccountConnections,
  AppConnection,
  ConnectMiniProgramInput,
  ConnectOfficialAccountInput,
  ConnectWeChatPayInput,
  ConnectXpayInput,
} from './connection.payloads.ts';
import { ConnectionCheckKind } from './connection.payloads.ts';
import { appSecretsOf, payMerchantOf, pushModeOf, xpayMerchantOf } from './connection.rules.ts';
import type { ConnectionReports } from './connection-reports.ts';
import type { AccountSecrets, CredentialsStore } from './credentials.ts';
import { permit } from './permissions.ts';

const kinds = ConnectionCheckKind;

/** Enters what connects an account with WeChat. Secrets go in and never come out again. */
export class ConnectionService {
  readonly #pool: Pool;
  readonly #credentials: CredentialsStore;
  readonly #reports: ConnectionReports;
  readonly #publicUrl: () => string;

  constructor(deps: {
    pool: Pool;
    credentials: CredentialsStore;
    reports: ConnectionReports;
    publicUrl: () => string;
  }) {
    this.#pool = deps.pool;
    this.#credentials = deps.credentials;
    this.#reports = deps.reports;
    this.#publicUrl = deps.publicUrl;
  }

  /** What is connected, without secrets. */
  async connections(accountId: string, locale: keyof Localized): Promise<AccountConnections> {
    const [{ officialAccount, miniProgram, pay, xpay }, reports, { rows }] = await Promise.all([
      this.#credentials.of(accountId),
      this.#reports.of(accountId, locale),
      this.#pool.query<{ is_on_ios: boolean }>({
        name: 'account-xpay-on-ios',
        text: 'select is_xpay_on_ios as is_on_ios from accounts where id = $1',
        values: [accountId],
      }),
    ]);
    const appOf = (app: AccountSecrets['officialAccount'] | AccountSecrets['miniProgram']): AppConnection | null =>
      app && {
        appid: app.appid,
        originalId: app.originalId,
        mode: pushModeOf(app.push.mode),
        callbackUrl: `${this.#publicUrl()}/wechat/messages/${app.appid}`,
      };
    return {
      publicUrl: this.#publicUrl(),
      officialAccount: appOf(officialAccount),
      miniProgram: appOf(miniProgram),
      wechatPay: pay && {
        mchid: pay.mchid,
        serialNo: pay.serialNo,
        wechatPayKeySerials: pay.wechatPayKeys.map(({ serial }) => serial),
      },
      xpay: xpay && { offerId: xpay.offerId, isSandbox: xpay.env === 1, isOnIos: rows[0]?.is_on_ios ?? false },
      reports,
    };
  }

  /** @throws Rejection InvalidConnection, AppidTaken */
  connectOfficialAccount(viewer: Viewer, input: ConnectOfficialAccountInput): Promise<void> {
    const stale = [kinds.OFFICIAL_ACCOUNT_SECRET, kinds.OFFICIAL_ACCOUNT_CALLBACK, kinds.OFFICIAL_ACCOUNT_MENU];
    return this.#change(viewer, stale, (secrets) => ({
      ...secrets,
      officialAccount: appSecretsOf('officialAccount', input, secrets.officialAccount),
    }));
  }

  /** @throws Rejection InvalidConnection, AppidTaken */
  connectMiniProgram(viewer: Viewer, input: ConnectMiniProgramInput): Promise<void> {
    const stale = [kinds.MINI_PROGRAM_SECRET, kinds.MINI_PROGRAM_CALLBACK, kinds.XPAY];
    return this.#change(viewer, stale, (secrets) => ({
      ...secrets,
      miniProgram: appSecretsOf('miniProgram', input, secrets.miniProgram),
    }));
  }

  /** @throws Rejection InvalidConnection */
  connectWeChatPay(viewer: Viewer, input: ConnectWeChatPayInput): Promise<void> {
    return this.#change(viewer, [kinds.WECHAT_PAY], (secrets) => ({
      ...secrets,
      pay: payMerchantOf(input, secrets.pay),
    }));
  }

  /** @throws Rejection InvalidConnection */
  connectXpay(viewer: Viewer, input: ConnectXpayInput): Promise<void> {
    return this.#change(viewer, [kinds.XPAY], (secrets, account) => {
      account.isXpayOnIos = input.isOnIos;
      return { ...secrets, xpay: xpayMerchantOf(input, secrets.xpay) };
    });
  }

  /** @param stale what was tried out with what is changed now: it says nothing any more */
  async #change(
    viewer: Viewer,
    stale: readonly ConnectionCheckKind[],
    change: (secrets: AccountSecrets, account: Account) => AccountSecrets,
  ): Promise<void> {
    permit(viewer, 'changeSecrets');
    try {
      await this.#credentials.change(viewer.accountId, change);
    } catch (error) {
      if (error instanceof UniqueConstraintViolationException) throw new Rejection(new AppidTaken());
      throw error;
    }
    await this.#reports.forget(viewer.accountId, stale);
  }
}
