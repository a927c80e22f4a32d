import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { UserError } from '../shared/errors/user-error.ts';

export const maxPasskeyNameLength = 40;

@InputType({ description: 'A passkey the browser has just made.' })
export class AddPasskeyInput {
  @Field(() => String, { description: 'What you call it, 1–40 characters: "MacBook".' })
  name!: string;

  @Field(() => String, {
    description: 'What navigator.credentials.create() answered, as JSON text (RegistrationResponseJSON of WebAuthn).',
  })
  responseJson!: string;
}

@InputType({ description: 'Which of your passkeys to remove.' })
export class RemovePasskeyInput {
  @Field(() => ID, { description: 'The passkey.' })
  id!: string;
}

@InputType({ description: 'That it is you.' })
export class ConfirmWithPasskeyInput {
  @Field(() => String, {
    description: 'What navigator.credentials.get() answered, as JSON text (AuthenticationResponseJSON of WebAuthn).',
  })
  responseJson!: string;
}

@ObjectType({ description: 'The browser can make a passkey now, within 5 minutes.' })
export class BeginPasskeySuccess {
  @Field(() => String, {
    description: 'What navigator.credentials.create() needs, as JSON text (PublicKeyCredentialCreationOptionsJSON).',
  })
  readonly optionsJson: string;

  constructor(optionsJson: string) {
    this.optionsJson = optionsJson;
  }
}

@ObjectType({ description: 'The passkey vouches for you from now on.' })
export class AddPasskeySuccess {
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

@ObjectType({ description: 'The passkey is worth nothing any more.' })
export class RemovePasskeySuccess {
  @Field(() => ID, { description: 'Its opaque id.' })
  readonly removedId: string;

  constructor(removedId: string) {
    this.removedId = removedId;
  }
}

@ObjectType({ description: 'The browser can ask for a passkey now, within 5 minutes.' })
export class BeginPasskeyConfirmationSuccess {
  @Field(() => String, {
    description: 'What navigator.credentials.get() needs, as JSON text (PublicKeyCredentialRequestOptionsJSON).',
  })
  readonly optionsJson: string;

  constructor(optionsJson: string) {
    this.optionsJson = optionsJson;
  }
}

@ObjectType({ description: 'It is you: money and roles ask no more for a while.' })
export class ConfirmWithPasskeySuccess {
  @Field(() => Date, { description: 'Until when.' })
  readonly elevatedUntil: Date;

  constructor(elevatedUntil: Date) {
    this.elevatedUntil = elevatedUntil;
  }
}

@ObjectType({
  implements: UserError,
  description: 'The passkey was not accepted: another one, another page, or too late.',
})
export class PasskeyRefused extends UserError {
  constructor() {
    super('PASSKEY_REFUSED', {
      'zh-CN': '通行密钥没有通过验证，请重试一次',
      en: 'The passkey was not accepted; please try once more',
    });
  }
}

@ObjectType({ implements: UserError, description: 'You have no passkey to show.' })
export class NoPasskey extends UserError {
  constructor() {
    super('NO_PASSKEY', {
      'zh-CN': '你还没有通行密钥，请先在「我的账户」里添加',
      en: 'You have no passkey yet; add one under “My account”',
    });
  }
}

@ObjectType({ implements: UserError, description: 'The name of a passkey is empty or too long.' })
export class PasskeyNameOutOfRange extends UserError {
  @Field(() => Int, { description: 'How many characters it may have.' })
  readonly maxCharacters = maxPasskeyNameLength;

  constructor() {
    super('PASSKEY_NAME_OUT_OF_RANGE', {
      'zh-CN': `名称须为 1–${maxPasskeyNameLength} 个字`,
      en: `A name has 1–${maxPasskeyNameLength} characters`,
    });
  }
}

export const BeginPasskeyPayload = createUnionType({
  name: 'BeginPasskeyPayload',
  description: 'What came of beginPasskey: its success, or a refusal.',
  types: () => [BeginPasskeySuccess] as const,
});
export const AddPasskeyPayload = createUnionType({
  name: 'AddPasskeyPayload',
  description: 'What came of addPasskey: its success, or a refusal.',
  types: () => [AddPasskeySuccess, PasskeyRefused, PasskeyNameOutOfRange] as const,
});
export const RemovePasskeyPayload = createUnionType({
  name: 'RemovePasskeyPayload',
  description: 'What came of removePasskey: its success, or a refusal.',
  types: () => [RemovePasskeySuccess] as const,
});
export const BeginPasskeyConfirmationPayload = createUnionType({
  name: 'BeginPasskeyConfirmationPayload',
  description: 'What came of beginPasskeyConfirmation: its success, or a refusal.',
  types: () => [BeginPasskeyConfirmationSuccess, NoPasskey] as const,
});
export const ConfirmWithPasskeyPayload = createUnionType({
  name: 'ConfirmWithPasskeyPayload',
  description: 'What came of confirmWithPasskey: its success, or a refusal.',
  types: () => [ConfirmWithPasskeySuccess, PasskeyRefused] as const,
});
