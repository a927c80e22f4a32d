import { noteOf } from '../member-notes.ts';
import { maxSourceLength } from '../member-source.ts';
import { tagOf } from '../member-tag.entity.ts';
import type { ListColumn } from './list-columns.ts';
import { instantOf } from './list-instants.ts';
import type { ListProblem, ListProblemCode } from './list-problem.ts';

/** The cells of a row, by column; columns the file does not have are missing. */
export type ListCells = Partial<Readonly<Record<ListColumn, string>>>;

/** Tiers and apps of the account, as rows name them. */
export interface ListVocabulary {
  /** By key and by name. */
  readonly tiers: ReadonlyMap<string, { readonly id: string; readonly key: string }>;
  readonly appids: ReadonlySet<string>;
}

/** A row that makes sense by itself. */
export interface ListRow {
  /** Null where it stands for nobody new by name. */
  readonly displayName: string | null;
  readonly unionid: string | null;
  readonly app: { readonly appid: string; readonly openid: string } | null;
  readonly membership: ListedMembership | null;
  readonly source: string;
  readonly tags: readonly string[];
  readonly note: string | null;
  readonly joinedAt: Date | null;
}

export interface ListedMembership {
  readonly tierId: string;
  /** Null: from whenever it is brought in. */
  readonly startsAt: Date | null;
  readonly endsAt: Date;
  /** What the row says, in one text: the same text is the same membership, whatever became of it. */
  readonly importedAs: string;
}

const maxNameLength = 100;
const maxIdLength = 128;

/** Reads a row; the first thing that is wrong with it is its problem. */
export function listRowOf(
  cells: ListCells,
  vocabulary: ListVocabulary,
  { defaultSource }: { defaultSource: string },
): ListRow | ListProblem {
  try {
    const said = (column: ListColumn): string => (cells[column] ?? '').replaceAll('\0', '').trim();
    const displayName = said('display_name') || null;
    if (displayName && [...displayName].length > maxNameLength) refuse('INVALID_NAME');
    const source = cells.source === undefined ? defaultSource : said('source');
    if ([...source].length > maxSourceLength) refuse('INVALID_SOURCE');
    const note = cells.note?.trim() ? noteOf(cells.note) : null;
    if (cells.note?.trim() && !note) refuse('INVALID_NOTE');
    return {
      displayName,
      ...identityOf(said, vocabulary),
      membership: membershipOf(said, vocabulary),
      source,
      tags: tagsOf(said('tags')),
      note,
      joinedAt: said('joined_at') ? instant(said('joined_at')) : null,
    };
  } catch (error) {
    if (error instanceof RefusedRow) return error.problem;
    throw error;
  }
}

type Said = (column: ListColumn) => string;

function identityOf(said: Said, { appids }: ListVocabulary): Pick<ListRow, 'unionid' | 'app'> {
  const [unionid, openid, appid] = [said('unionid'), said('openid'), said('appid')];
  const isWhole = (openid === '') === (appid === '');
  if (!isWhole || (!unionid && !openid) || [unionid, openid].some(({ length }) => length > maxIdLength)) {
    return refuse('NO_IDENTITY');
  }
  if (appid && !appids.has(appid)) return refuse('UNKNOWN_APP', appid);
  return { unionid: unionid || null, app: openid ? { appid, openid } : null };
}

function membershipOf(said: Said, { tiers }: ListVocabulary): ListedMembership | null {
  const [named, starts, ends] = [said('tier'), said('starts_at'), said('ends_at')];
  if (!named) return starts || ends ? refuse('DATES_WITHOUT_TIER') : null;
  const tier = tiers.get(named) ?? refuse('UNKNOWN_TIER', named);
  if (!ends) return refuse('NO_END');
  const startsAt = starts ? instant(starts) : null;
  const endsAt = instant(ends, { isEnd: true });
  if (startsAt && endsAt <= startsAt) return refuse('ENDS_BEFORE_START');
  const importedAs = [tier.key, startsAt?.toISOString() ?? '', endsAt.toISOString()].join('|');
  return { tierId: tier.id, startsAt, endsAt, importedAs };
}

function tagsOf(text: string): string[] {
  const words = text.split(/[,，;；\n]/).filter((word) => word.trim() !== '');
  return [...new Set(words.map((word) => tagOf(word) ?? refuse('INVALID_TAG', word.trim())))];
}

const instant = (text: string, options?: { isEnd: boolean }): Date =>
  instantOf(text, options) ?? refuse('INVALID_INSTANT', text);

class RefusedRow extends Error {
  readonly problem: ListProblem;

  constructor(problem: ListProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

function refuse(code: ListProblemCode, value?: string): never {
  throw new RefusedRow({ code, ...(value !== undefined && { value: value.slice(0, 100) }) });
}
