import { randomBytes } from 'node:crypto';
import { LockMode, type MikroORM, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { permit } from '../accounts/permissions.ts';
import { Member } from '../members/member.entity.ts';
import { requireMember, type Viewer } from '../members/viewer.ts';
import type { MoneySettingsService } from '../money-settings/money-settings.service.ts';
import type { Cipher } from '../shared/crypto/cipher.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { isId } from '../shared/ids.ts';
import type { Clock } from '../shared/time/clock.ts';
import type { CreateAffiliateLinkInput } from './affiliate.payloads.ts';
import {
  InvalidAffiliateLink,
  maxCoolingOffDays,
  maxLinkTitleLength,
  maxRateBps,
  PromotersNotEnabled,
} from './affiliate.refusals.ts';
import { AffiliateLink, AffiliateLinkKind } from './affiliate-link.entity.ts';

const POSTBACK_KEY_BYTES = 32;

/** Makes links and takes them out of use. */
export class AffiliateService {
  readonly #orm: MikroORM;
  readonly #clock: Clock;
  readonly #cipher: Cipher;
  readonly #settings: MoneySettingsService;

  constructor(deps: { orm: MikroORM; clock: Clock; cipher: Cipher; moneySettings: MoneySettingsService }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
    this.#cipher = deps.cipher;
    this.#settings = deps.moneySettings;
  }

  /**
   * Makes a product card's link.
   * @returns its id, and the key its shop signs with, which is not shown again
   * @throws Rejection InvalidAffiliateLink
   */
  async createLink(viewer: Viewer, input: CreateAffiliateLinkInput): Promise<{ linkId: string; postbackKey: string }> {
    permit(viewer, 'writeAffiliateLinks');
    checkLink(input);
    const { accountId } = viewer;
    const settings = await this.#settings.of(accountId);
    const postbackKey = randomBytes(POSTBACK_KEY_BYTES).toString('base64url');
    const linkId = await this.#orm.em.fork().transactional(async (em) => {
      const earnerId = input.earnerMemberId ?? null;
      const known =
        earnerId !== null && isId(earnerId) ? await em.findOne(Member, { account: accountId, id: earnerId }) : null;
      if (earnerId !== null && !known) throw new Rejection(new InvalidAffiliateLink('earnerMemberId'));
      const link = em.create(AffiliateLink, {
        account: accountId,
        kind: AffiliateLinkKind.PRODUCT,
        title: input.title.trim(),
        imageUrl: input.imageUrl ?? null,
        priceFen: input.priceFen ?? null,
        targetAppid: input.targetAppid ?? null,
        targetPath: input.targetPath ?? null,
        targetUrl: input.targetUrl ?? null,
        rateBps: input.rateBps,
        earnerMember: known?.mergedInto ?? known,
        coolingOffDays: input.coolingOffDays ?? settings.coolingOffDays,
        postbackKeyEncrypted: this.#cipher.encrypt(postbackKey),
        createdAt: this.#clock.now(),
      });
      return link.id;
    });
    return { linkId, postbackKey };
  }

  /** Takes a link out of use; sales that came by it keep their commission. Safe to repeat. @throws ApiError NOT_FOUND */
  async archiveLink(viewer: Viewer, id: string): Promise<string> {
    permit(viewer, 'writeAffiliateLinks');
    return this.#orm.em.fork().transactional(async (em) => {
      const lockMode = LockMode.PESSIMISTIC_WRITE;
      const link = isId(id) ? await em.findOne(AffiliateLink, { account: viewer.accountId, id }, { lockMode }) : null;
      if (!link) throw new ApiError('NOT_FOUND');
      link.archive(this.#clock.now());
      return link.id;
    });
  }

  /**
   * Gives the viewer a link of their own for bringing readers to a membership, or finds the one they have.
   * @throws Rejection PromotersNotEnabled
   */
  async becomePromoter(viewer: Viewer): Promise<string> {
    const memberId = requireMember(viewer);
    const { accountId } = viewer;
    const settings = await this.#settings.of(accountId);
    if (!settings.arePromotersEnabled) throw new Rejection(new PromotersNotEnabled());
    const own = {
      account: accountId,
      earnerMember: memberId,
      kind: AffiliateLinkKind.MEMBERSHIP,
      archivedAt: null,
    };
    const known = await this.#orm.em.fork().findOne(AffiliateLink, own);
    if (known) return known.id;
    try {
      return await this.#orm.em.fork().transactional(async (em) => {
        const member = await em.findOneOrFail(Member, { account: accountId, id: memberId });
        const link = em.create(AffiliateLink, {
          account: accountId,
          kind: AffiliateLinkKind.MEMBERSHIP,
          title: member.displayName,
          rateBps: settings.promoterRateBps,
          earnerMember: member,
          coolingOffDays: settings.coolingOffDays,
          createdAt: this.#clock.now(),
        });
        return link.id;
      });
    } catch (error) {
      if (!(error instanceof UniqueConstraintViolationException)) throw error;
      return (await this.#orm.em.fork().findOneOrFail(AffiliateLink, own)).id;
    }
  }

  /** Whether the account offers promotion, and the member's own link while they have one. */
  async promotionOf(accountId: string, memberId: string): Promise<{ isOffered: boolean; linkId: string | null }> {
    const em = this.#orm.em.fork();
    const settings = await this.#settings.of(accountId, em);
    const kind = AffiliateLinkKind.MEMBERSHIP;
    const own = await em.findOne(AffiliateLink, { account: accountId, earnerMember: memberId, kind, archivedAt: null });
    return { isOffered: settings.arePromotersEnabled, linkId: own?.id ?? null };
  }
}

/** @throws Rejection InvalidAffiliateLink naming the field */
function checkLink(input: CreateAffiliateLinkInput): void {
  const refuse = (field: ConstructorParameters<typeof InvalidAffiliateLink>[0]) => {
    throw new Rejection(new InvalidAffiliateLink(field));
  };
  const { title, imageUrl, priceFen, rateBps, coolingOffDays, targetAppid, targetPath, targetUrl } = input;
  const length = [...title.trim()].length;
  if (length < 1 || length > maxLinkTitleLength || title.includes('\0')) refuse('title');
  if (imageUrl && !/^(https:\/\/[^\s]+|\/media\/[^\s]+)$/.test(imageUrl)) refuse('imageUrl');
  if (priceFen != null && priceFen <= 0) refuse('priceFen');
  if (rateBps < 1 || rateBps > maxRateBps) refuse('rateBps');
  if (coolingOffDays != null && (coolingOffDays < 0 || coolingOffDays > maxCoolingOffDays)) refuse('coolingOffDays');
  const isMiniProgram = /^wx[0-9a-f]{16}$/.test(targetAppid ?? '') && /^\/?[\w/-]+(\?[^\s#]*)?$/.test(targetPath ?? '');
  const isWeb = targetUrl != null && URL.canParse(targetUrl) && new URL(targetUrl).protocol === 'https:';
  const isBoth = targetUrl != null && (targetAppid != null || targetPath != null);
  if (isBoth || isMiniProgram === isWeb) refuse('target');
}
