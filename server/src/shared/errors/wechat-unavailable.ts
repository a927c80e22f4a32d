import { ObjectType } from 'type-graphql';
import { UserError } from './user-error.ts';

/** The refusal of every command that needs WeChat's answer now. */
@ObjectType({ implements: UserError, description: 'WeChat gave no usable answer. Nothing is lost; try again.' })
export class WeChatUnavailable extends UserError {
  constructor() {
    super('WECHAT_UNAVAILABLE', {
      'zh-CN': '微信暂时没有回应，请稍后再试',
      en: 'WeChat is not answering right now; please try again in a moment',
    });
  }
}
