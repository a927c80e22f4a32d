import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { permit, staffMay } from '../accounts/permissions.ts';
import type { Context } from '../context.ts';
import { projected, type ReadInfo } from '../graphql/projector/selection.ts';
import { Member } from '../members/member.entity.ts';
import type { Viewer } from '../members/viewer.ts';
import { ViewerType } from '../members/viewer.type.ts';
import { Command } from '../shared/errors/rejection.ts';
import { type Connection, ConnectionArguments, connectionType } from '../shared/relay/connection.ts';
import { TierPrice } from '../tiers/tier-price.entity.ts';
import {
  ConfirmRenewalInput,
  ConfirmRenewalPayload,
  ConfirmRenewalSuccess,
  SetTierPriceRenewableInput,
  SetTierPriceRenewablePayload,
  SetTierPriceRenewableSuccess,
  StartRenewalInput,
  StartRenewalPayload,
  StartRenewalSuccess,
  StopRenewalInput,
  StopRenewalPayload,
  StopRenewalSuccess,
} from './renewal.payloads.ts';
import { AlreadyRenewing } from './renewal.refusals.ts';
import { RenewalCharge } from './renewal-charge.entity.ts';
import { RenewalContract } from './renewal-contract.entity.ts';
import { chargeWords, contractWords } from './renewal-words.ts';

const RenewalContractConnection = connectionType('RenewalContract', () => RenewalContract, 'renewal contracts');
const RenewalChargeConnection = connectionType('RenewalCharge', () => RenewalCharge, 'charges');

@Resolver(() => RenewalContract)
export class RenewalContractResolver {
  @Query(() => RenewalContractConnection, {
    description: `${staffMay('readOrders')}: contracts that were signed, the latest first.`,
  })
  renewalContracts(
    @Ctx() context: Context,
    @Info() info: ReadInfo,
    @Args(() => ConnectionArguments) page: ConnectionArguments,
  ) {
    permit(context.viewer, 'readOrders');
    return context.renewalReads.contracts(context, info, page);
  }

  @FieldResolver(() => String, { description: 'Where it stands, in a sentence of the request’s language.' })
  words(@Root() contract: RenewalContract, @Ctx() { locale }: Context): string {
    return contractWords(contract)[locale];
  }

  @FieldResolver(() => RenewalCharge, {
    nullable: true,
    description:
      'The charge that waits or is under way; null where Apple charges, and when nothing is charged any more.',
  })
  nextCharge(@Root() contract: RenewalContract, @Info() info: ReadInfo): RenewalCharge | null {
    return projected<RenewalCharge[]>(contract, info)[0] ?? null;
  }

  @FieldResolver(() => RenewalChargeConnection, { description: 'Every period, the latest first.' })
  charges(
    @Root() contract: RenewalContract,
    @Args() _page: ConnectionArguments,
    @Info() info: ReadInfo,
  ): Connection<RenewalCharge> {
    return projected(contract, info);
  }

  @Command(() => StartRenewalPayload, {
    description:
      'Offers the member a contract by which a membership renews by itself. Signed is what WeChat says is signed: see confirmRenewal.',
  })
  async startRenewal(
    @Arg('input') input: StartRenewalInput,
    @Ctx() { viewer, renewals }: Context,
  ): Promise<typeof StartRenewalPayload> {
    const { contractId, request } = await renewals.start(viewer, input);
    return new StartRenewalSuccess(contractId, request);
  }

  @Command(() => ConfirmRenewalPayload, {
    description: 'Asks WeChat whether a contract was signed, once its sheet has closed. Safe to repeat.',
  })
  async confirmRenewal(
    @Arg('input') input: ConfirmRenewalInput,
    @Ctx() { viewer, renewals }: Context,
  ): Promise<typeof ConfirmRenewalPayload> {
    await renewals.confirm(viewer, input.contractId);
    return new ConfirmRenewalSuccess(input.contractId);
  }

