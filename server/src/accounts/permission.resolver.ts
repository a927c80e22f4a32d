import { Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { permissionTexts } from './permission-texts.ts';
import { isConfirmed, type Permission, permissions, permit } from './permissions.ts';
import { StaffRole } from './staff.entity.ts';

@ObjectType({ simpleResolvers: true, description: 'One row of the table of who may do what.' })
export class PermissionRow {
  @Field(() => String, { description: 'The deed, for programs: "refundPayments".' })
  readonly deed!: Permission;

  @Field(() => String, { description: 'What it is, in the language of the request.' })
  readonly text!: string;

  @Field(() => [StaffRole], { description: 'Who may.' })
  readonly roles!: readonly StaffRole[];

  @Field(() => Boolean, { description: 'Whether people who have a passkey are asked for it.' })
  readonly needsPasskey!: boolean;
}

@Resolver(() => PermissionRow)
export class PermissionResolver {
  @Query(() => [PermissionRow], { description: 'Staff: who may do what, as the server decides it.' })
  permissions(@Ctx() { viewer, locale }: Context): PermissionRow[] {
    permit(viewer, 'readStaff');
    return (Object.keys(permissions) as Permission[]).map((deed) => ({
      deed,
      text: permissionTexts[deed][locale],
      roles: permissions[deed],
      needsPasskey: isConfirmed(deed),
    }));
  }
}
