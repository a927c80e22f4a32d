import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { permit, staffMay } from '../accounts/permissions.ts';
import type { Context } from '../context.ts';
import { projected, type ReadInfo } from '../graphql/projector/selection.ts';
import { Command } from '../shared/errors/rejection.ts';
import { ConnectionArguments, connectionType } from '../shared/relay/connection.ts';
import {
  ArchiveAffiliateLinkInput,
  ArchiveAffiliateLinkPayload,
  ArchiveAffiliateLinkSuccess,
  CreateAffiliateLinkInput,
  CreateAffiliateLinkPayload,
  CreateAffiliateLinkSuccess,
  ImportAffiliateSalesInput,
  ImportAffiliateSalesPayload,
  OpenAffiliateLinkInput,
  OpenAffiliateLinkPayload,
  OpenAffiliateLinkSuccess,
} from './affiliate.payloads.ts';
import { AffiliateConversion } from './affiliate-conversion.entity.ts';
import { AffiliateLink } from './affiliate-link.entity.ts';
import { postbackPath } from './affiliate-postbacks.routes.ts';
import { Commission } from './commission.entity.ts';

const AffiliateLinkConnection = connectionType('AffiliateLink', () => AffiliateLink, 'affiliate links');
const AffiliateConversionConnection = connectionType(
  'AffiliateConversion',
  () => AffiliateConversion,
  'sales by affiliate links',
);

@Resolver(() => AffiliateLink)
export class AffiliateLinkResolver {
  @Query(() => AffiliateLinkConnection, {
    description: `${staffMay('readAffiliateSales')}: affiliate links, the newest first.`,
  })
  affiliateLinks(@Args() page: ConnectionArguments, @Ctx() context: Context, @Info() info: ReadInfo) {
    permit(context.viewer, 'readAffiliateSales');
    return context.affiliateReads.links(context, info, page);
  }

  @Query(() => AffiliateConversionConnection, {
    description: `${staffMay('readAffiliateSales')}: sales that came by affiliate links, the latest recorded first.`,
  })
  affiliateConversions(
    @Args() page: ConnectionArguments,
    @Arg('linkId', () => ID, { nullable: true, description: 'Of this link only.' }) linkId: string | null,
    @Ctx() context: Context,
    @Info() info: ReadInfo,
  ) {
    permit(context.viewer, 'readAffiliateSales');
    return context.affiliateReads.conversions(context, info, page, { linkId });
  }

  @Command(() => CreateAffiliateLinkPayload, {
    description: `${staffMay('writeAffiliateLinks')}: makes the link of a product card. Its commission has one level; there is no second.`,
  })
  async createAffiliateLink(
    @Arg('input') input: CreateAffiliateLinkInput,
    @Ctx() { viewer, affiliates, publicUrl }: Context,
  ): Promise<typeof CreateAffiliateLinkPayload> {
    const made = await affiliates.createLink(viewer, input);
    return new CreateAffiliateLinkSuccess({ ...made, postbackUrl: `${publicUrl()}${postbackPath(made.linkId)}` });
  }

  @Command(() => ArchiveAffiliateLinkPayload, {
    description: `${staffMay('writeAffiliateLinks')}: takes a link out of use. Sales that came by it keep their commission. Safe to repeat.`,
  })
  async archiveAffiliateLink(
    @Arg('input') input: ArchiveAffiliateLinkInput,
    @Ctx() { viewer, affiliates }: Context,
  ): Promise<typeof ArchiveAffiliateLinkPayload> {
    return new ArchiveAffiliateLinkSuccess(await affiliates.archiveLink(viewer, input.id));
  }

  @Command(() => ImportAffiliateSalesPayload, {
    description: `${staffMay('importAffiliateSales')}: takes a shop's list of sales. The same list again changes nothing.`,
  })
  importAffiliateSales(
    @Arg('input') input: ImportAffiliateSalesInput,
    @Ctx() { viewer, affiliateReports }: Context,
  ): Promise<typeof ImportAffiliateSalesPayload> {
    return affiliateReports.importSales(viewer, input);
  }

  @Command(() => OpenAffiliateLinkPayload, {
    description: 'Follows a link: says where it leads, and remembers the visit of a member, once a day.',
  })
  async openAffiliateLink(
    @Arg('input') { linkId, articleId }: OpenAffiliateLinkInput,
    @Ctx() { viewer, affiliateClicks }: Context,
  ): Promise<typeof OpenAffiliateLinkPayload> {
    const opened = await affiliateClicks.open(viewer, { linkId, articleId: articleId ?? null });
    return new OpenAffiliateLinkSuccess(opened);
  }
}

@Resolver(() => AffiliateConversion)
export class AffiliateConversionResolver {
  @FieldResolver(() => Commission, {
    nullable: true,
    description: 'What it earned; null when its share is below one fen.',
  })
  commission(@Root() conversion: AffiliateConversion, @Info() info: ReadInfo): Commission | null {
    return projected<Commission[]>(conversion, info)[0] ?? null;
  }
}

@Resolver(() => CreateAffiliateLinkSuccess)
export class CreateAffiliateLinkSuccessResolver {
  @FieldResolver(() => AffiliateLink, { description: 'The new link.' })
  link(@Root() { linkId }: CreateAffiliateLinkSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return context.affiliateReads.link(context, info, linkId);
  }
}

@Resolver(() => ArchiveAffiliateLinkSuccess)
export class ArchiveAffiliateLinkSuccessResolver {
  @FieldResolver(() => AffiliateLink, { description: 'The link as it is now.' })
  link(@Root() { linkId }: ArchiveAffiliateLinkSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return context.affiliateReads.link(context, info, linkId);
  }
}
