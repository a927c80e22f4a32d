import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { permit, staffMay } from '../accounts/permissions.ts';
import type { Context } from '../context.ts';
import type { ReadInfo } from '../graphql/projector/selection.ts';
import { projected } from '../graphql/projector/selection.ts';
import { Member } from '../members/member.entity.ts';
import type { Viewer } from '../members/viewer.ts';
import { ViewerType } from '../members/viewer.type.ts';
import { Membership } from '../memberships/membership.entity.ts';
import { Command } from '../shared/errors/rejection.ts';
import { type Connection, ConnectionArguments, connectionType } from '../shared/relay/connection.ts';
import { Checkout } from './checkout.ts';
import { OrderFilter, rangeOf } from './money-filters.ts';
import { Order } from './order.entity.ts';
import { PlaceOrderInput, PlaceOrderPayload, PlaceOrderSuccess } from './payment.payloads.ts';

const OrderConnection = connectionType('Order', () => Order, 'orders');

@Resolver(() => Order)
export class OrderResolver {
  @Query(() => OrderConnection, { description: `${staffMay('readOrders')}: orders, the latest first.` })
  orders(
    @Args() page: ConnectionArguments,
    @Arg('filter', () => OrderFilter, { nullable: true, description: 'Only some of them.' }) filter: OrderFilter | null,
    @Ctx() context: Context,
    @Info() info: ReadInfo,
  ) {
    permit(context.viewer, 'readOrders');
    const { from, to, ...which } = filter ?? {};
    return context.paymentReads.orders(context, info, page, { ...which, ...rangeOf(from, to) });
  }

  @Query(() => Order, {
    nullable: true,
    description: 'An order of yours; for staff (OWNER, FINANCE) any order. Null when there is none.',
  })
  order(
    @Arg('id', () => ID, { description: 'Opaque id.' }) id: string,
    @Ctx() context: Context,
    @Info() info: ReadInfo,
  ): Promise<Order | null> {
    if (context.viewer.staff) permit(context.viewer, 'readOrders');
    return context.paymentReads.order(context, info, id);
  }

  @FieldResolver(() => Membership, { nullable: true, description: 'What it bought; null until it is paid.' })
  membership(@Root() order: Order, @Info() info: ReadInfo): Membership | null {
    return projected<Membership[]>(order, info)[0] ?? null;
  }

  @Command(() => PlaceOrderPayload, {
    description: 'Orders one period of a tier. The price is the server’s, and holds for this order.',
  })
  async placeOrder(
    @Arg('input') input: PlaceOrderInput,
    @Ctx() { viewer, orders }: Context,
  ): Promise<typeof PlaceOrderPayload> {
    return new PlaceOrderSuccess(await orders.place(viewer, input));
  }
}

@Resolver(() => PlaceOrderSuccess)
export class PlaceOrderSuccessResolver {
  @FieldResolver(() => Order, { description: 'Pay it with startPayment.' })
  async order(@Root() success: PlaceOrderSuccess, @Ctx() context: Context, @Info() info: ReadInfo): Promise<Order> {
    return (await context.paymentReads.order(context, info, success.orderId))!;
  }
}

@Resolver(() => ViewerType)
export class ViewerCheckoutResolver {
  @FieldResolver(() => Checkout, { description: 'How a membership can be paid for in this client.' })
  checkout(@Root() viewer: Viewer, @Ctx() { checkouts }: Context): Promise<Checkout> {
    return checkouts.of(viewer);
  }
}

@Resolver(() => Member)
export class MemberOrdersResolver {
  @FieldResolver(() => OrderConnection, { description: 'What the member ordered, the latest first.' })
  orders(@Root() member: Member, @Args() _page: ConnectionArguments, @Info() info: ReadInfo): Connection<Order> {
    return projected(member, info);
  }
}
