import { Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { StaffRole } from '../accounts/staff.entity.ts';
import type { Context } from '../context.ts';
import type { ReadInfo } from '../graphql/projector/selection.ts';
import { Member } from './member.entity.ts';
import type { Viewer } from './viewer.ts';
import { ViewerType } from './viewer.type.ts';

@Resolver(() => ViewerType)
export class ViewerResolver {
  @Query(() => ViewerType, { description: 'Who sends this request; never null, anonymous readers are viewers too.' })
  viewer(@Ctx() { viewer }: Context): Viewer {
    return viewer;
  }

  @FieldResolver(() => StaffRole, {
    nullable: true,
    description: 'What the viewer may do as staff; null for everyone else.',
  })
  staffRole(@Root() viewer: Viewer): StaffRole | null {
    return viewer.staff?.role ?? null;
  }

  @FieldResolver(() => Member, {
    nullable: true,
    description: 'The viewer as a member; null when nobody is signed in as one.',
  })
  member(@Root() viewer: Viewer, @Ctx() context: Context, @Info() info: ReadInfo): Promise<Member | null> | null {
    // The root's viewer, not the request's: a sign-in answers with whom it has just signed in.
    return viewer.member ? context.memberReads.member({ viewer, now: context.now }, info, viewer.member.id) : null;
  }
}
