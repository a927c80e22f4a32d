import { createUnionType, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { AppidTaken, InvalidConnection } from './account.refusals.ts';

export enum PushMode {
  PLAIN = 'PLAIN',
  COMPATIBLE = 'COMPATIBLE',
  SECURE = 'SECURE',
}
registerEnumType(PushMode, {
  name: 'PushMode',
  description: 'How WeChat sends us messages and events, as chosen in its console.',
  valuesConfig: {
    PLAIN: { description: '明文模式: only where nothing better works.' },
    COMPATIBLE: { description: '兼容模式.' },
    SECURE: { description: '安全模式: encrypted; what to choose.' },
  },
});

export enum ConnectionCheckKind {
  OFFICIAL_ACCOUNT_SECRET = 'OFFICIAL_ACCOUNT_SECRET',
  OFFICIAL_ACCOUNT_CALLBACK = 'OFFICIAL_ACCOUNT_CALLBACK',
  OFFICIAL_ACCOUNT_MENU = 'OFFICIAL_ACCOUNT_MENU',
  MINI_PROGRAM_SECRET = 'MINI_PROGRAM_SECRET',
  MINI_PROGRAM_CALLBACK = 'MINI_PROGRAM_CALLBACK',
  WECHAT_PAY = 'WECHAT_PAY',
  XPAY = 'XPAY',
}
registerEnumType(ConnectionCheckKind, {
  name: 'ConnectionCheckKind',
  description: 'What can be tried out with WeChat.',
  valuesConfig: {
    OFFICIAL_ACCOUNT_SECRET: { description: 'Whether WeChat takes AppID, AppSecret and this server’s address.' },
    OFFICIAL_ACCOUNT_CALLBACK: { description: 'Whether WeChat’s messages and events reach us.' },
    OFFICIAL_ACCOUNT_MENU: { description: 'Whether the Official Account may have a Custom Menu.' },
    MINI_PROGRAM_SECRET: { description: 'Whether WeChat takes the Mini Program’s AppID and AppSecret.' },
    MINI_PROGRAM_CALLBACK: { description: 'Whether the Mini Program’s events, payments among them, reach us.' },
    WECHAT_PAY: { description: 'Whether WeChat Pay takes our signature.' },
    XPAY: { description: 'Whether Virtual Payment takes our signature.' },
  },
});

@InputType({
  description: 'An app’s numbers and secrets. A secret that is not given stays as it is; none is ever read back.',
})
class ConnectAppInput {
  @Field(() => ID, { description: 'wx and 16 characters.' })
  appid!: string;

  @Field(() => String, { nullable: true, description: '32 characters; from WeChat’s console, 开发 › 基本配置.' })
  appSecret?: string | null;

  @Field(() => String, { description: 'gh_…; from WeChat’s console, 账号详情.' })
  originalId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The token of the server configuration, 3–32 letters and digits.',
  })
  token?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The EncodingAESKey of the server configuration, 43 characters.',
  })
  encodingAesKey?: string | null;

  @Field(() => PushMode, { defaultValue: PushMode.SECURE, description: 'As chosen at WeChat.' })
  mode!: PushMode;
}

@InputType({ description: 'The Official Account’s numbers and secrets.' })
export class ConnectOfficialAccountInput extends ConnectAppInput {}

@InputType({ description: 'The Mini Program’s numbers and secrets.' })
export class ConnectMiniProgramInput extends ConnectAppInput {}

@InputType({ description: 'A WeChat Pay merchant, API v3. A secret that is not given stays as it is.' })
export class ConnectWeChatPayInput {
  @Field(() => ID, { description: 'The merchant number, 8–10 digits.' })
  mchid!: string;

  @Field(() => String, { description: 'Serial number of the merchant certificate, 40 hexadecimal digits.' })
  serialNo!: string;

  @Field(() => String, { nullable: true, description: 'apiclient_key.pem.' })
  privateKeyPem?: string | null;

  @Field(() => String, { nullable: true, description: 'The APIv3 key, 32 characters.' })
  apiV3Key?: string | null;

  @Field(() => ID, { nullable: true, description: 'PUB_KEY_ID_…, or the serial number of a platform certificate.' })
  wechatPayKeySerial?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The public key, or the certificate, of that name. The one before stays believed beside it.',
  })
  wechatPayKeyPem?: string | null;
}

@InputType({
  description: 'Virtual Payment (虚拟支付) of the Mini Program. A secret that is not given stays as it is.',
})
export class ConnectXpayInput {
  @Field(() => ID, { description: 'The OfferId of Virtual Payment’s settings.' })
  offerId!: string;

