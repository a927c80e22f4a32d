import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { Staff } from '../accounts/staff.entity.ts';
import type { Context } from '../context.ts';
import type { ReadInfo } from '../graphql/projector/selection.ts';
import type { Viewer } from '../members/viewer.ts';
import { ViewerType } from '../members/viewer.type.ts';
import { staffById } from './staff.projection.ts';

@Resolver(() => ViewerType)
export class ViewerStaffResolver {
  @FieldResolver(() => Staff, {
    nullable: true,
    description: 'The viewer as one of the staff; null for everyone else.',
  })
  staff(@Root() viewer: Viewer, @Ctx() context: Context, @Info() info: ReadInfo): Promise<Staff | null> | null {
    if (!viewer.staff) return null;
    return context.projector.one(staffById, { viewer, now: context.now }, info, { id: viewer.staff.id });
  }
}
