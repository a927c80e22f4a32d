import type { TaskOutcome } from '../../tasks/task-work.ts';
import type { RowPlan } from './import-plan.ts';
import { isNothing } from './import-plan.ts';
import { writtenList } from './list-columns.ts';
import type { FileRow, ListFile } from './list-file.ts';
import { type ListProblem, problemText } from './list-problem.ts';
import type { MemberImportInput } from './member-import.ts';

/** Rows that are told one by one; the file of problems has all of them. */
const TOLD_ROWS = 100;

/** What one row did, or would do. */
export interface ToldRow {
  readonly line: number;
  readonly name: string;
  readonly isNewMember: boolean;
  readonly hasNewMembership: boolean;
  readonly newTags: readonly string[];
  readonly hasNewNote: boolean;
  readonly problem: ListProblem | null;
}

/** What came of an import; kept with the task. */
export interface MemberImportResult {
  readonly isDryRun: boolean;
  readonly rowCount: number;
  readonly newMemberCount: number;
  readonly membershipCount: number;
  readonly taggedCount: number;
  readonly noteCount: number;
  readonly unchangedCount: number;
  readonly problemCount: number;
  readonly ignoredColumns: readonly string[];
  readonly rows: readonly ToldRow[];
  readonly problems: readonly ToldRow[];
}

/** Counts what rows do, tells the first of them, and writes those that cannot be brought in into a file. */
export class ImportTally {
  readonly #list: ListFile;
  readonly #input: MemberImportInput;
  readonly #counts = { newMemberCount: 0, membershipCount: 0, taggedCount: 0, noteCount: 0, unchangedCount: 0 };
  readonly #rows: ToldRow[] = [];
  readonly #problems: ToldRow[] = [];
  readonly #problemLines: string[][] = [];
  rowCount = 0;

  constructor(list: ListFile, input: MemberImportInput) {
    this.#list = list;
    this.#input = input;
  }

  take(row: FileRow, { isNew, plan }: { isNew: boolean; plan: RowPlan }): void {
    this.rowCount += 1;
    const counts = this.#counts;
    if (isNew) counts.newMemberCount += 1;
    if (plan.membership) counts.membershipCount += 1;
    if (plan.tags.length > 0) counts.taggedCount += 1;
    if (plan.note !== null) counts.noteCount += 1;
    if (!isNew && isNothing(plan)) counts.unchangedCount += 1;
    if (this.#rows.length < TOLD_ROWS) {
      this.#rows.push({
        ...told(row),
        isNewMember: isNew,
        hasNewMembership: plan.membership !== null,
        newTags: plan.tags,
        hasNewNote: plan.note !== null,
      });
    }
  }

  refuse(row: FileRow, problem: ListProblem): void {
    this.rowCount += 1;
    const line = { ...told(row), problem };
    if (this.#problems.length < TOLD_ROWS) this.#problems.push(line);
    if (this.#rows.length < TOLD_ROWS) this.#rows.push(line);
    this.#problemLines.push([String(row.line), problemText(problem)[this.#input.locale], ...row.texts]);
  }

  outcome(): TaskOutcome {
    const result: MemberImportResult = {
      isDryRun: this.#input.isDryRun,
      rowCount: this.rowCount,
      ...this.#counts,
      problemCount: this.#problemLines.length,
      ignoredColumns: this.#list.ignoredHeads,
      rows: this.#rows,
      problems: this.#problems,
    };
    if (this.#problemLines.length === 0) return { result };
    // The list's own columns stand behind, so that the file can be put right and sent in again as it is.
    return { result, output: writtenList([['line', 'problem', ...this.#list.heads], ...this.#problemLines]) };
  }
}

const told = ({ line, cells }: FileRow): ToldRow => ({
  line,
  name: (cells.display_name || cells.unionid || cells.openid || '').slice(0, 100),
  isNewMember: false,
  hasNewMembership: false,
  newTags: [],
  hasNewNote: false,
  problem: null,
});