  @Field(() => String, { nullable: true, description: 'The AppKey: of production, or of the sandbox with isSandbox.' })
  appKey?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'WeChat’s own trial environment, for development and trial versions only.',
  })
  isSandbox!: boolean;

  @Field(() => Boolean, { description: 'Whether WeChat opened payments on iOS for this Mini Program.' })
  isOnIos!: boolean;
}

@InputType({ description: 'What to try out.' })
export class CheckConnectionInput {
  @Field(() => ConnectionCheckKind, { description: 'What to try out.' })
  kind!: ConnectionCheckKind;
}

@ObjectType({ simpleResolvers: true, description: 'What came of trying something out with WeChat.' })
export class ConnectionReport {
  @Field(() => ConnectionCheckKind, { description: 'What was tried out.' })
  readonly kind!: ConnectionCheckKind;

  @Field(() => Boolean, { description: 'Whether it works.' })
  readonly isPassed!: boolean;

  @Field(() => String, { description: 'What was found, in a sentence.' })
  readonly finding!: string;

  @Field(() => String, { nullable: true, description: 'What to do about it; null when it works.' })
  readonly whatToDo!: string | null;

  @Field(() => Date, { description: 'When.' })
  readonly checkedAt!: Date;
}

@ObjectType({ simpleResolvers: true, description: 'An app as it is connected, without its secrets.' })
export class AppConnection {
  @Field(() => ID, { description: 'Its AppID.' })
  readonly appid!: string;

  @Field(() => String, { description: 'Its original id, gh_….' })
  readonly originalId!: string;

  @Field(() => PushMode, { description: 'How WeChat sends us messages and events.' })
  readonly mode!: PushMode;

  @Field(() => String, { description: 'The address to enter at WeChat for messages and events.' })
  readonly callbackUrl!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A WeChat Pay merchant as it is connected, without its secrets.' })
export class WeChatPayConnection {
  @Field(() => ID, { description: 'The merchant number.' })
  readonly mchid!: string;

  @Field(() => String, { description: 'Serial number of the merchant certificate.' })
  readonly serialNo!: string;

  @Field(() => [String], { description: 'Names of the keys by which WeChat Pay’s signatures are believed.' })
  readonly wechatPayKeySerials!: string[];
}

@ObjectType({ simpleResolvers: true, description: 'Virtual Payment as it is connected, without its secrets.' })
export class XpayConnection {
  @Field(() => ID, { description: 'The OfferId.' })
  readonly offerId!: string;

  @Field(() => Boolean, { description: 'Whether it is WeChat’s own trial environment.' })
  readonly isSandbox!: boolean;

  @Field(() => Boolean, { description: 'Whether payments are open on iOS.' })
  readonly isOnIos!: boolean;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What connects the account with WeChat. Secrets can be written, never read.',
})
export class AccountConnections {
  @Field(() => String, { description: 'Where browsers and WeChat reach this server.' })
  readonly publicUrl!: string;

  @Field(() => AppConnection, { nullable: true, description: 'The Official Account; null until it is connected.' })
  readonly officialAccount!: AppConnection | null;

  @Field(() => AppConnection, { nullable: true, description: 'The Mini Program; null until it is connected.' })
  readonly miniProgram!: AppConnection | null;

  @Field(() => WeChatPayConnection, { nullable: true, description: 'The merchant; null until it is connected.' })
  readonly wechatPay!: WeChatPayConnection | null;

  @Field(() => XpayConnection, { nullable: true, description: 'Virtual Payment; null until it is connected.' })
  readonly xpay!: XpayConnection | null;

  @Field(() => [ConnectionReport], { description: 'The last result of each check; what was changed since has none.' })
  readonly reports!: ConnectionReport[];
}

@ObjectType({ description: 'Kept, sealed with the master key. Try it out with checkConnection.' })
export class ConnectSuccess {
  @Field(() => AccountConnections, { description: 'What is connected now.' })
  readonly connections: AccountConnections;

  constructor(connections: AccountConnections) {
    this.connections = connections;
  }
}

@ObjectType({ description: 'WeChat was asked.' })
export class CheckConnectionSuccess {
  @Field(() => ConnectionReport, { description: 'What came of it.' })
  readonly report: ConnectionReport;

  constructor(report: ConnectionReport) {
    this.report = report;
  }
}

export const ConnectPayload = createUnionType({
  name: 'ConnectPayload',
  description: 'What came of connecting something: its success, or a refusal.',
  types: () => [ConnectSuccess, InvalidConnection, AppidTaken] as const,
});
