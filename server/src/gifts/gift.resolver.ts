import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { permit, staffMay } from '../accounts/permissions.ts';
import type { Context } from '../context.ts';
import { projected, type ReadInfo } from '../graphql/projector/selection.ts';
import { Member } from '../members/member.entity.ts';
import { Membership } from '../memberships/membership.entity.ts';
import { Order } from '../payments/order.entity.ts';
import { PlaceOrderSuccess } from '../payments/payment.payloads.ts';
import { Command } from '../shared/errors/rejection.ts';
import { type Connection, ConnectionArguments, connectionType } from '../shared/relay/connection.ts';
import { Unlock } from '../unlocks/unlock.entity.ts';
import { Gift } from './gift.entity.ts';
import {
  PlaceGiftOrderInput,
  PlaceGiftOrderPayload,
  RedeemGiftInput,
  RedeemGiftPayload,
  RedeemGiftSuccess,
} from './gift.payloads.ts';
import { giftPathOf } from './gift-code.ts';
import { GiftPreview } from './gift-preview.type.ts';

const GiftConnection = connectionType('Gift', () => Gift, 'gifts');

@Resolver(() => Gift)
export class GiftResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'What redeems it, for the giver to hand on; null once it is redeemed, expired or refunded.',
  })
  code(@Root() gift: Gift, @Ctx() context: Context, @Info() info: ReadInfo): string | null {
    return codeIn(gift, context, info);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The page of our clients that redeems it, to be shared; null once it is redeemed, expired or refunded.',
  })
  sharePath(@Root() gift: Gift, @Ctx() context: Context, @Info() info: ReadInfo): string | null {
    const code = codeIn(gift, context, info);
    return code === null ? null : giftPathOf(code);
  }

  @FieldResolver(() => String, { description: 'What the giver is called.' })
  giverName(@Root() gift: Gift, @Info() info: ReadInfo): string {
    return projected(gift, info);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What who redeemed it is called; null while nobody did.',
  })
  redeemedByName(@Root() gift: Gift, @Info() info: ReadInfo): string | null {
    return projected(gift, info);
  }

  @Query(() => GiftConnection, {
    description: `${staffMay('readOrders')}: every gift that was paid, the latest first.`,
  })
  gifts(@Ctx() context: Context, @Info() info: ReadInfo, @Args(() => ConnectionArguments) page: ConnectionArguments) {
    permit(context.viewer, 'readOrders');
    return context.giftReads.gifts(context, info, page);
  }

  @Query(() => GiftPreview, {
    nullable: true,
    description: 'The gift with this code, for whoever may redeem it; null when there is none.',
  })
  gift(
    @Arg('code', () => String, { description: 'From the address that was shared.' }) code: string,
    @Ctx() context: Context,
    @Info() info: ReadInfo,
  ) {
    return context.giftReads.gift(context, info, code);
  }

  @Command(() => PlaceGiftOrderPayload, {
    description:
      'Orders a membership or an article for somebody else. The price is the server’s, and holds for this order.',
  })
  async placeGiftOrder(
    @Arg('input') input: PlaceGiftOrderInput,
    @Ctx() { viewer, gifts }: Context,
  ): Promise<typeof PlaceGiftOrderPayload> {
    return new PlaceOrderSuccess(await gifts.place(viewer, input));
  }

  @Command(() => RedeemGiftPayload, {
    description: 'Takes a gift. The first who does has it; to repeat it is safe.',
  })
  async redeemGift(@Arg('input') input: RedeemGiftInput, @Ctx() context: Context): Promise<typeof RedeemGiftPayload> {
    const gift = await context.gifts.redeem(context.viewer, input.code);
    return new RedeemGiftSuccess(gift, await context.refresh());
  }
}

function codeIn(gift: Gift, { gifts }: Context, info: ReadInfo): string | null {
  const sealed = projected<string | null>(gift, info);
  return sealed === null ? null : gifts.codeOf(Buffer.from(sealed, 'base64'));
}

@Resolver(() => RedeemGiftSuccess)
export class RedeemGiftSuccessResolver {
  @FieldResolver(() => GiftPreview, { description: 'The gift as it is now.' })
  async gift(@Root() { giftId }: RedeemGiftSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return (await context.giftReads.redeemed(context, info, giftId))!;
  }

  @FieldResolver(() => Membership, { nullable: true, description: 'The membership it brought; null for an article.' })
  membership(@Root() { giftId }: RedeemGiftSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return context.giftReads.membershipOf(context, info, giftId);
  }

  @FieldResolver(() => Unlock, { nullable: true, description: 'The unlock it brought; null for a membership.' })
  unlock(@Root() { giftId }: RedeemGiftSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return context.giftReads.unlockOf(context, info, giftId);
  }
}

@Resolver(() => Member)
export class MemberGiftsResolver {
  @FieldResolver(() => GiftConnection, { description: 'Gifts the viewer gave and paid, the latest first.' })
  giftsGiven(@Root() member: Member, @Args() _page: ConnectionArguments, @Info() info: ReadInfo): Connection<Gift> {
    return projected(member, info);
  }
}

@Resolver(() => Order)
export class OrderGiftResolver {
  @FieldResolver(() => Gift, {
    nullable: true,
    description: 'The gift it pays; null for everything else.',
  })
  gift(@Root() order: Order, @Info() info: ReadInfo): Gift | null {
    return projected<Gift[]>(order, info)[0] ?? null;
  }
}
