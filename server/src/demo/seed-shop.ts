import type { RichTextDocument } from '@teahouse/schema/rich-text.ts';
import { AffiliateLink } from '../affiliates/affiliate-link.entity.ts';
import type { Viewer } from '../members/viewer.ts';
import { Offer, OfferAudience, OfferKind } from '../offers/offer.entity.ts';
import { fen } from '../shared/money/fen.ts';
import type { DemoHandle } from './demo-account.ts';
import { demoOffers, demoProducts } from './demo-shop.ts';
import type { Seeding } from './seeding.ts';

/** Offers that are not there yet. An offer is known by its code. */
export async function seedOffers(
  { orm, services, clock, now }: Seeding,
  owner: Viewer,
  handle: DemoHandle,
  tiers: ReadonlyMap<string, string>,
): Promise<void> {
  const known = await orm.em.fork().find(Offer, { account: owner.accountId }, { fields: ['code'] });
  const codes = new Set(known.map(({ code }) => code));
  clock.set(now);
  for (const { account, code, name, percentOffBps, trial } of demoOffers) {
    if (account !== handle || codes.has(code)) continue;
    await services.offers.create(owner, {
      name,
      code,
      kind: trial ? OfferKind.TRIAL : OfferKind.PERCENT,
      percentOffBps,
      trialDays: trial?.days ?? null,
      tierId: trial ? (tiers.get(trial.tierKey) ?? null) : null,
      audience: trial ? OfferAudience.SIGN_UP : OfferAudience.EVERYONE,
      periods: 1,
    });
  }
}

/** Links to the shops of product cards. A link is known by its title. @returns their ids by the products' keys */
export async function seedProductLinks(
  { orm, services, clock, now }: Seeding,
  owner: Viewer,
  handle: DemoHandle,
): Promise<Map<string, string>> {
  const known = await orm.em.fork().find(AffiliateLink, { account: owner.accountId }, { fields: ['title'] });
  const byTitle = new Map(known.map(({ title, id }) => [title, id]));
  const ids = new Map<string, string>();
  clock.set(now);
  for (const [key, { account, title, imageUrl, priceFen, targetAppid, targetPath, rateBps }] of Object.entries(
    demoProducts,
  )) {
    if (account !== handle) continue;
    const input = { title, imageUrl, priceFen: fen(priceFen), targetAppid, targetPath, rateBps };
    ids.set(key, byTitle.get(title) ?? (await services.affiliates.createLink(owner, input)).linkId);
  }
  return ids;
}

/** Articles are written with the products' keys; links get their ids only here. */
export function withProductLinks(document: RichTextDocument, links: ReadonlyMap<string, string>): RichTextDocument {
  return {
    ...document,
    blocks: document.blocks.map((block) => {
      if (block.type !== 'productCard' || !block.linkId) return block;
      const linkId = links.get(block.linkId);
      if (!linkId) throw new Error(`the demo data names the product ${block.linkId}, which does not exist`);
      return { ...block, linkId };
    }),
  };
}
