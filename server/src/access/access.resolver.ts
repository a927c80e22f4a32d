import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { staffMay } from '../accounts/permissions.ts';
import type { Context } from '../context.ts';
import { ViewerAccess } from './viewer-access.ts';

@Resolver(() => ViewerAccess)
export class AccessResolver {
  @Query(() => ViewerAccess, {
    description: `${staffMay('explainAccess')}: why a member may or may not read an article, now or at another instant. Memberships and unlocks count as they were then, following as it is today.`,
  })
  explainAccess(
    @Ctx() { viewer, now, access }: Context,
    @Arg('articleId', () => ID, { description: 'The article, published or not.' }) articleId: string,
    @Arg('memberId', () => ID, { description: 'The member.' }) memberId: string,
    @Arg('at', () => Date, { nullable: true, description: 'The instant; now when not given.' }) at?: Date | null,
  ): Promise<ViewerAccess> {
    return access.explain(viewer, articleId, memberId, at ?? now);
  }
}
