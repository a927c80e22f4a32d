import {
  type AnyEntity,
  type ChangeSet,
  ChangeSetType,
  type EventSubscriber,
  type FlushEventArgs,
  type Platform,
  wrap,
} from '@mikro-orm/core';
import { Account } from '../accounts/account.entity.ts';
import { Staff } from '../accounts/staff.entity.ts';
import { currentActor } from './actor.ts';
import { AuditAction, AuditEntry } from './audit-entry.entity.ts';
import { type AuditValues, auditValue, isTelling } from './audit-values.ts';
import { isAudited } from './audited.ts';

const actions: Readonly<Record<ChangeSetType, AuditAction>> = {
  [ChangeSetType.CREATE]: AuditAction.CREATE,
  [ChangeSetType.UPDATE]: AuditAction.UPDATE,
  [ChangeSetType.UPDATE_EARLY]: AuditAction.UPDATE,
  [ChangeSetType.DELETE]: AuditAction.DELETE,
  [ChangeSetType.DELETE_EARLY]: AuditAction.DELETE,
};

/**
 * Writes the audit log: while somebody of the staff is at work (audit/actor.ts), every row that the unit of work makes,
 * changes or removes gets an entry in the same flush, so that neither is ever there without the other.
 *
 * Statements that go past the unit of work (`nativeUpdate`, `execute`, a pool) are not seen: commands of the staff load and
 * change entities instead.
 */
export class AuditSubscriber implements EventSubscriber {
  onFlush({ em, uow }: FlushEventArgs): void {
    const actor = currentActor();
    if (!actor) return;
    const occurredAt = actor.clock.now();
    for (const change of uow.getChangeSets()) {
      const found = changeOf(change, em.getPlatform());
      if (!found) continue;
      const entry = em.create(
        AuditEntry,
        {
          ...found,
          account: em.getReference(Account, actor.accountId),
          staff: em.getReference(Staff, actor.staffId),
          requestId: actor.requestId,
          occurredAt,
        },
        { persist: false },
      );
      uow.computeChangeSet(entry);
    }
  }
}

type Found = Pick<AuditEntry, 'action' | 'subjectType' | 'subjectId' | 'subjectName' | 'before' | 'after'>;

/** What a change set is in the log; null when it does not belong there. */
function changeOf(change: ChangeSet<AnyEntity>, platform: Platform): Found | null {
  const { meta, entity } = change;
  if (!isAudited(meta.className, change.type)) return null;
  const action = actions[change.type];
  const isUpdate = action === AuditAction.UPDATE;
  const was = change.originalEntity ?? wrap(entity, true).__originalEntityData ?? {};
  const is = change.payload;
  const names = Object.keys(action === AuditAction.DELETE ? was : is).filter(isTelling);
  if (isUpdate && names.length === 0) return null;
  // Change sets hold values as the database takes them: an array as '{…}', JSON as its text.
  const read = (name: string, value: unknown) =>
    value == null ? null : (meta.properties[name]?.customType?.convertToJSValue(value, platform) ?? value);
  const pick = (values: object, isWhole: boolean): AuditValues =>
    Object.fromEntries(
      names
        .map((name) => [name, auditValue(name, read(name, (values as Record<string, unknown>)[name]))] as const)
        .filter(([, value]) => !isWhole || (value !== null && value !== '')),
    );
  return {
    action,
    subjectType: meta.className,
    subjectId: Object.values(meta.primaryKeys)
      .filter((key) => key !== 'account' || meta.primaryKeys.length === 1)
      .map((key) => keyText(entity[key]))
      .join('/'),
    subjectName: nameOf(entity),
    before: action === AuditAction.CREATE ? null : pick(was, !isUpdate),
    after: action === AuditAction.DELETE ? null : pick(is, !isUpdate),
  };
}

const keyText = (key: unknown): string => {
  const value: unknown = typeof key === 'object' && key !== null && 'id' in key ? key.id : key;
  return String(value);
};

/** What people call it, if it has a name at all. */
function nameOf(entity: AnyEntity): string {
  for (const property of ['title', 'name', 'displayName', 'key', 'code']) {
    const value: unknown = entity[property];
    if (typeof value === 'string' && value !== '') return value.slice(0, 100);
  }
  return '';
}
