import { gql } from 'graphql-request';
import { expect } from 'vitest';
import type { Teahouse } from '../../support/teahouse.ts';

export interface ToldRow {
  readonly line: number;
  readonly name: string;
  readonly isNewMember: boolean;
  readonly hasNewMembership: boolean;
  readonly newTags: readonly string[];
  readonly hasNewNote: boolean;
  readonly problem: string | null;
}
export interface ListTask {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly doneCount: number;
  readonly totalCount: number | null;
  readonly fileName: string | null;
  readonly failureMessage: string | null;
  readonly downloadPath: string | null;
  readonly memberImport: {
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
  } | null;
  readonly memberExport: { readonly memberCount: number; readonly rowCount: number } | null;
}

const row = 'line name isNewMember hasNewMembership newTags hasNewNote problem';
const Task = gql`
  query ($id: ID!) {
    task(id: $id) {
      id kind status doneCount totalCount fileName failureMessage downloadPath
      memberImport {
        isDryRun rowCount newMemberCount membershipCount taggedCount noteCount unchangedCount problemCount ignoredColumns
        rows { ${row} }
      }
      memberExport { memberCount rowCount }
    }
  }
`;
const Start = gql`
  mutation ($input: StartMemberImportInput!) {
    startMemberImport(input: $input) {
      __typename ... on StartMemberImportSuccess { task { id } } ... on UserError { code }
    }
  }
`;
const Export = gql`
  mutation ($input: ExportMembersInput!) {
    exportMembers(input: $input) { __typename ... on ExportMembersSuccess { task { id } } }
  }
`;

/** Somebody of the staff with lists of members. */
export class ListDesk {
  readonly #teahouse: Teahouse;
  readonly token: string;

  constructor(teahouse: Teahouse, token: string) {
    this.#teahouse = teahouse;
    this.token = token;
  }

  /** Sends a list as a browser does. */
  upload(csv: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.#teahouse.url}/members/lists?name=${encodeURIComponent('名单.csv')}`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv', authorization: `Bearer ${this.token}`, ...headers },
      body: csv,
    });
  }

  /** Tries a list. @returns the dry run when it has ended */
  async try(csv: string | Uint8Array<ArrayBuffer>): Promise<ListTask> {
    const answer = await this.upload(csv);
    expect(answer.status).toBe(202);
    return this.ended(((await answer.json()) as { taskId: string }).taskId);
  }

  /** Tries a list and brings it in. */
  async bringIn(csv: string | Uint8Array<ArrayBuffer>): Promise<ListTask> {
    const { id } = await this.try(csv);
    return this.ended(await this.start(id));
  }

  /** @returns the import's id */
  async start(dryRunTaskId: string): Promise<string> {
    const { startMemberImport } = await this.#teahouse
      .as(this.token)
      .request<{ startMemberImport: { task: { id: string } } }>(Start, { input: { dryRunTaskId } });
    return startMemberImport.task.id;
  }

  /** What startMemberImport answers to an id it should refuse. */
  async refused(dryRunTaskId: string): Promise<string | undefined> {
    const { startMemberImport } = await this.#teahouse
      .as(this.token)
      .request<{ startMemberImport: { code?: string } }>(Start, { input: { dryRunTaskId } });
    return startMemberImport.code;
  }

  /** Writes a list. @returns the task, ended */
  async takeOut(filter: object | null = null): Promise<ListTask> {
    const { exportMembers } = await this.#teahouse
      .as(this.token)
      .request<{ exportMembers: { task: { id: string } } }>(Export, { input: { filter } });
    return this.ended(exportMembers.task.id);
  }

  async task(id: string): Promise<ListTask | null> {
    return (await this.#teahouse.as(this.token).request<{ task: ListTask | null }>(Task, { id })).task;
  }

  async ended(id: string): Promise<ListTask> {
    await expect.poll(async () => (await this.task(id))?.status, { timeout: 20_000 }).toMatch(/DONE|FAILED/);
    return (await this.task(id))!;
  }

  /** The file a task made. */
  async file(task: ListTask): Promise<string> {
    const answer = await this.download(task.id);
    expect(answer.status).toBe(200);
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer());
  }

  download(id: string): Promise<Response> {
    return fetch(`${this.#teahouse.url}/tasks/${id}/file`, { headers: { authorization: `Bearer ${this.token}` } });
  }
}
