import { Arg, Ctx, FieldResolver, Info, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import type { ReadInfo } from '../graphql/projector/selection.ts';
import { Command } from '../shared/errors/rejection.ts';
import { Account } from './account.entity.ts';
import { UpdateAccountInput, UpdateAccountPayload, UpdateAccountSuccess } from './account.payloads.ts';
import { accountOfRequest } from './account.projection.ts';
import { staffMay } from './permissions.ts';

@Resolver(() => Account)
export class AccountResolver {
  @Query(() => Account, { description: 'The account this request is about.' })
  account(@Ctx() context: Context, @Info() info: ReadInfo): Promise<Account | null> {
    return context.projector.one(accountOfRequest, context, info, {});
  }

  @Command(() => UpdateAccountPayload, {
    description: `${staffMay('changeSettings')}: changes what readers see of the account. Safe to repeat.`,
  })
  async updateAccount(
    @Arg('input') input: UpdateAccountInput,
    @Ctx() { viewer, accountSettings }: Context,
  ): Promise<typeof UpdateAccountPayload> {
    return new UpdateAccountSuccess(await accountSettings.update(viewer, input));
  }
}

@Resolver(() => UpdateAccountSuccess)
export class UpdateAccountSuccessResolver {
  @FieldResolver(() => Account, { description: 'The account as it is now.' })
  async account(@Ctx() context: Context, @Info() info: ReadInfo): Promise<Account> {
    return (await context.projector.one(accountOfRequest, context, info, {}))!;
  }
}
