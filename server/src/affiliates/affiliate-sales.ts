import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { credit, debit, post } from '../payments/ledger.ts';
import { LedgerKind } from '../payments/ledger-transaction.entity.ts';
import type { SaleObserver } from '../payments/sale-observer.ts';
import { type Fen, fen } from '../shared/money/fen.ts';
import { shareOf } from '../shared/money/share.ts';
import { AffiliateConversion, ConversionSource } from './affiliate-conversion.entity.ts';
import { AffiliateLink, AffiliateLinkKind } from './affiliate-link.entity.ts';
import { Commission } from './commission.entity.ts';

const DAY_MS = 86_400_000;

/** A sale as its reporter tells it. */
export interface ReportedSale {
  /** The shop's number for it, 1–64 characters: one number is one sale. */
  readonly reference: string;
  readonly amountFen: Fen;
  readonly occurredAt: Date;
  readonly clickId: string | null;
  readonly source: ConversionSource;
  /** Our order, when it is one. */
  readonly orderId?: string;
}

export type RecordedSale =
  | { readonly outcome: 'recorded' | 'repeated'; readonly conversion: AffiliateConversion }
  /** The number is known with another amount: nothing changed. */
  | { readonly outcome: 'contradicted'; readonly knownAmountFen: Fen };

const incomeOf = 'income:commission';
const owedToEarners = 'liabilities:commission';
/** What a shop owes us for a sale, or what bringing a member costs us. */
const costOf = (link: AffiliateLink) =>
  link.kind === AffiliateLinkKind.PRODUCT ? `assets:affiliate-shops:${link.id}` : 'expenses:commission';
const earningOf = (commission: Commission) => (commission.earnerMember ? owedToEarners : incomeOf);

/**
 * Records a sale with its commission and books it, in the transaction of `em`. A sale that is known is not counted again.
 * The commission is the link's share, rounded down; a share below one fen earns nothing.
 */
export async function recordSale(
  em: EntityManager,
  link: AffiliateLink,
  sale: ReportedSale,
  now: Date,
): Promise<RecordedSale> {
  const accountId = link.account.id;
  const known = await em.findOne(AffiliateConversion, { account: accountId, link, externalReference: sale.reference });
  if (known) {
    return known.amountFen === sale.amountFen
      ? { outcome: 'repeated', conversion: known }
      : { outcome: 'contradicted', knownAmountFen: known.amountFen };
  }
  const conversion = em.create(AffiliateConversion, {
    account: accountId,
    link,
    clickId: sale.clickId,
    externalReference: sale.reference,
    orderId: sale.orderId ?? null,
    amountFen: sale.amountFen,
    source: sale.source,
    occurredAt: sale.occurredAt,
    createdAt: now,
  });
  const amountFen = shareOf(sale.amountFen, link.rateBps);
  if (amountFen > 0) {
    const commission = em.create(Commission, {
      account: accountId,
      conversion,
      earnerMember: link.earnerMember,
      amountFen,
      payableAt: new Date(sale.occurredAt.getTime() + link.coolingOffDays * DAY_MS),
      createdAt: now,
    });
    // The ledger names it by its id alone, so it has to stand there first.
    await em.flush();
    post(em, {
      accountId,
      kind: LedgerKind.COMMISSION,
      ...(sale.orderId && { orderId: sale.orderId }),
      commissionId: commission.id,
      providerDocument: documentOf(link, conversion),
      occurredAt: sale.occurredAt,
      now,
      lines: [debit(costOf(link), amountFen), credit(earningOf(commission), amountFen)],
    });
  }
  return { outcome: 'recorded', conversion };
}

/**
 * Takes note that `reversedFen` of a sale went back in all, and takes the commission back with it, at the flush of `em`.
 * What stays is the share of what stayed sold, so the parts always add up. Safe to repeat.
 */
export async function reverseSale(
  em: EntityManager,
  conversionId: string,
  reversedFen: Fen,
  now: Date,
): Promise<boolean> {
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  const conversion = await em.findOneOrFail(AffiliateConversion, { id: conversionId }, { lockMode });
  if (!conversion.reverseTo(reversedFen)) return false;
  const link = await em.findOneOrFail(AffiliateLink, { id: conversion.link.id });
  const commission = await em.findOne(Commission, { conversion: conversion.id }, { lockMode });
  if (!commission) return true;
  const stays = shareOf(fen(conversion.amountFen - conversion.reversedFen), link.rateBps);
  const back = commission.reverseTo(fen(commission.amountFen - stays), now);
  if (back > 0) {
    post(em, {
      accountId: conversion.account.id,
      kind: LedgerKind.COMMISSION_REVERSAL,
      ...(conversion.orderId && { orderId: conversion.orderId }),
      commissionId: commission.id,
      providerDocument: `${documentOf(link, conversion)}/reversed/${conversion.reversedFen}`,
      occurredAt: now,
      now,
      lines: [debit(earningOf(commission), back), credit(costOf(link), back)],
    });
  }
  return true;
}

const documentOf = (link: AffiliateLink, conversion: AffiliateConversion) =>
  `affiliate/${link.id}/${conversion.externalReference}`;

/** Memberships that a promoter brought: the commission is written and reversed in the commits of sale and refund. */
export const promoterCommissions: SaleObserver = {
  async sold(em, { order, payment, now }) {
    if (!order.affiliateLinkId) return;
    const link = await em.findOneOrFail(AffiliateLink, { account: order.account.id, id: order.affiliateLinkId });
    // Buyer and promoter turned out to be one person since the order was placed.
    if (link.earnerMember?.id === order.member.id) return;
    const occurredAt = payment.paidAt ?? now;
    const { id: orderId, amountFen } = order;
    const sale = { reference: orderId, orderId, amountFen, occurredAt, clickId: null, source: ConversionSource.ORDER };
    await recordSale(em, link, sale, now);
  },
  async refunded(em, { order, payment, now }) {
    const account = order.account.id;
    const conversion = await em.findOne(AffiliateConversion, { account, orderId: order.id });
    if (conversion) await reverseSale(em, conversion.id, payment.refundedFen, now);
  },
};
