import type { MikroORM } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import { Account } from '../accounts/account.entity.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { isId } from '../shared/ids.ts';
import type { PrimaryMenuEntryInput } from './custom-menu.payloads.ts';
import {
  type EntryPlace,
  MenuNeedsMiniProgram,
  MenuTargetUnavailable,
  TooManyMenuDomains,
} from './custom-menu.refusals.ts';
import { checkedEntries, menuLimits, placeOf } from './custom-menu.rules.ts';
import { linkedDomains, type MenuTarget, menuButtons } from './menu-buttons.ts';
import { MenuActionKind, MenuClient, type PrimaryMenuEntry, type SecondaryMenuEntry } from './menu-entry.ts';
import { menuTargetTitles } from './menu-target.loader.ts';

interface OpenedTarget {
  readonly id: string;
  readonly what: 'article' | 'series';
  readonly place: EntryPlace;
}

/** Holds a menu against WeChat's rules, and against what readers could open: whoever it is for. */
export class MenuChecks {
  readonly #orm: MikroORM;
  readonly #pool: Pool;
  readonly #publicUrl: () => string;

  constructor(deps: { orm: MikroORM; pool: Pool; publicUrl: () => string }) {
    this.#orm = deps.orm;
    this.#pool = deps.pool;
    this.#publicUrl = deps.publicUrl;
  }

  /** Where the account's pages are. */
  async target(accountId: string): Promise<MenuTarget> {
    const { handle, miniProgramAppid } = await this.#orm.em.fork().findOneOrFail(Account, { id: accountId });
    return { handle, miniProgramAppid, publicUrl: this.#publicUrl() };
  }

  /**
   * What a client sent, as entries that can be saved.
   * @throws Rejection with the first thing to mend
   */
  async entries(accountId: string, inputs: readonly PrimaryMenuEntryInput[]): Promise<PrimaryMenuEntry[]> {
    const target = await this.target(accountId);
    const entries = checkedEntries(inputs, { hasMiniProgram: target.miniProgramAppid !== null });
    await this.#checkTargets(accountId, entries);
    checkDomains(entries, target);
    return entries;
  }

  /**
   * Whether what was saved can be published still.
   * @throws Rejection MenuTargetUnavailable, MenuNeedsMiniProgram, TooManyMenuDomains
   */
  async readiness(accountId: string, entries: readonly PrimaryMenuEntry[], target: MenuTarget): Promise<void> {
    await this.#checkTargets(accountId, entries);
    checkMiniProgram(entries, target);
    checkDomains(entries, target);
  }

  async #checkTargets(accountId: string, entries: readonly PrimaryMenuEntry[]): Promise<void> {
    const opened = placesOf(entries).flatMap(({ entry: { action }, place }): OpenedTarget[] => {
      if (action.kind === MenuActionKind.ARTICLE) return [{ id: action.articleId, what: 'article', place }];
      if (action.kind === MenuActionKind.SERIES) return [{ id: action.seriesId, what: 'series', place }];
      return [];
    });
    const malformed = opened.find(({ id }) => !isId(id));
    const titles = malformed ? [] : await menuTargetTitles(this.#pool, accountId).loadMany(opened);
    const absent = malformed ?? opened.find((_, index) => titles[index] === null);
    if (absent) throw new Rejection(new MenuTargetUnavailable(absent.place, absent.what));
  }
}

function checkDomains(entries: readonly PrimaryMenuEntry[], target: MenuTarget): void {
  const domains = linkedDomains(menuButtons(entries, target));
  if (domains.length > menuLimits.domains) throw new Rejection(new TooManyMenuDomains(domains, menuLimits.domains));
}

/** The Mini Program may have been disconnected since the draft was saved. */
function checkMiniProgram(entries: readonly PrimaryMenuEntry[], target: MenuTarget): void {
  if (target.miniProgramAppid !== null) return;
  const lost = placesOf(entries).find(
    ({ entry: { action } }) => 'opensIn' in action && action.opensIn === MenuClient.MINI_PROGRAM,
  );
  if (lost) throw new Rejection(new MenuNeedsMiniProgram(lost.place));
}

function placesOf(entries: readonly PrimaryMenuEntry[]) {
  return entries.flatMap((primary, index) => {
    const place = placeOf(`entries[${index}]`, index, primary.name);
    if (!('entries' in primary)) return [{ entry: primary as SecondaryMenuEntry, place }];
    return primary.entries.map((entry, position) => ({
      entry,
      place: placeOf(`${place.path}.entries[${position}]`, position, entry.name, place),
    }));
  });
}
