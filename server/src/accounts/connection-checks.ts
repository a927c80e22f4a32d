import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import type { Viewer } from '../members/viewer.ts';
import type { Localized } from '../shared/locale/locale.ts';
import type { Clock } from '../shared/time/clock.ts';
import type { MessagePushConfig, WeChatApp } from '../wechat/config.ts';
import { NotFromWeChat, WeChatApiError, WeChatPayError, WeChatUnreachable } from '../wechat/errors.ts';
import { pushSignature } from '../wechat/messages/signature.ts';
import type { WeChat } from '../wechat/wechat.ts';
import { isUnseenXpayOrder } from '../wechat/xpay/order.ts';
import { ConnectionCheckKind, type ConnectionReport } from './connection.payloads.ts';
import type { Finding, FindingCode } from './connection-findings.ts';
import { type ConnectionReports, reportOf } from './connection-reports.ts';
import type { AccountSecrets, CredentialsStore } from './credentials.ts';
import { permit } from './permissions.ts';

const CALLBACK_TIMEOUT_MS = 5_000;
/** A number nobody ever ordered under: WeChat says so, when it believes who asks. */
const unusedNumber = (): string => `check${randomBytes(8).toString('hex')}`;

const found = (code: FindingCode, detail = ''): Finding => ({ code, detail });

/** WeChat's refusals that say what is wrong with what was entered. */
const refusals = new Map<number, FindingCode>([
  [40013, 'INVALID_APPID'],
  [40001, 'WRONG_SECRET'],
  [40125, 'WRONG_SECRET'],
  [40243, 'SECRET_FROZEN'],
  [40164, 'IP_NOT_ALLOWED'],
  [45009, 'OUT_OF_QUOTA'],
]);

/** Tries out with WeChat what was entered: each check is one question that changes nothing. */
export class ConnectionChecks {
  readonly #pool: Pool;
  readonly #clock: Clock;
  readonly #credentials: CredentialsStore;
  readonly #reports: ConnectionReports;
  readonly #wechat: WeChat;
  readonly #publicUrl: () => string;

  constructor(deps: {
    pool: Pool;
    clock: Clock;
    credentials: CredentialsStore;
    reports: ConnectionReports;
    wechat: WeChat;
    publicUrl: () => string;
  }) {
    this.#pool = deps.pool;
    this.#clock = deps.clock;
    this.#credentials = deps.credentials;
    this.#reports = deps.reports;
    this.#wechat = deps.wechat;
    this.#publicUrl = deps.publicUrl;
  }

  /** Asks WeChat, and keeps what came of it. Whatever is wrong is a finding, never an error. */
  async check(viewer: Viewer, kind: ConnectionCheckKind, locale: keyof Localized): Promise<ConnectionReport> {
    permit(viewer, 'changeSettings');
    const { accountId } = viewer;
    const secrets = await this.#credentials.of(accountId);
    const finding = await this.#find(accountId, kind, secrets).catch(findingOf);
    const now = this.#clock.now();
    await this.#reports.keep(accountId, kind, finding, now);
    return reportOf(kind, finding, now, locale);
  }

