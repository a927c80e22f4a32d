import { LockMode, type MikroORM } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import type { CredentialsStore } from '../accounts/credentials.ts';
import { permit } from '../accounts/permissions.ts';
import type { Viewer } from '../members/viewer.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { WeChatUnavailable } from '../shared/errors/wechat-unavailable.ts';
import { isId, newId } from '../shared/ids.ts';
import type { Clock } from '../shared/time/clock.ts';
import { WeChatApiError, WeChatUnreachable } from '../wechat/errors.ts';
import type { OfficialAccountClient } from '../wechat/official-account/official-account.client.ts';
import { CustomMenu } from './custom-menu.entity.ts';
import type { RestoreCustomMenuInput, UpdateCustomMenuInput } from './custom-menu.payloads.ts';
import { readCustomMenu } from './custom-menu.reads.ts';
import {
  CustomMenuConflict,
  CustomMenuPublishInProgress,
  CustomMenuRefused,
  NoCustomMenu,
  OfficialAccountNotConnected,
} from './custom-menu.refusals.ts';
import type { CustomMenuView } from './custom-menu.view.ts';
import { CustomMenuPublication, PublicationOutcome } from './custom-menu-publication.entity.ts';
import { menuButtons } from './menu-buttons.ts';
import type { MenuChecks } from './menu-checks.ts';
import type { PrimaryMenuEntry } from './menu-entry.ts';

/** A publication that has been on its way for longer lost its server: WeChat is never waited for as long. */
const ABANDONED_AFTER_MS = 60_000;

/** Commands on an account's Custom Menu: save the draft, give it to WeChat. */
export class CustomMenuService {
  readonly #orm: MikroORM;
  readonly #pool: Pool;
  readonly #clock: Clock;
  readonly #credentials: CredentialsStore;
  readonly #officialAccount: OfficialAccountClient;
  readonly #checks: MenuChecks;

  constructor(deps: {
    orm: MikroORM;
    pool: Pool;
    clock: Clock;
    credentials: CredentialsStore;
    officialAccount: OfficialAccountClient;
    checks: MenuChecks;
  }) {
    this.#orm = deps.orm;
    this.#pool = deps.pool;
    this.#clock = deps.clock;
    this.#credentials = deps.credentials;
    this.#officialAccount = deps.officialAccount;
    this.#checks = deps.checks;
  }

