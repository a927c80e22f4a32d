import { Arg, Ctx, Info, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import type { ReadInfo } from '../graphql/projector/selection.ts';
import { Command } from '../shared/errors/rejection.ts';
import {
  EndOtherStaffSessionsPayload,
  EndStaffSessionInput,
  EndStaffSessionPayload,
  EndStaffSessionsSuccess,
} from './staff.payloads.ts';
import { StaffSession } from './staff-session.type.ts';

@Resolver(() => StaffSession)
export class OwnSessionsResolver {
  @Query(() => [StaffSession], { description: 'Staff: the browsers you are signed in with, the latest sign-in first.' })
  myStaffSessions(@Ctx() context: Context, @Info() info: ReadInfo) {
    return context.staffReads.mySessions(context, info);
  }

  @Command(() => EndStaffSessionPayload, { description: 'Staff: signs you out of one browser. Safe to repeat.' })
  async endStaffSession(
    @Arg('input') { id }: EndStaffSessionInput,
    @Ctx() { viewer, ownSessions }: Context,
  ): Promise<typeof EndStaffSessionPayload> {
    return new EndStaffSessionsSuccess(await ownSessions.end(viewer, id));
  }

  @Command(() => EndOtherStaffSessionsPayload, { description: 'Staff: signs you out of every browser but this one.' })
  async endOtherStaffSessions(@Ctx() { viewer, ownSessions }: Context): Promise<typeof EndOtherStaffSessionsPayload> {
    return new EndStaffSessionsSuccess(await ownSessions.endOthers(viewer));
  }
}
