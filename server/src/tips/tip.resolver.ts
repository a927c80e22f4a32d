import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { permit, staffMay } from '../accounts/permissions.ts';
import type { Context } from '../context.ts';
import { projected, type ReadInfo } from '../graphql/projector/selection.ts';
import { Member } from '../members/member.entity.ts';
import { Order } from '../payments/order.entity.ts';
import { Command } from '../shared/errors/rejection.ts';
import { type Connection, ConnectionArguments, connectionType } from '../shared/relay/connection.ts';
import { Tip } from './tip.entity.ts';
import { CreateTipInput, CreateTipPayload, CreateTipSuccess } from './tip.payloads.ts';
import { Tipping } from './tipping.ts';

const TipConnection = connectionType('Tip', () => Tip, 'tips');

@Resolver(() => Tip)
export class TipResolver {
  @Query(() => TipConnection, { description: `${staffMay('readOrders')}: tips that were paid, the latest first.` })
  tips(@Ctx() context: Context, @Info() info: ReadInfo, @Args(() => ConnectionArguments) page: ConnectionArguments) {
    permit(context.viewer, 'readOrders');
    return context.tipReads.tips(context, info, page);
  }

  @Command(() => CreateTipPayload, {
    description: 'Begins a tip (打赏) for the creator; pay its order with startPayment.',
  })
  async createTip(
    @Arg('input') input: CreateTipInput,
    @Ctx() { viewer, tips }: Context,
  ): Promise<typeof CreateTipPayload> {
    return new CreateTipSuccess(await tips.create(viewer, input));
  }
}

@Resolver(() => CreateTipSuccess)
export class CreateTipSuccessResolver {
  @FieldResolver(() => Tip, { description: 'The tip; unpaid still.' })
  async tip(@Root() { orderId }: CreateTipSuccess, @Ctx() context: Context, @Info() info: ReadInfo): Promise<Tip> {
    return (await context.tipReads.tipOfOrder(context, info, orderId))!;
  }

  @FieldResolver(() => Order, { description: 'Pay it with startPayment.' })
  async order(@Root() { orderId }: CreateTipSuccess, @Ctx() context: Context, @Info() info: ReadInfo): Promise<Order> {
    return (await context.paymentReads.order(context, info, orderId))!;
  }
}

@Resolver(() => Account)
export class AccountTippingResolver {
  @FieldResolver(() => Tipping, { description: 'What tips are welcome, as the viewer can give them in this client.' })
  tipping(@Ctx() { viewer, tips }: Context): Promise<Tipping> {
    return tips.tippingFor(viewer);
  }
}

@Resolver(() => Member)
export class MemberTipsResolver {
  @FieldResolver(() => TipConnection, { description: 'Tips the member gave and paid, the latest first.' })
  tips(@Root() member: Member, @Args() _page: ConnectionArguments, @Info() info: ReadInfo): Connection<Tip> {
    return projected(member, info);
  }
}

@Resolver(() => Order)
export class OrderTipResolver {
  @FieldResolver(() => Tip, { nullable: true, description: 'The tip it pays; null for everything else.' })
  tip(@Root() order: Order, @Info() info: ReadInfo): Tip | null {
    return projected<Tip[]>(order, info)[0] ?? null;
  }
}
