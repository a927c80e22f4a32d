import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { LedgerEntry } from '../payments/ledger-entry.entity.ts';
import { accountName } from './account-names.ts';

@Resolver(() => LedgerEntry)
export class LedgerEntryNameResolver {
  @FieldResolver(() => String, { description: "The account in words, in the request's language." })
  async name(@Root() { ledgerAccount }: LedgerEntry, @Ctx() { locale, loaders }: Context): Promise<string> {
    return accountName(ledgerAccount, await loaders.tierNames())[locale];
  }
}