  /** The menu for its staff; null when none was saved yet. */
  read(accountId: string): Promise<CustomMenuView | null> {
    return readCustomMenu(this.#pool, accountId);
  }

  /**
   * Saves the draft as a whole. Followers see nothing of it before `publish`.
   * @throws Rejection with the first thing to mend
   */
  async update(viewer: Viewer, input: UpdateCustomMenuInput): Promise<CustomMenuView> {
    permit(viewer, 'changeMenus');
    const { accountId } = viewer;
    const entries = await this.#checks.entries(accountId, input.entries);
    await this.#save(accountId, input.version, entries);
    return this.#readSaved(accountId);
  }

  /**
   * Makes the draft what was published, or tried, once: to be looked at, and published again.
   * @throws Rejection CustomMenuConflict
   * @throws ApiError NOT_FOUND
   */
  async restore(viewer: Viewer, { publicationId, version }: RestoreCustomMenuInput): Promise<CustomMenuView> {
    permit(viewer, 'changeMenus');
    const { accountId } = viewer;
    const publication = isId(publicationId)
      ? await this.#orm.em.fork().findOne(CustomMenuPublication, { account: accountId, id: publicationId })
      : null;
    if (!publication) throw new ApiError('NOT_FOUND');
    // What it opens may be gone since then; publishing says so, and the editor before that.
    await this.#save(accountId, version, publication.entries);
    return this.#readSaved(accountId);
  }

  async #save(
    accountId: string,
    version: number | null | undefined,
    entries: readonly PrimaryMenuEntry[],
  ): Promise<void> {
    const now = this.#clock.now();
    await this.#orm.em.fork().transactional(async (em) => {
      await em.execute(
        `insert into custom_menus (id, account_id, version, updated_at) values (?, ?, 0, ?) on conflict (account_id) do nothing`,
        [newId(), accountId, now],
      );
      const menu = await em.findOneOrFail(
        CustomMenu,
        { account: accountId },
        { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
      );
      const editedVersion = version ?? menu.version;
      if (editedVersion !== menu.version) throw new Rejection(new CustomMenuConflict(menu.version));
      menu.entries = entries;
      menu.updatedAt = now;
    });
  }

  /**
   * Gives the draft to WeChat, or removes the menu when the draft is empty. The intent is kept first and the result
   * afterwards, with no transaction open while WeChat is asked; asking again is always safe.
   * @throws Rejection NoCustomMenu, OfficialAccountNotConnected, MenuTargetUnavailable, MenuNeedsMiniProgram,
   *   TooManyMenuDomains, CustomMenuPublishInProgress, CustomMenuRefused, WeChatUnavailable
   */
  async publish(viewer: Viewer): Promise<CustomMenuView> {
    const staffId = permit(viewer, 'changeMenus');
    const { accountId } = viewer;
    const { officialAccount } = await this.#credentials.of(accountId);
    if (!officialAccount) throw new Rejection(new OfficialAccountNotConnected());
    const target = await this.#checks.target(accountId);
    const { id, entries } = await this.#begin(accountId, staffId, (drafted) =>
      this.#checks.readiness(accountId, drafted, target),
    );
    try {
      if (entries.length === 0) {
        await this.#officialAccount.deleteMenu(officialAccount);
        await this.#forgetVariants(accountId);
      } else await this.#officialAccount.createMenu(officialAccount, menuButtons(entries, target));
    } catch (error) {
      if (error instanceof WeChatApiError) {
        await this.#finish(accountId, id, PublicationOutcome.REFUSED, error.errcode);
        throw new Rejection(new CustomMenuRefused(error.errcode));
      }
      await this.#finish(accountId, id, PublicationOutcome.UNKNOWN);
      throw error instanceof WeChatUnreachable ? new Rejection(new WeChatUnavailable()) : error;
    }
    await this.#finish(accountId, id, PublicationOutcome.PUBLISHED);
    return this.#readSaved(accountId);
  }

  /** WeChat removed the menus of tags with the menu for everybody. */
  async #forgetVariants(accountId: string): Promise<void> {
    await this.#pool.query(
      `update custom_menu_variants set wechat_menu_id = null, stale_menu_ids = '{}', published_entries = null, published_at = null
        where account_id = $1`,
      [accountId],
    );
  }

  async #readSaved(accountId: string): Promise<CustomMenuView> {
    const menu = await this.read(accountId);
    if (!menu) throw new Error('the menu that was just saved is gone');
    return menu;
  }

  async #begin(
    accountId: string,
    staffId: string,
    check: (entries: readonly PrimaryMenuEntry[]) => Promise<void>,
  ): Promise<CustomMenuPublication> {
    const now = this.#clock.now();
    return this.#orm.em.fork().transactional(async (em) => {
      const menu = await em.findOne(CustomMenu, { account: accountId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!menu) throw new Rejection(new NoCustomMenu());
      await check(menu.entries);
      const pending = await em.findOne(CustomMenuPublication, {
        account: accountId,
        outcome: PublicationOutcome.PENDING,
      });
      if (pending && now.getTime() - pending.startedAt.getTime() < ABANDONED_AFTER_MS) {
        throw new Rejection(new CustomMenuPublishInProgress());
      }
      // Flushed first, because only one may be on its way.
      if (pending?.finish(PublicationOutcome.UNKNOWN, now)) await em.flush();
      return em.create(CustomMenuPublication, {
        account: accountId,
        customMenu: menu,
        entries: menu.entries,
        staffId,
        startedAt: now,
      });
    });
  }

  async #finish(
    accountId: string,
    id: string,
    outcome: Exclude<PublicationOutcome, 'PENDING'>,
    errcode: number | null = null,
  ): Promise<void> {
    await this.#orm.em.fork().transactional(async (em) => {
      const publication = await em.findOneOrFail(
        CustomMenuPublication,
        { account: accountId, id },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      publication.finish(outcome, this.#clock.now(), errcode);
    });
  }
}