  @Command(() => StopRenewalPayload, {
    description: `Turns automatic renewal off. ${staffMay('stopRenewals')}: anybody’s. Safe to repeat. What is paid runs to its end.`,
  })
  async stopRenewal(
    @Arg('input') input: StopRenewalInput,
    @Ctx() { viewer, renewals }: Context,
  ): Promise<typeof StopRenewalPayload> {
    await renewals.stop(viewer, input.contractId);
    return new StopRenewalSuccess(input.contractId);
  }

  @Command(() => SetTierPriceRenewablePayload, {
    description: `${staffMay('sell')}: says whether a price is offered with automatic renewal. Safe to repeat.`,
  })
  async setTierPriceRenewable(
    @Arg('input') input: SetTierPriceRenewableInput,
    @Ctx() { viewer, renewals }: Context,
  ): Promise<typeof SetTierPriceRenewablePayload> {
    const price = await renewals.setRenewable(viewer, input);
    return new SetTierPriceRenewableSuccess(price.id, price.xpaySubscriptionProductId);
  }
}

@Resolver(() => RenewalCharge)
export class RenewalChargeResolver {
  @FieldResolver(() => String, { description: 'Where it stands, in a sentence of the request’s language.' })
  words(@Root() charge: RenewalCharge, @Ctx() { locale }: Context): string {
    return chargeWords(charge)[locale];
  }
}

/** The contract of an answer, as it is now. */
const contractOf = async ({ contractId }: { contractId: string }, context: Context, info: ReadInfo) =>
  (await context.renewalReads.contract(context, info, contractId))!;

@Resolver(() => StartRenewalSuccess)
export class StartRenewalSuccessResolver {
  @FieldResolver(() => RenewalContract, { description: 'The contract; not signed yet.' })
  contract(@Root() success: StartRenewalSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return contractOf(success, context, info);
  }
}

@Resolver(() => ConfirmRenewalSuccess)
export class ConfirmRenewalSuccessResolver {
  @FieldResolver(() => RenewalContract, { description: 'The contract as WeChat says it stands.' })
  contract(@Root() success: ConfirmRenewalSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return contractOf(success, context, info);
  }
}

@Resolver(() => StopRenewalSuccess)
export class StopRenewalSuccessResolver {
  @FieldResolver(() => RenewalContract, { description: 'The contract; ending, or ended.' })
  contract(@Root() success: StopRenewalSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return contractOf(success, context, info);
  }
}

@Resolver(() => AlreadyRenewing)
export class AlreadyRenewingResolver {
  @FieldResolver(() => RenewalContract, { description: 'The contract that runs.' })
  contract(@Root() refusal: AlreadyRenewing, @Ctx() context: Context, @Info() info: ReadInfo) {
    return contractOf(refusal, context, info);
  }
}

@Resolver(() => SetTierPriceRenewableSuccess)
export class SetTierPriceRenewableSuccessResolver {
  @FieldResolver(() => TierPrice, { description: 'The price as it is now.' })
  async tierPrice(@Root() success: SetTierPriceRenewableSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return (await context.renewalReads.price(context, info, success.tierPriceId))!;
  }
}

@Resolver(() => ViewerType)
export class ViewerRenewalResolver {
  @FieldResolver(() => RenewalContract, {
    nullable: true,
    description: 'The viewer’s contract that runs, or the last one for 30 days after its end; null when there is none.',
  })
  renewal(
    @Root() viewer: Viewer,
    @Ctx() context: Context,
    @Info() info: ReadInfo,
  ): Promise<RenewalContract | null> | null {
    return viewer.member ? context.renewalReads.current({ viewer, now: context.now }, info, viewer.member.id) : null;
  }
}

@Resolver(() => Member)
export class MemberRenewalsResolver {
  @FieldResolver(() => RenewalContractConnection, { description: 'Contracts the member signed, the latest first.' })
  renewals(
    @Root() member: Member,
    @Args() _page: ConnectionArguments,
    @Info() info: ReadInfo,
  ): Connection<RenewalContract> {
    return projected(member, info);
  }
}
