import { createUnionType, Field, InputType, ObjectType } from 'type-graphql';
import { UserError } from '../shared/errors/user-error.ts';
import { ScanPurpose } from './scan-sign-in.entity.ts';

@ObjectType({ simpleResolvers: true, description: 'What a scanned code asks of you.' })
export class ScanRequest {
  @Field(() => ScanPurpose, { description: 'Sign a browser in, or link you to one of the staff.' })
  readonly purpose!: ScanPurpose;

  @Field(() => String, { description: 'Which browser asks: "Chrome · macOS"; empty when it did not say.' })
  readonly device!: string;

  @Field(() => String, { description: 'The internet address it asks from.' })
  readonly address!: string;

  @Field(() => String, {
    description: 'Under which name: of the staff you are, or are to be linked to; empty when you may not confirm.',
  })
  readonly staffName!: string;

  @Field(() => Boolean, {
    description: 'Whether you may confirm: to sign in you have to be linked to one of the staff.',
  })
  readonly viewerMayConfirm!: boolean;

  @Field(() => Date, { description: 'When the code was shown.' })
  readonly createdAt!: Date;

  @Field(() => Date, { description: 'Until when it can be confirmed.' })
  readonly expiresAt!: Date;
}

@InputType({ description: 'The code that was scanned.' })
export class AnswerScanInput {
  @Field(() => String, { description: 'As the address in the code carries it.' })
  code!: string;
}

@ObjectType({ description: 'A code to show; it works once, for two minutes.' })
export class BeginMemberLinkSuccess {
  @Field(() => String, { description: 'The address the code is to hold.' })
  readonly url: string;

  @Field(() => Date, { description: 'Until when it works.' })
  readonly expiresAt: Date;

  @Field(() => String, {
    nullable: true,
    description: 'In the demo: where its phone opens the code, as a camera would; null elsewhere.',
  })
  readonly simulatorUrl: string | null;

  constructor({ url, expiresAt, simulatorUrl }: Pick<BeginMemberLinkSuccess, 'url' | 'expiresAt' | 'simulatorUrl'>) {
    this.url = url;
    this.expiresAt = expiresAt;
    this.simulatorUrl = simulatorUrl;
  }
}

@ObjectType({ description: 'You confirmed. The browser goes on by itself.' })
export class ConfirmScanSuccess {
  @Field(() => ScanPurpose, { description: 'What came of it.' })
  readonly purpose: ScanPurpose;

  constructor(purpose: ScanPurpose) {
    this.purpose = purpose;
  }
}

@ObjectType({ description: 'Nobody is signed in by this code.' })
export class RefuseScanSuccess {
  @Field(() => ScanPurpose, { description: 'What was asked for.' })
  readonly purpose: ScanPurpose;

  constructor(purpose: ScanPurpose) {
    this.purpose = purpose;
  }
}

@ObjectType({ description: 'Your Mini Program signs you in no more.' })
export class UnlinkMemberSuccess {
  @Field(() => Boolean, { description: 'False when it was not linked.' })
  readonly wasLinked: boolean;

  constructor(wasLinked: boolean) {
    this.wasLinked = wasLinked;
  }
}

@ObjectType({ implements: UserError, description: 'The code was used, refused, or is too old.' })
export class ScanOver extends UserError {
  constructor() {
    super('SCAN_OVER', {
      'zh-CN': '这个二维码已用过或已过期，请扫描屏幕上的新二维码',
      en: 'This code was used or is too old; scan the one on the screen now',
    });
  }
}

@ObjectType({ implements: UserError, description: 'You are not linked to anybody of the staff.' })
export class NotOfTheStaff extends UserError {
  constructor() {
    super('NOT_OF_THE_STAFF', {
      'zh-CN': '你的微信还没有与工作人员账户关联。请先用一次性链接登录，在「我的账户」里关联',
      en: 'Your WeChat is not linked to anybody of the staff. Sign in with a one-time link and link it under “My account”',
    });
  }
}

@ObjectType({ implements: UserError, description: 'You are linked to another person of the staff already.' })
export class MemberLinkedAlready extends UserError {
  constructor() {
    super('MEMBER_LINKED_ALREADY', {
      'zh-CN': '你的微信已与另一位工作人员关联，请先在那边解除',
      en: 'Your WeChat is linked to another person of the staff; unlink it there first',
    });
  }
}

export const BeginMemberLinkPayload = createUnionType({
  name: 'BeginMemberLinkPayload',
  description: 'What came of beginMemberLink: its success, or a refusal.',
  types: () => [BeginMemberLinkSuccess] as const,
});
export const ConfirmScanPayload = createUnionType({
  name: 'ConfirmScanPayload',
  description: 'What came of confirmScan: its success, or a refusal.',
  types: () => [ConfirmScanSuccess, ScanOver, NotOfTheStaff, MemberLinkedAlready] as const,
});
export const RefuseScanPayload = createUnionType({
  name: 'RefuseScanPayload',
  description: 'What came of refuseScan: its success, or a refusal.',
  types: () => [RefuseScanSuccess, ScanOver] as const,
});
export const UnlinkMemberPayload = createUnionType({
  name: 'UnlinkMemberPayload',
  description: 'What came of unlinkMember: its success, or a refusal.',
  types: () => [UnlinkMemberSuccess] as const,
});
