import { Arg, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import type { ReadInfo } from '../graphql/projector/selection.ts';
import { Command } from '../shared/errors/rejection.ts';
import { Passkey } from './passkey.entity.ts';
import {
  AddPasskeyInput,
  AddPasskeyPayload,
  AddPasskeySuccess,
  BeginPasskeyConfirmationPayload,
  BeginPasskeyConfirmationSuccess,
  BeginPasskeyPayload,
  BeginPasskeySuccess,
  ConfirmWithPasskeyInput,
  ConfirmWithPasskeyPayload,
  ConfirmWithPasskeySuccess,
  RemovePasskeyInput,
  RemovePasskeyPayload,
  RemovePasskeySuccess,
} from './passkey.payloads.ts';

@Resolver(() => Passkey)
export class PasskeyResolver {
  @Query(() => [Passkey], { description: 'Staff: your passkeys, the oldest first.' })
  myPasskeys(@Ctx() context: Context, @Info() info: ReadInfo): Promise<Passkey[]> {
    return context.staffReads.myPasskeys(context, info);
  }

  @Command(() => BeginPasskeyPayload, {
    description: 'Staff: begins to add a passkey; who has one already is asked for it.',
  })
  async beginPasskey(@Ctx() { viewer, passkeys }: Context): Promise<typeof BeginPasskeyPayload> {
    return new BeginPasskeySuccess(await passkeys.begin(viewer));
  }

  @Command(() => AddPasskeyPayload, { description: 'Staff: keeps the passkey the browser has made.' })
  async addPasskey(
    @Arg('input') input: AddPasskeyInput,
    @Ctx() { viewer, passkeys }: Context,
  ): Promise<typeof AddPasskeyPayload> {
    return new AddPasskeySuccess(await passkeys.add(viewer, input));
  }

  @Command(() => RemovePasskeyPayload, {
    description: 'Staff: removes one of your passkeys, after you have shown one. Safe to repeat.',
  })
  async removePasskey(
    @Arg('input') { id }: RemovePasskeyInput,
    @Ctx() { viewer, passkeys }: Context,
  ): Promise<typeof RemovePasskeyPayload> {
    return new RemovePasskeySuccess(await passkeys.remove(viewer, id));
  }

  @Command(() => BeginPasskeyConfirmationPayload, {
    description:
      'Staff: begins to confirm that it is you. Commands that answer SECOND_FACTOR_NEEDED are sent again afterwards.',
  })
  async beginPasskeyConfirmation(
    @Ctx() { viewer, passkeys }: Context,
  ): Promise<typeof BeginPasskeyConfirmationPayload> {
    return new BeginPasskeyConfirmationSuccess(await passkeys.beginConfirmation(viewer));
  }

  @Command(() => ConfirmWithPasskeyPayload, {
    description: 'Staff: confirms by a passkey that it is you; it counts for this session, for 15 minutes.',
  })
  async confirmWithPasskey(
    @Arg('input') { responseJson }: ConfirmWithPasskeyInput,
    @Ctx() { viewer, passkeys }: Context,
  ): Promise<typeof ConfirmWithPasskeyPayload> {
    return new ConfirmWithPasskeySuccess(await passkeys.confirm(viewer, responseJson));
  }
}

@Resolver(() => AddPasskeySuccess)
class AddPasskeySuccessResolver {
  @FieldResolver(() => Passkey, { description: 'The passkey.' })
  async passkey(@Root() { id }: AddPasskeySuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return (await context.staffReads.passkey(context, info, id))!;
  }
}

export const passkeyResolvers = [PasskeyResolver, AddPasskeySuccessResolver];
