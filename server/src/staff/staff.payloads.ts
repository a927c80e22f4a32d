import { type ClassType, createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { StaffRole } from '../accounts/staff.entity.ts';
import { InvitationAccepted, LastOwner, maxNameLength, StaffHasLeft, StaffNameOutOfRange } from './staff.refusals.ts';

@InputType({ description: 'Whom to invite.' })
export class InviteStaffInput {
  @Field(() => String, { description: 'What colleagues will call them, 1–40 characters.' })
  displayName!: string;

  @Field(() => StaffRole, { description: 'What they will be allowed to do.' })
  role!: StaffRole;
}

@InputType({ description: 'Which invitation to take back.' })
export class RevokeStaffInvitationInput {
  @Field(() => ID, { description: 'The invitation.' })
  id!: string;
}

@InputType({ description: 'Who gets which role.' })
export class ChangeStaffRoleInput {
  @Field(() => ID, { description: 'The person.' })
  id!: string;

  @Field(() => StaffRole, { description: 'What they may do from now on.' })
  role!: StaffRole;
}

@InputType({ description: 'Who is to leave the staff.' })
export class RemoveStaffInput {
  @Field(() => ID, { description: 'The person.' })
  id!: string;
}

@InputType({ description: 'Which of your sessions to end.' })
export class EndStaffSessionInput {
  @Field(() => ID, { description: 'The session.' })
  id!: string;
}

/** What a command leaves behind; the row itself is read by the projector. */
abstract class Written {
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

@ObjectType({ description: 'The invitation can be accepted for 7 days.' })
export class InviteStaffSuccess extends Written {
  @Field(() => String, { description: 'The link to give to the person. It is shown here once and never again.' })
  readonly url: string;

  constructor(id: string, url: string) {
    super(id);
    this.url = url;
  }
}

@ObjectType({ description: 'Nobody can accept the invitation any more.' })
export class RevokeStaffInvitationSuccess extends Written {}

@ObjectType({ description: 'The role counts from their next request on.' })
export class ChangeStaffRoleSuccess extends Written {}

@ObjectType({ description: 'The person works here no more, and is signed out everywhere.' })
export class RemoveStaffSuccess extends Written {}

@InputType({ description: 'What you are called.' })
export class ChangeMyNameInput {
  @Field(() => String, { description: `1–${maxNameLength} characters; colleagues see it, and readers never.` })
  displayName!: string;
}

@ObjectType({ description: 'You are called so from now on.' })
export class ChangeMyNameSuccess extends Written {}

@ObjectType({ description: 'You work here no more, and are signed out everywhere.' })
export class LeaveStaffSuccess {
  @Field(() => Date, { description: 'Since when.' })
  readonly leftAt: Date;

  constructor(leftAt: Date) {
    this.leftAt = leftAt;
  }
}

@ObjectType({ description: 'The sessions are over, from their next request on.' })
export class EndStaffSessionsSuccess {
  @Field(() => [ID], { description: 'Those that were ended now; empty when they had ended already.' })
  readonly endedIds: readonly string[];

  constructor(endedIds: readonly string[]) {
    this.endedIds = endedIds;
  }
}

const payload = <const Types extends readonly ClassType[]>(name: string, command: string, types: () => Types) =>
  createUnionType({ name, description: `What came of ${command}: its success, or a refusal.`, types });

export const InviteStaffPayload = payload('InviteStaffPayload', 'inviteStaff', () => [
  InviteStaffSuccess,
  StaffNameOutOfRange,
]);
export const RevokeStaffInvitationPayload = payload('RevokeStaffInvitationPayload', 'revokeStaffInvitation', () => [
  RevokeStaffInvitationSuccess,
  InvitationAccepted,
]);
export const ChangeStaffRolePayload = payload('ChangeStaffRolePayload', 'changeStaffRole', () => [
  ChangeStaffRoleSuccess,
  LastOwner,
  StaffHasLeft,
]);
export const ChangeMyNamePayload = payload('ChangeMyNamePayload', 'changeMyName', () => [
  ChangeMyNameSuccess,
  StaffNameOutOfRange,
]);
export const RemoveStaffPayload = payload('RemoveStaffPayload', 'removeStaff', () => [RemoveStaffSuccess, LastOwner]);
export const LeaveStaffPayload = payload('LeaveStaffPayload', 'leaveStaff', () => [LeaveStaffSuccess, LastOwner]);
export const EndStaffSessionPayload = payload('EndStaffSessionPayload', 'endStaffSession', () => [
  EndStaffSessionsSuccess,
]);
export const EndOtherStaffSessionsPayload = payload('EndOtherStaffSessionsPayload', 'endOtherStaffSessions', () => [
  EndStaffSessionsSuccess,
]);
