import { Arg, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { staffMay } from '../accounts/permissions.ts';
import { Staff } from '../accounts/staff.entity.ts';
import type { Context } from '../context.ts';
import { projected, type ReadInfo } from '../graphql/projector/selection.ts';
import { Command } from '../shared/errors/rejection.ts';
import {
  ChangeMyNameInput,
  ChangeMyNamePayload,
  ChangeMyNameSuccess,
  ChangeStaffRoleInput,
  ChangeStaffRolePayload,
  ChangeStaffRoleSuccess,
  InviteStaffInput,
  InviteStaffPayload,
  InviteStaffSuccess,
  LeaveStaffPayload,
  LeaveStaffSuccess,
  RemoveStaffInput,
  RemoveStaffPayload,
  RemoveStaffSuccess,
  RevokeStaffInvitationInput,
  RevokeStaffInvitationPayload,
  RevokeStaffInvitationSuccess,
} from './staff.payloads.ts';
import { StaffInvitation } from './staff-invitation.entity.ts';

@Resolver(() => Staff)
class StaffResolver {
  @Query(() => [Staff], { description: 'Staff: who works here, in the order they came.' })
  staff(
    @Ctx() context: Context,
    @Info() info: ReadInfo,
    @Arg('isWithFormer', () => Boolean, { defaultValue: false, description: 'Also those who have left.' })
    isWithFormer: boolean,
  ): Promise<Staff[]> {
    return context.staffReads.staff(context, info, isWithFormer);
  }

  @Query(() => [StaffInvitation], {
    description: `${staffMay('readInvitations')}: invitations that can still be accepted, the newest first.`,
  })
  staffInvitations(@Ctx() context: Context, @Info() info: ReadInfo): Promise<StaffInvitation[]> {
    return context.staffReads.openInvitations(context, info);
  }

  @FieldResolver(() => Boolean, { description: 'Whether they have a passkey: then money and roles ask for it.' })
  hasPasskey(@Root() staff: Staff, @Info() info: ReadInfo): boolean {
    return projected(staff, info);
  }

  @FieldResolver(() => Boolean, { description: 'Whether they can sign in by scanning with the Mini Program.' })
  isLinkedToMember(@Root() staff: Staff, @Info() info: ReadInfo): boolean {
    return projected(staff, info);
  }

  @Command(() => InviteStaffPayload, {
    description: `${staffMay('manageStaff')}: invites a person under a role, by a link that works for 7 days.`,
  })
  async inviteStaff(
    @Arg('input') input: InviteStaffInput,
    @Ctx() { viewer, staffService }: Context,
  ): Promise<typeof InviteStaffPayload> {
    const { id, url } = await staffService.invite(viewer, input);
    return new InviteStaffSuccess(id, url);
  }

  @Command(() => RevokeStaffInvitationPayload, {
    description: `${staffMay('manageStaff')}: takes an invitation back. Safe to repeat.`,
  })
  async revokeStaffInvitation(
    @Arg('input') { id }: RevokeStaffInvitationInput,
    @Ctx() { viewer, staffService }: Context,
  ): Promise<typeof RevokeStaffInvitationPayload> {
    return new RevokeStaffInvitationSuccess(await staffService.revokeInvitation(viewer, id));
  }

  @Command(() => ChangeStaffRolePayload, {
    description: `${staffMay('manageStaff')}: gives a person another role. The last owner stays one.`,
  })
  async changeStaffRole(
    @Arg('input') { id, role }: ChangeStaffRoleInput,
    @Ctx() { viewer, staffService }: Context,
  ): Promise<typeof ChangeStaffRolePayload> {
    return new ChangeStaffRoleSuccess(await staffService.changeRole(viewer, id, role));
  }

  @Command(() => RemoveStaffPayload, {
    description: `${staffMay('manageStaff')}: takes a person off the staff and signs them out everywhere. Safe to repeat.`,
  })
  async removeStaff(
    @Arg('input') { id }: RemoveStaffInput,
    @Ctx() { viewer, staffService }: Context,
  ): Promise<typeof RemoveStaffPayload> {
    return new RemoveStaffSuccess(await staffService.remove(viewer, id));
  }

  @Command(() => ChangeMyNamePayload, { description: 'Staff: what you are called here.' })
  async changeMyName(
    @Arg('input') { displayName }: ChangeMyNameInput,
    @Ctx() { viewer, staffService }: Context,
  ): Promise<typeof ChangeMyNamePayload> {
    return new ChangeMyNameSuccess(await staffService.changeOwnName(viewer, displayName));
  }

  @Command(() => LeaveStaffPayload, { description: 'Staff: takes yourself off the staff. The last owner stays.' })
  async leaveStaff(@Ctx() { viewer, staffService }: Context): Promise<typeof LeaveStaffPayload> {
    return new LeaveStaffSuccess(await staffService.leave(viewer));
  }
}

@Resolver(() => InviteStaffSuccess)
class InviteStaffSuccessResolver {
  @FieldResolver(() => StaffInvitation, { description: 'The invitation.' })
  async invitation(@Root() { id }: InviteStaffSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return (await context.staffReads.invitation(context, info, id))!;
  }
}

@Resolver(() => RevokeStaffInvitationSuccess)
class RevokeStaffInvitationSuccessResolver {
  @FieldResolver(() => StaffInvitation, { description: 'The invitation.' })
  async invitation(@Root() { id }: RevokeStaffInvitationSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return (await context.staffReads.invitation(context, info, id))!;
  }
}

@Resolver(() => ChangeStaffRoleSuccess)
class ChangeStaffRoleSuccessResolver {
  @FieldResolver(() => Staff, { description: 'The person as they are now.' })
  async staff(@Root() { id }: ChangeStaffRoleSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return (await context.staffReads.person(context, info, id))!;
  }
}

@Resolver(() => ChangeMyNameSuccess)
class ChangeMyNameSuccessResolver {
  @FieldResolver(() => Staff, { description: 'You, as you are now.' })
  async staff(@Root() { id }: ChangeMyNameSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return (await context.staffReads.person(context, info, id))!;
  }
}

@Resolver(() => RemoveStaffSuccess)
class RemoveStaffSuccessResolver {
  @FieldResolver(() => Staff, { description: 'The person as they are now.' })
  async staff(@Root() { id }: RemoveStaffSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return (await context.staffReads.person(context, info, id))!;
  }
}

/** What the schema needs of the staff. */
export const staffResolvers = [
  StaffResolver,
  InviteStaffSuccessResolver,
  RevokeStaffInvitationSuccessResolver,
  ChangeStaffRoleSuccessResolver,
  ChangeMyNameSuccessResolver,
  RemoveStaffSuccessResolver,
];
