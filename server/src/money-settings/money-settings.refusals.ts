import { Field, Int, ObjectType } from 'type-graphql';
import { UserError } from '../shared/errors/user-error.ts';

@ObjectType({ implements: UserError, description: 'A setting is too low or too high.' })
export class MoneySettingOutOfRange extends UserError {
  @Field(() => String, { description: 'The input field.' })
  readonly field: string;

  @Field(() => Int, { description: 'The lowest value it takes.' })
  readonly min: number;

  @Field(() => Int, { description: 'The highest value it takes.' })
  readonly max: number;

  constructor(field: string, min: number, max: number) {
    super('MONEY_SETTING_OUT_OF_RANGE', {
      'zh-CN': `「${field}」应在 ${min} 到 ${max} 之间`,
      en: `${field} is between ${min} and ${max}`,
    });
    this.field = field;
    this.min = min;
    this.max = max;
  }
}

@ObjectType({ implements: UserError, description: 'Somebody saved the settings since they were read.' })
export class MoneySettingsConflict extends UserError {
  @Field(() => Int, { description: 'The version that is saved now.' })
  readonly version: number;

  constructor(version: number) {
    super('MONEY_SETTINGS_CONFLICT', {
      'zh-CN': '其他人刚刚修改过这些设置，请刷新后再改',
      en: 'Someone else has just changed these settings; read them again first',
    });
    this.version = version;
  }
}
