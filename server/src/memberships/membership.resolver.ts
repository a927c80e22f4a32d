import { Arg, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { staffMay } from '../accounts/permissions.ts';
import type { Context } from '../context.ts';
import type { ReadInfo } from '../graphql/projector/selection.ts';
import { Command } from '../shared/errors/rejection.ts';
import { Membership } from './membership.entity.ts';
import {
  CompMembershipInput,
  CompMembershipPayload,
  CompMembershipSuccess,
  EndMembershipInput,
  EndMembershipPayload,
  EndMembershipSuccess,
  ExtendMembershipInput,
  ExtendMembershipPayload,
  ExtendMembershipSuccess,
} from './membership.payloads.ts';

@Resolver(() => Membership)
export class MembershipResolver {
  @Command(() => CompMembershipPayload, {
    description: `${staffMay('tendMembers')}: gives a member a tier without money, from now or from where their hold on it ends. Nothing they bought is changed.`,
  })
  async compMembership(
    @Arg('input') input: CompMembershipInput,
    @Ctx() context: Context,
  ): Promise<typeof CompMembershipPayload> {
    const id = await context.membershipGrants.comp(context.viewer, input);
    await context.refresh();
    return new CompMembershipSuccess(id);
  }

  @Command(() => ExtendMembershipPayload, {
    description: `${staffMay('tendMembers')}: lets the hold on a membership’s tier last longer, without money.`,
  })
  async extendMembership(
    @Arg('input') input: ExtendMembershipInput,
    @Ctx() { viewer, membershipGrants }: Context,
  ): Promise<typeof ExtendMembershipPayload> {
    return new ExtendMembershipSuccess(await membershipGrants.extend(viewer, input));
  }

  @Command(() => EndMembershipPayload, {
    description: `${staffMay('tendMembers')}: ends a membership that nobody paid for. One that was paid for is refunded instead.`,
  })
  async endMembership(
    @Arg('input') input: EndMembershipInput,
    @Ctx() { viewer, membershipGrants }: Context,
  ): Promise<typeof EndMembershipPayload> {
    return new EndMembershipSuccess(await membershipGrants.end(viewer, input));
  }
}

@Resolver(() => CompMembershipSuccess)
export class CompMembershipSuccessResolver {
  @FieldResolver(() => Membership, { description: 'What was given.' })
  membership(@Root() { id }: CompMembershipSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return context.membershipReads.membership(context, info, id);
  }
}

@Resolver(() => ExtendMembershipSuccess)
export class ExtendMembershipSuccessResolver {
  @FieldResolver(() => Membership, { description: 'What was added.' })
  membership(@Root() { id }: ExtendMembershipSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return context.membershipReads.membership(context, info, id);
  }
}

@Resolver(() => EndMembershipSuccess)
export class EndMembershipSuccessResolver {
  @FieldResolver(() => Membership, { description: 'The membership, ended.' })
  membership(@Root() { id }: EndMembershipSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return context.membershipReads.membership(context, info, id);
  }
}
