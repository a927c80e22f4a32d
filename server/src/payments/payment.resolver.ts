import { Arg, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import type { ReadInfo } from '../graphql/projector/selection.ts';
import { Command } from '../shared/errors/rejection.ts';
import { Payment } from './payment.entity.ts';
import {
  ConfirmPaymentInput,
  ConfirmPaymentPayload,
  ConfirmPaymentSuccess,
  StartPaymentInput,
  StartPaymentPayload,
  StartPaymentSuccess,
} from './payment.payloads.ts';

@Resolver(() => Payment)
export class PaymentResolver {
  @Command(() => StartPaymentPayload, {
    description:
      'Begins an attempt to pay an open order, or hands the open attempt out again. Never charges by itself.',
  })
  async startPayment(
    @Arg('input') input: StartPaymentInput,
    @Ctx() { viewer, payments }: Context,
  ): Promise<typeof StartPaymentPayload> {
    const { payment, request } = await payments.start(viewer, input.orderId);
    return new StartPaymentSuccess(payment, request);
  }

  @Command(() => ConfirmPaymentPayload, {
    description: 'Asks WeChat whether an attempt was paid. What the pay sheet told the client is only a hint to ask.',
  })
  async confirmPayment(
    @Arg('input') input: ConfirmPaymentInput,
    @Ctx() context: Context,
  ): Promise<typeof ConfirmPaymentPayload> {
    const payment = await context.payments.confirm(context.viewer, input.paymentId);
    return new ConfirmPaymentSuccess(payment, await context.refresh());
  }
}

@Resolver(() => StartPaymentSuccess)
export class StartPaymentSuccessResolver {
  @FieldResolver(() => Payment, { description: 'The attempt: confirm it when the pay sheet has closed.' })
  async payment(@Root() { paymentId }: StartPaymentSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return (await context.paymentReads.payment(context, info, paymentId))!;
  }
}

@Resolver(() => ConfirmPaymentSuccess)
export class ConfirmPaymentSuccessResolver {
  @FieldResolver(() => Payment, { description: 'As WeChat says it stands. PENDING: not paid yet; ask again later.' })
  async payment(@Root() { paymentId }: ConfirmPaymentSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return (await context.paymentReads.payment(context, info, paymentId))!;
  }
}