  async #find(accountId: string, kind: ConnectionCheckKind, secrets: AccountSecrets): Promise<Finding> {
    const { officialAccount, miniProgram } = secrets;
    switch (kind) {
      case ConnectionCheckKind.OFFICIAL_ACCOUNT_SECRET:
        return this.#secret(officialAccount);
      case ConnectionCheckKind.MINI_PROGRAM_SECRET:
        return this.#secret(miniProgram);
      case ConnectionCheckKind.OFFICIAL_ACCOUNT_CALLBACK:
        return this.#callback(accountId, 'OFFICIAL_ACCOUNT', officialAccount?.push ?? null);
      case ConnectionCheckKind.MINI_PROGRAM_CALLBACK:
        return this.#callback(accountId, 'MINI_PROGRAM', miniProgram?.push ?? null);
      case ConnectionCheckKind.OFFICIAL_ACCOUNT_MENU:
        return this.#menu(officialAccount);
      case ConnectionCheckKind.WECHAT_PAY:
        return this.#pay(secrets);
      case ConnectionCheckKind.XPAY:
        return this.#xpay(secrets);
    }
  }

  async #secret(app: WeChatApp | null): Promise<Finding> {
    if (!app) return found('NOT_ENTERED');
    await this.#wechat.accessTokens.renew(app);
    return found('WORKS');
  }

  async #menu(app: AccountSecrets['officialAccount']): Promise<Finding> {
    if (!app) return found('NOT_ENTERED');
    try {
      await this.#wechat.officialAccount.getMenu(app);
      return found('WORKS');
    } catch (error) {
      if (error instanceof WeChatApiError && error.errcode === 48001) return found('NOT_VERIFIED');
      throw error;
    }
  }

  /** Calls our own address as WeChat does when it is entered there, and looks whether WeChat has called since. */
  async #callback(
    accountId: string,
    source: 'OFFICIAL_ACCOUNT' | 'MINI_PROGRAM',
    push: MessagePushConfig | null,
  ): Promise<Finding> {
    if (!push) return found('NOT_ENTERED');
    const url = `${this.#publicUrl()}/wechat/messages/${push.appid}`;
    const answer = await this.#ask(url, push);
    if (answer) return answer;
    const { rows } = await this.#pool.query<{ has_come: boolean }>({
      name: 'pushes-received',
      text: 'select exists (select from inbox_messages where account_id = $1 and source = $2) as has_come',
      values: [accountId, source],
    });
    if (rows[0]?.has_come) return found('WORKS');
    return isLocal(url) ? found('ADDRESS_IS_LOCAL', url) : found('CALLBACK_WAITING');
  }

  /** @returns what is wrong with the address; null when it answers as it should */
  async #ask(url: string, push: MessagePushConfig): Promise<Finding | null> {
    const [timestamp, nonce] = [String(Math.floor(this.#clock.now().getTime() / 1000)), unusedNumber()];
    const echostr = unusedNumber();
    const signature = pushSignature(push.token, timestamp, nonce);
    const query = new URLSearchParams({ signature, timestamp, nonce, echostr });
    try {
      const response = await fetch(`${url}?${query}`, {
        redirect: 'manual',
        signal: AbortSignal.timeout(CALLBACK_TIMEOUT_MS),
      });
      const isOurs = response.status === 200 && (await response.text()) === echostr;
      return isOurs ? null : found('CALLBACK_WRONG', String(response.status));
    } catch {
      return isLocal(url) ? found('ADDRESS_IS_LOCAL', url) : found('CALLBACK_SILENT', url);
    }
  }

  async #pay({ pay }: AccountSecrets): Promise<Finding> {
    if (!pay) return found('NOT_ENTERED');
    if (pay.wechatPayKeys.length === 0) return found('NO_PAY_KEY');
    try {
      await this.#wechat.pay.queryByOutTradeNo(pay, unusedNumber());
      return found('WORKS');
    } catch (error) {
      if (!(error instanceof WeChatPayError)) throw error;
      return error.status === 401 ? found('PAY_SIGNATURE_REFUSED') : found('PAY_NOT_ALLOWED', error.code);
    }
  }

  async #xpay({ xpay, miniProgram }: AccountSecrets): Promise<Finding> {
    if (!xpay) return found('NOT_ENTERED');
    if (!miniProgram) return found('NEEDS_MINI_PROGRAM');
    const order = { openid: 'nobody', outTradeNo: unusedNumber() };
    try {
      await this.#wechat.xpay.queryOrder(miniProgram, xpay, order);
      return found('WORKS');
    } catch (error) {
      if (isUnseenXpayOrder(error)) return found('WORKS');
      if (error instanceof WeChatApiError && error.errcode === 268490003) return found('XPAY_SIGNATURE_REFUSED');
      if (error instanceof WeChatApiError && error.errcode === 48001) return found('XPAY_NOT_OPENED');
      throw error;
    }
  }
}

function findingOf(error: unknown): Finding {
  if (error instanceof WeChatUnreachable || error instanceof NotFromWeChat) return found('UNREACHABLE');
  if (!(error instanceof WeChatApiError)) throw error;
  const code = refusals.get(error.errcode);
  if (code === 'IP_NOT_ALLOWED') return found(code, /invalid ip (\S+)/.exec(error.errmsg)?.[1] ?? '');
  return code ? found(code) : found('REFUSED', String(error.errcode));
}

/** Whether an address is one that only this machine or this network knows. */
function isLocal(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[)/.test(hostname);
}
