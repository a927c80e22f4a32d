import { isDeepStrictEqual } from 'node:util';
import { LockMode, type MikroORM, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import type { CredentialsStore } from '../accounts/credentials.ts';
import { permit } from '../accounts/permissions.ts';
import { tagOf } from '../members/member-tag.entity.ts';
import type { Viewer } from '../members/viewer.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { WeChatUnavailable } from '../shared/errors/wechat-unavailable.ts';
import { isId } from '../shared/ids.ts';
import type { Clock } from '../shared/time/clock.ts';
import type { OfficialAccountApp } from '../wechat/config.ts';
import { WeChatApiError, WeChatUnreachable } from '../wechat/errors.ts';
import type { FollowerTagsClient } from '../wechat/official-account/follower-tags.client.ts';
import type { OfficialAccountClient } from '../wechat/official-account/official-account.client.ts';
import {
  CustomMenuConflict,
  CustomMenuPublishInProgress,
  CustomMenuRefused,
  MenuEntryIncomplete,
  OfficialAccountNotConnected,
} from './custom-menu.refusals.ts';
import { placeOf } from './custom-menu.rules.ts';
import { type MenuTarget, menuButtons } from './menu-buttons.ts';
import type { MenuChecks } from './menu-checks.ts';
import type { MenuTagSync } from './menu-tag-sync.ts';
import { MenuVariant } from './menu-variant.entity.ts';
import {
  MemberFollowsNot,
  MenuForEverybodyMissing,
  MenuTagNotUsable,
  type MenuVariantView,
  maxMenuVariants,
  type SaveMenuVariantInput,
  type ShownMenuEntry,
} from './menu-variant.payloads.ts';
import { readMenuVariants } from './menu-variant.reads.ts';

/** A publication that has been on its way for longer lost its server. */
const ABANDONED_AFTER_MS = 60_000;
const NO_MENU_FOR_EVERYBODY = 65303;
const NO_SUCH_FOLLOWER = 65302;

/** Menus for members with a tag: saved, given to WeChat with the tag itself, and tried out. */
export class MenuVariantService {
  readonly #orm: MikroORM;
  readonly #pool: Pool;
  readonly #clock: Clock;
  readonly #credentials: CredentialsStore;
  readonly #officialAccount: OfficialAccountClient;
  readonly #followerTags: FollowerTagsClient;
  readonly #checks: MenuChecks;
  readonly #tagSync: MenuTagSync;

  constructor(deps: {
    orm: MikroORM;
    pool: Pool;
    clock: Clock;
    credentials: CredentialsStore;
    officialAccount: OfficialAccountClient;
    followerTags: FollowerTagsClient;
    checks: MenuChecks;
    tagSync: MenuTagSync;
  }) {
    this.#orm = deps.orm;
    this.#pool = deps.pool;
    this.#clock = deps.clock;
    this.#credentials = deps.credentials;
    this.#officialAccount = deps.officialAccount;
    this.#followerTags = deps.followerTags;
    this.#checks = deps.checks;
    this.#tagSync = deps.tagSync;
  }

  read(accountId: string): Promise<MenuVariantView[]> {
    return readMenuVariants(this.#pool, accountId);
  }

  /**
   * Saves one menu as a whole. Followers see nothing of it before `publish`.
   * @throws Rejection MenuTagNotUsable, CustomMenuConflict, or with the first entry to mend. @throws ApiError NOT_FOUND
   */
  async save(viewer: Viewer, input: SaveMenuVariantInput): Promise<MenuVariantView> {
    permit(viewer, 'changeMenus');
    const { accountId: account } = viewer;
    const entries = await this.#checks.entries(account, input.entries);
    if (entries.length === 0) throw new Rejection(new MenuEntryIncomplete(placeOf('entries', 0, ''), 'entries', empty));
    const updatedAt = this.#clock.now();
    const id = await this.#orm.em
      .fork()
      .transactional(async (em) => {
        if (!input.id) {
          const tag = tagOf(input.tag ?? '');
          if (!tag) throw new Rejection(new MenuTagNotUsable('invalid'));
          const count = await em.count(MenuVariant, { account });
          if (count >= maxMenuVariants) throw new Rejection(new MenuTagNotUsable('tooMany'));
          return em.create(MenuVariant, { account, tag, entries, updatedAt }).id;
        }
        const variant = isId(input.id)
          ? await em.findOne(
              MenuVariant,
              { account, id: input.id, removedAt: null },
              { lockMode: LockMode.PESSIMISTIC_WRITE },
            )
          : null;
        if (!variant) throw new ApiError('NOT_FOUND');
        const edited = input.version ?? variant.version;
        if (edited !== variant.version) throw new Rejection(new CustomMenuConflict(variant.version));
        variant.edit(entries, updatedAt);
        return variant.id;
      })
      .catch((error: unknown) => {
        if (error instanceof UniqueConstraintViolationException) throw new Rejection(new MenuTagNotUsable('taken'));
        throw error;
      });
    return (await this.read(account)).find((variant) => variant.id === id)!;
  }

  /** Takes a menu away; what WeChat shows goes with the next publication. A second time changes nothing. */
  async remove(viewer: Viewer, id: string): Promise<MenuVariantView[]> {
    permit(viewer, 'changeMenus');
    const { accountId: account } = viewer;
    await this.#orm.em.fork().transactional(async (em) => {
      const variant = isId(id)
        ? await em.findOne(MenuVariant, { account, id }, { lockMode: LockMode.PESSIMISTIC_WRITE })
        : null;
      if (!variant) throw new ApiError('NOT_FOUND');
      if (variant.wechatMenuId === null && variant.staleMenuIds.length === 0) em.remove(variant);
      else variant.remove(this.#clock.now());
    });
    return this.read(account);
  }

  /**
   * Gives WeChat every menu that changed, one after the other, with its tag and who has it. Each is kept as it is through, so
   * that asking again goes on where it broke off.
   * @throws Rejection as PublishMenuVariantsPayload says
   */
  async publish(viewer: Viewer): Promise<MenuVariantView[]> {
    permit(viewer, 'changeMenus');
    const { accountId } = viewer;
    const app = await this.#app(accountId);
    const target = await this.#checks.target(accountId);
    const variants = await this.#orm.em.fork().find(MenuVariant, { account: accountId }, { orderBy: { tag: 'asc' } });
    for (const { removedAt, entries } of variants) {
      if (removedAt === null) await this.#checks.readiness(accountId, entries, target);
    }
    for (const { id } of variants) await this.#publishOne(app, { accountId, id, target });
    return this.read(accountId);
  }

  async #publishOne(
    app: OfficialAccountApp,
    { accountId, id, target }: { accountId: string; id: string; target: MenuTarget },
  ): Promise<void> {
    const variant = await this.#claim(accountId, id);
    try {
      if (variant.removedAt !== null) {
        // Nobody has the tag any more, in case somebody makes another menu for it.
        if (variant.wechatTagId !== null) {
          await this.#tagSync.sync(app, { accountId, variantId: id, tagId: variant.wechatTagId });
        }
      } else {
        const tagId = variant.wechatTagId ?? (await this.#followerTags.ensure(app, variant.tag));
        await this.#change(variant, (kept) => {
          kept.wechatTagId = tagId;
        });
        await this.#tagSync.sync(app, { accountId, variantId: id, tagId });
        if (variant.wechatMenuId === null || !isDeepStrictEqual(variant.publishedEntries, variant.entries)) {
          const { entries } = variant;
          const menuId = await this.#officialAccount.addConditionalMenu(app, menuButtons(entries, target), tagId);
          await this.#change(variant, (kept) => kept.markPublished({ menuId, entries, at: this.#clock.now() }));
        }
      }
      await this.#clearAway(app, accountId, id);
    } catch (error) {
      if (error instanceof WeChatUnreachable) throw new Rejection(new WeChatUnavailable());
      if (!(error instanceof WeChatApiError)) throw error;
      throw new Rejection(
        error.errcode === NO_MENU_FOR_EVERYBODY ? new MenuForEverybodyMissing() : new CustomMenuRefused(error.errcode),
      );
    } finally {
      await this.#pool.query('update custom_menu_variants set claimed_at = null where account_id = $1 and id = $2', [
        accountId,
        id,
      ]);
    }
  }

  /** Removes at WeChat what another menu took the place of, or what was taken away; and then the row of the latter. */
  async #clearAway(app: OfficialAccountApp, account: string, id: string): Promise<void> {
    const variant = await this.#orm.em.fork().findOneOrFail(MenuVariant, { account, id });
    const isRemoved = variant.removedAt !== null;
    const gone = [
      ...variant.staleMenuIds,
      ...(isRemoved && variant.wechatMenuId !== null ? [variant.wechatMenuId] : []),
    ];
    for (const menuId of gone) await this.#officialAccount.deleteConditionalMenu(app, menuId);
    await this.#orm.em.fork().transactional(async (em) => {
      const kept = await em.findOneOrFail(MenuVariant, { account, id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (isRemoved) em.remove(kept);
      else kept.staleMenuIds = kept.staleMenuIds.filter((menuId) => !gone.includes(menuId));
    });
  }

  /** Two publications at once would leave two menus of one tag behind. @throws Rejection CustomMenuPublishInProgress */
  async #claim(account: string, id: string): Promise<MenuVariant> {
    const now = this.#clock.now();
    return this.#orm.em.fork().transactional(async (em) => {
      const variant = await em.findOneOrFail(MenuVariant, { account, id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      const isUnderWay = variant.claimedAt && now.getTime() - variant.claimedAt.getTime() < ABANDONED_AFTER_MS;
      if (isUnderWay) throw new Rejection(new CustomMenuPublishInProgress());
      variant.claimedAt = now;
      return variant;
    });
  }

  async #change({ account, id }: MenuVariant, change: (variant: MenuVariant) => void): Promise<void> {
    await this.#orm.em.fork().transactional(async (em) => {
      const lockMode = LockMode.PESSIMISTIC_WRITE;
      change(await em.findOneOrFail(MenuVariant, { account: account.id, id }, { lockMode }));
    });
  }

  /**
   * Asks WeChat which menu a member sees now.
   * @throws Rejection MemberFollowsNot, OfficialAccountNotConnected, CustomMenuRefused, WeChatUnavailable
   */
  async tryFor(viewer: Viewer, memberId: string): Promise<ShownMenuEntry[]> {
    permit(viewer, 'changeMenus');
    const { accountId } = viewer;
    const app = await this.#app(accountId);
    const { rows } = await this.#pool.query<{ openid: string }>({
      name: 'member-follows-as',
      text: `
        select i.openid from member_identities i join members m on m.account_id = i.account_id and m.id = i.member_id
         where i.account_id = $1 and i.member_id = $2 and i.appid = $3 and m.is_follower`,
      values: [accountId, isId(memberId) ? memberId : null, app.appid],
    });
    const openid = rows[0]?.openid;
    if (openid === undefined) throw new Rejection(new MemberFollowsNot());
    try {
      const buttons = (await this.#officialAccount.tryMenu(app, openid)) ?? [];
      return buttons.map((button) => ({
        name: button.name,
        entries: 'buttons' in button ? button.buttons.map(({ name }) => name) : [],
      }));
    } catch (error) {
      if (error instanceof WeChatUnreachable) throw new Rejection(new WeChatUnavailable());
      if (!(error instanceof WeChatApiError)) throw error;
      throw new Rejection(
        error.errcode === NO_SUCH_FOLLOWER ? new MemberFollowsNot() : new CustomMenuRefused(error.errcode),
      );
    }
  }

  async #app(accountId: string): Promise<OfficialAccountApp> {
    const { officialAccount } = await this.#credentials.of(accountId);
    if (!officialAccount) throw new Rejection(new OfficialAccountNotConnected());
    return officialAccount;
  }
}

const empty = { 'zh-CN': '请至少放一个菜单', en: 'put at least one entry in it' };
