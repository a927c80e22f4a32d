import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { BigIntType, type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { Staff } from '../accounts/staff.entity.ts';
import { newId } from '../shared/ids.ts';
import { Medium } from './medium.entity.ts';

/** A file on its way into the library. */
@ObjectType({
  simpleResolvers: true,
  description: 'A file on its way: PUT its bytes to /console/uploads/<id>?offset=<receivedBytes>, chunk by chunk.',
})
@Entity({ tableName: 'uploads' })
export class Upload {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @ManyToOne(() => Staff)
  staff!: Rel<Staff>;

  @Field(() => String, { description: 'Name of the file.' })
  @Property({ type: types.text })
  name!: string;

  @Property({ type: types.text })
  contentType: Opt<string> = '';

  @Field(() => Int, { description: 'Size of the file in bytes.' })
  @Property({ type: new BigIntType('number') })
  byteCount!: number;

  @Field(() => Int, { description: 'How many bytes have arrived.' })
  @Property({ type: new BigIntType('number') })
  receivedBytes: Opt<number> = 0;

  @Field(() => Int, { description: 'How many bytes a chunk has at most.' })
  readonly chunkBytes: Opt<number> = MAX_CHUNK_BYTES;

  @ManyToOne(() => Medium, { nullable: true, fieldName: 'media_id' })
  medium: Rel<Medium> | null = null;

  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;

  @Field(() => Date, { description: 'Until when it can go on.' })
  @Property({ type: types.datetime, length: 6 })
  expiresAt!: Date;
}

/** Small enough to arrive within a request's time over a slow line. */
export const MAX_CHUNK_BYTES = 1024 * 1024;
