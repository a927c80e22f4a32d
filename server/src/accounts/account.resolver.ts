import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { Account } from './account.entity.ts';

@Resolver(() => Account)
export class AccountResolver {
  @Query(() => Account, { description: 'The account this request is about.' })
  account(@Ctx() { em, viewer }: Context): Promise<Account> {
    return em.findOneOrFail(Account, { id: viewer.accountId });
  }
}
