import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { Account } from '../accounts/account.entity.ts';
import { permit } from '../accounts/permissions.ts';
import { Staff } from '../accounts/staff.entity.ts';
import type { ReadContext } from '../graphql/projector/facts.ts';
import type { PageArguments, Projector } from '../graphql/projector/projector.ts';
import type { ReadInfo } from '../graphql/projector/selection.ts';
import type { Clock } from '../shared/time/clock.ts';
import { auditEntries } from './audit.projection.ts';
import { AuditAction, AuditEntry } from './audit-entry.entity.ts';
import { type AuditValues, auditValue } from './audit-values.ts';

/** What was taken out as a file, and how much of it. */
export interface Exported {
  /** "Statement", "Member" … */
  readonly subjectType: string;
  /** What tells it from others: a range of days, a task's id. */
  readonly subjectId: string;
  readonly subjectName?: string;
  /** How it was chosen: filters, formats. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Which entries; what is not given does not matter. */
export interface AuditConditions {
  readonly subjectType?: string | null;
  readonly subjectId?: string | null;
  readonly staffId?: string | null;
  readonly action?: AuditAction | null;
}

/** The audit log: read by who may, and written where no row changes. Changes of rows are written by AuditSubscriber. */
export class AuditLog {
  readonly #orm: MikroORM;
  readonly #clock: Clock;
  readonly #projector: Projector;

  constructor(deps: { orm: MikroORM; clock: Clock; projector: Projector }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
    this.#projector = deps.projector;
  }

  /** The latest first. @throws ApiError UNAUTHENTICATED, FORBIDDEN */
  entries(context: ReadContext, info: ReadInfo, page: PageArguments, which: AuditConditions) {
    permit(context.viewer, 'readAudit');
    return this.#projector.connection(auditEntries, context, info, page, { ...which });
  }

  /** Records that somebody of the staff took data out; before it is sent. */
  async recordExport(
    who: { accountId: string; staffId: string; requestId: string | null },
    what: Exported,
  ): Promise<void> {
    const em = this.#orm.em.fork();
    em.create(AuditEntry, {
      account: em.getReference(Account, who.accountId),
      staff: em.getReference(Staff, who.staffId),
      requestId: who.requestId,
      action: AuditAction.EXPORT,
      subjectType: what.subjectType,
      subjectId: what.subjectId,
      subjectName: what.subjectName ?? '',
      before: null,
      after: valuesOf(what.details ?? {}),
      occurredAt: this.#clock.now(),
    });
    await em.flush();
  }
}

/** Records that somebody signed in; part of the caller's transaction. */
export function recordSignIn(
  em: EntityManager,
  who: { accountId: string; staff: Staff; at: Date; requestId: string; means: string; device: string },
): void {
  em.create(AuditEntry, {
    account: em.getReference(Account, who.accountId),
    staff: who.staff,
    requestId: who.requestId,
    action: AuditAction.SIGN_IN,
    subjectType: 'Staff',
    subjectId: who.staff.id,
    subjectName: who.staff.displayName,
    before: null,
    after: valuesOf({ means: who.means, device: who.device }),
    occurredAt: who.at,
  });
}

const valuesOf = (details: Readonly<Record<string, unknown>>): AuditValues =>
  Object.fromEntries(Object.entries(details).map(([name, value]) => [name, auditValue(name, value)]));
