import { Ctx, Info, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import type { ReadInfo } from '../graphql/projector/selection.ts';
import { Account } from './account.entity.ts';
import { accountOfRequest } from './account.projection.ts';

@Resolver(() => Account)
export class AccountResolver {
  @Query(() => Account, { description: 'The account this request is about.' })
  account(@Ctx() context: Context, @Info() info: ReadInfo): Promise<Account | null> {
    return context.projector.one(accountOfRequest, context, info, {});
  }
}
