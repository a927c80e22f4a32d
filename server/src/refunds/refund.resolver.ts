import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { permit, staffMay } from '../accounts/permissions.ts';
import type { Context } from '../context.ts';
import { projected, type ReadInfo } from '../graphql/projector/selection.ts';
import { Member } from '../members/member.entity.ts';
import { Order } from '../payments/order.entity.ts';
import { Command } from '../shared/errors/rejection.ts';
import { type Connection, ConnectionArguments, connectionType } from '../shared/relay/connection.ts';
import { Refund } from './refund.entity.ts';
import {
  RefundPaymentInput,
  RefundPaymentPayload,
  RefundPaymentSuccess,
  TakeBackPurchaseInput,
  TakeBackPurchasePayload,
  TakeBackPurchaseSuccess,
} from './refund.payloads.ts';
import { failureTexts } from './refund.texts.ts';
import { Refundability } from './refundability.ts';

const RefundConnection = connectionType('Refund', () => Refund, 'refunds');

@Resolver(() => Refund)
export class RefundResolver {
  @Query(() => RefundConnection, { description: `${staffMay('readOrders')}: money given back, the latest first.` })
  refunds(@Args() page: ConnectionArguments, @Ctx() context: Context, @Info() info: ReadInfo) {
    permit(context.viewer, 'readOrders');
    return context.refundReads.refunds(context, info, page);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "What to do about `failure`, in the request's language; null when there is nothing to do.",
  })
  failureMessage(@Root() { failure }: Refund, @Ctx() { locale }: Context): string | null {
    return failure && failureTexts[failure][locale];
  }

  @Command(() => RefundPaymentPayload, {
    description: `${staffMay('refundPayments')}: gives a payment back, whole or in part. WeChat moves the money; the refund tells how it ends.`,
  })
  async refundPayment(
    @Arg('input') input: RefundPaymentInput,
    @Ctx() { viewer, refunds }: Context,
  ): Promise<typeof RefundPaymentPayload> {
    return new RefundPaymentSuccess(await refunds.refund(viewer, input));
  }

  @Command(() => TakeBackPurchasePayload, {
    description: 'Takes a purchase back without giving a reason, within the days and the reading its creator allows.',
  })
  async takeBackPurchase(
    @Arg('input') input: TakeBackPurchaseInput,
    @Ctx() { viewer, takeBacks }: Context,
  ): Promise<typeof TakeBackPurchasePayload> {
    return new TakeBackPurchaseSuccess(await takeBacks.takeBack(viewer, input));
  }
}

@Resolver(() => TakeBackPurchaseSuccess)
export class TakeBackPurchaseSuccessResolver {
  @FieldResolver(() => Refund, { description: 'PENDING, until WeChat has said that you have the money.' })
  async refund(@Root() { refundId }: TakeBackPurchaseSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return (await context.refundReads.refund(context, info, refundId))!;
  }
}

@Resolver(() => RefundPaymentSuccess)
export class RefundPaymentSuccessResolver {
  @FieldResolver(() => Refund, { description: 'PENDING, until WeChat has said that the payer has the money.' })
  async refund(@Root() { refundId }: RefundPaymentSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return (await context.refundReads.refund(context, info, refundId))!;
  }
}

@Resolver(() => Order)
export class OrderRefundsResolver {
  @FieldResolver(() => [Refund], { description: 'What was given back of it, or is on its way, the latest first.' })
  refunds(@Root() order: Order, @Info() info: ReadInfo): Refund[] {
    return projected(order, info);
  }

  @FieldResolver(() => Refundability, { description: 'Whether its member may take it back, and until when.' })
  refundability(@Root() { id }: Order, @Ctx() { loaders }: Context): Promise<Refundability> {
    return loaders.refundabilities.load(id);
  }
}

@Resolver(() => Member)
export class MemberRefundsResolver {
  @FieldResolver(() => RefundConnection, { description: 'What the member was given back, the latest first.' })
  refunds(@Root() member: Member, @Args() _page: ConnectionArguments, @Info() info: ReadInfo): Connection<Refund> {
    return projected(member, info);
  }
}
