import { Arg, Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { projected, type ReadInfo } from '../graphql/projector/selection.ts';
import { Member } from '../members/member.entity.ts';
import { Order } from '../payments/order.entity.ts';
import { PlaceOrderSuccess } from '../payments/payment.payloads.ts';
import { Command } from '../shared/errors/rejection.ts';
import { type Connection, ConnectionArguments, connectionType } from '../shared/relay/connection.ts';
import { Unlock } from './unlock.entity.ts';
import { PlaceUnlockOrderInput, PlaceUnlockOrderPayload } from './unlock.payloads.ts';

const UnlockConnection = connectionType('Unlock', () => Unlock, 'unlocks');

@Resolver(() => Unlock)
export class UnlockResolver {
  @Command(() => PlaceUnlockOrderPayload, {
    description:
      'Orders the right to read one article or one series. The price is the server’s, and holds for this order.',
  })
  async placeUnlockOrder(
    @Arg('input') input: PlaceUnlockOrderInput,
    @Ctx() { viewer, unlocks }: Context,
  ): Promise<typeof PlaceUnlockOrderPayload> {
    return new PlaceOrderSuccess(await unlocks.place(viewer, input));
  }
}

@Resolver(() => Member)
export class MemberUnlocksResolver {
  @FieldResolver(() => UnlockConnection, {
    description: 'Articles and series the member unlocked, the latest first; also those taken back.',
  })
  unlocks(@Root() member: Member, @Args() _page: ConnectionArguments, @Info() info: ReadInfo): Connection<Unlock> {
    return projected(member, info);
  }
}

@Resolver(() => Order)
export class OrderUnlockResolver {
  @FieldResolver(() => Unlock, { nullable: true, description: 'What it unlocked; null until it is paid.' })
  unlock(@Root() order: Order, @Info() info: ReadInfo): Unlock | null {
    return projected<Unlock[]>(order, info)[0] ?? null;
  }
}
