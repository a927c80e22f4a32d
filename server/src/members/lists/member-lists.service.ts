import type { MikroORM } from '@mikro-orm/postgresql';
import { permit } from '../../accounts/permissions.ts';
import { currentActor } from '../../audit/actor.ts';
import type { AuditLog } from '../../audit/audit-log.ts';
import { Rejection } from '../../shared/errors/rejection.ts';
import { isId } from '../../shared/ids.ts';
import type { Locale } from '../../shared/locale/locale.ts';
import { Task, TaskKind, TaskStatus } from '../../tasks/task.entity.ts';
import type { TaskService } from '../../tasks/task.service.ts';
import type { TaskFiles } from '../../tasks/task-files.ts';
import { keptFilter, type MemberFilter } from '../member-filter.ts';
import type { Viewer } from '../viewer.ts';
import { headsOf, listText, namesPeople } from './list-file.ts';
import { unpairedQuoteLine } from './list-quotes.ts';
import type { MemberExportInput } from './member-export.ts';
import type { MemberImportInput } from './member-import.ts';
import { MemberListNotTried, NotAMemberList, UnpairedQuote } from './member-lists.payloads.ts';

/** Begins the work on lists: trying one, bringing it in, writing one. */
export class MemberLists {
  readonly #orm: MikroORM;
  readonly #tasks: TaskService;
  readonly #files: TaskFiles;
  readonly #auditLog: AuditLog;

  constructor(deps: { orm: MikroORM; tasks: TaskService; files: TaskFiles; auditLog: AuditLog }) {
    this.#orm = deps.orm;
    this.#tasks = deps.tasks;
    this.#files = deps.files;
    this.#auditLog = deps.auditLog;
  }

  /** Keeps a list and begins its dry run. @returns the task's id. @throws Rejection UnpairedQuote, NotAMemberList */
  async tryList(viewer: Viewer, file: { bytes: Uint8Array; name: string; locale: Locale }): Promise<string> {
    const staffId = permit(viewer, 'importMembers');
    const text = listText(file.bytes);
    const brokenLine = unpairedQuoteLine(text);
    if (brokenLine !== null) throw new Rejection(new UnpairedQuote(brokenLine));
    const heads = headsOf(text);
    if (!heads || !namesPeople(heads)) throw new Rejection(new NotAMemberList());
    const inputKey = await this.#files.put(text);
    const fileName = file.name.replaceAll(/\p{Cc}/gu, '').slice(0, 120);
    const input: MemberImportInput = { fileName, isDryRun: true, locale: file.locale };
    const { accountId } = viewer;
    return this.#orm.em
      .fork()
      .transactional(
        async (em) =>
          (await this.#tasks.begin(em, { accountId, staffId, kind: TaskKind.IMPORT_MEMBERS, input, inputKey })).id,
      );
  }

  /** Brings in the list that a dry run tried. @returns the task's id. @throws Rejection MemberListNotTried */
  async startImport(viewer: Viewer, dryRunTaskId: string, locale: Locale): Promise<string> {
    const staffId = permit(viewer, 'importMembers');
    const { accountId } = viewer;
    const em = this.#orm.em.fork();
    const tried = isId(dryRunTaskId) ? await em.findOne(Task, { account: accountId, id: dryRunTaskId }) : null;
    const told = tried?.input as MemberImportInput | undefined;
    const isTried = tried?.kind === TaskKind.IMPORT_MEMBERS && told?.isDryRun && tried.status === TaskStatus.DONE;
    const text = isTried && tried.inputKey ? await this.#files.read(tried.inputKey) : null;
    if (!told || text === null) throw new Rejection(new MemberListNotTried());
    // Its own copy: each is forgotten by its own clock.
    const inputKey = await this.#files.put(text);
    const input: MemberImportInput = { ...told, isDryRun: false, locale };
    return em.transactional(
      async (inner) =>
        (await this.#tasks.begin(inner, { accountId, staffId, kind: TaskKind.IMPORT_MEMBERS, input, inputKey })).id,
    );
  }

  /** Writes who fits into a list. It is in the audit log before it is written. @returns the task's id */
  async startExport(viewer: Viewer, filter: MemberFilter | null): Promise<string> {
    const staffId = permit(viewer, 'exportMembers');
    const { accountId } = viewer;
    const input: MemberExportInput = { filter: filter && keptFilter(filter) };
    const requestId = currentActor()?.requestId ?? null;
    return this.#orm.em.fork().transactional(async (em) => {
      const task = await this.#tasks.begin(em, { accountId, staffId, kind: TaskKind.EXPORT_MEMBERS, input });
      await this.#auditLog.recordExport(
        { accountId, staffId, requestId },
        { subjectType: 'Member', subjectId: task.id, details: { filter: JSON.stringify(input.filter ?? {}) } },
      );
      return task.id;
    });
  }
}
