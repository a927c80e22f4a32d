import type { Pool } from 'pg';
import type { Localized } from '../shared/locale/locale.ts';
import type { ConnectionCheckKind, ConnectionReport } from './connection.payloads.ts';
import { type Finding, isFindingCode, isPassed, wordsOf } from './connection-findings.ts';

interface Row {
  readonly kind: ConnectionCheckKind;
  readonly finding: string;
  readonly detail: string;
  readonly checked_at: Date;
}

/** Keeps what the last check of each connection found. It is no change of the account, so the audit log has nothing of it. */
export class ConnectionReports {
  readonly #pool: Pool;

  constructor(deps: { pool: Pool }) {
    this.#pool = deps.pool;
  }

  async keep(accountId: string, kind: ConnectionCheckKind, finding: Finding, at: Date): Promise<void> {
    await this.#pool.query({
      name: 'keep-connection-report',
      text: `
        insert into connection_checks (account_id, kind, finding, detail, is_passed, checked_at) values ($1, $2, $3, $4, $5, $6)
        on conflict (account_id, kind) do update set finding = excluded.finding, detail = excluded.detail,
          is_passed = excluded.is_passed, checked_at = excluded.checked_at`,
      values: [accountId, kind, finding.code, finding.detail.slice(0, 200), isPassed(finding.code), at],
    });
  }

  /** What was tried out is no longer what is connected. */
  async forget(accountId: string, kinds: readonly ConnectionCheckKind[]): Promise<void> {
    await this.#pool.query({
      name: 'forget-connection-reports',
      text: 'delete from connection_checks where account_id = $1 and kind = any($2)',
      values: [accountId, kinds],
    });
  }

  async of(accountId: string, locale: keyof Localized): Promise<ConnectionReport[]> {
    const { rows } = await this.#pool.query<Row>({
      name: 'connection-reports',
      text: 'select kind, finding, detail, checked_at from connection_checks where account_id = $1 order by kind',
      values: [accountId],
    });
    return rows.flatMap(({ kind, finding: code, detail, checked_at }) =>
      isFindingCode(code) ? [reportOf(kind, { code, detail }, checked_at, locale)] : [],
    );
  }
}

export const reportOf = (
  kind: ConnectionCheckKind,
  finding: Finding,
  checkedAt: Date,
  locale: keyof Localized,
): ConnectionReport => ({ kind, isPassed: isPassed(finding.code), checkedAt, ...wordsOf(kind, finding, locale) });
