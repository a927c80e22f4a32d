import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { TextLengthOutOfRange } from '../articles/article.refusals.ts';
import { MediumEmpty, MediumInUse, MediumNotTaken, MediumReplaced, MediumTooLarge } from './media.refusals.ts';
import { maxAltLength, maxNameLength } from './media.service.ts';
import { MediumKind } from './media-content.ts';
import { Upload } from './upload.entity.ts';

@InputType({ description: 'Which media; what is not given does not matter.' })
export class MediaFilter {
  @Field(() => MediumKind, { nullable: true, description: 'Of one kind.' })
  kind?: MediumKind | null;

  @Field(() => String, { nullable: true, description: 'With these words in name or alt text.' })
  text?: string | null;
}

@InputType({ description: 'A file to upload. Its bytes decide what it is, not its name.' })
export class BeginUploadInput {
  @Field(() => String, { description: 'Name of the file.' })
  name!: string;

  @Field(() => Int, { description: 'Size of the file in bytes.' })
  byteCount!: number;
}

@InputType({ description: 'Changes to a medium; what is not given stays.' })
export class UpdateMediumInput {
  @Field(() => ID, { description: 'The medium.' })
  id!: string;

  @Field(() => String, { nullable: true, description: `Its name in the library, 1–${maxNameLength} characters.` })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: `What it shows, for who cannot see it, at most ${maxAltLength} characters; empty removes it.`,
  })
  alt?: string | null;
}

@InputType({ description: 'Which medium to take out of the library.' })
export class RemoveMediumInput {
  @Field(() => ID, { description: 'The medium.' })
  id!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Also when it is shown somewhere, which leaves a hole there.',
  })
  evenIfUsed!: boolean;
}

@InputType({ description: 'Which removed medium to bring back.' })
export class RestoreMediumInput {
  @Field(() => ID, { description: 'The medium.' })
  id!: string;
}

@ObjectType({ description: 'The upload can begin.' })
export class BeginUploadSuccess {
  @Field(() => Upload, { description: 'Where to send the bytes.' })
  readonly upload: Upload;

  constructor(upload: Upload) {
    this.upload = upload;
  }
}

/** What a command leaves behind; the medium itself is read by the projector. */
export abstract class WrittenMedium {
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

@ObjectType({ description: 'The changes were saved.' })
export class UpdateMediumSuccess extends WrittenMedium {}

@ObjectType({ description: 'It is out of the library; restoreMedium brings it back within 30 days.' })
export class RemoveMediumSuccess extends WrittenMedium {}

@ObjectType({ description: 'It is in the library again.' })
export class RestoreMediumSuccess extends WrittenMedium {}

export const BeginUploadPayload = createUnionType({
  name: 'BeginUploadPayload',
  description: 'What came of beginUpload: its success, or a refusal.',
  types: () => [BeginUploadSuccess, MediumTooLarge, MediumNotTaken, MediumEmpty] as const,
});

export const UpdateMediumPayload = createUnionType({
  name: 'UpdateMediumPayload',
  description: 'What came of updateMedium: its success, or a refusal.',
  types: () => [UpdateMediumSuccess, TextLengthOutOfRange] as const,
});

export const RemoveMediumPayload = createUnionType({
  name: 'RemoveMediumPayload',
  description: 'What came of removeMedium: its success, or a refusal.',
  types: () => [RemoveMediumSuccess, MediumInUse] as const,
});

export const RestoreMediumPayload = createUnionType({
  name: 'RestoreMediumPayload',
  description: 'What came of restoreMedium: its success, or a refusal.',
  types: () => [RestoreMediumSuccess, MediumReplaced] as const,
});
