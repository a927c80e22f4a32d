import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { isPermitted, permit, staffMay } from '../accounts/permissions.ts';
import type { Context } from '../context.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import { Overview } from './overview.type.ts';

const MOST_DAYS = 366;

@Resolver()
export class OverviewResolver {
  @Query(() => Overview, {
    description: `${staffMay('readOverview')}: members, revenue and articles of the last days, beside as many days before them.`,
  })
  overview(
    @Arg('days', () => Int, { description: `How many days, today included: 1 to ${MOST_DAYS}.` }) days: number,
    @Ctx() { viewer, overviewReads, now }: Context,
  ): Promise<Overview> {
    permit(viewer, 'readOverview');
    if (days < 1 || days > MOST_DAYS) throw new ApiError('BAD_INPUT');
    const readsMoney = isPermitted(viewer, 'readBooks');
    return overviewReads.overview({ accountId: viewer.accountId, days, now, readsMoney });
  }
}
