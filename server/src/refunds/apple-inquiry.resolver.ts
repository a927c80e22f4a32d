import { Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { permit, staffMay } from '../accounts/permissions.ts';
import type { Context } from '../context.ts';
import type { ReadInfo } from '../graphql/projector/selection.ts';
import { ConnectionArguments, connectionType } from '../shared/relay/connection.ts';
import { AppleRefundInquiry } from './apple-inquiry.type.ts';

const AppleRefundInquiryConnection = connectionType(
  'AppleRefundInquiry',
  () => AppleRefundInquiry,
  'questions of Apple’s about refunds',
);

@Resolver(() => AppleRefundInquiry)
export class AppleRefundInquiryResolver {
  @Query(() => AppleRefundInquiryConnection, {
    description: `${staffMay('readOrders')}: what Apple asked about refunds and was told, the latest first.`,
  })
  appleRefundInquiries(@Args() page: ConnectionArguments, @Ctx() context: Context, @Info() info: ReadInfo) {
    permit(context.viewer, 'readOrders');
    return context.refundReads.appleInquiries(context, info, page);
  }
}
