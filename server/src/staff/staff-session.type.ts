import { Field, ID, ObjectType } from 'type-graphql';

/** A session of the viewer's own in the console; the projector makes it of sessions' rows. */
@ObjectType({ simpleResolvers: true, description: 'A browser you are signed in with.' })
export class StaffSession {
  @Field(() => ID, { description: 'Opaque id.' })
  readonly id!: string;

  @Field(() => String, { description: 'Browser and system, "Chrome · macOS"; empty when it did not say.' })
  readonly device!: string;

  @Field(() => Date, { description: 'When you signed in.' })
  readonly createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it was last used, within five minutes.' })
  readonly lastSeenAt!: Date | null;

  @Field(() => Date, { description: 'When it ends by itself.' })
  readonly expiresAt!: Date;

  @Field(() => Boolean, { description: 'Whether it is the one you ask with.' })
  readonly isCurrent!: boolean;
}
