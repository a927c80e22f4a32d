import { Arg, Ctx, FieldResolver, Resolver } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { permit, staffMay } from '../accounts/permissions.ts';
import type { Context } from '../context.ts';
import { Command } from '../shared/errors/rejection.ts';
import { MoneySettings } from './money-settings.entity.ts';
import {
  UpdateMoneySettingsInput,
  UpdateMoneySettingsPayload,
  UpdateMoneySettingsSuccess,
} from './money-settings.payloads.ts';

@Resolver(() => Account)
export class MoneySettingsResolver {
  @FieldResolver(() => MoneySettings, { description: `${staffMay('readMoneySettings')}: what is decided about money.` })
  moneySettings(@Ctx() { viewer, moneySettings }: Context): Promise<MoneySettings> {
    permit(viewer, 'readMoneySettings');
    return moneySettings.of(viewer.accountId);
  }

  @Command(() => UpdateMoneySettingsPayload, {
    description: `${staffMay('changeMoneySettings')}: changes what is decided about money. Purchases made before are under the new rules too.`,
  })
  async updateMoneySettings(
    @Arg('input') input: UpdateMoneySettingsInput,
    @Ctx() { viewer, moneySettings }: Context,
  ): Promise<typeof UpdateMoneySettingsPayload> {
    return new UpdateMoneySettingsSuccess(await moneySettings.update(viewer, input));
  }
}
