import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { BigIntType, type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { Staff } from '../accounts/staff.entity.ts';
import { newId } from '../shared/ids.ts';
import { MediumKind } from './media-content.ts';

/** A size of a picture as it is stored. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
  readonly key: string;
}

/** A smaller size of a picture, as WebP. */
@ObjectType({ simpleResolvers: true, description: 'A smaller size of a picture, as WebP.' })
export class MediumVariant {
  @Field(() => Int, { description: 'Width in pixels: 320, 640 or 1280.' })
  readonly width!: number;

  @Field(() => Int, { description: 'Height in pixels.' })
  readonly height!: number;

  @Field(() => String, { description: 'Where it lies: /media/….' })
  readonly url!: string;
}

/** A picture, sound or film of the account's library. */
@ObjectType({ simpleResolvers: true, description: "A picture, sound or film of the account's library. Staff only." })
@Entity({ tableName: 'media' })
export class Medium {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @Field(() => MediumKind, { description: 'What it is.' })
  @Enum({ items: () => MediumKind, type: types.text })
  kind!: MediumKind;

  @Field(() => String, { description: 'Its name in the library; at first that of the file.' })
  @Property({ type: types.text })
  name!: string;

  @Field(() => String, { description: 'Its MIME type, as its bytes say.' })
  @Property({ type: types.text })
  contentType!: string;

  @Field(() => Int, { description: 'Size of the uploaded file in bytes.' })
  @Property({ type: new BigIntType('number') })
  byteCount!: number;

  @Field(() => Int, { nullable: true, description: 'Width in pixels; null for sound.' })
  @Property({ type: types.integer, nullable: true })
  width: number | null = null;

  @Field(() => Int, { nullable: true, description: 'Height in pixels; null for sound.' })
  @Property({ type: types.integer, nullable: true })
  height: number | null = null;

  @Field(() => Int, { nullable: true, description: 'Length in milliseconds; null for pictures.' })
  @Property({ type: types.integer, nullable: true })
  durationMs: number | null = null;

  @Property({ type: types.blob })
  sha256!: Buffer;

  @Property({ type: types.text })
  storageKey!: string;

  @Property({ type: types.json, fieldName: 'variants' })
  sizes: Opt<PictureSize[]> = [];

  @Field(() => String, { description: 'What it shows, for who cannot see it; articles take it over. May be empty.' })
  @Property({ type: types.text })
  alt: Opt<string> = '';

  @Field(() => Staff, { nullable: true, description: 'Who uploaded it.' })
  @ManyToOne(() => Staff, { nullable: true, fieldName: 'uploaded_by_staff_id' })
  uploadedBy: Rel<Staff> | null = null;

  @Field(() => Date, { description: 'When it was uploaded.' })
  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it was removed from the library; null while it is there.' })
  @Property({ type: types.datetime, length: 6, nullable: true })
  removedAt: Date | null = null;

  /** Made by the projector of storageKey. */
  @Field(() => String, { description: 'Where it lies: /media/…. Articles name it by this address.' })
  readonly url?: string;

  /** Made by the projector of sizes. */
  @Field(() => [MediumVariant], { description: 'Smaller sizes of a picture, the smallest first.' })
  readonly variants?: MediumVariant[];

  /** Counted by the projector. */
  @Field(() => Int, { description: 'In how many articles, series and affiliate links it is shown.' })
  readonly useCount?: number;

  /** Every key it has in the storage. */
  keys(): string[] {
    return [this.storageKey, ...this.sizes.map(({ key }) => key)];
  }

  /** @returns false when it was removed already */
  remove(at: Date): boolean {
    if (this.removedAt) return false;
    this.removedAt = at;
    return true;
  }
}
