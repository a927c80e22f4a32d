import { ChangeSetType } from '@mikro-orm/core';

/**
 * Entities that say nothing of what the staff did: the log itself, what follows by itself, and steps on the way to something
 * that has its own entry. Everything else a command changes is logged; a new entity needs no word here.
 */
const unaudited: ReadonlySet<string> = new Set([
  'AuditEntry',
  'LedgerTransaction',
  'LedgerEntry',
  'InboxMessage',
  'BillLine',
  'OpeningLink',
  'SignInLink',
  'ScanSignIn',
  'PasskeyChallenge',
  // Every few seconds of writing; the article's own change is logged.
  'ArticleRevision',
  'Upload',
]);

/** Whether changes of this kind are logged. A session's beginning has an entry of its own: SIGN_IN. */
export const isAudited = (entityName: string, type: ChangeSetType): boolean =>
  !unaudited.has(entityName) && !(entityName === 'Session' && type === ChangeSetType.CREATE);
